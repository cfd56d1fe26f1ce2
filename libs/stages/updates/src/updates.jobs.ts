import { defineJob } from '@suivi/jobs';
import { z } from 'zod';
import { type ReadingContext, readReplies } from './reading-replies.js';

/** Each minute: answers that came in as mails are read. */
export const readAnswers = defineJob({
  name: 'updates.read-answers',
  payload: z.object({}),
  run: async (context: ReadingContext): Promise<void> => {
    await readReplies(context);
  },
});
