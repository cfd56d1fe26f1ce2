import { idempotencyKey, type Tx } from '@suivi/db';
import { and, eq, lt } from 'drizzle-orm';

/** A write as its Idempotency-Key names it: who, under which key, and the SHA-256 of what was asked. */
export interface KeyedWish {
  caller: string;
  key: string;
  wish: string;
}

/** What a keyed write answered. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Takes the key for this transaction; false where it is known already. Waits for another transaction that has just taken it. */
export const takeKey = async (tx: Tx, { caller, key, wish }: KeyedWish, now: Date): Promise<boolean> =>
  (await tx.insert(idempotencyKey).values({ caller, key, wish, createdAt: now }).onConflictDoNothing().returning({ key: idempotencyKey.key })).length > 0;

/** What stands under a key. */
export const keptUnder = async (tx: Tx, { caller, key }: Omit<KeyedWish, 'wish'>): Promise<typeof idempotencyKey.$inferSelect | undefined> =>
  (await tx.select().from(idempotencyKey).where(and(eq(idempotencyKey.caller, caller), eq(idempotencyKey.key, key))))[0];

/** Puts the answer under the key. */
export const keepAnswer = async (tx: Tx, { caller, key }: Omit<KeyedWish, 'wish'>, answer: KeptAnswer): Promise<void> => {
  await tx.update(idempotencyKey).set(answer).where(and(eq(idempotencyKey.caller, caller), eq(idempotencyKey.key, key)));
};

/** Forgets keys from before an instant. */
export const forgetKeys = async (tx: Tx, before: Date): Promise<void> => {
  await tx.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, before));
};
