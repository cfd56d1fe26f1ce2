import type { Sql } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';

/** That something of a kind changed in a partnership, and no more; null for what belongs to none. */
export interface RecentChange {
  id: number;
  partnershipId: number | null;
  subject: string;
}

/** The id of the latest change on record, 0 without any. */
export async function latestChange(sql: Sql): Promise<number> {
  const { rows } = await sql.execute<{ id: string | null }>(raw`select max(id) as id from history`);
  return Number(rows[0]?.id ?? 0);
}

/** The changes on record after one, in order, at most `limit`. For whoever tells readers that there is something new: what it was they ask for themselves, within their scope. */
export async function changesAfter(sql: Sql, { id, limit }: { id: number; limit: number }): Promise<RecentChange[]> {
  const { rows } = await sql.execute<{ id: string; partnershipId: string | null; subject: string }>(raw`
    select id, partnership_id as "partnershipId", subject from history where id > ${id}::bigint order by id limit ${limit}::int`);
  return rows.map((row) => ({ id: Number(row.id), partnershipId: row.partnershipId === null ? null : Number(row.partnershipId), subject: row.subject }));
}
