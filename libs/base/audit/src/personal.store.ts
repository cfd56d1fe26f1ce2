import { personalValue, type Sql } from '@suivi/db';
import { asc, eq, inArray, sql as raw } from 'drizzle-orm';
import { isToken, keepApart, type KeptApart, personActing, replacePersonal, type Said, shownFor } from './personal.js';

/** The tokens that stand for a person's values, by value. Those that are new are kept, unless the person was erased: a session that still knows the name must not bring it back. */
export async function tokensFor(sql: Sql, personId: number, values: readonly string[]): Promise<Map<string, string>> {
  if (values.length === 0) return new Map();
  const wanted = JSON.stringify([...new Set(values)].map((value) => keepApart(personId, value)).map(({ salt, ...kept }) => ({ ...kept, salt: Buffer.from(salt).toString('hex') })));
  const { rows } = await sql.execute<{ value: string; token: string }>(raw`
    with wanted as (select * from jsonb_to_recordset(${wanted}::jsonb) w(value text, token text, salt text)),
    known as (select distinct on (v.value) v.value, v.token from personal_value v join wanted w on w.value = v.value where v.person_id = ${personId}),
    added as (
      insert into personal_value (token, person_id, value, salt)
      select w.token, ${personId}::bigint, w.value, decode(w.salt, 'hex') from wanted w
      where not exists (select from known k where k.value = w.value) and not exists (select from history where subject = 'person' and subject_id = ${personId} and action = 'erased')
    )
    select w.value, coalesce(k.token, w.token) as token from wanted w left join known k using (value)`);
  return new Map(rows.map(({ value, token }) => [value, token]));
}

/** What is kept for tokens; those erased are absent. */
export const keptOf = (sql: Sql, tokens: readonly string[]): Promise<KeptApart[]> =>
  sql
    .select({ token: personalValue.token, value: personalValue.value, salt: personalValue.salt })
    .from(personalValue)
    .where(inArray(personalValue.token, [...tokens]))
    .orderBy(asc(personalValue.personId), asc(personalValue.token));

/** Rows of the history with names and addresses in their places again; in the place of what was erased stands `erased person N`. */
export async function withPersonalValues<T extends Said>(sql: Sql, rows: readonly T[]): Promise<T[]> {
  const tokens = new Set<string>();
  for (const row of rows) replaceAll(row, (text) => (isToken(text) && tokens.add(text), text));
  if (tokens.size === 0) return [...rows];
  const values = new Map((await keptOf(sql, [...tokens])).map(({ token, value }) => [token, value]));
  return rows.map((row) => replaceAll(row, (text) => shownFor(text, values)));
}

/** The actor's name too: whose token it is does not depend on the subject. */
const replaceAll = <T extends Said>(row: T, replaced: (text: string) => string): T =>
  replacePersonal(row.actor && personActing(row.actor) !== undefined ? { ...row, actor: { ...row.actor, name: replaced(row.actor.name) } } : row, replaced);

/** Everything that is kept of a person apart from the history: names and addresses of today and of former days, servers' words. */
export const personalValuesOf = async (sql: Sql, personId: number): Promise<string[]> =>
  (await sql.select({ value: personalValue.value }).from(personalValue).where(eq(personalValue.personId, personId)).orderBy(asc(personalValue.value))).map((row) => row.value);

/**
 * Waits until nobody is keeping a personal value and holds back who would, for the rest of the transaction: a value committed a moment later
 * would outlive the erasure. To be called before any row is locked.
 */
export async function holdBackPersonalValues(sql: Sql): Promise<void> {
  await sql.execute(raw`lock table personal_value in share row exclusive mode`);
}

/** Erases what is kept of a person apart from the history; every hash stays as it is. The erasure itself must be on record, as the action `erased`. */
export async function erasePersonalValues(sql: Sql, personId: number): Promise<void> {
  await sql.delete(personalValue).where(eq(personalValue.personId, personId));
}
