import type { TokenScope } from '@suivi/contract';
import { account, apiToken, executePrepared, hotQuery, person, session, type Sql } from '@suivi/db';
import { and, eq, gt, isNull, or, sql as raw } from 'drizzle-orm';

/** The person behind a session or a token. */
interface Bearer {
  personId: number;
  personName: string;
}

/** A session that counts now. */
export interface LiveSession extends Bearer {
  sessionId: string;
  /** When it began, by a sign-in. */
  since: Date;
  lastSeenAt: Date;
}

/** A token of a program that counts now. */
export interface LiveToken extends Bearer {
  tokenId: number;
  scopes: TokenScope[];
  lastUsedAt: Date | null;
}

/** The session with a digest, if it counts at this moment: it was not ended, has not run out, and nobody took the account away. */
export const liveSession = async (sql: Sql, digest: string, now: Date): Promise<LiveSession | undefined> => (await sessionOfDigest(sql, { digest, now }))[0];
const sessionOfDigest = hotQuery('session_of_digest', (sql) =>
  sql
    .select({ sessionId: session.id, personId: person.id, personName: person.name, since: session.createdAt, lastSeenAt: session.updatedAt })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .innerJoin(person, eq(person.id, account.personId))
    .where(and(eq(session.token, raw.placeholder('digest')), gt(session.expiresAt, raw.placeholder('now')), isNull(account.disabledAt))),
);

/** The token with a digest, if it counts at this moment. A person who never signed in has no account that could have been taken away. */
export const liveToken = async (sql: Sql, digest: string, now: Date): Promise<LiveToken | undefined> => (await tokenOfDigest(sql, { digest, now }))[0];
const tokenOfDigest = hotQuery('token_of_digest', (sql) =>
  sql
    .select({ tokenId: apiToken.id, personId: person.id, personName: person.name, scopes: apiToken.scopes, lastUsedAt: apiToken.lastUsedAt })
    .from(apiToken)
    .innerJoin(person, eq(person.id, apiToken.personId))
    .leftJoin(account, eq(account.personId, person.id))
    .where(and(eq(apiToken.digest, raw.placeholder('digest')), isNull(apiToken.revokedAt), or(isNull(apiToken.expiresAt), gt(apiToken.expiresAt, raw.placeholder('now'))), isNull(account.disabledAt))),
);

/** Puts down that a session was seen: it now ends `idleMs` later, but never after `wholeMs` from its beginning. */
export const noteSessionSeen = async (sql: Sql, id: string, o: { now: Date; idleMs: number; wholeMs: number }): Promise<void> => {
  const at = raw`${o.now.toISOString()}::timestamptz`;
  await executePrepared(
    sql,
    raw`update session set updated_at = ${at}, expires_at = least(${at} + ${o.idleMs}::float8 * interval '1 millisecond', created_at + ${o.wholeMs}::float8 * interval '1 millisecond')
      where id = ${id} and updated_at < ${at}`,
  );
};
/** Puts down that a token was used. */
export const noteTokenUsed = async (sql: Sql, id: number, at: Date): Promise<void> => {
  await sql.update(apiToken).set({ lastUsedAt: at }).where(eq(apiToken.id, id));
};
