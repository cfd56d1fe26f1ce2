import { createHash } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql } from './database.js';

const dialect = new PgDialect();
const names = new Map<string, string>();
/** Every connection keeps what it prepared for as long as it lives; texts beyond these are planned each time. */
const KEPT = 300;

/** The same text bears the same name in every process: names are only compared within a connection. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= KEPT) return known;
  const name = `suivi_${createHash('sha1').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/**
 * Runs a statement that each connection parses and plans once: for hot statements whose plan does not depend on the values.
 * Where it does (a filter that matches half of a table or three rows), use `execute`: the plan for any value would serve neither.
 */
export async function executePrepared<Row extends Record<string, unknown>>(sql: Sql, statement: SQL): Promise<Row[]> {
  const query = dialect.sqlToQuery(statement);
  const result = (await sql._.session.prepareQuery(query, undefined, nameOf(query.sql), false).execute()) as { rows: Row[] };
  return result.rows;
}
