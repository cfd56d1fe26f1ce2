import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A key for one purpose, derived from the installation's secret (HKDF with SHA-256), so that no two uses share one. */
export const keyFor = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `suivi ${purpose}`, 32));

/** What is kept of a secret that was handed out: its SHA-256, in hexadecimal. The secrets are long and random, so that no salt is needed. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The seal of a text under a key, in base64url: 144 bits of HMAC-SHA256. */
export const sealOf = (key: Buffer | string, text: string): string => createHmac('sha256', key).update(text).digest().subarray(0, 18).toString('base64url');

/** Tells whether two texts are the same, in a time that tells nothing of where they differ. */
export const isSameSecret = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
