import type { OwnerPart, Side } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { sql as raw, type SQL } from 'drizzle-orm';

/** A partnership that somebody coordinates, and on which sides. */
export interface Desk {
  personId: number;
  today: LocalDate;
  partnershipId: number;
  partnership: LocalizedText;
  sides: readonly Side[];
  silentAfterDays: number;
}

/** The desks that these people hold on their day. */
export async function desksOf(sql: Sql, readers: readonly { personId: number; today: LocalDate }[]): Promise<Desk[]> {
  const rows = await executePrepared(
    sql,
    raw`select w.person_id, w.today, t.id, t.name, t.silent_after_days, array_remove(array_agg(distinct p.side), null) as sides
      from unnest(${raw.param(readers.map((r) => r.personId))}::bigint[], ${raw.param(readers.map((r) => r.today))}::date[]) w(person_id, today)
      join appointment a on a.person_id = w.person_id and a.role = 'coordinator' and a.starts_on <= w.today and (a.ends_on is null or a.ends_on >= w.today)
      join partnership t on t.id = a.partnership_id
      left join participant p on p.partnership_id = a.partnership_id and p.organization_id = a.organization_id
      group by w.person_id, w.today, t.id order by w.person_id, t.slug`,
  );
  return rows.map((row) => ({
    personId: Number(row.person_id), today: String(row.today), partnershipId: Number(row.id), partnership: row.name as LocalizedText, sides: row.sides as Side[], silentAfterDays: Number(row.silent_after_days),
  }));
}

/** A partnership as of a day: what several desks of it have in common. */
export type Ask = Pick<Desk, 'partnershipId' | 'today' | 'silentAfterDays'>;

/** An entity of a partnership, and its side if it has one. */
interface OfEntity {
  organizationId: number;
  acronym: string;
  entity: LocalizedText;
  side: Side | null;
}

/** A commitment as a line names it; `version` is what a change of it starts from. */
interface OfCommitment {
  commitmentId: number;
  reference: string;
  title: string;
  version: number;
}

/** Ids come as text. */
const idsIn = (row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, name.endsWith('Id') && value !== null ? Number(value) : value]));
const answered = async <Row>(sql: Sql, statement: SQL): Promise<Row[]> => (await executePrepared(sql, statement)).map(idsIn) as unknown as Row[];

const entityColumns = raw`g.id as "organizationId", g.acronym, g.name as entity, p.side`;
const commitmentColumns = raw`c.id as "commitmentId", c.reference, c.title, c.version`;

/** Open duties of each entity that wait for the entity: how many are overdue, since when, and what was last heard. */
export const entityStandings = (sql: Sql, { partnershipId, today }: Ask) =>
  answered<OfEntity & { overdue: number; oldest: string | null; since: LocalDate | null; open: number; lastNewsOn: LocalDate; lastContactOn: LocalDate | null }>(
    sql,
    raw`select ${entityColumns}, count(*)::int as open, count(*) filter (where c.deadline_on < ${today}::date)::int as overdue,
        (array_agg(c.reference order by c.deadline_on, c.id) filter (where c.deadline_on < ${today}::date))[1] as oldest, min(c.deadline_on) filter (where c.deadline_on < ${today}::date) as since,
        (max(greatest(o.assigned_at, o.last_update_at)) at time zone 'utc')::date as "lastNewsOn", (max(o.last_update_at) at time zone 'utc')::date as "lastContactOn"
      from commitment c join commitment_owner o on o.commitment_id = c.id and o.awaiting_since is null join organization g on g.id = o.organization_id
      left join participant p on p.partnership_id = c.partnership_id and p.organization_id = o.organization_id
      where c.partnership_id = ${partnershipId}::bigint and c.record_state = 'open' group by g.id, p.side order by overdue desc, since, g.sort_key, g.id`,
  );

/** The side whose desk keeps a commitment `c`: that of its lead entity. */
const keptBy = raw`(select k.side from commitment_owner l join participant k on k.partnership_id = c.partnership_id and k.organization_id = l.organization_id where l.commitment_id = c.id and l.part = 'lead')`;

/** The duties that the standing of an entity counts as overdue, each for itself: the oldest first. */
export const overdueDuties = (sql: Sql, { partnershipId, today }: Ask, limit: number) =>
  answered<OfEntity & OfCommitment & { part: OwnerPart; deadlineOn: LocalDate; precision: Precision | null; lastContactOn: LocalDate | null; nudgedAt: string | null; keptBy: Side | null; asksForMore: boolean; namesColleague: boolean; waitsForHead: boolean }>(
    sql,
    raw`select ${entityColumns}, ${commitmentColumns}, o.part, c.deadline_on as "deadlineOn", c.deadline_precision as precision, (o.last_update_at at time zone 'utc')::date as "lastContactOn", o.nudged_at as "nudgedAt",
        ${keptBy} as "keptBy",
        o.extension_asked_at is not null as "asksForMore", o.handover_proposed_at is not null as "namesColleague", o.clearance_asked_at is not null as "waitsForHead"
      from commitment c join commitment_owner o on o.commitment_id = c.id and o.awaiting_since is null join organization g on g.id = o.organization_id
      left join participant p on p.partnership_id = c.partnership_id and p.organization_id = o.organization_id
      where c.partnership_id = ${partnershipId}::bigint and c.record_state = 'open' and c.deadline_on < ${today}::date order by c.deadline_on, c.id, g.sort_key, g.id limit ${limit}::int`,
  );

/** What waits for somebody's decision on an entity since an instant of its duty; what has waited longest comes first. */
const waiting = (sql: Sql, { partnershipId }: Pick<Ask, 'partnershipId'>, since: SQL) =>
  answered<OfEntity & OfCommitment & { since: LocalDate; keptBy: Side | null }>(
    sql,
    raw`select ${entityColumns}, ${commitmentColumns}, (${since} at time zone 'utc')::date as since, ${keptBy} as "keptBy"
      from commitment c join commitment_owner o on o.commitment_id = c.id and ${since} is not null join organization g on g.id = o.organization_id
      left join participant p on p.partnership_id = c.partnership_id and p.organization_id = o.organization_id
      where c.partnership_id = ${partnershipId}::bigint and c.record_state = 'open' order by ${since}, c.id, g.id`,
  );

/** Updates that wait for a coordinator's decision, the oldest first. */
export const updatesToVerify = (sql: Sql, ask: Ask) => waiting(sql, ask, raw`o.awaiting_since`);
/** Requests for more time that wait, the oldest first. */
export const extensionsToDecide = (sql: Sql, ask: Ask) => waiting(sql, ask, raw`o.extension_asked_at`);
/** Colleagues who were named to answer and wait to be confirmed, the oldest first. */
export const handoversToDecide = (sql: Sql, ask: Ask) => waiting(sql, ask, raw`o.handover_proposed_at`);
/** Answers that wait for the head of their entity, the oldest first: nobody outside it decides on them. */
export const awaitingClearance = (sql: Sql, ask: Ask) => waiting(sql, ask, raw`o.clearance_asked_at`);

/** Commitments whose words a corrected version changed, and nobody has decided. */
export const unsettledCorrections = (sql: Sql, { partnershipId }: Ask) =>
  answered<OfCommitment>(
    sql,
    raw`select id as "commitmentId", reference, title, version from commitment where partnership_id = ${partnershipId}::bigint and record_state = 'open' and correction is not null and not coalesce((correction->>'settled')::boolean, false) order by id`,
  );

/** So many digests in a row without an answer of the entity, the first so many days ago, are a contact that is lost. */
const [inARow, forDays] = [3, 60];

/**
 * People of the entities who are not reached: the address is no good, or three digests in a row went unanswered for sixty days. An update of the entity
 * answers all digests before it; the second reading stops no mail.
 */
export const lostContacts = (sql: Sql, { partnershipId, today }: Ask) =>
  answered<OfEntity & { personId: number; person: string; since: LocalDate; digests: number | null }>(
    sql,
    raw`select * from (
      select distinct on (q.id) q.id as "personId", q.name as person, ${entityColumns}, (coalesce(q.contact_lost_at, u.first_at) at time zone 'utc')::date as since,
        case when q.contact_lost_at is null then u.digests end as digests
      from appointment a join person q on q.id = a.person_id join organization g on g.id = a.organization_id
      left join participant p on p.partnership_id = a.partnership_id and p.organization_id = a.organization_id
      left join lateral (
        select count(distinct m.id)::int as digests, min(m.sent_at) as first_at
        from reminder r join mail_reminder l on l.reminder_id = r.id join mail m on m.id = l.mail_id and m.kind = 'digest' and m.state = 'sent'
        join commitment c on c.id = r.commitment_id and c.partnership_id = a.partnership_id and c.record_state = 'open'
        where r.person_id = q.id and r.organization_id = a.organization_id and m.sent_at > coalesce(
          (select max(o.last_update_at) from commitment_owner o join commitment k on k.id = o.commitment_id and k.partnership_id = a.partnership_id where o.organization_id = a.organization_id), '-infinity')
      ) u on q.contact_lost_at is null
      where a.partnership_id = ${partnershipId}::bigint and a.role in ('focal-point', 'alternate') and a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on >= ${today}::date)
        and (q.contact_lost_at is not null or (u.digests >= ${inARow}::int and u.first_at <= ${today}::date - ${forDays}::int))
      order by q.id, g.sort_key) lost order by since, "personId"`,
  );

/** Mail of the last seven days to the partnership's people that was given up, or came back. */
export const failedMail = (sql: Sql, { partnershipId, today }: Ask) =>
  answered<{ personId: number; person: string; count: number; lastOn: LocalDate; mailId: number }>(
    sql,
    raw`select q.id as "personId", q.name as person, count(*)::int as count, max(m.local_day) as "lastOn", max(m.id) as "mailId" from mail m join person q on q.id = m.person_id
      where m.state in ('failed', 'bounced') and m.local_day >= ${today}::date - 7
        and exists (select 1 from appointment a where a.person_id = m.person_id and a.partnership_id = ${partnershipId}::bigint)
      group by q.id order by "lastOn" desc, q.id`,
  );

/** How many duties come up for a look of the reminders before an instant. */
export async function comingUp(sql: Sql, { partnershipId, today }: Ask): Promise<number> {
  const [row] = await executePrepared(
    sql,
    raw`select count(distinct w.commitment_id)::int as n from reminder_watch w join commitment c on c.id = w.commitment_id
      where c.partnership_id = ${partnershipId}::bigint and w.look_at < ${today}::date + 7`,
  );
  return Number(row?.n ?? 0);
}
