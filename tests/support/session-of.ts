import { createHmac } from 'node:crypto';
import { cookiePrefixFor, digestOf, sessionSecretFor } from '@suivi/access';
import { account, type Db, session } from '@suivi/db';
import { letterhead } from './api.js';

/** Gives a person an account and a session that begins now; answers the header by which a request shows it. */
export async function cookieOf(db: Db, personId: number, now: Date): Promise<{ cookie: string }> {
  const token = `session-of-${personId}`;
  const [id, email] = [`account-${personId}`, `account-${personId}@x.example`];
  await db.insert(account).values({ id, personId, name: email, email, emailVerified: true, createdAt: now, updatedAt: now });
  await db.insert(session).values({ id: token, accountId: id, token: digestOf(token), expiresAt: new Date(now.getTime() + 86_400_000), createdAt: now, updatedAt: now });
  const seal = createHmac('sha256', sessionSecretFor(letterhead.linkSecret)).update(token).digest('base64');
  return { cookie: `${cookiePrefixFor(letterhead.publicUrl)}.session_token=${encodeURIComponent(`${token}.${seal}`)}` };
}
