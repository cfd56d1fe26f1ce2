import type { Db } from '@suivi/db';
import { defineJob } from '@suivi/jobs';
import type { Clock } from '@suivi/kernel';
import { z } from 'zod';
import { forgetLeftovers } from './answer/drafts.js';
import { type ReadingContext, readReplies } from './reading-replies.js';

/** Each minute: answers that came in as mails are read. */
export const readAnswers = defineJob({
  name: 'updates.read-answers',
  payload: z.object({}),
  run: async (context: ReadingContext): Promise<void> => {
    await readReplies(context);
  },
});

/** Once a day: drafts that nobody goes on with, and files that belong to nothing, are forgotten. */
export const forgetUnused = defineJob({
  name: 'updates.forget-unused',
  payload: z.object({}),
  run: async ({ db, clock }: { db: Db; clock: Clock }): Promise<void> => {
    await forgetLeftovers(db, clock.now());
  },
});
