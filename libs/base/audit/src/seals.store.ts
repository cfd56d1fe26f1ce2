import { history, historySeal, type Sql } from '@suivi/db';
import { and, asc, count, desc, gt, lte, type SQL, sql as raw } from 'drizzle-orm';
import type { RowToSeal, SealMade } from './seal.js';

/** A seal as it is kept. */
export type SealRow = typeof historySeal.$inferSelect;

/** A row of the history as verifying sees it; `at` is an ISO instant. */
export interface RowSeen extends RowToSeal {
  at: string;
}

/** Any number that nobody else uses: of two who seal at once the second waits, and finds the work of the first. */
const SEALING_LOCK = 7_270_005;

const chainOf = raw<number>`coalesce(${history.partnershipId}, 0)`.mapWith(Number);

/**
 * The line of a row: the exact text that is hashed and exported. It is made of the columns by the server's own functions in the statement itself: a
 * function of ours in the database could be replaced together with the rows.
 */
const lineWith = (id: SQL): SQL<string> => raw<string>`jsonb_build_object('id', ${id}, 'partnershipId', ${history.partnershipId}, 'subject', ${history.subject}, 'subjectId', ${history.subjectId},
  'at', to_char(${history.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'actor', ${history.actor}, 'action', ${history.action}, 'reason', ${history.reason},
  'changes', ${history.changes}, 'after', ${history.after})::text`;
const digestOf = (line: SQL): SQL<string> => raw<string>`encode(sha256(convert_to(${line}, 'UTF8')), 'hex')`;
const line = lineWith(raw`${history.id}`);

const between = (after: number, upTo: number) => and(gt(history.id, after), lte(history.id, upTo));

/** The id of the last row of the history, undefined while there is none. */
export const lastRowId = async (sql: Sql): Promise<number | undefined> =>
  (await sql.select({ id: history.id }).from(history).orderBy(desc(history.id)).limit(1))[0]?.id;

/** The last seal of all chains. */
export const lastSeal = async (sql: Sql): Promise<Omit<SealRow, 'line'> | undefined> =>
  (await sql.select({ number: historySeal.number, chain: historySeal.chain, upTo: historySeal.upTo, hash: historySeal.hash }).from(historySeal).orderBy(desc(historySeal.number)).limit(1))[0];

/**
 * Transactions of others that have written to the history and not ended: an INSERT takes this lock before its row gets an id, and gives it back when the
 * row can be seen. Reading the list makes nobody wait.
 */
export async function writersUnderWay(sql: Sql): Promise<string[]> {
  const { rows } = await sql.execute<{ writer: string }>(raw`
    select virtualtransaction as writer from pg_locks
    where locktype = 'relation' and database = (select oid from pg_database where datname = current_database()) and relation = 'public.history'::regclass
      and mode = 'RowExclusiveLock' and granted and pid is distinct from pg_backend_pid()`);
  return rows.map(({ writer }) => writer);
}

/** Keeps others from sealing until the transaction ends. */
export async function lockSealing(sql: Sql): Promise<void> {
  await sql.execute(raw`select pg_advisory_xact_lock(${SEALING_LOCK})`);
}

/** The rows after one id and up to another, in order, with their digests. */
export const rowsBetween = (sql: Sql, o: { after: number; upTo: number; limit: number }): Promise<RowSeen[]> =>
  sql
    .select({ id: history.id, chain: chainOf, digest: digestOf(line), at: raw<string>`to_char(${history.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` })
    .from(history)
    .where(between(o.after, o.upTo))
    .orderBy(asc(history.id))
    .limit(o.limit);

/** The hashes of the last seals of chains. */
export async function lastHashes(sql: Sql, chains: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql.execute<{ chain: string; hash: string }>(raw`
    select c.chain, s.hash from jsonb_array_elements_text(${JSON.stringify(chains)}::jsonb) c(chain)
    cross join lateral (select hash from history_seal where chain = c.chain::bigint order by number desc limit 1) s`);
  return new Map(rows.map(({ chain, hash }) => [Number(chain), hash]));
}

/** Keeps seals. */
export async function insertSeals(sql: Sql, seals: readonly SealMade[]): Promise<void> {
  await sql.insert(historySeal).values(seals.map(({ seal, ...text }) => ({ number: seal.seal, chain: seal.chain, upTo: seal.upTo, ...text })));
}

/** The seals after one, in order; of one chain if it is said. */
export const sealsAfter = (sql: Sql, o: { number: number; chain?: number; limit: number }): Promise<SealRow[]> =>
  sql
    .select()
    .from(historySeal)
    .where(and(gt(historySeal.number, o.number), o.chain === undefined ? undefined : raw`${historySeal.chain} = ${o.chain}`))
    .orderBy(asc(historySeal.number))
    .limit(o.limit);

/** How many rows come after an id; in one chain if it is said. */
export const rowsAfter = async (sql: Sql, after: number, chain?: number): Promise<number> =>
  (await sql.select({ rows: count() }).from(history).where(and(gt(history.id, after), chain === undefined ? undefined : raw`${chainOf} = ${chain}`)))[0]?.rows ?? 0;

/** Whose place a row has taken: the id among those sealed together whose digest it would have. */
export async function idThatFits(sql: Sql, id: number, sealed: readonly (readonly [id: number, digest: string])[]): Promise<number | undefined> {
  const { rows } = await sql.execute<{ id: string }>(raw`
    select m->>0 as id from ${history} cross join jsonb_array_elements(${JSON.stringify(sealed)}::jsonb) m
    where ${history.id} = ${id} and ${digestOf(lineWith(raw`(m->>0)::bigint`))} = m->>1 limit 1`);
  return rows[0] && Number(rows[0].id);
}

/** The lines of one chain's rows after one id and up to another, in order. */
export const linesBetween = async (sql: Sql, o: { chain: number; after: number; upTo: number; limit: number }): Promise<{ id: number; line: string }[]> =>
  sql
    .select({ id: history.id, line })
    .from(history)
    .where(and(between(o.after, o.upTo), raw`${chainOf} = ${o.chain}`))
    .orderBy(asc(history.id))
    .limit(o.limit);
