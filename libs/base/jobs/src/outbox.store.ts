import { outbox, type Sql } from '@suivi/db';
import { count, inArray, lte, min } from 'drizzle-orm';

/** A wish to act that waits to be handed to the queue. */
export type Wish = typeof outbox.$inferSelect;

/** Puts a wish down. */
export async function addWish(sql: Sql, wish: typeof outbox.$inferInsert): Promise<void> {
  await sql.insert(outbox).values(wish);
}

/** The first wishes that nobody else is handing over, locked for the transaction. */
export const waitingWishes = (sql: Sql, limit: number): Promise<Wish[]> =>
  sql.select().from(outbox).orderBy(outbox.id).limit(limit).for('update', { skipLocked: true });

/** Removes wishes that were handed over. */
export async function removeWishes(sql: Sql, ids: number[]): Promise<void> {
  await sql.delete(outbox).where(inArray(outbox.id, ids));
}

/** How many wishes wait to be handed to the queue, and those that have since before an instant. A relay looks every few moments: normally there are none. */
export async function wishesWaiting(sql: Sql, before: Date): Promise<{ waiting: number; late: { count: number; since: Date | null } }> {
  const [all] = await sql.select({ count: count() }).from(outbox);
  const [late] = await sql.select({ count: count(), since: min(outbox.createdAt) }).from(outbox).where(lte(outbox.createdAt, before));
  return { waiting: all?.count ?? 0, late: { count: late?.count ?? 0, since: late?.since ?? null } };
}
