import { wholeInstallation } from '@suivi/access';
import type { Acceptance, CommitmentProject, ImplementationStatus, Level } from '@suivi/contract';
import { joinTransaction, type Sql, type Tx, transact } from '@suivi/db';
import { type Act, localDayOf, type LocalizedText, Refusal } from '@suivi/kernel';
import { type Meeting, meeting, nextMeetingOf, seriesNamed } from '@suivi/outcomes';
import { type CommitmentState, lockedCommitment, lockedOpenCommitment, ownerOf, ownersWith, remember, verified } from './change.js';
import * as store from './commitments.store.js';
import { requireAcceptanceReason } from './acceptance.js';
import type { DeadlineInput } from './deadline.js';
import { isFinal, transition } from './life.js';
import { checkArea, checkObjective, namedOwners, type OwnerInput, storedDeadline } from './registering.js';

/** A coordinator's change to an open commitment; what is absent stays. */
export interface CommitmentChange {
  id: number;
  version?: number;
  title?: string;
  owners?: readonly OwnerInput[];
  deadline?: DeadlineInput;
  thematicAreaId?: number | null;
  objectiveId?: number | null;
  project?: CommitmentProject | null;
  level?: Level | null;
  acceptance?: Acceptance | null;
  acceptanceReason?: string | null;
  reason?: string;
}

async function assignOwners(tx: Tx, before: CommitmentState, wanted: readonly OwnerInput[], act: Act): Promise<void> {
  const owners = await namedOwners(tx, before.partnershipId, wanted);
  const present = new Map(before.owners.map((o) => [o.organizationId, o]));
  await store.deleteOwners(tx, before.id, before.owners.map((o) => o.organizationId).filter((id) => !owners.some((o) => o.organizationId === id)));
  for (const owner of owners) {
    if (present.has(owner.organizationId)) await store.updateOwner(tx, { commitmentId: before.id, organizationId: owner.organizationId }, { part: owner.part });
    else await store.insertOwners(tx, [{ commitmentId: before.id, ...owner, assignedAt: act.now, declaredStatus: 'not-started' }]);
  }
}

/** Changes wording, owners, deadline, area, level or acceptance of an open commitment. */
export const editCommitment = (sql: Sql, input: CommitmentChange, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => {
    if (input.deadline && 'meetingId' in input.deadline) await store.lockMeetings(tx, [input.deadline.meetingId]);
    const before = await lockedOpenCommitment(tx, input.id, input.version);
    await checkArea(tx, before.partnershipId, input.thematicAreaId);
    await checkObjective(tx, before.partnershipId, input.objectiveId);
    if (input.owners) await assignOwners(tx, before, input.owners, act);
    const deadline = input.deadline === undefined ? {} : await storedDeadline(tx, input.deadline, before.partnershipId);
    const { title, thematicAreaId, objectiveId, project, level, acceptance, acceptanceReason } = input;
    if (acceptance !== undefined) requireAcceptanceReason(acceptance, acceptanceReason === undefined ? before.acceptanceReason : acceptanceReason);
    const row = await store.updateCommitment(tx, before.id, { ...defined({ title, thematicAreaId, objectiveId, project, level, acceptance, acceptanceReason }), ...deadline });
    return remember(tx, { before, row, action: 'edited', reason: input.reason, owners: input.owners ? undefined : before.owners }, act);
  });

const defined = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Sets the coordinator's verified status: a final one closes the record, any other reopens a closed one (with a reason). */
export const verifyStatus = (sql: Sql, input: { id: number; version?: number; status: ImplementationStatus; reason?: string }, act: Act): Promise<CommitmentState> =>
  transact(sql, async (tx) => {
    const before = await lockedCommitment(tx, input.id, input.version);
    const row = await store.updateCommitment(tx, before.id, verified(before, input.status, input.reason ?? null, act));
    const action = before.recordState === 'closed' && row.recordState === 'open' ? 'reopened' : isFinal(input.status) ? 'closed' : 'verified';
    return remember(tx, { before, row, action, reason: input.reason, owners: before.owners }, act);
  });

/** Takes down what an entity declares: its reminders rest until the update is decided. `updates` calls this. */
export const declareStatus = (sql: Sql, input: { commitmentId: number; organizationId: number; status: ImplementationStatus }, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => {
    const before = await lockedOpenCommitment(tx, input.commitmentId);
    const owner = ownerOf(before, input.organizationId);
    if (owner.awaitingSince) throw new Refusal('update.awaiting-decision', 'an update of this entity already waits for the coordinator');
    const standing = owner.part === 'lead' ? input.status : before.declaredStatus;
    await store.noteDeclaration(tx, { id: before.id, organizationId: input.organizationId, declared: input.status, standing, at: act.now });
    const row = { ...before, declaredStatus: standing, lastUpdateAt: act.now, version: before.version + 1 };
    const owners = ownersWith(before, owner.organizationId, { declaredStatus: input.status, awaitingSince: act.now, clearanceAskedAt: null, lastUpdateAt: act.now });
    return remember(tx, { before, row, action: 'update-submitted', owners }, act);
  });

/** What the coordinator decided on an entity's update. */
export interface UpdateDecision {
  commitmentId: number;
  organizationId: number;
  /** The verified status to take over from the lead's accepted update; null where the update was returned. */
  status: ImplementationStatus | null;
  reason?: string | null;
}

/** Ends the wait for a decision; an accepted update of the lead entity sets the verified status. `updates` calls this. */
export const settleUpdate = (sql: Sql, input: UpdateDecision, act: Act): Promise<CommitmentState> =>
  joinTransaction(sql, async (tx) => {
    const before = await lockedCommitment(tx, input.commitmentId);
    await store.updateOwner(tx, input, { awaitingSince: null });
    const leads = before.owners.some((o) => o.organizationId === input.organizationId && o.part === 'lead');
    const takesOver = input.status !== null && leads && before.recordState === 'open';
    const set = takesOver ? verified(before, input.status as ImplementationStatus, input.reason ?? null, act) : {};
    const row = await store.updateCommitment(tx, before.id, set);
    const owners = ownersWith(before, input.organizationId, { awaitingSince: null });
    const action = input.status === null ? 'update-returned' : row.recordState === 'closed' && before.recordState === 'open' ? 'closed' : 'update-accepted';
    return remember(tx, { before, row, action, reason: input.reason, owners }, act);
  });

/** Where an open commitment goes on, and with which deadline. Absent: the next meeting of the series, and a deadline that is still to come. */
export interface CarryingOver {
  id: number;
  version?: number;
  meetingId?: number;
  deadline?: DeadlineInput;
  reason?: string;
}

/** The meeting under which a commitment goes on; refuses where there is none yet. */
async function meetingUnder(tx: Tx, before: store.CommitmentRow, meetingId: number | undefined): Promise<Meeting> {
  const of = await meeting(tx, wholeInstallation, before.meetingId);
  const under = meetingId === undefined ? await nextMeetingOf(tx, of) : await meeting(tx, wholeInstallation, meetingId);
  if (!under || under.id === of.id) throw new Refusal('meeting.no-next-meeting', 'the next meeting of the series is not in the register yet: add it first');
  const { partnershipId } = await seriesNamed(tx, wholeInstallation, under.seriesId);
  if (partnershipId !== before.partnershipId) throw new Refusal('deadline.meeting-of-other-partnership', 'a commitment is carried over within its partnership');
  return under;
}

/** Refuses to end a record on which an entity's answer still waits: the answer would be lost with it. */
function refuseUndecided({ reference, owners }: CommitmentState): void {
  if (owners.some((o) => o.awaitingSince !== null)) throw new Refusal('update.awaiting-decision', `an update on ${reference} waits for a decision: accept or return it first`);
  if (owners.some((o) => o.extensionAskedAt !== null)) throw new Refusal('extension.already-asked', `a request for more time on ${reference} waits for a decision: grant or decline it first`);
}

/** Lets an open commitment go on as a new record under the next meeting; the old one keeps its words and points to the new. */
export const carryOver = (sql: Sql, input: CarryingOver, act: Act): Promise<CommitmentState> =>
  transact(sql, async (tx) => {
    const seen = await store.commitmentById(tx, wholeInstallation, input.id);
    if (!seen) throw new Refusal('not-found', `there is no commitment ${input.id}`);
    const under = await meetingUnder(tx, seen, input.meetingId);
    const hangsOn = input.deadline && 'meetingId' in input.deadline ? [input.deadline.meetingId] : [];
    await store.lockMeetings(tx, [under.id, ...hangsOn]);
    const before = await lockedCommitment(tx, input.id, input.version);
    const { to } = transition(before.recordState, 'carry-over', input.reason);
    refuseUndecided(before);
    const heir = await heirOf(tx, { before, under, deadline: input.deadline }, act);
    const row = await store.updateCommitment(tx, before.id, { recordState: to, succeededById: heir.id });
    await remember(tx, { before, row, action: 'carried-over', reason: input.reason, owners: before.owners }, act);
    return remember(tx, { before: null, row: heir, action: 'carried-in', reason: input.reason }, act);
  });

async function heirOf(tx: Tx, from: { before: CommitmentState; under: Meeting; deadline?: DeadlineInput }, act: Act): Promise<store.CommitmentRow> {
  const { before, under } = from;
  const { id: _id, owners, closedAt: _closedAt, closedReason: _reason, ...kept } = before;
  const stillToCome = before.deadlineOn !== null && before.deadlineOn > localDayOf(act.now, 'utc') && before.deadlineMeetingId !== under.id;
  const deadline = from.deadline === undefined && stillToCome ? {} : await storedDeadline(tx, from.deadline ?? null, before.partnershipId);
  const { slug } = await seriesNamed(tx, wholeInstallation, under.seriesId);
  const number = await store.nextNumberAtMeeting(tx, under.id);
  const heir = await store.insertCommitment(tx, {
    ...kept, ...deadline, meetingId: under.id, reference: `${slug.toUpperCase()}-${under.ordinal}/${String(number).padStart(2, '0')}`, proposalId: null,
    recordState: 'open', holdsMeetingId: null, horizonOn: (await nextMeetingOf(tx, under))?.startsOn ?? null, openedAt: act.now,
    carriedFromId: before.id, succeededById: null, version: 1,
  });
  await store.insertOwners(
    tx,
    owners.map((o) => ({
      commitmentId: heir.id, organizationId: o.organizationId, part: o.part as OwnerInput['part'], assignedAt: act.now, declaredStatus: o.declaredStatus as ImplementationStatus,
      lastUpdateAt: o.lastUpdateAt, answersPersonId: o.answersPersonId,
    })),
  );
  return heir;
}

/** Refuses to let a commitment end in favour of one that goes on as it: of what was promised nothing would be left open. */
async function refuseCircle(tx: Tx, before: { id: number; reference: string }, other: store.CommitmentRow): Promise<void> {
  const seen = new Set<number>();
  for (let next: store.CommitmentRow | undefined = other; next?.succeededById && !seen.has(next.id); next = await store.commitmentById(tx, wholeInstallation, next.succeededById)) {
    seen.add(next.id);
    if (next.succeededById === before.id) throw new Refusal('commitment.transition-not-allowed', `${other.reference} goes on as ${before.reference}: one of them stays`);
  }
}

async function endInFavourOf(sql: Sql, input: { id: number; version?: number; otherId: number | null; reason?: string; event: 'supersede' | 'merge' }, act: Act): Promise<CommitmentState> {
  return transact(sql, async (tx) => {
    await store.lockEndings(tx);
    const before = await lockedCommitment(tx, input.id, input.version);
    const { to } = transition(before.recordState, input.event, input.reason);
    refuseUndecided(before);
    if (input.otherId !== null) {
      const other = await store.commitmentById(tx, wholeInstallation, input.otherId);
      if (!other || other.id === before.id || other.partnershipId !== before.partnershipId) throw new Refusal('not-found', `there is no other commitment ${input.otherId} in this partnership`);
      await refuseCircle(tx, before, other);
    }
    const row = await store.updateCommitment(tx, before.id, { recordState: to, succeededById: input.otherId, closedAt: act.now, closedReason: input.reason ?? null });
    return remember(tx, { before, row, action: input.event === 'merge' ? 'merged' : 'superseded', reason: input.reason, owners: before.owners }, act);
  });
}

/** Ends a commitment in favour of another one, or (null) with the framework that held it. */
export const supersedeCommitment = (sql: Sql, input: { id: number; version?: number; byCommitmentId: number | null; reason: string }, act: Act) =>
  endInFavourOf(sql, { ...input, otherId: input.byCommitmentId, event: 'supersede' }, act);

/** Merges a commitment into another one of the partnership. */
export const mergeCommitment = (sql: Sql, input: { id: number; version?: number; intoCommitmentId: number; reason?: string }, act: Act) =>
  endInFavourOf(sql, { ...input, otherId: input.intoCommitmentId, event: 'merge' }, act);

/** Names the thematic areas of a partnership, in order, after those that it has. */
export const addThematicAreas = (sql: Sql, partnershipId: number, names: readonly LocalizedText[]): Promise<void> =>
  transact(sql, async (tx) => {
    const present = await store.thematicAreasOf(tx, wholeInstallation, partnershipId);
    await store.insertThematicAreas(tx, names.map((name, i) => ({ partnershipId, position: present.length + i + 1, name })));
  });
