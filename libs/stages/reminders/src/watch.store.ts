import type { Role } from '@suivi/contract';
import { allButKeys, executePrepared, type Sql, switchedOff } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';
import { type Due, meetingCountsFor, type Owner } from './look.js';

/** An owner as a look reads it: with where it stands, and whether an update, a request for a later date or a handover waits for a decision. */
export interface OwnerRow extends Owner {
  partnershipId: number;
  meetingId: number;
  seriesId: number;
  side: string | null;
  paused: boolean;
  /** An answer waits for the head of the entity: who wrote it is not asked again. */
  clearing: boolean;
  /** The focal point who was named for this commitment alone. */
  answersPersonId: number | null;
  override: unknown;
}

/** A post as a look reads it; instants and days as stored. */
export interface PostRow {
  partnershipId: number;
  organizationId: number;
  side: string | null;
  role: Role;
  startsOn: string;
  endsOn: string | null;
  personId: number;
  zone: string;
  dutyStationId: number | null;
  digestsOff: boolean;
  /** When the person is away, now or later; null for never. */
  absences: { startsOn: string; endsOn: string }[] | null;
}

const orNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/**
 * A batch is small against the register, and the planner, which takes it for large, would read tables of a million rows from end to end. Nobody waits
 * for the disk either: a sweep that a crash undoes is found due again, and whatever is committed after it takes it along.
 */
const fetchByKey = switchedOff([...allButKeys, 'synchronous_commit']);

/** Takes owners that are to be looked at by now, for as long as the transaction lasts; another taker gets others. What follows in the transaction is fetched by key. */
export async function claimLooks(sql: Sql, now: Date, limit: number): Promise<{ commitmentIds: number[]; organizationIds: number[] }> {
  const rows = await executePrepared<{ c: string; o: string }>(
    sql,
    raw`select commitment_id as c, organization_id as o from reminder_watch where look_at <= ${now.toISOString()}::timestamptz and ${fetchByKey} order by look_at limit ${limit} for update skip locked`,
  );
  return { commitmentIds: rows.map((row) => Number(row.c)), organizationIds: rows.map((row) => Number(row.o)) };
}

/** Whether owners are left to look at: then another process has them in hand. */
// In order, as the index is: else the plan for any instant expects a third of the table to match, and reads all of it where nothing does.
export const looksAreLeft = async (sql: Sql, now: Date): Promise<boolean> =>
  (await executePrepared(sql, raw`select 1 from reminder_watch where look_at <= ${now.toISOString()}::timestamptz order by look_at limit 1`)).length > 0;

const ownerColumns = raw`c.id as "commitmentId", o.organization_id as "organizationId", c.partnership_id as "partnershipId", c.meeting_id as "meetingId", m.series_id as "seriesId", t.side, c.deadline_on as "deadlineOn",
    c.deadline_precision as precision, (extract(epoch from o.assigned_at) * 1000)::float8 as "assignedAt", (extract(epoch from greatest(o.last_update_at, o.clearance_asked_at)) * 1000)::float8 as "lastUpdateAt",
    (o.awaiting_since is not null or o.extension_asked_at is not null or o.handover_proposed_at is not null) as paused, o.clearance_asked_at is not null as clearing,
    o.answers_person_id as "answersPersonId", v.policy as override`;
const ownerJoins = raw`join meeting m on m.id = c.meeting_id
  left join participant t on t.partnership_id = c.partnership_id and t.organization_id = o.organization_id
  left join reminder_override v on v.commitment_id = c.id`;

/** A row of `ownerColumns`, as the driver answers it: big numbers as text. */
type RawOwner = Record<Ids, string> & { answersPersonId: string | null } & Omit<OwnerRow, Ids | 'answersPersonId' | 'meetingOn'>;
type Ids = 'commitmentId' | 'organizationId' | 'partnershipId' | 'meetingId' | 'seriesId';

// Written out: ten thousand a second are read.
const ownerOf = (row: RawOwner): OwnerRow => ({
  commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId), partnershipId: Number(row.partnershipId), meetingId: Number(row.meetingId), seriesId: Number(row.seriesId), side: row.side,
  deadlineOn: row.deadlineOn, precision: row.precision, assignedAt: row.assignedAt, lastUpdateAt: row.lastUpdateAt, meetingOn: null, paused: row.paused,
  clearing: row.clearing, answersPersonId: orNull(row.answersPersonId), override: row.override,
});

/** Owners of open commitments by their keys; what was closed or handed over meanwhile is not among them. */
export async function ownersByKey(sql: Sql, keys: { commitmentIds: number[]; organizationIds: number[] }): Promise<OwnerRow[]> {
  const rows = await executePrepared<RawOwner>(sql, raw`select ${ownerColumns} from unnest(${plainArray(keys.commitmentIds)}::bigint[], ${plainArray(keys.organizationIds)}::bigint[]) k(commitment_id, organization_id)
    join commitment c on c.id = k.commitment_id and c.record_state = 'open'
    join commitment_owner o on o.commitment_id = k.commitment_id and o.organization_id = k.organization_id ${ownerJoins}`);
  return rows.map(ownerOf);
}

/** All owners of open commitments of partnerships. */
export async function ownersOfPartnerships(sql: Sql, partnershipIds: number[]): Promise<OwnerRow[]> {
  const result = await sql.execute<RawOwner>(raw`select ${ownerColumns} from commitment c join commitment_owner o on o.commitment_id = c.id ${ownerJoins}
    where c.partnership_id = any(${raw.param(partnershipIds)}::bigint[]) and c.record_state = 'open' order by c.id, o.organization_id`);
  return result.rows.map(ownerOf);
}

const postColumns = raw`a.partnership_id as "partnershipId", a.organization_id as "organizationId", t.side, a.role, a.starts_on as "startsOn", a.ends_on as "endsOn",
    p.id as "personId", p.zone, p.duty_station_id as "dutyStationId", p.digests_off_at is not null as "digestsOff"`;
const absencesFrom = (today: string) => raw`(select jsonb_agg(jsonb_build_object('startsOn', b.starts_on, 'endsOn', b.ends_on) order by b.starts_on) from absence b where b.person_id = p.id and b.ends_on >= ${today}::date - 2)`;

/** The posts of people who can be written to: those for the organizations of the keys, and the coordinators of their partnerships. */
export async function postsFor(sql: Sql, keys: { partnershipIds: number[]; organizationIds: number[] }, today: string): Promise<PostRow[]> {
  const rows = await executePrepared(sql, raw`
    select distinct ${postColumns}, ${absencesFrom(today)} as absences from (
      select a.* from unnest(${raw.param(keys.partnershipIds)}::bigint[], ${raw.param(keys.organizationIds)}::bigint[]) k(partnership_id, organization_id)
        join appointment a on a.partnership_id = k.partnership_id and a.organization_id = k.organization_id
      union all
      select a.* from (select distinct unnest(${raw.param(keys.partnershipIds)}::bigint[]) as partnership_id) k join appointment a on a.partnership_id = k.partnership_id and a.role = 'coordinator'
    ) a
    join person p on p.id = a.person_id and p.contact_lost_at is null
    left join participant t on t.partnership_id = a.partnership_id and t.organization_id = a.organization_id
    where a.ends_on is null or a.ends_on >= ${today}::date - 2
    order by 1, 2, p.id, a.role, a.starts_on`);
  return rows.map((row) => ({ ...(row as unknown as PostRow), partnershipId: Number(row.partnershipId), organizationId: Number(row.organizationId), personId: Number(row.personId), dutyStationId: orNull(row.dutyStationId) }));
}

/** When people are away, now or later. */
export async function absencesAmong(sql: Sql, today: string): Promise<{ personId: number; startsOn: string; endsOn: string }[]> {
  const rows = await executePrepared(sql, raw`select person_id as "personId", starts_on as "startsOn", ends_on as "endsOn" from absence where ends_on >= ${today}::date - 2 order by person_id, starts_on`);
  return rows.map((row) => ({ personId: Number(row.personId), startsOn: String(row.startsOn), endsOn: String(row.endsOn) }));
}

/** Who holds any post in which partnership. */
export async function memberships(sql: Sql, today: string): Promise<{ personId: number; partnershipId: number }[]> {
  const rows = await executePrepared(sql, raw`select distinct person_id as "personId", partnership_id as "partnershipId" from appointment where starts_on <= ${today}::date + 1 and (ends_on is null or ends_on >= ${today}::date - 1)`);
  return rows.map((row) => ({ personId: Number(row.personId), partnershipId: Number(row.partnershipId) }));
}

/** The first day of the next planned meeting of each series. */
export async function nextMeetings(sql: Sql, today: string): Promise<Map<number, string>> {
  const rows = await executePrepared(sql, raw`select series_id as id, min(starts_on) as "on" from meeting where status = 'planned' and starts_on >= ${today}::date - ${meetingCountsFor}::int group by series_id`);
  return new Map(rows.map((row) => [Number(row.id), String(row.on)]));
}

/** What looks came to: what is due, and when each owner is to be looked at next (milliseconds; null: not until something changes). */
export interface Looked {
  due: readonly Due[];
  commitmentIds: number[];
  organizationIds: number[];
  at: (number | null)[];
}

/** Values without quotes as PostgreSQL writes an array: the driver would look at each of them for something to escape. */
const plainArray = (values: readonly (number | string | null)[]) => raw`${`{${values.map((value) => value ?? 'null').join()}}`}`;

/**
 * Writes down what looks came to, in one statement. A reminder that is there stays as it is, and none is written that would have gone out
 * before (or beside) what the person already has of the same deadline, or before that went into a mail: a clock that steps back repeats nothing, nor
 * does another grid of the same policy. Answers how many are new.
 */
export async function writeLooks(sql: Sql, { due, ...looks }: Looked, now: Date): Promise<number> {
  const column = (of: (one: Due) => number | string | null) => plainArray(due.map(of));
  const [answer] = await executePrepared<{ n: string }>(sql, raw`
    with added as (
      insert into reminder (commitment_id, organization_id, person_id, role, rule, channel, deadline_on, due_on, deliver_at, created_at)
      select d.c, d.o, d.p, d.role, d.rule, d.channel, d.deadline, date '1970-01-01' + d.due_on, to_timestamp(d.deliver / 1000), ${now.toISOString()}::timestamptz
      from unnest(${column((d) => d.commitmentId)}::bigint[], ${column((d) => d.organizationId)}::bigint[], ${column((d) => d.personId)}::bigint[],
        ${column((d) => d.role)}::text[], ${raw.param(due.map((d) => d.rule))}::text[], ${column((d) => d.channel)}::text[], ${column((d) => d.deadlineOn)}::date[],
        ${column((d) => d.dueOn)}::int[], ${column((d) => d.deliverAt)}::float8[]) d(c, o, p, role, rule, channel, deadline, due_on, deliver)
      where not exists (select 1 from reminder r where r.commitment_id = d.c and r.organization_id = d.o and r.person_id = d.p
        and greatest(r.deliver_at, r.gathered_at) >= to_timestamp(d.deliver / 1000) and r.deadline_on is not distinct from d.deadline)
      on conflict (commitment_id, rule, due_on, person_id, organization_id) do nothing returning 1
    ), looked as (
      update reminder_watch w set look_at = to_timestamp(k.at / 1000)
      from unnest(${plainArray(looks.commitmentIds)}::bigint[], ${plainArray(looks.organizationIds)}::bigint[], ${plainArray(looks.at)}::float8[]) k(commitment_id, organization_id, at)
      where w.commitment_id = k.commitment_id and w.organization_id = k.organization_id
    ) select count(*) as n from added`);
  return Number(answer?.n ?? 0);
}

const unwatched = raw`from commitment c join commitment_owner o on o.commitment_id = c.id
  where c.record_state = 'open' and not exists (select 1 from reminder_watch w where w.commitment_id = o.commitment_id and w.organization_id = o.organization_id)`;

/** How many owners of open commitments nobody would look at; more than none is a fault of the triggers, or of a hand in the database. */
export const countUnwatched = async (sql: Sql): Promise<number> => Number((await sql.execute<{ n: string }>(raw`select count(*) as n ${unwatched}`)).rows[0]?.n);

/** Puts owners that nobody would look at under watch again; answers how many. */
export const watchUnwatched = async (sql: Sql): Promise<number> =>
  (await sql.execute(raw`insert into reminder_watch (commitment_id, organization_id, look_at) select o.commitment_id, o.organization_id, '-infinity' ${unwatched} on conflict do nothing`)).rowCount ?? 0;

/** How many owners should have been looked at before an instant, a thousand at the most. */
export const countLate = async (sql: Sql, before: Date): Promise<number> =>
  Number((await sql.execute<{ n: string }>(raw`select count(*) as n from (select 1 from reminder_watch where look_at <= ${before.toISOString()}::timestamptz and look_at > '-infinity' limit 1000) late`)).rows[0]?.n);
