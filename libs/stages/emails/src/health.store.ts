import { executePrepared, type Sql } from '@suivi/db';
import { zoneWithClock } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import { instantIn } from './figures.store.js';

/** Something that is in the way, with how often, since when, and what it is about. */
export interface Finding {
  count: number;
  since: Date | null;
  detail?: string;
}

const instant = (at: Date) => raw`${at.toISOString()}::timestamptz`;
const findingIn = (row: Record<string, unknown> | undefined): Finding => ({ count: Number(row?.count ?? 0), since: instantIn(row?.since) });

/** Mails that might have gone before an instant and have not, a thousand at the most. What waits for its domain's pace does so on purpose. */
export async function mailsLate(sql: Sql, at: { now: Date; before: Date }): Promise<Finding> {
  const [row] = await executePrepared(
    sql,
    raw`select count(*) as count, min(next_attempt_at) as since from (
      select next_attempt_at from mail m where state in ('due', 'sending') and next_attempt_at <= ${instant(at.before)}
        and (is_sample or not exists (select 1 from mail_domain d where d.domain = lower(substring(m.to_address from '[^@]*$')) and d.free_at > ${instant(at.now)}))
      order by next_attempt_at limit 1000) late`,
  );
  return findingIn(row);
}

/** Mails that a server put off and that were due before an instant, if no mail at all was accepted since; a thousand at the most. */
export async function nothingAccepted(sql: Sql, at: { now: Date; before: Date }): Promise<Finding> {
  const [row] = await executePrepared(
    sql,
    raw`select count(*) as count, min(due_at) as since from (
      select due_at from mail m where state = 'due' and attempts > 0 and due_at <= ${instant(at.before)}
        and exists (select 1 from mail_attempt a where a.mail_id = m.id and a.outcome = 'deferred' and a.at > ${instant(at.now)} - interval '2 hours')
        and not exists (select 1 from mail where sent_at > ${instant(at.before)})
      limit 1000) put_off`,
  );
  return findingIn(row);
}

/** When a mail was last accepted. */
export async function lastAcceptedAt(sql: Sql): Promise<Date | null> {
  const [row] = await executePrepared(sql, raw`select max(sent_at) as at from mail where sent_at is not null`);
  return instantIn(row?.at);
}

/** How many mails were given up, or came back, since an instant. */
export async function failuresSince(sql: Sql, since: Date): Promise<Finding> {
  const [row] = await executePrepared(
    sql,
    raw`select count(distinct id) as count, min(at) as since from (
      select m.id, a.at from mail_attempt a join mail m on m.id = a.mail_id where a.outcome <> 'accepted' and a.at >= ${instant(since)} and m.state = 'failed'
      union all select mail_id, received_at from incoming_mail where verdict = 'hard-bounce' and received_at >= ${instant(since)} and mail_id is not null) ended`,
  );
  return findingIn(row);
}

/** Domains that took none of the mails tried since an instant, where there were so many or more; the busiest first. */
export async function refusingDomains(sql: Sql, o: { since: Date; atLeast: number }): Promise<Finding[]> {
  const rows = await executePrepared(
    sql,
    raw`select domain as detail, count(distinct id) as count, min(at) as since
      from (select lower(substring(m.to_address from '[^@]*$')) as domain, m.id, a.at from mail_attempt a join mail m on m.id = a.mail_id where a.outcome <> 'accepted' and a.at >= ${instant(o.since)}) refused
      group by domain having count(distinct id) >= ${o.atLeast}::int
        and not exists (select 1 from mail s where s.sent_at >= ${instant(o.since)} and lower(substring(s.to_address from '[^@]*$')) = domain)
      order by count(distinct id) desc, domain limit 5`,
  );
  return rows.map((row) => ({ ...findingIn(row), detail: String(row.detail) }));
}

/** People whose contact was lost since an instant; the first names stand in the detail. */
export async function contactsLost(sql: Sql, since: Date): Promise<Finding> {
  const [row] = await executePrepared(
    sql,
    raw`select count(*) as count, min(contact_lost_at) as since, string_agg(name, ', ') filter (where n <= 5) as detail
      from (select name, contact_lost_at, row_number() over (order by contact_lost_at, id) as n from person where contact_lost_at > ${instant(since)} and not is_sample) lost`,
  );
  return { ...findingIn(row), detail: String(row?.detail ?? '') };
}

/** People for whom reminders have waited since before an instant, whom a digest might reach, and for whom nothing more comes later today: a thousand at the most. */
export async function peopleKeptWaiting(sql: Sql, at: { now: Date; before: Date }): Promise<{ id: number; zone: string; dutyStationId: number | null; since: Date }[]> {
  const rows = await executePrepared(
    sql,
    raw`select p.id, p.zone, p.duty_station_id as "dutyStationId", min(r.deliver_at) as since from reminder r join person p on p.id = r.person_id
      where r.gathered_at is null and r.deliver_at <= ${instant(at.before)} and r.created_at <= ${instant(at.before)} and p.contact_lost_at is null and (p.digests_off_at is null or r.channel = 'single')
        and not exists (select 1 from reminder later where later.person_id = r.person_id and later.gathered_at is null and later.deliver_at > ${instant(at.now)})
      group by p.id order by p.id limit 1000`,
  );
  return rows.map((row) => ({ id: Number(row.id), zone: zoneWithClock(String(row.zone)), dutyStationId: row.dutyStationId === null ? null : Number(row.dutyStationId), since: new Date(String(row.since)) }));
}
