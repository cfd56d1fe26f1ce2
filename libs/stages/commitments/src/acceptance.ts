import type { Acceptance } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { type CommitmentState, lockedCommitment, remember } from './change.js';
import * as store from './commitments.store.js';

/** What the side that owes it says to a commitment itself, whatever becomes of it: accepted, in part, or not; with the reason where it is not accepted whole. */
export const recordAcceptance = (sql: Sql, input: { id: number; version?: number; acceptance: Acceptance; reason?: string }, act: Act): Promise<CommitmentState> =>
  transact(sql, async (tx) => {
    const before = await lockedCommitment(tx, input.id, input.version);
    requireAcceptanceReason(input.acceptance, input.reason);
    const row = await store.updateCommitment(tx, before.id, { acceptance: input.acceptance, acceptanceReason: input.reason ?? null });
    return remember(tx, { before, row, action: 'acceptance-recorded', reason: input.reason, owners: before.owners }, act);
  });

/** Refuses what is not accepted whole without saying why. */
export function requireAcceptanceReason(acceptance: Acceptance | null, reason: string | null | undefined): void {
  if (acceptance !== null && acceptance !== 'accepted' && !reason?.trim()) throw new Refusal('commitment.reason-required', 'say why it is not accepted, or in part only');
}
