import { outbox, type Sql } from '@suivi/db';
import { inArray } from 'drizzle-orm';

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
