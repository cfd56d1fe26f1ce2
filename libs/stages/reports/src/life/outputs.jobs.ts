import { defineJob } from '@suivi/jobs';
import { z } from 'zod';
import { type WritingContext, writeWaitingOutputs } from './output-writing.js';

/** Writes the files of reports that are waited for. It bears no number: whoever comes to it takes the oldest that nobody has. */
export const writeOutputs = defineJob({
  name: 'reports.write-outputs',
  payload: z.object({}),
  run: (context: WritingContext): Promise<void> => writeWaitingOutputs(context),
});
