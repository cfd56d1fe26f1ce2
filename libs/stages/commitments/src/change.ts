import { recordHistory } from '@suivi/audit';
import type { CommitmentAction, ImplementationStatus } from '@suivi/contract';
import type { Tx } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { checkVersion } from '@suivi/outcomes';
import * as store from './commitments.store.js';
import { eventOf, needsReason, transition } from './life.js';

/** A commitment's whole state as the history keeps it. */
export interface CommitmentState extends store.CommitmentRow {
  owners: OwnerState[];
}

/** An owner as the history keeps it. */
export interface OwnerState extends Pick<store.OwnerRow, 'organizationId' | 'awaitingSince' | 'extensionAskedAt' | 'handoverProposedAt' | 'clearanceAskedAt' | 'answersPersonId' | 'nudgedAt' | 'lastUpdateAt'> {
  part: string;
  declaredStatus: string;
}

/** The state of a commitment now, owners included. */
export async function stateOf(tx: Tx, row: store.CommitmentRow): Promise<CommitmentState> {
  const owners = await store.ownersOf(tx, row.id);
  return { ...row, owners: owners.map(({ commitmentId: _commitment, assignedAt: _assigned, ...state }) => state) };
}

/** The commitment, locked and at the version that the change started from; refuses otherwise. */
export async function lockedCommitment(tx: Tx, id: number, version?: number): Promise<CommitmentState> {
  const row = await store.commitmentForChange(tx, id);
  if (!row) throw new Refusal('not-found', `there is no commitment ${id}`);
  checkVersion(row, version);
  return stateOf(tx, row);
}

/** The same, refusing a record that is no longer open. */
export async function lockedOpenCommitment(tx: Tx, id: number, version?: number): Promise<CommitmentState> {
  const state = await lockedCommitment(tx, id, version);
  if (state.recordState !== 'open') throw new Refusal('commitment.not-open', `${state.reference} is ${state.recordState}`);
  return state;
}

/** The owner that an entity is of a commitment; refuses one that is none. */
export function ownerOf({ owners, reference }: CommitmentState, organizationId: number): OwnerState {
  const owner = owners.find((o) => o.organizationId === organizationId);
  if (!owner) throw new Refusal('update.not-an-owner', `this entity neither leads nor contributes to ${reference}`);
  return owner;
}

/** The owners with one of them changed. */
export const ownersWith = ({ owners }: CommitmentState, organizationId: number, set: Partial<OwnerState>): OwnerState[] =>
  owners.map((o) => (o.organizationId === organizationId ? { ...o, ...set } : o));

/** Puts a change on record: the whole state after it, and how it differs from `before`. `owners` spares reading them where the change knows them. */
export async function remember(
  tx: Tx,
  change: { before: CommitmentState | null; row: store.CommitmentRow; action: CommitmentAction; reason?: string | null; owners?: CommitmentState['owners'] },
  act: Act,
): Promise<CommitmentState> {
  const after = change.owners ? { ...change.row, owners: change.owners } : await stateOf(tx, change.row);
  await recordHistory(tx, {
    partnershipId: after.partnershipId, subject: 'commitment', subjectId: after.id, at: act.now, actor: act.actor, action: change.action,
    reason: change.reason ?? null, before: change.before, after,
  });
  return after;
}

/** What a verified status does to the record's columns. */
export function verified(before: CommitmentState, status: ImplementationStatus, reason: string | null, act: Act) {
  const { to } = transition(before.recordState, eventOf(status, before.recordState), reason);
  const closes = to === 'closed';
  return { verifiedStatus: status, recordState: to, closedAt: closes ? act.now : null, closedReason: closes && needsReason(status) ? reason : null };
}
