import type { ReminderChannel } from '@suivi/contract';
import { allButKeys, executePrepared, type Sql, switchedOff } from '@suivi/db';
import { type Language, type LocalDate, zoneWithClock } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** A person whose digest is being gathered. */
export interface GatheringPerson {
  id: number;
  email: string;
  language: Language;
  zone: string;
  dutyStationId: number | null;
  isSample: boolean;
}

/** Locks those of the people who may get digests and whom nobody else holds, for the transaction: two processes never write the same day's digest. What follows in it is fetched by key. */
export async function lockReachable(sql: Sql, ids: readonly number[]): Promise<GatheringPerson[]> {
  const rows = await executePrepared(
    sql,
    raw`select id, email, language, zone, duty_station_id as "dutyStationId", is_sample as "isSample" from person
      where id = any(${raw.param(ids)}::bigint[]) and contact_lost_at is null and ${switchedOff(allButKeys)}
      order by id for no key update skip locked`,
  );
  return rows.map((row) => ({ ...(row as unknown as GatheringPerson), id: Number(row.id), zone: zoneWithClock(String(row.zone)), dutyStationId: row.dutyStationId === null ? null : Number(row.dutyStationId) }));
}

/**
 * Who of the people has a digest of the local day or a later one (a zone may have been changed), or was sent an older one since
 * that day began, or may have got one (it broke off as it was handed over, and before it could be tried again there was nothing left to say):
 * one automatic mail a day, whatever was late. `except` leaves out the digest that asks.
 */
// Person by person, as the limit makes it: joined at once, each page of people read all mail there is while the planner still took it for none.
export async function whoHadDigest(sql: Sql, asked: readonly { personId: number; since: LocalDate; sentSince: Date; except?: number }[]): Promise<Set<number>> {
  const rows = await executePrepared(
    sql,
    raw`select distinct w.person_id as id
      from unnest(${raw.param(asked.map((a) => a.personId))}::bigint[], ${raw.param(asked.map((a) => a.since))}::date[],
        ${raw.param(asked.map((a) => a.sentSince.toISOString()))}::timestamptz[], ${raw.param(asked.map((a) => a.except ?? 0))}::bigint[]) w(person_id, since, sent_since, but)
      cross join lateral (select 1 from mail m where m.person_id = w.person_id and m.kind = 'digest' and m.id <> w.but and (m.local_day >= w.since or greatest(m.sent_at, m.doubtful_at) >= w.sent_since) limit 1) had`,
  );
  return new Set(rows.map((row) => Number(row.id)));
}

/**
 * Whose digest of another day is not over: a worker has it in hand and may hand it over at this moment, or it is in doubt and must go out as it is.
 * A digest beside it would be a second one on the day, or say the same under another Message-ID. Those that merely wait are locked
 * for the transaction, so that nobody takes them before they are folded.
 */
export async function whoseDigestIsUnderWay(sql: Sql, personIds: readonly number[]): Promise<number[]> {
  if (personIds.length === 0) return [];
  // "Not over" in these words: by the index of what is to be sent, all of it would be read for each few people.
  const rows = await executePrepared(
    sql,
    raw`with unsent as materialized (
      select m.id, m.person_id from unnest(${raw.param(personIds)}::bigint[]) w(person_id)
      join mail m on m.person_id = w.person_id and m.kind = 'digest' and m.state not in ('sent', 'failed', 'bounced', 'dropped')),
    waits as (select id from mail where id in (select id from unsent) and state = 'due' and doubtful_at is null for no key update skip locked)
    select distinct person_id as id from unsent where id not in (select id from waits)`,
  );
  return rows.map((row) => Number(row.id));
}

/** What tells one digest from another; the rest of its row is the same for all. */
export interface DigestRow {
  personId: number;
  localDay: LocalDate;
  toAddress: string;
  language: Language;
  isSample: boolean;
  messageId: string;
  /** What is asked directly, in a mail that takes the digest's place. */
  channel: ReminderChannel;
}

/** Adds digests to the ledger; answers the mail's id by person. One that is there already fails: its person was locked. */
export async function insertDigests(sql: Sql, digests: readonly DigestRow[], now: Date): Promise<Map<number, number>> {
  const column = (of: (digest: DigestRow) => unknown) => raw.param(digests.map(of));
  const rows = await executePrepared(
    sql,
    raw`insert into mail (kind, key, payload, state, attempts, due_at, next_attempt_at, created_at, person_id, local_day, to_address, language, is_sample, message_id)
      select 'digest', '', jsonb_build_object('channel', w.channel), 'due', 0, d.now, d.now, d.now, w.person_id, w.local_day, w.to_address, w.language, w.is_sample, w.message_id
      from (select ${now.toISOString()}::timestamptz as now) d, unnest(${column((d) => d.personId)}::bigint[], ${column((d) => d.localDay)}::date[], ${column((d) => d.toAddress)}::text[],
        ${column((d) => d.language)}::text[], ${column((d) => d.isSample)}::boolean[], ${column((d) => d.messageId)}::text[], ${column((d) => d.channel)}::text[]) w(person_id, local_day, to_address, language, is_sample, message_id, channel)
      order by w.person_id
      returning id, person_id`,
  );
  return new Map(rows.map((row) => [Number(row.person_id), Number(row.id)]));
}

// "Not distinct", so that they are found by their person: for the planner "=" would be a reason to go through all mail that is due.
/** Gives what older digests of the same people gathered and never sent to the new ones, and ends the older ones. */
export async function foldOlderDigests(sql: Sql, newIds: readonly number[], fate: string): Promise<void> {
  await executePrepared(
    sql,
    raw`with older as (
      update mail m set state = 'dropped', fate = ${fate}, version = m.version + 1
      from mail n where n.id = any(${raw.param(newIds)}::bigint[]) and m.person_id = n.person_id and m.kind = 'digest' and m.state is not distinct from 'due' and m.local_day < n.local_day
      returning m.id as old_id, n.id as new_id),
    reviews as (update weekly_review w set mail_id = older.new_id from older where w.mail_id = older.old_id)
    update mail_reminder l set mail_id = older.new_id from older where l.mail_id = older.old_id`,
  );
}

/** Puts down which mail gathers which reminder. */
export async function linkReminders(sql: Sql, links: readonly { mailId: number; reminderId: number }[]): Promise<void> {
  await executePrepared(
    sql,
    raw`insert into mail_reminder (mail_id, reminder_id) select * from unnest(${raw.param(links.map((l) => l.mailId))}::bigint[], ${raw.param(links.map((l) => l.reminderId))}::bigint[])`,
  );
}
