import { createHash } from 'node:crypto';
import { type SQL, sql as raw, type Table } from 'drizzle-orm';
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

/** What the planner does besides fetching rows by their keys through indexes. */
export const allButKeys = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'] as const;

/**
 * A condition that holds and, asked in a statement, switches settings off for the rest of the transaction: with `allButKeys` what follows is fetched by key,
 * however many rows there are, and however few there were when the planner last looked.
 */
export const switchedOff = (settings: readonly string[]): SQL =>
  raw`(select bool_and(set_config(name, 'off', true) = 'off') from unnest(array[${raw.raw(settings.map((name) => `'${name}'`).join(', '))}]) name)`;

interface Prepared<T> {
  execute(values: Record<string, unknown>): Promise<T>;
}

/** A query of the builder as a value: written once with `raw.placeholder(name)` where values come, run with the values. */
export type HotQuery<T> = (sql: Sql, values: Record<string, unknown>) => Promise<T>;

/**
 * A query that is built once a connection and planned there once; building it costs more than the rest of a small statement.
 * The same rule as for `executePrepared`: only where the plan does not depend on the values. A null date cannot be a value.
 */
export function hotQuery<T>(name: string, build: (sql: Sql) => { prepare(name: string): Prepared<T> }): HotQuery<T> {
  const byClient = new WeakMap<object, Prepared<T>>();
  return (sql, values) => {
    const { client } = sql._.session as unknown as { client: object };
    const known = byClient.get(client) ?? build(sql).prepare(`suivi_${name}`);
    byClient.set(client, known);
    return known.execute(values);
  };
}

/** The same for a statement that the builder cannot say, with `raw.placeholder(name)` where values come; they are sent as they are, JSON as text. */
export const hotStatement = <Row extends Record<string, unknown>>(name: string, statement: SQL): HotQuery<Row[]> => {
  const query = dialect.sqlToQuery(statement);
  const run = hotQuery(name, (sql) => ({ prepare: (as) => sql._.session.prepareQuery(query, undefined, as, false) as Prepared<{ rows: Row[] }> }));
  return async (sql, values) => (await run(sql, values)).rows;
};

/** Placeholders for columns of a table, each under the column's name: the `values` of a hot INSERT. */
export const placeholdersFor = <T extends Table>(_table: T, columns: readonly (keyof T['$inferInsert'] & string)[]): T['$inferInsert'] =>
  Object.fromEntries(columns.map((name) => [name, raw.placeholder(name)])) as T['$inferInsert'];
