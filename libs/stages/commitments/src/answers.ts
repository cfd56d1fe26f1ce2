import type { CommitmentAction } from '@suivi/contract';
import { joinTransaction, type Sql, type Tx } from '@suivi/db';
import { type Act, type LocalDate, type Precision, Refusal } from '@suivi/kernel';
import { type CommitmentState, lockedCommitment, lockedOpenCommitment, type OwnerState, ownerOf, ownersWith, remember } from './change.js';
import * as store from './commitments.store.js';
import { deadlineOnDate } from './deadline.js';

/** What an entity says of a commitment besides its status: more time, who answers, what its head has to clear first. `updates` calls these. */

interface OfOwner {
  commitmentId: number;
  organizationId: number;
}

/** What a decision on a wish of an entity puts on record. */
interface Settled {
  action: CommitmentAction;
  reason?: string | null;
}

/** Writes a change of an owner and of nothing else. */
async function changeOwner(tx: Tx, before: CommitmentState, change: Settled & { organizationId: number; set: Partial<Omit<OwnerState, 'organizationId' | 'part' | 'declaredStatus'>> }, act: Act): Promise<CommitmentState> {
  await store.updateOwner(tx, { commitmentId: before.id, organizationId: change.organizationId }, change.set);
  const row = await store.updateCommitment(tx, before.id, {});
  return remember(tx, { before, row, ...change, owners: ownersWith(before, change.organizationId, change.set) }, act);
}

/** Takes down that an entity asks for a later date: its reminders rest until that is settled. */
export const askExtension = (sql: Sql, input: OfOwner & { deadlineOn: LocalDate; reason: string }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => {
    const before = await lockedOpenCommitment(tx, input.commitmentId);
    if (ownerOf(before, input.organizationId).extensionAskedAt) throw new Refusal('extension.already-asked', `this entity has asked for more time on ${before.reference} already`);
    refuseEarlier(before, input.deadlineOn);
    return changeOwner(tx, before, { ...input, action: 'extension-asked', set: { extensionAskedAt: act.now } }, act);
  });

function refuseEarlier({ deadlineOn, reference }: CommitmentState, wanted: LocalDate): void {
  if (deadlineOn !== null && wanted <= deadlineOn) throw new Refusal('extension.not-later', `the deadline of ${reference} is ${deadlineOn}: more time is a later day`);
}

/** Ends the wait for more time without giving any: declined, or taken back. Of a record that is no longer open too. */
export const settleExtension = (sql: Sql, input: OfOwner & { outcome: 'declined' | 'withdrawn'; reason?: string | null }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) =>
    changeOwner(tx, await lockedCommitment(tx, input.commitmentId), { ...input, action: `extension-${input.outcome}`, set: { extensionAskedAt: null } }, act),
  );

/** Gives more time: moves the deadline to a later day, as exact as it is said, and ends the wait of the entity that asked. */
export const extendDeadline = (sql: Sql, input: OfOwner & { on: LocalDate; precision: Precision; reason: string }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => {
    const before = await lockedOpenCommitment(tx, input.commitmentId);
    ownerOf(before, input.organizationId);
    const deadline = deadlineOnDate(input);
    refuseEarlier(before, deadline.deadlineOn as LocalDate);
    await store.updateOwner(tx, input, { extensionAskedAt: null });
    const row = await store.updateCommitment(tx, before.id, deadline);
    return remember(tx, { before, row, action: 'extension-granted', reason: input.reason, owners: ownersWith(before, input.organizationId, { extensionAskedAt: null }) }, act);
  });

/** Takes down that somebody of an entity names a colleague to answer: its reminders rest until that is settled. */
export const proposeHandover = (sql: Sql, input: OfOwner & { reason: string | null }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => {
    const before = await lockedOpenCommitment(tx, input.commitmentId);
    const since = ownerOf(before, input.organizationId).handoverProposedAt ?? act.now;
    return changeOwner(tx, before, { ...input, action: 'handover-proposed', set: { handoverProposedAt: since } }, act);
  });

/**
 * Ends the wait for who answers, unless another of the entity has named a colleague too (asked once the commitment is locked). With `answersPersonId` the
 * reminders of this commitment go to that focal point of the entity instead of the others.
 */
export const settleHandover = (sql: Sql, input: OfOwner & Settled & { answersPersonId?: number; othersWait: () => Promise<boolean> }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => {
    const before = await lockedCommitment(tx, input.commitmentId);
    const { answersPersonId } = input;
    const set = { ...((await input.othersWait()) ? {} : { handoverProposedAt: null }), ...(answersPersonId === undefined ? {} : { answersPersonId, nudgedAt: null }) };
    return changeOwner(tx, before, { ...input, set }, act);
  });

/** Takes down that an answer waits for the head of the entity, or no longer does: who wrote it is not reminded meanwhile. Once it is cleared, `declareStatus` ends the wait. */
export const noteClearance = (sql: Sql, input: OfOwner & { asked: boolean }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => {
    const before = await lockedOpenCommitment(tx, input.commitmentId);
    const owner = ownerOf(before, input.organizationId);
    if (input.asked && owner.awaitingSince) throw new Refusal('update.awaiting-decision', 'an update of this entity already waits for the coordinator');
    return changeOwner(tx, before, { ...input, action: input.asked ? 'clearance-asked' : 'clearance-refused', set: { clearanceAskedAt: input.asked ? act.now : null } }, act);
  });

/** Takes down that the desk asked an entity directly; what it wrote is the reason. */
export const noteNudge = (sql: Sql, input: OfOwner & { note: string | null }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => changeOwner(tx, await lockedOpenCommitment(tx, input.commitmentId), { ...input, action: 'nudge-sent', reason: input.note, set: { nudgedAt: act.now } }, act));

/** Takes down that this was taken back before it left: the entity counts as asked when it was before (null: never). */
export const withdrawNudge = (sql: Sql, input: OfOwner & { nudgedAt: Date | null }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => changeOwner(tx, await lockedCommitment(tx, input.commitmentId), { ...input, action: 'nudge-withdrawn', set: { nudgedAt: input.nudgedAt } }, act));
