import type { ReminderChannel, Role } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { dayNumber } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import type { Told } from './preview.js';

/** The partnerships in which people of a partnership hold posts: the one mail of a day holds what all of them ask. */
export async function partnershipsAround(sql: Sql, partnershipId: number): Promise<number[]> {
  const { rows } = await sql.execute<{ id: string }>(raw`select distinct b.partnership_id as id from appointment a join appointment b on b.person_id = a.person_id where a.partnership_id = ${partnershipId} order by 1`);
  return [...new Set([partnershipId, ...rows.map((row) => Number(row.id))])];
}

/** Of each line of reminders (owner, person, deadline) the latest that was written down, and all that wait. */
export async function toldOf(sql: Sql, about: { commitmentIds: readonly number[]; callIds: readonly number[] }): Promise<Told[]> {
  const ofThese = raw`(r.commitment_id = any(${raw.param(about.commitmentIds)}::bigint[]) or r.call_id = any(${raw.param(about.callIds)}::bigint[]))`;
  const columns = raw`coalesce(r.commitment_id, 0) as c, r.call_id as k, r.organization_id as o, r.person_id as p, r.role, r.rule, r.channel, r.deadline_on as deadline, r.due_on as due,
    (extract(epoch from r.deliver_at) * 1000)::float8 as deliver, (extract(epoch from greatest(r.deliver_at, r.gathered_at)) * 1000)::float8 as told, r.gathered_at is null as waiting`;
  const { rows } = await sql.execute<Record<'c' | 'o' | 'p' | 'rule' | 'due', string> & { k: string | null; role: Role | null; channel: ReminderChannel; deadline: string | null; deliver: number; told: number; waiting: boolean }>(raw`
    select * from (select distinct on (r.commitment_id, r.call_id, r.organization_id, r.person_id, r.deadline_on) ${columns} from reminder r
      where ${ofThese} order by r.commitment_id, r.call_id, r.organization_id, r.person_id, r.deadline_on, greatest(r.deliver_at, r.gathered_at) desc, r.id desc) latest
    union select ${columns} from reminder r where ${ofThese} and r.gathered_at is null`);
  return rows.map((row) => ({
    commitmentId: Number(row.c), callId: row.k === null ? undefined : Number(row.k), organizationId: Number(row.o), personId: Number(row.p), role: row.role ?? 'focal-point', rule: row.rule, channel: row.channel, deadlineOn: row.deadline,
    dueOn: dayNumber(row.due), goesOutOn: dayNumber(row.due), deliverAt: row.deliver, toldAt: row.told, waiting: row.waiting,
  }));
}

/** Those whom mail may concern: when their reminders were last gathered, and whether they stopped the digests. */
export async function readersAmong(sql: Sql, personIds: readonly number[], since: Date) {
  const { rows } = await sql.execute<{ id: string; zone: string; station: string | null; off: boolean; gathered: string | null }>(raw`
    select p.id, p.zone, p.duty_station_id as station, p.digests_off_at is not null as off,
      (select max(r.gathered_at) from reminder r where r.person_id = p.id and r.gathered_at >= ${since.toISOString()}::timestamptz) as gathered
    from person p where p.id = any(${raw.param(personIds)}::bigint[]) and p.contact_lost_at is null`);
  return rows.map((row) => ({ personId: Number(row.id), zone: row.zone, dutyStationId: row.station === null ? null : Number(row.station), digestsOff: row.off, gatheredAt: row.gathered ? new Date(row.gathered) : null }));
}

/** How people, commitments and organizations are called, and what calls ask about. */
export async function namesOf(sql: Sql, ids: { people: readonly number[]; commitments: readonly number[]; calls?: readonly number[]; organizations: readonly number[] }) {
  const people = await sql.execute<{ id: string; name: string; email: string }>(raw`select id, name, email from person where id = any(${raw.param(ids.people)}::bigint[])`);
  const commitments = await sql.execute<{ id: string; reference: string; title: string }>(raw`select id, reference, title from commitment where id = any(${raw.param(ids.commitments)}::bigint[])`);
  const organizations = await sql.execute<{ id: string; acronym: string }>(raw`select id, acronym from organization where id = any(${raw.param(ids.organizations)}::bigint[])`);
  const calls = await sql.execute<{ id: string; meetingId: string }>(raw`select id, meeting_id as "meetingId" from call_for_inputs where id = any(${raw.param(ids.calls ?? [])}::bigint[])`);
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [Number(row.id), { ...row, id: Number(row.id) }]));
  return { people: byId(people.rows), commitments: byId(commitments.rows), organizations: byId(organizations.rows), calls: new Map(calls.rows.map((row) => [Number(row.id), { meetingId: Number(row.meetingId) }])) };
}
