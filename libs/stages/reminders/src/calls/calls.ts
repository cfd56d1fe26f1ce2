import { type Scope, wholeInstallation } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { CallSheet } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, type LocalDate, localDayOf, type LocalizedText, Refusal } from '@suivi/kernel';
import { checkVersion, meeting as meetingOf, seriesNamed } from '@suivi/outcomes';
import { hasAnswered } from './call.js';
import * as store from './calls.store.js';
import { focalPointsOf, standingIn } from './standing.store.js';

/** Who is asked: an entity, and by whom it answers if not by all its focal points. */
export interface AskedEntity {
  organizationId: number;
  personId: number | null;
}

/** What a call is drafted from. */
export interface CallDraft {
  meetingId: number;
  opensOn: LocalDate;
  dueOn: LocalDate;
  message: LocalizedText;
  sheet: CallSheet;
  entities: readonly AskedEntity[];
}

/** A call that the reader may see; refuses with 'not-found'. */
export async function callNamed(sql: Sql, scope: Scope, id: number): Promise<store.CallRow> {
  const row = await store.callById(sql, scope, id);
  if (!row) throw new Refusal('not-found', `there is no call ${id}`);
  return row;
}

/** A call's whole state as the history keeps it. */
type State = store.CallRow & { entities: store.CallEntityRow[] };

const stateOf = async (tx: Tx, row: store.CallRow): Promise<State> => ({ ...row, entities: await store.entitiesOfCall(tx, row.id) });

async function remember(tx: Tx, change: { before: State | null; row: store.CallRow; action: string; reason?: string | null }, act: Act): Promise<store.CallRow> {
  const { before, row, action, reason = null } = change;
  await recordHistory(tx, { partnershipId: row.partnershipId, subject: 'call', subjectId: row.id, at: act.now, actor: act.actor, action, reason, before, after: await stateOf(tx, row) });
  return row;
}

/** The call, locked and at the version that the change started from; refuses otherwise. */
async function locked(tx: Tx, id: number, version?: number): Promise<State> {
  const row = await store.callForChange(tx, id);
  if (!row) throw new Refusal('not-found', `there is no call ${id}`);
  checkVersion(row, version);
  return stateOf(tx, row);
}

const refuseUnless = (isSo: boolean, code: 'call.not-open' | 'call.not-drafted' | 'call.dates', why: string): void => {
  if (!isSo) throw new Refusal(code, why);
};

/** Refuses a focal point who is none of the entity's today. */
async function checkPeople(tx: Tx, of: { partnershipId: number; entities: readonly AskedEntity[] }, now: Date): Promise<void> {
  const named = of.entities.filter((one) => one.personId !== null);
  if (named.length === 0) return;
  const people = await focalPointsOf(tx, { partnershipId: of.partnershipId, organizationIds: named.map((one) => one.organizationId), today: localDayOf(now, 'UTC') });
  for (const { organizationId, personId } of named)
    if (!people.get(organizationId)?.some((one) => one.id === personId)) throw new Refusal('person.no-role', `person ${personId} is no focal point of organization ${organizationId}`);
}

/** Drafts a call on a meeting's commitments; one at a time. */
export const draftCall = (sql: Sql, input: CallDraft, act: Act): Promise<store.CallRow> =>
  transact(sql, async (tx) => {
    const meeting = await meetingOf(tx, wholeInstallation, input.meetingId);
    const { partnershipId } = await seriesNamed(tx, wholeInstallation, meeting.seriesId);
    const underWay = (await store.callsOfMeeting(tx, wholeInstallation, meeting.id)).find((one) => one.state !== 'closed');
    if (underWay) throw new Refusal('already-exists', `call ${underWay.id} on the commitments of this meeting is under way`);
    const { entities, ...call } = input;
    await checkPeople(tx, { partnershipId, entities }, act.now);
    const row = await store.insertCall(tx, { ...call, partnershipId, state: 'drafted', createdAt: act.now, version: 1 });
    await store.putEntities(tx, row.id, entities);
    return remember(tx, { before: null, row, action: 'drafted' }, act);
  });

/** A change to a call; what is absent stays. */
export interface CallChange extends Partial<Omit<CallDraft, 'meetingId'>> {
  id: number;
  version?: number;
}

/** Changes a draft, or of an open call its words, its sheet and whom it asks: its date moves by an extension, with which everybody is told. */
export const changeCall = (sql: Sql, input: CallChange, act: Act): Promise<store.CallRow> =>
  transact(sql, async (tx) => {
    const before = await locked(tx, input.id, input.version);
    const { opensOn = before.opensOn, dueOn = before.dueOn, message = before.message, sheet = before.sheet, entities } = input;
    refuseUnless(before.state !== 'closed', 'call.not-open', `call ${before.id} is closed`);
    refuseUnless(before.state === 'drafted' || (opensOn === before.opensOn && dueOn === before.dueOn), 'call.not-drafted', 'the call is open: its date moves by an extension');
    refuseUnless(dueOn >= opensOn, 'call.dates', 'the date of a call comes after its opening');
    if (entities) {
      await checkPeople(tx, { partnershipId: before.partnershipId, entities }, act.now);
      await store.putEntities(tx, before.id, entities);
    }
    const row = await store.updateCall(tx, before.id, { opensOn, dueOn, message, sheet });
    return remember(tx, { before, row, action: 'changed' }, act);
  });

/** Takes a draft away. */
export const deleteCall = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const before = await locked(tx, input.id, input.version);
    refuseUnless(before.state === 'drafted', 'call.not-drafted', `call ${before.id} is ${before.state}: only a draft is taken away`);
    const { entities: _entities, ...row } = before;
    await recordHistory(tx, { partnershipId: row.partnershipId, subject: 'call', subjectId: row.id, at: act.now, actor: act.actor, action: 'removed', before, after: {} });
    await store.deleteCall(tx, row.id);
  });

/** Opens a call: from its first day on entities are asked, and what they report from now on counts. */
export const openCall = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<store.CallRow> =>
  transact(sql, async (tx) => {
    const before = await locked(tx, input.id, input.version);
    refuseUnless(before.state === 'drafted', 'call.not-drafted', `call ${before.id} is ${before.state} already`);
    refuseUnless(before.dueOn >= localDayOf(act.now, 'UTC'), 'call.dates', `the date of the call, ${before.dueOn}, is over: nobody could answer by it`);
    const row = await store.updateCall(tx, before.id, { state: 'open', openedAt: act.now });
    return remember(tx, { before, row, action: 'opened' }, act);
  });

/** Closes a call: nobody is reminded any more, and what each entity came to is kept as it is now. */
export const closeCall = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<store.CallRow> =>
  transact(sql, async (tx) => {
    const before = await locked(tx, input.id, input.version);
    refuseUnless(before.state === 'open', 'call.not-open', `call ${before.id} is ${before.state}`);
    for (const { organizationId, asked, answered, response } of await standingIn(tx, [before.id])) await store.updateEntities(tx, { callId: before.id, organizationIds: [organizationId] }, { asked, answered, response });
    const row = await store.updateCall(tx, before.id, { state: 'closed', closedAt: act.now });
    return remember(tx, { before, row, action: 'closed' }, act);
  });

/** What gives more time: to the entities named, else to all of them, who then have no other date of their own. */
export interface CallExtension {
  id: number;
  version?: number;
  organizationIds?: readonly number[];
  dueOn: LocalDate;
  reason?: string;
}

const latestOf = (call: State, organizationIds: readonly number[]): LocalDate =>
  call.entities.filter((one) => organizationIds.includes(one.organizationId)).reduce((latest, { extendedTo }) => (extendedTo !== null && extendedTo > latest ? extendedTo : latest), call.dueOn);

/** Gives more time; reminders follow the new date. */
export const extendCall = (sql: Sql, input: CallExtension, act: Act): Promise<store.CallRow> =>
  transact(sql, async (tx) => {
    const before = await locked(tx, input.id, input.version);
    const { organizationIds, dueOn, reason = null } = input;
    refuseUnless(before.state === 'open', 'call.not-open', `call ${before.id} is ${before.state}`);
    refuseUnless(dueOn > latestOf(before, organizationIds ?? []), 'call.dates', 'more time is a later day');
    if (organizationIds === undefined) {
      for (const { organizationId, extendedTo } of before.entities) if (extendedTo !== null && extendedTo <= dueOn) await store.updateEntities(tx, { callId: before.id, organizationIds: [organizationId] }, { extendedTo: null, extensionReason: null });
      return remember(tx, { before, row: await store.updateCall(tx, before.id, { dueOn }), action: 'extended', reason }, act);
    }
    const changed = await store.updateEntities(tx, { callId: before.id, organizationIds }, { extendedTo: dueOn, extensionReason: reason });
    if (changed < new Set(organizationIds).size) throw new Refusal('call.entity-not-asked', 'an entity named is not asked by this call');
    return remember(tx, { before, row: await store.updateCall(tx, before.id, {}), action: 'extended', reason }, act);
  });

/** What an entity says to a call as a whole; what is absent stays. `updates` calls this where it came from the entity itself. */
export interface CallWords {
  id: number;
  version?: number;
  organizationId: number;
  nothing?: boolean;
  remarks?: string | null;
  personId?: number;
}

/** Takes down that an entity has nothing to report, or has after all, and what it adds for the report as a whole. */
export const noteCallWords = (sql: Sql, input: CallWords, act: Act): Promise<store.CallRow> =>
  transact(sql, async (tx) => {
    const before = await locked(tx, input.id, input.version);
    const { organizationId, nothing, remarks, personId = null } = input;
    refuseUnless(before.state === 'open', 'call.not-open', `call ${before.id} is ${before.state}`);
    const entity = before.entities.find((one) => one.organizationId === organizationId);
    if (!entity) throw new Refusal('call.entity-not-asked', 'this entity is not asked by this call');
    const nothingToReportAt = nothing === undefined ? entity.nothingToReportAt : nothing ? act.now : null;
    await store.updateEntities(tx, { callId: before.id, organizationIds: [organizationId] }, { nothingToReportAt, answeredById: personId, ...(remarks === undefined ? {} : { remarks, remarksDraft: null }) });
    return remember(tx, { before, row: await store.updateCall(tx, before.id, {}), action: 'answered' }, act);
  });

/** Keeps what an entity typed for the report as a whole and has not sent: no change that counts. `updates` calls this. */
export const keepRemarksDraft = async (sql: Sql, of: { callId: number; organizationId: number }, remarksDraft: string | null): Promise<void> => {
  await store.updateEntities(sql, { callId: of.callId, organizationIds: [of.organizationId] }, { remarksDraft });
};

/** Who still owes an input to a meeting's report. */
export interface InputOwed {
  organizationId: number;
  acronym: string;
  name: LocalizedText;
  dueOn: LocalDate;
  asked: number;
  answered: number;
}

/** The entities that have not answered the latest call on a meeting's commitments in full: as they stand while it is open, as they stood when it was closed. `callId` is null where there was no call. */
export async function inputsOwed(sql: Sql, scope: Scope, meetingId: number): Promise<{ callId: number | null; items: InputOwed[] }> {
  const latest = (await store.callsOfMeeting(sql, scope, meetingId)).find((one) => one.state !== 'drafted');
  const standing = latest ? await standingIn(sql, [latest.id]) : [];
  const owing = standing.filter((one) => !hasAnswered(one.response));
  return { callId: latest?.id ?? null, items: owing.map(({ organizationId, acronym, name, dueOn, asked, answered }) => ({ organizationId, acronym, name, dueOn, asked, answered })) };
}
