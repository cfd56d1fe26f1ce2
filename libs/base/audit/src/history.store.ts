import { inSeenPartnership, type Scope } from '@suivi/access';
import { type HistoryActor, history, hotStatement, type Sql } from '@suivi/db';
import { and, count, desc, eq, inArray, isNull, lte, sql as raw } from 'drizzle-orm';
import { changesBetween } from './changes.js';
import { personActing, personalSubjects, replacePersonal, type Said } from './personal.js';
import { tokensFor, withPersonalValues } from './personal.store.js';

export type { HistoryActor };

/** A row of the history as it stands: what changed, and the subject's whole state after it. */
export type HistoryRow = typeof history.$inferSelect;

/** One change to put on record; `before` is null for a subject that is new. */
export interface HistoryEntry {
  partnershipId: number | null;
  subject: string;
  subjectId: number;
  at: Date;
  actor: HistoryActor;
  action: string;
  reason?: string | null;
  before: object | null;
  after: object;
}

/** Adds one row to the history, in the transaction of the change itself. Names and addresses of people are kept apart from it. */
export async function recordHistory(sql: Sql, entry: HistoryEntry): Promise<void> {
  const { before, after, reason, ...rest } = entry;
  const whole = { ...rest, reason: reason ?? null, changes: changesBetween(before, after), after };
  const row = personalSubjects.includes(entry.subject) ? await withTokens(sql, whole) : whole;
  const personId = personActing(row.actor);
  if (personId === undefined) return void (await insert(sql, asTexts(row)));
  const inserted = await insertOfKnownPerson(sql, { ...asTexts(row), personId, name: row.actor.name });
  if (inserted.length > 0) return;
  const tokens = await tokensFor(sql, personId, [row.actor.name]);
  await insert(sql, asTexts({ ...row, actor: { ...row.actor, name: tokens.get(row.actor.name) ?? '' } }));
}

async function withTokens<T extends Said>(sql: Sql, row: T): Promise<T> {
  const values: string[] = [];
  replacePersonal(row, (value) => (values.push(value), value));
  const tokens = await tokensFor(sql, row.subjectId, values);
  return replacePersonal(row, (value) => tokens.get(value) ?? value);
}

const asTexts = (row: Omit<HistoryRow, 'id' | 'after'> & { after: object }) => ({
  ...row, at: row.at.toISOString(), actor: JSON.stringify(row.actor), changes: JSON.stringify(row.changes), after: JSON.stringify(row.after),
});

const value = (name: string) => raw.placeholder(name);

// Not by the builder, which names every column: who may add to the history may not name an id.
const columns = raw`(partnership_id, subject, subject_id, at, action, reason, changes, after, actor)`;
const values = raw`${value('partnershipId')}::bigint, ${value('subject')}::text, ${value('subjectId')}::bigint, ${value('at')}::timestamptz, ${value('action')}::text, ${value('reason')}::text,
  ${value('changes')}::jsonb, ${value('after')}::jsonb`;

const insert = hotStatement('history_insert', raw`insert into history ${columns} values (${values}, ${value('actor')}::jsonb)`);

/** One statement, for it is hot: a row with the token of its actor's name, or none if that is not kept yet. */
const insertOfKnownPerson = hotStatement('history_insert_of_known_person', raw`
  insert into history ${columns} select ${values}, jsonb_set(${value('actor')}::jsonb, '{name}', to_jsonb(token))
  from personal_value where person_id = ${value('personId')}::bigint and value = ${value('name')}::text limit 1
  returning 1`);

/** Everything that happened to one subject in partnerships that the reader has to do with, the latest first. Whether the subject is the reader's to see is asked before. */
export const historyOf = async (sql: Sql, scope: Scope, subject: string, subjectId: number): Promise<HistoryRow[]> =>
  withPersonalValues(sql, await sql.select().from(history).where(and(eq(history.subject, subject), eq(history.subjectId, subjectId), inSeenPartnership(scope, 'history.partnership_id'))).orderBy(desc(history.id)));

/** Which states are asked for: of a kind of subjects, in a partnership (null: of what belongs to none), as on record at an instant; only of the named ones, if any are named. */
export interface StatesWanted {
  subject: string;
  partnershipId: number | null;
  at: Date;
  subjectIds?: readonly number[];
}

const wanted = ({ subject, partnershipId, at, subjectIds }: StatesWanted) =>
  and(
    partnershipId === null ? isNull(history.partnershipId) : eq(history.partnershipId, partnershipId), eq(history.subject, subject), lte(history.at, at),
    subjectIds && inArray(history.subjectId, [...subjectIds]),
  );

/** How often an action was put on record of each subject by an instant. */
export async function timesOnRecord(sql: Sql, which: StatesWanted & { action: string }): Promise<ReadonlyMap<number, number>> {
  const rows = await sql.select({ id: history.subjectId, times: count() }).from(history).where(and(wanted(which), eq(history.action, which.action))).groupBy(history.subjectId);
  return new Map(rows.map(({ id, times }) => [id, times]));
}

/**
 * The last state on record of each subject of a kind in a partnership at an instant (that instant included), by subject id.
 * Order is that of writing: changes of one subject wait for each other's lock, while their instants were taken before it.
 */
export async function statesAsOf(sql: Sql, which: StatesWanted): Promise<{ subjectId: number; after: Record<string, unknown> }[]> {
  const states = await sql
    .selectDistinctOn([history.subjectId], { subjectId: history.subjectId, after: history.after })
    .from(history)
    .where(wanted(which))
    .orderBy(history.subjectId, desc(history.id));
  if (!personalSubjects.includes(which.subject)) return states;
  const shown = await withPersonalValues(sql, states.map((state) => ({ ...state, subject: which.subject })));
  return shown.map(({ subjectId, after }) => ({ subjectId, after }));
}
