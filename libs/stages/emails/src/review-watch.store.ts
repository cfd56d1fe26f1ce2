import { executePrepared, type Sql } from '@suivi/db';
import { type LocalDate, zoneWithClock } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** A coordinator whose review may be due. */
export interface Watched {
  personId: number;
  zone: string;
  dutyStationId: number | null;
  /** False once no post as coordinator is left, now or later. */
  holdsPost: boolean;
}

const numbers = (values: readonly number[]) => raw`${raw.param(values)}::bigint[]`;
const instants = (values: readonly Date[]) => raw`${raw.param(values.map((at) => at.toISOString()))}::timestamptz[]`;

/** Locks the next coordinators whose time to look has come, and whom nobody else looks at. */
export async function claimWatched(sql: Sql, now: Date, limit: number): Promise<Watched[]> {
  const rows = await executePrepared(
    sql,
    raw`select w.person_id, p.zone, p.duty_station_id, exists (
        select 1 from appointment a where a.person_id = p.id and a.role = 'coordinator' and (a.ends_on is null or a.ends_on >= (${now.toISOString()}::timestamptz)::date - 1)) as holds
      from review_watch w join person p on p.id = w.person_id
      where w.look_at <= ${now.toISOString()}::timestamptz order by w.look_at, w.person_id limit ${limit}::int for update of w skip locked`,
  );
  return rows.map((row) => ({
    personId: Number(row.person_id), zone: zoneWithClock(String(row.zone)), dutyStationId: row.duty_station_id === null ? null : Number(row.duty_station_id), holdsPost: row.holds === true,
  }));
}

/** Puts down when to look again. */
export async function setWatch(sql: Sql, looks: readonly { personId: number; lookAt: Date }[]): Promise<void> {
  await executePrepared(
    sql,
    raw`update review_watch w set look_at = x.at from unnest(${numbers(looks.map((l) => l.personId))}, ${instants(looks.map((l) => l.lookAt))}) x(person_id, at) where w.person_id = x.person_id`,
  );
}

/** Ends the watch over who is no coordinator any more. */
export async function dropWatch(sql: Sql, personIds: readonly number[]): Promise<void> {
  if (personIds.length > 0) await executePrepared(sql, raw`delete from review_watch where person_id = any(${numbers(personIds)})`);
}

/** Puts down reviews that have fallen due; each person and week once, whoever finds it. Answers how many are new. */
export async function insertReviews(sql: Sql, reviews: readonly { personId: number; week: LocalDate; deliverAt: Date; voidAt: Date }[]): Promise<number> {
  if (reviews.length === 0) return 0;
  const rows = await executePrepared(
    sql,
    raw`insert into weekly_review (person_id, week, deliver_at, void_at)
      select * from unnest(${numbers(reviews.map((r) => r.personId))}, ${raw.param(reviews.map((r) => r.week))}::date[], ${instants(reviews.map((r) => r.deliverAt))}, ${instants(reviews.map((r) => r.voidAt))})
      on conflict do nothing returning 1`,
  );
  return rows.length;
}

/** People for whom a review waits that no mail has taken up: the next `limit` by id. Whoever gets more later on the same day waits for it. */
export async function peopleAwaitingReview(sql: Sql, page: { now: Date; after: number; limit: number }): Promise<number[]> {
  const at = raw`${page.now.toISOString()}::timestamptz`;
  const rows = await executePrepared(
    sql,
    raw`select w.person_id as id from weekly_review w join person p on p.id = w.person_id and p.digests_off_at is null and p.contact_lost_at is null
      where w.mail_id is null and w.void_at > ${at} and w.deliver_at <= ${at} and w.person_id > ${page.after}::bigint
        and not exists (select 1 from reminder later where later.person_id = w.person_id and later.gathered_at is null and later.deliver_at > ${at})
      order by w.person_id limit ${page.limit}::int`,
  );
  return rows.map((row) => Number(row.id));
}

/** Who of these people has a review that waits. */
export async function awaitingReview(sql: Sql, personIds: readonly number[], now: Date): Promise<number[]> {
  if (personIds.length === 0) return [];
  const at = raw`${now.toISOString()}::timestamptz`;
  const rows = await executePrepared(
    sql,
    raw`select distinct w.person_id as id from weekly_review w join person p on p.id = w.person_id and p.digests_off_at is null
      where w.person_id = any(${numbers(personIds)}) and w.mail_id is null and w.void_at > ${at} and w.deliver_at <= ${at}`,
  );
  return rows.map((row) => Number(row.id));
}

/** Puts down which mail a review went into. */
export async function linkReviews(sql: Sql, links: readonly { personId: number; mailId: number }[], now: Date): Promise<void> {
  if (links.length === 0) return;
  await executePrepared(
    sql,
    raw`update weekly_review w set mail_id = x.mail_id from unnest(${numbers(links.map((l) => l.personId))}, ${numbers(links.map((l) => l.mailId))}) x(person_id, mail_id)
      where w.person_id = x.person_id and w.mail_id is null and w.void_at > ${now.toISOString()}::timestamptz`,
  );
}

/** Ends reviews of a week that has nothing to tell: they are not looked at again. */
export async function voidReviews(sql: Sql, personIds: readonly number[], now: Date): Promise<void> {
  if (personIds.length === 0) return;
  const at = raw`${now.toISOString()}::timestamptz`;
  await executePrepared(sql, raw`update weekly_review set void_at = ${at} where person_id = any(${numbers(personIds)}) and mail_id is null and void_at > ${at}`);
}

/** Those of the mails that bear a review of a week that is not over. */
export async function mailsWithReview(sql: Sql, mailIds: readonly number[], now: Date): Promise<Set<number>> {
  const rows = await executePrepared(sql, raw`select distinct mail_id as id from weekly_review where mail_id = any(${numbers(mailIds)}) and void_at > ${now.toISOString()}::timestamptz`);
  return new Set(rows.map((row) => Number(row.id)));
}

/** Lets the review of a mail wait again that was not sent. */
export async function unlinkReviews(sql: Sql, mailId: number): Promise<void> {
  await executePrepared(sql, raw`update weekly_review set mail_id = null where mail_id = ${mailId}::bigint`);
}
