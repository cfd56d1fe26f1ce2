import { isIP } from 'node:net';
import { joinTransaction, type Sql } from '@suivi/db';
import { digestOf, isSameSecret, keyFor, sealOf } from './secrets.js';
import * as store from './sign-in-request.store.js';
import { codeOf, newRequestId, typedCode } from './sign-in-secrets.js';

const minute = 60_000;
/** How long link and code of a mail are good. */
export const signInMinutes = 10;
const attempts = 5;

/** How often may be asked in a quarter of an hour. A network may be a whole building behind one address. */
const limits = { minutes: 15, forAddress: 6, fromNetwork: 60 } as const;

/** Who asks to sign in, and from where. */
export interface SignInAsk {
  secret: string;
  /** Null where nobody may sign in with the address: everything else is as for the others. */
  personId: number | null;
  address: string;
  ip: string;
  /** What the asking browser keeps in its cookie. */
  browser: string;
  destination: string;
}

/** The part of an address that one household or machine has: all of IPv4, half of IPv6. */
const networkOf = (ip: string): string => (isIP(ip) === 6 && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip);

/** Takes down that somebody wants to sign in; answers the request's id, or null where too often was asked for the address or from the network. */
export function askSignIn(sql: Sql, ask: SignInAsk, now: Date): Promise<{ id: string; expiresAt: Date } | null> {
  const key = keyFor(ask.secret, 'sign-in counting');
  const seals = { addressSeal: sealOf(key, `address ${ask.address.toLowerCase()}`), networkSeal: sealOf(key, `network ${networkOf(ask.ip)}`) };
  return joinTransaction(sql, async (tx) => {
    await store.lockAsking(tx, seals);
    const { forAddress, fromNetwork } = await store.asksSince(tx, { ...seals, since: new Date(now.getTime() - limits.minutes * minute) });
    if (forAddress >= limits.forAddress || fromNetwork >= limits.fromNetwork) return null;
    const request = { id: newRequestId(), expiresAt: new Date(now.getTime() + signInMinutes * minute) };
    await store.forgetRequests(tx, new Date(now.getTime() - 24 * 60 * minute));
    await store.insertRequest(tx, { ...request, ...seals, personId: ask.personId, browserDigest: digestOf(ask.browser), destination: ask.destination, attempts: 0, askedAt: now, usedAt: null });
    return request;
  });
}

/** A request that can still be used, and whether a browser is the one that asked. */
export async function signInRequestAt(sql: Sql, id: string, o: { browser: string; now: Date }): Promise<{ personId: number | null; isAskingBrowser: boolean } | null> {
  const row = await store.openRequest(sql, id, { now: o.now, attempts });
  return row ? { personId: row.personId, isAskingBrowser: isSameSecret(row.browserDigest, digestOf(o.browser)) } : null;
}

/** What came of using a request: the person who is signed in now, a code that is not the mail's, or a request that is over. */
export type SignInOutcome = { outcome: 'in'; personId: number; destination: string } | { outcome: 'wrong-code' } | { outcome: 'over' };

/**
 * Uses a request up. Two proofs of three are needed: the browser that asked, the link of the mail, its code; the caller has checked the link. Only one of two at the
 * same moment gets in, and after five wrong codes nobody does.
 */
export async function useSignIn(sql: Sql, proof: { secret: string; id: string; byLink: boolean; browser: string; code: string }, now: Date): Promise<SignInOutcome> {
  const row = await store.countAttempt(sql, proof.id, { now, attempts });
  if (!row) return { outcome: 'over' };
  const fromBrowser = isSameSecret(row.browserDigest, digestOf(proof.browser));
  const withCode = isSameSecret(codeOf(proof.secret, row.id), typedCode(proof.code)) && row.personId !== null;
  if ([fromBrowser, proof.byLink, withCode].filter(Boolean).length < 2) return { outcome: proof.byLink || fromBrowser ? 'wrong-code' : 'over' };
  const used = await store.useRequest(sql, row.id, now);
  return used?.personId ? { outcome: 'in', personId: used.personId, destination: used.destination } : { outcome: 'over' };
}
