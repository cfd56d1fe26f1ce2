import { wholeInstallation } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { Level, OwnerPart, ProposalKind } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { expandOwners } from '@suivi/directory';
import { type Act, addMonths, Refusal } from '@suivi/kernel';
import { acceptProposal, type Meeting, meeting, nextMeetingOf, type Proposal, reopenProposal as reopen, seriesNamed } from '@suivi/outcomes';
import { type CommitmentState, remember, stateOf } from './change.js';
import * as store from './commitments.store.js';
import { deadlineAtMeeting, type DeadlineInput, deadlineOnDate, noDeadline, type StoredDeadline } from './deadline.js';
import { addMeeting } from './meetings.js';
import { objectiveById } from './objectives.store.js';

/** An owner as named by a person; groups are replaced by their members. */
export interface OwnerInput {
  organizationId: number;
  part: OwnerPart;
}

/** What a coordinator decides when a passage becomes a commitment. */
export interface Registering {
  title?: string;
  owners: readonly OwnerInput[];
  /** Absent: what the document says. */
  deadline?: DeadlineInput;
  thematicAreaId?: number | null;
  level?: Level | null;
}

/** The stored form of a deadline; a meeting that it hangs on must be one of the same partnership. */
export async function storedDeadline(sql: Sql, input: DeadlineInput, partnershipId: number): Promise<StoredDeadline> {
  if (input === null) return noDeadline;
  if ('on' in input) return deadlineOnDate(input);
  await store.lockMeetings(sql, [input.meetingId]); // a meeting that moves at this moment must find the deadline or be found moved
  const at = await meeting(sql, wholeInstallation, input.meetingId);
  if ((await seriesNamed(sql, wholeInstallation, at.seriesId)).partnershipId !== partnershipId)
    throw new Refusal('deadline.meeting-of-other-partnership', 'a deadline can hang only on a meeting of the same partnership');
  return deadlineAtMeeting(at, input.text ?? null);
}

/** The owners that a list stands for, exactly one of them leading. */
export async function namedOwners(sql: Sql, partnershipId: number, owners: readonly OwnerInput[]): Promise<OwnerInput[]> {
  const named = await expandOwners(sql, partnershipId, owners);
  if (named.filter((o) => o.part === 'lead').length !== 1) throw new Refusal('commitment.lead-required', 'exactly one entity leads; a group cannot lead, one of its members can');
  return named;
}

/** Refuses an area that is not one of the partnership's. */
export async function checkArea(sql: Sql, partnershipId: number, areaId: number | null | undefined): Promise<void> {
  if (areaId && (await store.thematicAreaById(sql, areaId))?.partnershipId !== partnershipId) throw new Refusal('not-found', `there is no thematic area ${areaId} in this partnership`);
}

/** Refuses an objective that is not one of the partnership's. */
export async function checkObjective(sql: Sql, partnershipId: number, objectiveId: number | null | undefined): Promise<void> {
  if (objectiveId && (await objectiveById(sql, objectiveId))?.partnershipId !== partnershipId) throw new Refusal('not-found', `there is no strategic objective ${objectiveId} in this partnership`);
}

/** The meeting that a proposal promises to hold: the next of the series; if it has no record yet, one is made with the date that the document says, or the year in which the series' interval ends. */
async function meetingPromised(tx: Tx, proposal: Proposal, of: Meeting, act: Act): Promise<Meeting | null> {
  if (proposal.kind !== 'next-meeting') return null;
  const next = await nextMeetingOf(tx, of);
  if (next) return next;
  const { intervalMonths } = await seriesNamed(tx, wholeInstallation, of.seriesId);
  const said = proposal.deadline?.date;
  const dates = said ? { startsOn: said, precision: proposal.deadline?.precision ?? 'day' } : { startsOn: addMonths(of.startsOn, intervalMonths), precision: 'year' as const };
  return addMeeting(tx, { seriesId: of.seriesId, ordinal: of.ordinal + 1, ...dates, place: '' }, act);
}

/** What the document itself says of a deadline, as a deadline of ours: a date, a meeting of the series, or none. */
export async function deadlineInDocument(tx: Tx, said: Proposal['deadline'], of: Meeting): Promise<DeadlineInput> {
  if (!said) return null;
  if (said.date) return { on: said.date, precision: said.precision ?? 'day', text: said.text };
  const next = await nextMeetingOf(tx, of);
  const hangsOnNext = said.type === 'meeting' && next !== undefined && (said.meetingOrdinal === undefined || said.meetingOrdinal === next.ordinal);
  return hangsOnNext ? { meetingId: next.id, text: said.text } : null;
}

interface Source {
  partnershipId: number;
  meeting: Meeting;
  proposalId: number | null;
  paragraphId: number | null;
  paragraphLabel: string;
  quote: string;
  quoteStart: number | null;
  quoteEnd: number | null;
  title: string;
  kind: ProposalKind;
}

async function enter(tx: Tx, source: Source, decided: Registering & { stored: StoredDeadline; holdsMeetingId: number | null }, act: Act): Promise<CommitmentState> {
  const { meeting: of, ...words } = source;
  await checkArea(tx, source.partnershipId, decided.thematicAreaId);
  const owners = await namedOwners(tx, source.partnershipId, decided.owners);
  const series = await seriesNamed(tx, wholeInstallation, of.seriesId);
  const number = await store.nextNumberAtMeeting(tx, of.id);
  const next = await nextMeetingOf(tx, of);
  const row = await store.insertCommitment(tx, {
    ...words, ...decided.stored, meetingId: of.id, reference: `${series.slug.toUpperCase()}-${of.ordinal}/${String(number).padStart(2, '0')}`,
    title: decided.title ?? source.title, thematicAreaId: decided.thematicAreaId ?? null, level: decided.level ?? null, declaredStatus: 'not-started',
    verifiedStatus: 'not-started', recordState: 'open', holdsMeetingId: decided.holdsMeetingId, horizonOn: next?.startsOn ?? null, openedAt: act.now, version: 1,
  });
  await store.insertOwners(tx, owners.map((o) => ({ commitmentId: row.id, ...o, assignedAt: act.now, declaredStatus: 'not-started' as const })));
  return remember(tx, { before: null, row, action: 'registered' }, act);
}

/** Accepts a proposal and makes its commitment, with its source, in one transaction. */
export const registerProposal = (sql: Sql, input: Registering & { proposalId: number; version?: number }, act: Act): Promise<CommitmentState> =>
  transact(sql, async (tx) => {
    const { proposal, paragraphLabel, meeting: of, partnershipId } = await acceptProposal(tx, { id: input.proposalId, version: input.version }, act);
    const promised = await meetingPromised(tx, proposal, of, act);
    const said = promised ? { meetingId: promised.id, text: proposal.deadline?.text } : await deadlineInDocument(tx, proposal.deadline, of);
    const stored = await storedDeadline(tx, input.deadline === undefined ? said : input.deadline, partnershipId);
    return enter(
      tx,
      {
        partnershipId, meeting: of, proposalId: proposal.id, paragraphId: proposal.paragraphId, paragraphLabel, quote: proposal.quote,
        quoteStart: proposal.start, quoteEnd: proposal.end, title: proposal.text, kind: proposal.kind,
      },
      { ...input, stored, holdsMeetingId: promised?.id ?? null },
      act,
    );
  });

/**
 * Takes a decision on a proposal back. An accepted one's commitment leaves the register if nothing has happened to it since: it is at its first
 * version and no reminder or update refers to it. The history keeps its whole state, marked as withdrawn.
 */
export const reopenProposal = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<Proposal> =>
  transact(sql, async (tx) => {
    const { before, after } = await reopen(tx, input, act);
    if (before.status === 'accepted') await withdraw(tx, before, act);
    return after;
  });

async function withdraw(tx: Tx, proposal: Proposal, act: Act): Promise<void> {
  const row = await store.commitmentOfProposal(tx, proposal.id);
  if (!row) return;
  const before = await stateOf(tx, row);
  if (row.version !== 1 || !(await store.deleteUntouched(tx, row.id)))
    throw new Refusal('commitment.transition-not-allowed', `${row.reference} has moved on since it was accepted: it can be closed or superseded, not taken back`);
  await recordHistory(tx, {
    partnershipId: row.partnershipId, subject: 'commitment', subjectId: row.id, at: act.now, actor: act.actor, action: 'withdrawn', reason: null, before,
    after: { ...before, withdrawn: true },
  });
}

/** A commitment entered by hand, without a document in the register. */
export interface HandEntry extends Registering {
  meetingId: number;
  title: string;
  paragraphLabel: string;
  quote: string;
  kind?: ProposalKind;
}

/** Enters a commitment by hand. */
export const enterCommitment = (sql: Sql, input: HandEntry, act: Act): Promise<CommitmentState> =>
  transact(sql, async (tx) => {
    const of = await meeting(tx, wholeInstallation, input.meetingId);
    const { partnershipId } = await seriesNamed(tx, wholeInstallation, of.seriesId);
    const stored = await storedDeadline(tx, input.deadline ?? null, partnershipId);
    return enter(
      tx,
      {
        partnershipId, meeting: of, proposalId: null, paragraphId: null, paragraphLabel: input.paragraphLabel, quote: input.quote, quoteStart: null,
        quoteEnd: null, title: input.title, kind: input.kind ?? 'commitment',
      },
      { ...input, stored, holdsMeetingId: null },
      act,
    );
  });
