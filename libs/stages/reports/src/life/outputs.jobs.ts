import type { Db } from '@suivi/db';
import { defineJob } from '@suivi/jobs';
import type { Clock } from '@suivi/kernel';
import { z } from 'zod';
import { forgetOldDrafts } from './forgetting.js';
import { type WritingContext, writeWaitingOutputs } from './output-writing.js';

/** Writes the files of reports that are waited for. It bears no number: whoever comes to it takes the oldest that nobody has. */
export const writeOutputs = defineJob({
  name: 'reports.write-outputs',
  payload: z.object({}),
  run: (context: WritingContext): Promise<void> => writeWaitingOutputs(context),
});

/** Once a day: files of drafts that say something else by now are forgotten. */
export const forgetDraftFiles = defineJob({
  name: 'reports.forget-draft-files',
  payload: z.object({}),
  run: async ({ db, clock }: { db: Db; clock: Clock }): Promise<void> => {
    await forgetOldDrafts(db, clock.now());
  },
});
