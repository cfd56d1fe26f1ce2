import type { Db } from '@suivi/db';
import { defineJob } from '@suivi/jobs';
import type { Clock } from '@suivi/kernel';
import { z } from 'zod';
import { sealRows } from './sealing.js';

/** Each minute: what was added to the history since is put under seal. */
export const sealHistory = defineJob({
  name: 'audit.seal-history',
  payload: z.object({}),
  run: async ({ db, clock }: { db: Db; clock: Clock }): Promise<void> => {
    await sealRows(db, clock.now());
  },
});
