import { account, apiToken, installation, session, type Sql } from '@suivi/db';
import { and, desc, eq, gt, isNotNull, isNull, ne, sql as raw } from 'drizzle-orm';

export type AccountRow = typeof account.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

/** The account of a person, made if there is none; name and address are the person's. */
export const upsertAccount = async (sql: Sql, row: Pick<AccountRow, 'id' | 'personId' | 'name' | 'email'>, now: Date): Promise<AccountRow> =>
  only(
    await sql
      .insert(account)
      .values({ ...row, emailVerified: true, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({ target: account.personId, set: { name: row.name, email: row.email } })
      .returning(),
  );
export const accountById = async (sql: Sql, id: string): Promise<AccountRow | undefined> => (await sql.select().from(account).where(eq(account.id, id)))[0];
export const setDisabled = async (sql: Sql, personId: number, since: Date | null): Promise<AccountRow> =>
  only(await sql.update(account).set({ disabledAt: since }).where(eq(account.personId, personId)).returning());

/** A person's sessions that count now, the one used last first. */
export const sessionsOfPerson = (sql: Sql, personId: number, now: Date) =>
  sql
    .select({ id: session.id, createdAt: session.createdAt, lastSeenAt: session.updatedAt, expiresAt: session.expiresAt, userAgent: session.userAgent, ipAddress: session.ipAddress })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(and(eq(account.personId, personId), gt(session.expiresAt, now)))
    .orderBy(desc(session.updatedAt), desc(session.id));

const ofPerson = (personId: number) => raw`${session.accountId} in (select id from account where person_id = ${personId})`;
/** Ends one session of a person; answers whether there was one. */
export const deleteSession = async (sql: Sql, of: { personId: number; id: string }): Promise<boolean> =>
  (await sql.delete(session).where(and(eq(session.id, of.id), ofPerson(of.personId))).returning({ id: session.id })).length > 0;
/** Ends all sessions of a person but one; answers how many. */
export const deleteSessions = async (sql: Sql, of: { personId: number; except: string | null }): Promise<number> =>
  (await sql.delete(session).where(and(ofPerson(of.personId), of.except === null ? undefined : ne(session.id, of.except))).returning({ id: session.id })).length;
/** Removes sessions that ran out. */
export const deleteEndedSessions = async (sql: Sql, now: Date): Promise<void> => {
  await sql.delete(session).where(raw`${session.expiresAt} <= ${now.toISOString()}::timestamptz`);
};

/** Since when accounts are on; null while nobody has claimed the installation. */
export const claimedSince = async (sql: Sql): Promise<Date | null> => (await sql.select({ at: installation.claimedAt }).from(installation).where(eq(installation.id, 1)))[0]?.at ?? null;

/** Keeps the digest of the one link that makes its bearer an administrator; a former link is dead from here on. */
export const setClaim = async (sql: Sql, digest: string): Promise<void> => {
  await sql.update(installation).set({ claimDigest: digest }).where(eq(installation.id, 1));
};
export const claimStands = async (sql: Sql, digest: string): Promise<boolean> =>
  (await sql.select({ id: installation.id }).from(installation).where(and(eq(installation.id, 1), eq(installation.claimDigest, digest)))).length > 0;
/** Uses the claim up: true for the first who comes, and accounts are on from this moment. */
export const takeClaim = async (sql: Sql, digest: string, now: Date): Promise<boolean> =>
  (
    await sql
      .update(installation)
      .set({ claimDigest: null, claimedAt: raw`coalesce(${installation.claimedAt}, ${now.toISOString()}::timestamptz)` })
      .where(and(eq(installation.id, 1), isNotNull(installation.claimDigest), eq(installation.claimDigest, digest)))
      .returning({ id: installation.id })
  ).length > 0;

export type TokenRow = typeof apiToken.$inferSelect;
export const insertToken = async (sql: Sql, row: typeof apiToken.$inferInsert): Promise<TokenRow> => only(await sql.insert(apiToken).values(row).returning());
/** A person's tokens that were not revoked, the latest first. */
export const tokensOfPerson = (sql: Sql, personId: number): Promise<TokenRow[]> =>
  sql.select().from(apiToken).where(and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt))).orderBy(desc(apiToken.id));
/** Revokes a token; with a person, only one of theirs. */
export const revokeToken = async (sql: Sql, of: { id: number; personId?: number }, now: Date): Promise<TokenRow | undefined> =>
  (await sql.update(apiToken).set({ revokedAt: now }).where(and(eq(apiToken.id, of.id), isNull(apiToken.revokedAt), of.personId === undefined ? undefined : eq(apiToken.personId, of.personId))).returning())[0];
