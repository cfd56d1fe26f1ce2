import type { CallResponse, Side } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import type { OwnerRow } from '../watch.store.js';
import { hasAnswered, responseOf } from './call.js';

const ids = (values: readonly number[]) => raw`${raw.param(values)}::bigint[]`;
const orNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Meetings about whose commitments a call asks now. */
export const meetingsCalled = async (sql: Sql): Promise<Set<number>> =>
  new Set((await executePrepared(sql, raw`select meeting_id as id from call_for_inputs where state = 'open'`)).map((row) => Number(row.id)));

/** Locks the calls that are open until the transaction ends, so that two who look at them do it one after the other; answers their ids. */
export const lockOpenCalls = async (sql: Sql): Promise<number[]> =>
  (await executePrepared(sql, raw`select id from call_for_inputs where state = 'open' order by id for no key update`)).map((row) => Number(row.id));

export const hasOpenCalls = async (sql: Sql): Promise<boolean> => (await executePrepared(sql, raw`select 1 from call_for_inputs where state = 'open' limit 1`)).length > 0;

/** The calls that are open in partnerships. */
export const openCallsIn = async (sql: Sql, partnershipIds: readonly number[]): Promise<number[]> =>
  (await executePrepared(sql, raw`select id from call_for_inputs where state = 'open' and partnership_id = any(${ids(partnershipIds)}) order by id`)).map((row) => Number(row.id));

/** A call that is open, as who is asked hears of it. */
export interface CallNow {
  callId: number;
  partnershipId: number;
  meetingId: number;
  meetingOrdinal: number;
}

/** The calls of partnerships that ask on a day. */
export async function callsNow(sql: Sql, of: { partnershipIds: readonly number[]; today: LocalDate }): Promise<CallNow[]> {
  const rows = await executePrepared(
    sql,
    raw`select k.id, k.partnership_id as "partnershipId", k.meeting_id as "meetingId", m.ordinal from call_for_inputs k join meeting m on m.id = k.meeting_id
      where k.state = 'open' and k.opens_on <= ${of.today}::date and k.partnership_id = any(${ids(of.partnershipIds)}) order by k.id`,
  );
  return rows.map((row) => ({ callId: Number(row.id), partnershipId: Number(row.partnershipId), meetingId: Number(row.meetingId), meetingOrdinal: Number(row.ordinal) }));
}

/**
 * A commitment of an entity is asked about while it is open, and counts as answered once there was an update since the call was opened, whatever becomes of
 * it then: what waits for the head of the entity counts too, and so does what that update closed.
 */
const counted = raw`select e.call_id, e.organization_id,
    (count(c.id) filter (where c.record_state = 'open' or o.last_update_at >= k.opened_at))::int as asked, (count(c.id) filter (where greatest(o.last_update_at, o.clearance_asked_at) >= k.opened_at))::int as answered
  from call_for_inputs k join call_entity e on e.call_id = k.id
  left join (commitment_owner o join commitment c on c.id = o.commitment_id) on o.organization_id = e.organization_id and c.meeting_id = k.meeting_id`;

/** An entity as a call knows it now, or as it was when the call was closed. */
export interface EntityStanding {
  callId: number;
  organizationId: number;
  acronym: string;
  name: LocalizedText;
  side: Side | null;
  person: { id: number; name: string } | null;
  dueOn: LocalDate;
  extensionReason: string | null;
  remarks: string | null;
  nothing: boolean;
  asked: number;
  answered: number;
  response: CallResponse;
  lastAskedAt: Date | null;
}

/** What each entity of calls has contributed, in the order of the entities' names. */
export async function standingIn(sql: Sql, callIds: readonly number[]): Promise<EntityStanding[]> {
  if (callIds.length === 0) return [];
  const rows = await executePrepared(
    sql,
    raw`with counted as (${counted} where k.id = any(${ids(callIds)}) group by e.call_id, e.organization_id)
    select e.call_id as "callId", e.organization_id as "organizationId", g.acronym, g.name, t.side, p.id as "personId", p.name as "personName", coalesce(e.extended_to, k.due_on) as "dueOn",
      e.extension_reason as "extensionReason", e.remarks, e.nothing_to_report_at is not null as nothing, coalesce(e.asked, n.asked) as asked, coalesce(e.answered, n.answered) as answered, e.response as kept,
      (select max(r.gathered_at) from reminder r where r.call_id = e.call_id and r.organization_id = e.organization_id) as "lastAskedAt"
    from call_entity e join call_for_inputs k on k.id = e.call_id join counted n on n.call_id = e.call_id and n.organization_id = e.organization_id
    join organization g on g.id = e.organization_id
    left join participant t on t.partnership_id = k.partnership_id and t.organization_id = e.organization_id
    left join person p on p.id = e.person_id
    order by e.call_id, g.sort_key, g.id`,
  );
  return rows.map(({ kept, personId, personName, ...row }) => {
    const one = { ...(row as unknown as EntityStanding), callId: Number(row.callId), organizationId: Number(row.organizationId), lastAskedAt: row.lastAskedAt === null ? null : new Date(String(row.lastAskedAt)) };
    const response = (kept as CallResponse | null) ?? responseOf({ ...one, remarks: one.remarks !== null });
    return { ...one, response, person: personId === null ? null : { id: Number(personId), name: String(personName) } };
  });
}

/** For so many days after its date people are reminded of a call that nobody closes. */
const remindedFor = 60;

/** The entities of calls as a look finds them; who has answered in full is paused. Of a draft as if it were opened at an instant. */
export async function askedBy(sql: Sql, callIds: readonly number[], o: { today: LocalDate; openedAt: Date }): Promise<OwnerRow[]> {
  if (callIds.length === 0) return [];
  const rows = await executePrepared(
    sql,
    raw`select k.id, e.organization_id as "organizationId", k.partnership_id as "partnershipId", k.meeting_id as "meetingId", m.series_id as "seriesId", t.side, k.opens_on as "opensOn", coalesce(e.extended_to, k.due_on) as "dueOn",
        (extract(epoch from coalesce(k.opened_at, ${o.openedAt.toISOString()}::timestamptz)) * 1000)::float8 as "assignedAt", e.person_id as "personId"
      from call_for_inputs k join call_entity e on e.call_id = k.id join meeting m on m.id = k.meeting_id
      left join participant t on t.partnership_id = k.partnership_id and t.organization_id = e.organization_id
      where k.id = any(${ids(callIds)}) and k.state <> 'closed' and coalesce(e.extended_to, k.due_on) >= ${o.today}::date - ${remindedFor}::int
      order by k.id, e.organization_id`,
  );
  const standing = new Map((await standingIn(sql, callIds)).map((one) => [`${one.callId} ${one.organizationId}`, one.response]));
  return rows.map((row) => ({
    commitmentId: 0, callId: Number(row.id), organizationId: Number(row.organizationId), partnershipId: Number(row.partnershipId), meetingId: Number(row.meetingId), seriesId: Number(row.seriesId),
    side: row.side as string | null, opensOn: String(row.opensOn), deadlineOn: String(row.dueOn), precision: 'day', assignedAt: Number(row.assignedAt), lastUpdateAt: null, meetingOn: null, clearing: false,
    paused: hasAnswered(standing.get(`${Number(row.id)} ${Number(row.organizationId)}`) ?? 'none'), answersPersonId: orNull(row.personId), override: null,
  }));
}

/** An entity that a call could ask, with what it owns. */
export interface EntityToAsk {
  organizationId: number;
  acronym: string;
  name: LocalizedText;
  side: Side | null;
  open: number;
  closedSince: number;
}

/** Entities that own open commitments of a meeting, or had some closed after an instant (null: ever). */
export async function entitiesToAsk(sql: Sql, of: { meetingId: number; partnershipId: number; since: Date | null }): Promise<EntityToAsk[]> {
  const rows = await executePrepared(
    sql,
    raw`select * from (
      select g.id as "organizationId", g.acronym, g.name, t.side, g.sort_key,
        (count(*) filter (where c.record_state = 'open'))::int as open, (count(*) filter (where c.record_state = 'closed' and c.closed_at > coalesce(${of.since?.toISOString() ?? null}::timestamptz, '-infinity')))::int as "closedSince"
      from commitment c join commitment_owner o on o.commitment_id = c.id join organization g on g.id = o.organization_id
      left join participant t on t.partnership_id = ${of.partnershipId}::bigint and t.organization_id = g.id
      where c.meeting_id = ${of.meetingId}::bigint group by g.id, t.side) asked
    where open > 0 or "closedSince" > 0 order by sort_key, "organizationId"`,
  );
  return rows.map(({ sort_key: _key, ...row }) => ({ ...(row as unknown as EntityToAsk), organizationId: Number(row.organizationId) }));
}

/** The focal points of entities on a day. */
export async function focalPointsOf(sql: Sql, of: { partnershipId: number; organizationIds: readonly number[]; today: LocalDate }): Promise<Map<number, { id: number; name: string }[]>> {
  const rows = await executePrepared(
    sql,
    raw`select distinct a.organization_id as "organizationId", p.id, p.name from appointment a join person p on p.id = a.person_id
      where a.partnership_id = ${of.partnershipId}::bigint and a.organization_id = any(${ids(of.organizationIds)}) and a.role = 'focal-point'
        and a.starts_on <= ${of.today}::date and (a.ends_on is null or a.ends_on >= ${of.today}::date) order by 1, p.name, p.id`,
  );
  const found = new Map<number, { id: number; name: string }[]>();
  for (const row of rows) found.set(Number(row.organizationId), [...(found.get(Number(row.organizationId)) ?? []), { id: Number(row.id), name: String(row.name) }]);
  return found;
}
