import type { ReminderChannel } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';

/**
 * People for whom reminders wait that may go out now and that no mail has gathered yet: the next `limit` by id. Whoever gets more
 * later on the same day waits for it: the mail of a day holds all of it.
 */
export async function peopleWaiting(sql: Sql, page: { now: Date; after: number; limit: number }): Promise<number[]> {
  const rows = await executePrepared(
    sql,
    raw`select person_id as id from reminder where gathered_at is null and person_id > ${page.after}::bigint
      group by person_id having max(deliver_at) <= ${page.now.toISOString()}::timestamptz order by person_id limit ${page.limit}::int`,
  );
  return rows.map((row) => Number(row.id));
}

/**
 * Takes what waits for these people and belongs into the mail of the day, so that only one mail gathers each reminder; another taker gets
 * none of these. What is asked directly comes even to who stopped the digests (`ofTheDay` says the same).
 */
export async function takeWaiting(sql: Sql, personIds: readonly number[], now: Date): Promise<{ id: number; personId: number; channel: ReminderChannel }[]> {
  if (personIds.length === 0) return [];
  const rows = await executePrepared(
    sql,
    raw`update reminder r set gathered_at = ${now.toISOString()}::timestamptz
      from person p
      where r.person_id = any(${raw.param(personIds)}::bigint[]) and p.id = r.person_id and r.gathered_at is null and r.deliver_at <= ${now.toISOString()}::timestamptz
        and (r.channel = 'single' or p.digests_off_at is null)
      returning r.id, r.person_id, r.channel`,
  );
  return rows.map((row) => ({ id: Number(row.id), personId: Number(row.person_id), channel: row.channel as ReminderChannel }));
}

/** Lets reminders wait again that a mail gathered and did not send. */
export async function returnToWaiting(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await executePrepared(sql, raw`update reminder set gathered_at = null where id = any(${raw.param(ids)}::bigint[])`);
}

/**
 * Takes reminders back that were not true when they were to be said, and has their owners looked at again: where one is true once more, it is
 * found as if for the first time. The looks are locked first, as a sweep has them, so that the two never wait for each other in a circle.
 */
export async function withdrawReminders(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const ofThese = raw`(w.commitment_id, w.organization_id) in (select commitment_id, organization_id from reminder where id = any(${raw.param(ids)}::bigint[]))`;
  await executePrepared(sql, raw`select 1 from reminder_watch w where ${ofThese} order by w.commitment_id, w.organization_id for update`);
  await executePrepared(sql, raw`update reminder_watch w set look_at = '-infinity' where ${ofThese}`);
  await executePrepared(sql, raw`delete from reminder where id = any(${raw.param(ids)}::bigint[])`);
}

/** How many reminders no mail has gathered yet, a hundred thousand at the most. */
export async function remindersWaiting(sql: Sql): Promise<number> {
  const [row] = await executePrepared(sql, raw`select count(*) as n from (select 1 from reminder where gathered_at is null limit 100000) waiting`);
  return Number(row?.n ?? 0);
}
