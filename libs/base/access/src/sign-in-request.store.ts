import { executePrepared, signInRequest, type Sql } from '@suivi/db';
import { and, eq, gt, isNull, lt, sql as raw } from 'drizzle-orm';

export type SignInRequestRow = typeof signInRequest.$inferSelect;

/** Makes those who ask for one address, or from one network, come one after the other: they are counted. Always in this order, so that nobody waits in a circle. */
export const lockAsking = async (sql: Sql, { addressSeal, networkSeal }: { addressSeal: string; networkSeal: string }): Promise<void> => {
  await executePrepared(sql, raw`select pg_advisory_xact_lock(72709101, hashtext(${addressSeal}))`);
  await executePrepared(sql, raw`select pg_advisory_xact_lock(72709102, hashtext(${networkSeal}))`);
};

/** How often was asked since an instant, for an address and from a network. */
export async function asksSince(sql: Sql, { addressSeal, networkSeal, since }: { addressSeal: string; networkSeal: string; since: Date }): Promise<{ forAddress: number; fromNetwork: number }> {
  const at = raw`${since.toISOString()}::timestamptz`;
  const [row] = await executePrepared<{ forAddress: number; fromNetwork: number }>(
    sql,
    raw`select (select count(*)::int from sign_in_request where address_seal = ${addressSeal} and asked_at > ${at}) as "forAddress",
      (select count(*)::int from sign_in_request where network_seal = ${networkSeal} and asked_at > ${at}) as "fromNetwork"`,
  );
  return row ?? { forAddress: 0, fromNetwork: 0 };
}

export const insertRequest = async (sql: Sql, row: typeof signInRequest.$inferInsert): Promise<void> => {
  await sql.insert(signInRequest).values(row);
};
export const forgetRequests = async (sql: Sql, before: Date): Promise<void> => {
  await sql.delete(signInRequest).where(lt(signInRequest.askedAt, before));
};

const isOpen = (id: string, now: Date, attempts: number) =>
  and(eq(signInRequest.id, id), isNull(signInRequest.usedAt), gt(signInRequest.expiresAt, now), lt(signInRequest.attempts, attempts));

/** A request that can still be used. */
export const openRequest = async (sql: Sql, id: string, o: { now: Date; attempts: number }): Promise<SignInRequestRow | undefined> =>
  (await sql.select().from(signInRequest).where(isOpen(id, o.now, o.attempts)))[0];
/** Counts a try to use a request before anybody knows whether it is right: any number at once come to no more than there are attempts. */
export const countAttempt = async (sql: Sql, id: string, o: { now: Date; attempts: number }): Promise<SignInRequestRow | undefined> =>
  (await sql.update(signInRequest).set({ attempts: raw`${signInRequest.attempts} + 1` }).where(isOpen(id, o.now, o.attempts)).returning())[0];
/** Uses a request up; undefined for whoever comes second. */
export const useRequest = async (sql: Sql, id: string, now: Date): Promise<SignInRequestRow | undefined> =>
  (await sql.update(signInRequest).set({ usedAt: now }).where(and(eq(signInRequest.id, id), isNull(signInRequest.usedAt), gt(signInRequest.expiresAt, now))).returning())[0];
