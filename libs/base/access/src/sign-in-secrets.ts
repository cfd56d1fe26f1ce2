import { createHmac, randomBytes } from 'node:crypto';
import { isSameSecret, keyFor, sealOf } from './secrets.js';

/** Crockford's digits: none that is taken for another. 32 of them, so that five bits make one. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

/** A random name for a request, 128 bits: what the mail bears is derived from it. */
export const newRequestId = (): string => randomBytes(16).toString('base64url');
/** What a browser that asks keeps, 256 bits. */
export const newBrowserSecret = (): string => randomBytes(32).toString('base64url');

/** The token of the link in a sign-in mail: the request and a seal that only this installation can make. */
export const linkTokenOf = (secret: string, requestId: string): string => `${requestId}.${sealOf(keyFor(secret, 'sign-in link'), requestId)}`;

/** The request that a link's token names, or null if it is not one of ours or was altered; never throws. */
export function requestOfLink(secret: string, token: string): string | null {
  const [, requestId = ''] = /^([\w-]{22})\.[\w-]{24}$/.exec(token) ?? [];
  // Sealed and compared in any case, so that a token of another shape takes as long.
  return isSameSecret(linkTokenOf(secret, requestId), token) && requestId !== '' ? requestId : null;
}

/** The code of a sign-in mail, 40 bits in eight characters: enough, for a request bears five tries. */
export function codeOf(secret: string, requestId: string): string {
  const bytes = createHmac('sha256', keyFor(secret, 'sign-in code')).update(requestId).digest();
  return Array.from(bytes.subarray(0, codeLength), (byte) => digits[byte & 31]).join('');
}

/** A code as a mail shows it: `K7QM-2XDA`. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as people type it: any case, any spaces and hyphens, O for 0, I and L for 1. */
export const typedCode = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1').slice(0, 64);
