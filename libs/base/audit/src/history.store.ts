import { type HistoryActor, history, hotQuery, placeholdersFor, type Sql } from '@suivi/db';
import { and, desc, eq, lte } from 'drizzle-orm';
import { changesBetween } from './changes.js';

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

/** Adds one row to the history, in the transaction of the change itself. */
export async function recordHistory(sql: Sql, entry: HistoryEntry): Promise<void> {
  const { before, after, reason, ...rest } = entry;
  await insert(sql, { ...rest, reason: reason ?? null, changes: changesBetween(before, after), after });
}

const insert = hotQuery('history_insert', (sql) =>
  sql.insert(history).values(placeholdersFor(history, ['partnershipId', 'subject', 'subjectId', 'at', 'actor', 'action', 'reason', 'changes', 'after'])),
);

/** Everything that happened to one subject, the latest first. */
export const historyOf = (sql: Sql, subject: string, subjectId: number): Promise<HistoryRow[]> =>
  sql.select().from(history).where(and(eq(history.subject, subject), eq(history.subjectId, subjectId))).orderBy(desc(history.id));

/**
 * The last state on record of each subject of a kind in a partnership at an instant (that instant included), by subject id.
 * Order is that of writing: changes of one subject wait for each other's lock, while their instants were taken before it.
 */
export const statesAsOf = (
  sql: Sql,
  which: { subject: string; partnershipId: number; at: Date },
): Promise<{ subjectId: number; after: Record<string, unknown> }[]> =>
  sql
    .selectDistinctOn([history.subjectId], { subjectId: history.subjectId, after: history.after })
    .from(history)
    .where(and(eq(history.partnershipId, which.partnershipId), eq(history.subject, which.subject), lte(history.at, which.at)))
    .orderBy(history.subjectId, desc(history.id));
