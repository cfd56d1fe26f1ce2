import { type Sql, transact } from '@suivi/db';
import * as store from './outputs.store.js';

const dayMs = 86_400_000;
/** A draft that was sent round may be asked about for some weeks; a content that nothing is of may still be on its way to its first file. */
const [daysOfFiles, daysOfContents] = [30, 1];

/** Takes away the files of drafts that say something else by now, and contents that nothing is of; the bytes are forgotten with all files that belong to nothing. What was issued stays. */
export const forgetOldDrafts = (sql: Sql, now: Date): Promise<{ files: number; contents: number }> =>
  transact(sql, async (tx) => ({
    files: await store.removeOutdated(tx, new Date(now.getTime() - daysOfFiles * dayMs)),
    contents: await store.removeUnusedContents(tx, new Date(now.getTime() - daysOfContents * dayMs)),
  }));
