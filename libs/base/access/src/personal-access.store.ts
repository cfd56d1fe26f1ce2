import { accessGrant, account, apiToken, session, signInMethod, signInRequest, type Sql } from '@suivi/db';
import { and, asc, eq, isNull } from 'drizzle-orm';

/** What is held on how a person signs in and what they may do: no secrets, and no digests of them. */
export async function accessDataOf(sql: Sql, personId: number): Promise<Record<string, unknown>> {
  const ofAccount = eq(account.personId, personId);
  return {
    account: (await sql.select({ name: account.name, email: account.email, createdAt: account.createdAt, disabledAt: account.disabledAt }).from(account).where(ofAccount))[0] ?? null,
    signInMethods: await sql
      .select({ provider: signInMethod.providerId, identity: signInMethod.providerAccountId, createdAt: signInMethod.createdAt })
      .from(signInMethod).innerJoin(account, eq(account.id, signInMethod.holderId)).where(ofAccount).orderBy(asc(signInMethod.createdAt)),
    sessions: await sql
      .select({ createdAt: session.createdAt, lastSeenAt: session.updatedAt, expiresAt: session.expiresAt, ipAddress: session.ipAddress, userAgent: session.userAgent })
      .from(session).innerJoin(account, eq(account.id, session.accountId)).where(ofAccount).orderBy(asc(session.createdAt)),
    signInRequests: await sql.select({ askedAt: signInRequest.askedAt, usedAt: signInRequest.usedAt }).from(signInRequest).where(eq(signInRequest.personId, personId)).orderBy(asc(signInRequest.askedAt)),
    grants: await sql
      .select({ partnershipId: accessGrant.partnershipId, role: accessGrant.role, grantedAt: accessGrant.grantedAt, endedAt: accessGrant.endedAt })
      .from(accessGrant).where(eq(accessGrant.personId, personId)).orderBy(asc(accessGrant.id)),
    apiTokens: await sql
      .select({ name: apiToken.name, scopes: apiToken.scopes, createdAt: apiToken.createdAt, lastUsedAt: apiToken.lastUsedAt, revokedAt: apiToken.revokedAt })
      .from(apiToken).where(eq(apiToken.personId, personId)).orderBy(asc(apiToken.id)),
  };
}

/** Takes a person's account away with its sessions, ends what was granted, and revokes their programs' tokens. */
export async function eraseAccess(sql: Sql, personId: number, now: Date): Promise<void> {
  await sql.delete(account).where(eq(account.personId, personId)); // sessions and ways to sign in go with it
  await sql.delete(signInRequest).where(eq(signInRequest.personId, personId));
  await sql.update(accessGrant).set({ endedAt: now }).where(and(eq(accessGrant.personId, personId), isNull(accessGrant.endedAt)));
  await sql.update(apiToken).set({ revokedAt: now }).where(and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt)));
  await sql.update(apiToken).set({ name: '' }).where(eq(apiToken.personId, personId));
}
