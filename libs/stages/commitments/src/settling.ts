import { wholeInstallation } from '@suivi/access';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { documentsWhere, meeting, paragraphById, readOutcomeDocument } from '@suivi/outcomes';
import { type CommitmentState, lockedCommitment, remember } from './change.js';
import * as store from './commitments.store.js';
import type { StoredDeadline } from './deadline.js';
import { deadlineInDocument, storedDeadline } from './registering.js';

/** What a coordinator decides on words that a corrected version changed: take them over, or keep the accepted ones, with the reason. */
export interface CorrectionDecision {
  id: number;
  version?: number;
  choice: 'take-over' | 'keep';
  reason?: string;
}

const oneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** Settles the mark that a corrected version left on a commitment. */
export const settleCorrection = (sql: Sql, input: CorrectionDecision, act: Act): Promise<CommitmentState> =>
  transact(sql, async (tx) => {
    const before = await lockedCommitment(tx, input.id, input.version);
    const { correction } = before;
    if (!correction || correction.settled) throw new Refusal('commitment.transition-not-allowed', `no corrected words of ${before.reference} wait for a decision`);
    if (input.choice === 'keep') {
      if (!input.reason) throw new Refusal('commitment.reason-required', 'to keep words that the corrected version does not have, say why');
      const row = await store.updateCommitment(tx, before.id, { correction: { ...correction, settled: true } });
      return remember(tx, { before, row, action: 'words-kept', reason: input.reason, owners: before.owners }, act);
    }
    if (correction.words === null)
      throw new Refusal('commitment.transition-not-allowed', `the corrected version has no words in the place of those of ${before.reference}: keep them with a reason, or end the commitment`);
    const row = await store.updateCommitment(tx, before.id, { ...(await takenOver(tx, before, correction.words)), correction: null });
    return remember(tx, { before, row, action: 'words-taken-over', reason: input.reason, owners: before.owners }, act);
  });

/** The new words, and what only repeated the old ones: the title, and a deadline that the old words said. */
async function takenOver(tx: Tx, before: CommitmentState, words: string): Promise<{ quote: string; title?: string } & Partial<StoredDeadline>> {
  const title = oneLine(before.title) === oneLine(before.quote) ? { title: words } : {};
  return { quote: words, ...title, ...(before.recordState === 'open' ? await deadlineSaid(tx, before, words) : {}) };
}

/** Tells whether the deadline is what the old words said, and no longer what the new ones say: one that a person set stays. */
function cameFromWords({ quote, deadlineText, holdsMeetingId }: CommitmentState, words: string): boolean {
  if (deadlineText === null || holdsMeetingId !== null) return false;
  return oneLine(quote).includes(oneLine(deadlineText)) && !words.includes(oneLine(deadlineText));
}

/** The deadline that the new words say in place of the one that the old words said; what stands stays where they say none. */
async function deadlineSaid(tx: Tx, before: CommitmentState, words: string): Promise<Partial<StoredDeadline>> {
  const paragraph = before.paragraphId === null ? undefined : await paragraphById(tx, wholeInstallation, before.paragraphId);
  if (!paragraph || !cameFromWords(before, words)) return {};
  const [source] = await documentsWhere(tx, wholeInstallation, { id: paragraph.documentId });
  const read = source && readOutcomeDocument(words, source.document).proposals.find(({ deadline }) => deadline !== null);
  const input = await deadlineInDocument(tx, read?.deadline ?? null, await meeting(tx, wholeInstallation, before.meetingId));
  return input === null ? {} : storedDeadline(tx, input, before.partnershipId);
}
