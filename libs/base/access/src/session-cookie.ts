import { createHmac } from 'node:crypto';
import { isSameSecret, keyFor } from './secrets.js';

/** What all cookies of an installation begin with: over https the browser takes them from this host only, and for every path (`__Host-`). */
export const cookiePrefixFor = (publicUrl: string): string => (publicUrl.startsWith('https:') ? '__Host-suivi' : 'suivi');

/** The secret that seals the cookies of sessions. */
export const sessionSecretFor = (linkSecret: string): string => keyFor(linkSecret, 'sessions').toString('base64url');

/** The Set-Cookie header of a cookie of ours: never read by scripts, never sent along by other sites' forms. `value` is null to take it away. */
export function setCookie(name: string, value: string | null, o: { publicUrl: string; maxAgeSeconds: number }): string {
  const secure = o.publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookiePrefixFor(o.publicUrl)}.${name}=${encodeURIComponent(value ?? '')}; Max-Age=${value === null ? 0 : o.maxAgeSeconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

/** The value of a cookie out of the header of a request; undefined if it is not there or cannot be read. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trimStart().startsWith(`${name}=`));
  if (pair === undefined) return undefined;
  try {
    return decodeURIComponent(pair.slice(pair.indexOf('=') + 1).trim());
  } catch {
    return undefined;
  }
}

/** The name of the cookie that holds a session. */
export const sessionCookie = 'session_token';

/** The token that a session's cookie carries (`token.seal`, as better-auth signs it), or null if the seal is not ours; never throws. */
export function sessionTokenIn(header: string | undefined, o: { publicUrl: string; secret: string }): string | null {
  const value = cookieIn(header, `${cookiePrefixFor(o.publicUrl)}.${sessionCookie}`) ?? '';
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const [token, seal] = [value.slice(0, dot), value.slice(dot + 1)];
  return isSameSecret(createHmac('sha256', o.secret).update(token).digest('base64'), seal) ? token : null;
}
