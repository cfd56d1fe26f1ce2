import { nothingAtAll, reportsFor, type Scope, signCallAnswer, wholeInstallation } from '@suivi/access';
import { scheduleStatus } from '@suivi/commitments';
import type { DutyWait, mine, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { person as personOf } from '@suivi/directory';
import { daysBetween, type LocalDate, localDayOf, Refusal } from '@suivi/kernel';
import { callToAnswer, ownCalls } from '@suivi/reminders';
import { requestOf } from '../extensions.js';
import { extensionsBefore } from '../extensions.store.js';
import { handoverOf } from '../handovers.js';
import { handoversBefore } from '../handovers.store.js';
import { updateOf } from '../update-shape.js';
import { updatesBefore } from '../updates.store.js';
import { dutiesOf, type DutyRow } from './mine.store.js';

type OwnDuties = RouteResponse<typeof mine.readMine>;
type Duty = OwnDuties['duties'][number];

/** So many of each are shown of what was said. */
const latest = 10;
/** A head who lets more than this wait sees the first of them. */
const mostToClear = 100;

/** For whom a part waits, the one that keeps the reader longest first. */
const waitsOf = (row: DutyRow, personId: number | null): readonly [boolean, DutyWait][] => [
  [row.awaitsDesk, 'desk'], [row.awaitsHead, 'head'], [row.namesColleague, 'naming'], [row.answersPersonId !== null && row.answersPersonId !== personId, 'colleague'], [row.asksForMore, 'more-time'],
];

const questionOf = ({ backAs, backAt, backNote, backBy }: DutyRow): Duty['question'] => (backAs === null || backAt === null ? null : { state: backAs, note: backNote ?? '', by: backBy ?? '', at: backAt.toISOString() });

const whenOf = ({ deadlineOn, precision, dueSoonDays }: DutyRow, today: LocalDate): Pick<Duty, 'deadline' | 'schedule' | 'days'> => ({
  deadline: deadlineOn === null ? null : { on: deadlineOn, precision: precision ?? 'day' },
  schedule: scheduleStatus({ recordState: 'open', deadlineOn }, today, dueSoonDays) ?? 'no-deadline',
  days: deadlineOn === null ? null : daysBetween(today, deadlineOn),
});

const dutyOf = (row: DutyRow, { personId, today }: { personId: number | null; today: LocalDate }): Duty => ({
  partnershipId: row.partnershipId,
  commitment: { id: row.commitmentId, reference: row.reference, title: row.title, version: row.version },
  entity: { id: row.organizationId, acronym: row.acronym, name: row.entity, side: row.side },
  part: row.part, declaredStatus: row.declaredStatus, ...whenOf(row, today),
  question: questionOf(row),
  waits: waitsOf(row, personId).find(([does]) => does)?.[1] ?? null,
  answeredBy: row.answersPersonId === null ? null : { id: row.answersPersonId, name: row.answersName ?? '' },
});

/** What the reader said and asked for, and what was decided. */
async function answeredBy(sql: Sql, own: Scope): Promise<OwnDuties['answered']> {
  const filter = { personId: own.personId ?? 0, limit: latest };
  const [updates, extensions, handovers] = [await updatesBefore(sql, own, filter), await extensionsBefore(sql, own, filter), await handoversBefore(sql, own, filter)];
  return { updates: updates.map(updateOf), extensions: extensions.map(requestOf), handovers: handovers.map(handoverOf) };
}

/** What a reader owes as one who reports for entities, whatever else they may see. */
export async function ownDuties(sql: Sql, { personId, entities }: Scope, now: Date): Promise<OwnDuties> {
  const own: Scope = { ...nothingAtAll, personId, entities };
  const headed = { ...own, entities: entities.filter(({ role }) => role === 'head') };
  const today = localDayOf(now, 'utc');
  const [duties, toClear, calls] = [await dutiesOf(sql, entities), await updatesBefore(sql, headed, { state: 'awaiting-clearance', limit: mostToClear }), await ownCalls(sql, own, now)];
  return {
    today,
    duties: duties.map((row) => dutyOf(row, { personId, today })),
    toClear: toClear.map(updateOf),
    calls: calls.map(({ callId, partnershipId, meetingId, meetingOrdinal, organizationId, acronym, name, dueOn, asked, answered }) => ({
      callId, partnershipId, meeting: { id: meetingId, ordinal: meetingOrdinal }, entity: { id: organizationId, acronym, name }, dueOn, days: daysBetween(today, dueOn), asked, answered,
    })),
    answered: await answeredBy(sql, own),
  };
}

/** The way to the page on which the reader answers a call for an own entity: the one that the mails bear. Refuses with 'not-found' whom it does not ask. */
export async function callAnswerPath(sql: Sql, scope: Scope, of: { callId: number; organizationId: number; secret: string }, now: Date): Promise<string> {
  const call = await callToAnswer(sql, of);
  if (!call || call.state === 'drafted' || scope.personId === null || !reportsFor(scope, { ...call, organizationId: of.organizationId })) throw new Refusal('not-found', `there is no call for inputs ${of.callId}`);
  const { id: personId, linkGeneration: generation } = await personOf(sql, wholeInstallation, scope.personId, now);
  return `/answer/call/${signCallAnswer(of.secret, { personId, callId: of.callId, organizationId: of.organizationId, generation })}`;
}
