import { defineJob } from '@suivi/jobs';
import { z } from 'zod';
import { readWaitingFiles, type ReadingContext } from './reading-files.js';

/** Reads the files that wait to become documents. It bears no number: whoever comes to it takes the oldest that nobody has. */
export const readDocument = defineJob({
  name: 'outcomes.read-document',
  payload: z.object({}),
  run: (context: ReadingContext): Promise<void> => readWaitingFiles(context),
});
