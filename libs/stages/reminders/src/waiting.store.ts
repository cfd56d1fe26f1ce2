import { executePrepared, type Sql } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';

/** People for whom reminders wait that may go out now and that no mail has gathered yet: the next `limit` by id. */
export async function peopleWaiting(sql: Sql, page: { now: Date; after: number; limit: number }): Promise<number[]> {
  const rows = await executePrepared(
    sql,
    raw`select distinct person_id as id from reminder
      where gathered_at is null and person_id > ${page.after}::bigint and deliver_at <= ${page.now.toISOString()}::timestamptz
      order by person_id limit ${page.limit}::int`,
  );
  return rows.map((row) => Number(row.id));
}

/** Takes what waits for these people, so that only one mail gathers each reminder; another taker gets none of these. */
export async function takeWaiting(sql: Sql, personIds: readonly number[], now: Date): Promise<{ id: number; personId: number }[]> {
  if (personIds.length === 0) return [];
  const rows = await executePrepared(
    sql,
    raw`update reminder set gathered_at = ${now.toISOString()}::timestamptz
      where person_id = any(${raw.param(personIds)}::bigint[]) and gathered_at is null and deliver_at <= ${now.toISOString()}::timestamptz
      returning id, person_id`,
  );
  return rows.map((row) => ({ id: Number(row.id), personId: Number(row.person_id) }));
}

/** Lets reminders wait again that a mail gathered and did not send. */
export async function returnToWaiting(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await executePrepared(sql, raw`update reminder set gathered_at = null where id = any(${raw.param(ids)}::bigint[])`);
}
