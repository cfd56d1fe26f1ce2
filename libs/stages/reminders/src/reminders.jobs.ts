import type { Db } from '@suivi/db';
import { defineJob } from '@suivi/jobs';
import { z } from 'zod';
import { watchUnwatched } from './watch.store.js';

/** Once a day: owners that nobody would look at, because a hand was in the database, are put under watch again. */
export const repairWatch = defineJob({
  name: 'reminders.repair-watch',
  payload: z.object({}),
  run: async ({ db }: { db: Db }): Promise<void> => {
    await watchUnwatched(db);
  },
});
