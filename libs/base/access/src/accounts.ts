import { randomBytes } from 'node:crypto';
import type { Sql } from '@suivi/db';
import * as store from './accounts.store.js';
import { digestOf } from './secrets.js';

/** The account of a person of the directory, made at the first sign-in. */
export const ensureAccount = (sql: Sql, person: { id: number; name: string; email: string }, now: Date): Promise<store.AccountRow> =>
  store.upsertAccount(sql, { id: randomBytes(16).toString('hex'), personId: person.id, name: person.name, email: person.email }, now);

/** Makes a new one-time link to become administrator; answers its token, of which only the SHA-256 is kept. */
export async function newClaim(sql: Sql): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await store.setClaim(sql, digestOf(token));
  return token;
}

/** Tells whether a claim's token is the one that counts; changes nothing. */
export const isClaim = (sql: Sql, token: string): Promise<boolean> => store.claimStands(sql, digestOf(token));
/** Uses a claim up in the caller's transaction; false where somebody was first, or the token is not the one that counts. */
export const takeClaim = (sql: Sql, token: string, now: Date): Promise<boolean> => store.takeClaim(sql, digestOf(token), now);
