import type { Scope } from '@suivi/access';
import type { commitments, RouteInput } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { Refusal } from '@suivi/kernel';
import { register } from '../register.js';
import { limits, type TableRow } from './columns.js';
import { presentRows } from './present.js';

/** The filters and the order of the register; pages are no matter to a table. */
export type TableQuery = Omit<RouteInput<typeof commitments.listCommitments>['query'], 'cursor' | 'limit'>;

/** What a reader sees of the register as rows of a table, filtered and in its order; `now` decides what is overdue. */
export async function tableRows(sql: Sql, scope: Scope, query: TableQuery, now: Date): Promise<TableRow[]> {
  const { items, nextCursor } = await register(sql, scope, { ...query, limit: limits.rows }, now);
  if (nextCursor !== null) throw new Refusal('table.too-large', `the register has more than ${limits.rows.toLocaleString('en')} commitments under these filters: choose fewer`);
  const rows = new Map((await presentRows(sql, scope, { ids: items.map(({ id }) => id) })).map(({ id, cells }) => [id, cells]));
  return items.flatMap(({ id }) => rows.get(id) ?? []);
}
