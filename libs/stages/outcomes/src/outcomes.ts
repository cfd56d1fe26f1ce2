import { type Scope, wholeInstallation } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { MeetingStatus } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { partnership } from '@suivi/directory';
import { type Act, type Actor, type LocalizedText, type Precision, Refusal } from '@suivi/kernel';
import { fixedDates, type MeetingDates } from './meeting.js';
import * as store from './outcomes.store.js';

/** The row, or the refusal that there is none. */
export const found = <T>(row: T | undefined, what: string): T => {
  if (row === undefined) throw new Refusal('not-found', `there is no ${what}`);
  return row;
};

/** Refuses a change that started from another version than the one stored; `undefined` asks for no check. */
export function checkVersion(stored: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== stored.version)
    throw new Refusal('stale-version', `somebody changed this meanwhile: it is at version ${stored.version}, the change was made to version ${expected}`);
}

/** Puts a change of this stage on record. */
export const remember = async (tx: Tx, act: Act, entry: { subject: string; action: string; before: { id: number } | null; after: { id: number }; partnershipId: number; reason?: string }) =>
  recordHistory(tx, {
    partnershipId: entry.partnershipId, subject: entry.subject, subjectId: entry.after.id, at: act.now, actor: act.actor, action: entry.action,
    reason: entry.reason ?? null, before: entry.before && withoutNames(entry.before), after: withoutNames(entry.after),
  });

/** Who decided is told by the actor of each change, and who asked by number: a name that is copied into the state could never be erased. */
function withoutNames(row: { id: number; decidedBy?: string | null; requestedBy?: Actor }): object {
  const { decidedBy: _, requestedBy, ...rest } = row;
  return requestedBy ? { ...rest, requestedBy: { kind: requestedBy.kind, personId: requestedBy.personId } } : rest;
}

/** A series of the reader's by id; refuses with 'not-found'. */
export const seriesNamed = async (sql: Sql, scope: Scope, id: number): Promise<store.Series> => found(await store.seriesById(sql, scope, id), `series ${id}`);
/** A meeting of the reader's by id; refuses with 'not-found'. */
export const meeting = async (sql: Sql, scope: Scope, id: number): Promise<store.Meeting> => found(await store.meetingById(sql, scope, id), `meeting ${id}`);
/** The partnership of a meeting of the reader's; refuses with 'not-found'. */
export const partnershipOfMeeting = async (sql: Sql, scope: Scope, id: number): Promise<number> => (await seriesNamed(sql, scope, (await meeting(sql, scope, id)).seriesId)).partnershipId;
/** The meeting after this one in its series, if it is known. */
export const nextMeetingOf = (sql: Sql, of: { seriesId: number; ordinal: number }): Promise<store.Meeting | undefined> =>
  store.meetingByOrdinal(sql, of.seriesId, of.ordinal + 1);

/** Adds a series of meetings to a partnership. */
export const createSeries = (
  sql: Sql,
  input: { partnershipId: number; slug: string; name: LocalizedText; intervalMonths?: number },
  act: Act,
): Promise<store.Series> =>
  transact(sql, async (tx) => {
    await partnership(tx, wholeInstallation, input.partnershipId);
    const taken = (await store.seriesOf(tx, wholeInstallation)).some((s) => s.slug === input.slug);
    if (taken) throw new Refusal('already-exists', `series '${input.slug}' is already there`);
    const row = await store.insertSeries(tx, { ...input, intervalMonths: input.intervalMonths ?? 24 });
    await remember(tx, act, { subject: 'series', action: 'added', before: null, after: row, partnershipId: row.partnershipId });
    return row;
  });

/** What is known of a new meeting. */
export interface NewMeeting extends Omit<MeetingDates, 'precision'> {
  seriesId: number;
  ordinal: number;
  precision?: Precision;
  place: string;
  coChairs?: string[];
  status?: MeetingStatus;
}

/** Adds a meeting to a series; the ordinal must be free. */
export const createMeeting = (sql: Sql, input: NewMeeting, act: Act): Promise<store.Meeting> =>
  transact(sql, async (tx) => {
    const series = await seriesNamed(tx, wholeInstallation, input.seriesId);
    if (await store.meetingByOrdinal(tx, series.id, input.ordinal)) throw new Refusal('already-exists', `meeting ${input.ordinal} of this series is already there`);
    const row = await store.insertMeeting(tx, {
      seriesId: series.id, ordinal: input.ordinal, ...fixedDates({ ...input, precision: input.precision ?? 'day' }), place: input.place,
      coChairs: input.coChairs ?? [], status: input.status ?? 'planned', version: 1,
    });
    await remember(tx, act, { subject: 'meeting', action: 'added', before: null, after: row, partnershipId: series.partnershipId });
    return row;
  });

/** A change to a meeting's dates or place. */
export interface MeetingChange extends Partial<MeetingDates> {
  id: number;
  place?: string;
  coChairs?: string[];
  status?: MeetingStatus;
  version?: number;
}

/** Changes a meeting. Deadlines that hang on it follow through `commitments.moveMeeting`, which calls this. */
export const changeMeeting = (sql: Sql, input: MeetingChange, act: Act): Promise<{ before: store.Meeting; after: store.Meeting; partnershipId: number }> =>
  transact(sql, async (tx) => {
    const before = found(await store.meetingForChange(tx, input.id), `meeting ${input.id}`);
    checkVersion(before, input.version);
    const { partnershipId } = await seriesNamed(tx, wholeInstallation, before.seriesId);
    const startsOn = input.startsOn ?? before.startsOn;
    const endsOn = input.endsOn ?? (input.startsOn === undefined ? before.endsOn : undefined);
    const dates = fixedDates({ startsOn, endsOn, precision: input.precision ?? (input.startsOn ? 'day' : before.precision) });
    const after = await store.updateMeeting(tx, before.id, {
      ...dates, place: input.place ?? before.place, coChairs: input.coChairs ?? before.coChairs, status: input.status ?? before.status,
    });
    await remember(tx, act, { subject: 'meeting', action: after.status === before.status ? 'changed' : 'held', before, after, partnershipId });
    return { before, after, partnershipId };
  });
