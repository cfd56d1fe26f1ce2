import type { OidcEnd, OidcProvider } from './auth-options.js';

/** How long an identity provider may take before it counts as out of reach; nobody who signs in by mail ever waits for it. */
const usualPatienceMs = 8000;
const patienceWith = ({ patienceMs = usualPatienceMs }: OidcProvider): number => patienceMs;

const plainUrl = (issuer: string): string => issuer.replace(/\/$/, '');

/** Where a provider says what it is. */
export const discoveryUrlOf = ({ issuer }: OidcProvider): string => `${plainUrl(issuer)}/.well-known/openid-configuration`;

/** What must stand in the discovery document of a provider whose ID tokens are to be believed. */
const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'id_token_signing_alg_values_supported'] as const;

function whyUnusable(said: Record<string, unknown> | null, oidc: OidcProvider): string | null {
  if (said === null || typeof said.issuer !== 'string') return 'its discovery document cannot be read';
  if (plainUrl(said.issuer) !== plainUrl(oidc.issuer)) return `it calls itself ${said.issuer}`;
  const missing = needed.filter((name) => said[name] === undefined || said[name] === '');
  return missing.length === 0 ? null : `its discovery document lacks ${missing.join(', ')}`;
}

/** What is needed of a provider besides what better-auth finds out for itself. */
export interface ProviderNow {
  /** The name under which it vouches, to the letter. */
  issuer: string;
  /** Where it says more of a person than the ID token does. */
  userinfo: string | null;
}

/** What the provider says of itself, asked from it now; null, and said why, where it is out of reach or is not the one that was set. */
export async function providerNow(oidc: OidcProvider, complain: (message: string) => void): Promise<ProviderNow | null> {
  const unusable = (why: string): null => {
    complain(`single sign-on with ${oidc.issuer} is not possible now: ${why}`);
    return null;
  };
  try {
    const response = await fetch(discoveryUrlOf(oidc), { signal: AbortSignal.timeout(patienceWith(oidc)) });
    const said = response.ok ? ((await response.json().catch(() => null)) as Record<string, unknown> | null) : null;
    const why = whyUnusable(said, oidc);
    return why === null ? { issuer: String(said?.issuer), userinfo: typeof said?.userinfo_endpoint === 'string' ? said.userinfo_endpoint : null } : unusable(why);
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return unusable(cause?.code ?? message);
  }
}

/** What is said of a person, in which an address is a text or not there: what else a provider puts in its place would end in a fault of ours. */
const addressed = <C extends { email?: unknown }>(claims: C): C => (typeof claims.email === 'string' ? claims : { ...claims, email: undefined });

/**
 * What is said of a person in an ID token, whose seal was checked before; where it names no address, also at the userinfo endpoint. Null without an ID token: a
 * provider that hands out none has vouched for nobody.
 */
export async function claimsOf({ idToken, accessToken }: { idToken?: string; accessToken?: string }, { userinfo }: ProviderNow): Promise<({ sub: string } & Record<string, unknown>) | null> {
  if (idToken === undefined) return null;
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as { sub: string; email?: unknown };
  if (claims.email !== undefined || userinfo === null || accessToken === undefined) return addressed(claims);
  const response = await fetch(userinfo, { headers: { authorization: `Bearer ${accessToken}` } });
  const said = (response.ok ? await response.json() : null) as { sub?: unknown } | null;
  return said?.sub === claims.sub ? addressed({ ...said, ...claims }) : null;
}

/** What a piece of work answers, or undefined where it takes too long; what it does then is nobody's affair any more. */
export async function inTime<T>(oidc: OidcProvider, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((done) => { timer = setTimeout(done, patienceWith(oidc), undefined); });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Errors that say nothing of the person: the way back was lost, was too long, or belongs to another browser. */
const lostWay = new Set(['state_mismatch', 'state_not_found', 'state_invalid', 'state_security_mismatch', 'please_restart_the_process', 'no_code', 'invalid_callback_request', 'nonce_binding_missing']);
/** Errors that a provider out of reach brings about, among others. */
const perhapsAway = new Set(['invalid_code', 'unable_to_get_user_info']);

/** What an answer to a browser that comes back from the provider amounts to. */
export function endOf(response: Response, isProviderThere: () => Promise<boolean>): Promise<OidcEnd> | OidcEnd {
  const cookies = response.headers.getSetCookie();
  const location = response.headers.get('location') ?? '/';
  if (cookies.some((cookie) => /session_token=[^;]/.test(cookie))) return { outcome: 'in', location, cookies };
  const why = URL.canParse(location, 'http://here.invalid') ? new URL(location, 'http://here.invalid').searchParams.get('error') ?? 'unknown' : 'unknown';
  const ended = (outcome: 'restart' | 'away' | 'refused'): OidcEnd => ({ outcome, why: /^[\w-]{1,80}$/.test(why) ? why : 'unknown', location, cookies });
  if (lostWay.has(why)) return ended('restart');
  if (!perhapsAway.has(why)) return ended('refused');
  return isProviderThere().then((there) => ended(there ? 'refused' : 'away'));
}
