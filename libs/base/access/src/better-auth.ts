import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { BetterAuthPlugin, User } from 'better-auth/types';
import { z } from 'zod';
import { authAdapter, fieldsOfModels } from './auth-adapter.js';
import { addressHeader, type Auth, type AuthOptions, type OidcProvider, oidcProviderId as providerId } from './auth-options.js';
import { claimsOf, discoveryUrlOf, endOf, inTime, providerNow, type ProviderNow } from './oidc.js';
import { cookiePrefixFor, sessionSecretFor } from './session-cookie.js';

type EndpointContext = Parameters<typeof setSessionCookie>[0];

/** Opens a session for an account that was proved otherwise; only ever called by us, never mounted. */
const sessionOpener = {
  id: 'suivi-sessions',
  endpoints: {
    openSession: createAuthEndpoint('/suivi/open-session', { method: 'POST', body: z.object({ accountId: z.string() }), metadata: { SERVER_ONLY: true } }, async (ctx) => {
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(ctx.body.accountId);
      if (!user) throw new APIError('NOT_FOUND');
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(ctx as unknown as EndpointContext, { session, user: user as User });
      return ctx.json({ sessionId: session.id });
    }),
  },
} satisfies BetterAuthPlugin;

/** The address that the provider vouches for, out of claims whose signature, audience, nonce and issuer were checked. */
function vouchedAddress({ email, email_verified: verified }: Record<string, unknown>, { trustsAddresses }: OidcProvider): string | null {
  const isVouched = verified === true || verified === 'true' || (trustsAddresses === true && verified === undefined);
  return isVouched && typeof email === 'string' ? email.toLowerCase() : null;
}

const vouching = (o: AuthOptions, oidc: OidcProvider, provider: ProviderNow) =>
  genericOAuth({
    config: [{
      providerId, clientId: oidc.clientId, clientSecret: oidc.clientSecret, discoveryUrl: discoveryUrlOf(oidc),
      requireIdTokenVerification: true, pkce: true, scopes: ['openid', 'email', 'profile'], disableSignUp: true,
      getUserInfo: (tokens) => claimsOf(tokens, provider) as never,
      mapProfileToUser: async (profile) => {
        const address = vouchedAddress(profile, oidc);
        if (address !== null) await o.prepareAccount(address);
        return { emailVerified: address !== null };
      },
    }],
  });

/** A provider that no longer vouches for the very address of the account signs nobody in: the directory says who somebody is. */
async function isSameAddress(ctx: EndpointContext, user: { id?: string; email?: string; emailVerified?: boolean }): Promise<boolean> {
  const known = await ctx.context.internalAdapter.findUserById(user.id ?? '');
  return user.emailVerified === true && known?.email === user.email?.toLowerCase();
}

/** better-auth as we use it: sessions, and single sign-on. Signing in by mail and the claim are our own and end in `openSession`. */
function authOf(o: AuthOptions, plugins: [typeof sessionOpener] | [ReturnType<typeof genericOAuth>]) {
  const isSecure = o.publicUrl.startsWith('https:');
  return betterAuth({
    baseURL: o.publicUrl, basePath: '/sign-in/oidc', secret: sessionSecretFor(o.linkSecret), database: authAdapter(o.db), telemetry: { enabled: false }, rateLimit: { enabled: false },
    plugins,
    onAPIError: { errorURL: `${o.publicUrl}/sign-in/failed` },
    logger: { level: 'warn', log: (_level, message) => o.complain(message) },
    user: {
      validateUserInfo: async ({ user }, ctx) => ((await isSameAddress(ctx, user)) ? undefined : { error: 'address_not_vouched_for' }),
    },
    session: { ...fieldsOfModels.session, expiresIn: o.limits.wholeHours * 3600, disableSessionRefresh: true },
    // The provider's tokens are of no use to us once they have vouched for somebody.
    account: { ...fieldsOfModels.account, updateAccountOnSignIn: false },
    databaseHooks: {
      user: { create: { before: async () => false } },
      account: { create: { before: async (row) => ({ data: { ...row, accessToken: null, refreshToken: null, idToken: null, scope: null } }) } },
      session: {
        create: {
          before: async (row) => {
            if (!(await o.mayOpen(row.userId))) throw new APIError('FORBIDDEN', { code: 'account_not_open', message: 'this account may not sign in' });
            const now = o.clock.now();
            return { data: { ...row, userAgent: row.userAgent?.slice(0, 300), createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + o.limits.idleMinutes * 60_000) } };
          },
        },
      },
    },
    advanced: {
      cookiePrefix: cookiePrefixFor(o.publicUrl), useSecureCookies: false, defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  });
}

function nullForRefusal(error: unknown): null {
  if (error instanceof APIError) return null;
  throw error;
}

/** Single sign-on, which knows its provider from the first time on that it was there. Apart from the sessions: whoever signs in by mail never waits for a provider. */
function singleSignOn(o: AuthOptions, oidc: OidcProvider): Pick<Auth, 'beginOidc' | 'endOidc'> {
  let known: ReturnType<typeof ssoOf> | undefined;
  const ssoOf = (provider: ProviderNow) => authOf(o, [vouching(o, oidc, provider)]);
  const isThere = async (): Promise<boolean> => (await providerNow(oidc, o.complain)) !== null;
  const sso = async () => {
    if (known) return known;
    const provider = await providerNow(oidc, o.complain);
    return provider === null ? null : (known = ssoOf(provider));
  };
  const inTimeOrAnew = async <T>(work: Promise<T>): Promise<T | null> => {
    const answer = await inTime(oidc, work);
    if (answer !== undefined) return answer;
    known = undefined;
    o.complain(`single sign-on with ${oidc.issuer} takes too long`);
    return null;
  };
  return {
    beginOidc: async ({ destination, failedAt }, headers) => {
      // Asked each time, so that nobody is sent to a provider that is not there.
      const auth = known && !(await isThere()) ? null : await sso();
      const asked = { provider: providerId, callbackURL: destination, errorCallbackURL: failedAt, disableRedirect: true };
      const begun = auth && (await inTimeOrAnew(auth.api.signInSocial({ body: asked, headers, returnHeaders: true }).catch(nullForRefusal)));
      return begun?.response.url ? { url: begun.response.url, cookies: begun.headers.getSetCookie() } : null;
    },
    endOidc: async (request) => {
      const auth = await sso();
      const response = auth && (await inTimeOrAnew(auth.handler(request)));
      return response ? endOf(response, isThere) : { outcome: 'away', why: 'provider_away', location: '/', cookies: [] };
    },
  };
}

/** Accounts on our tables, with better-auth. */
export function authWithBetterAuth(o: AuthOptions): Omit<Auth, 'prepare'> {
  const auth = authOf(o, [sessionOpener]);
  const none: Pick<Auth, 'beginOidc' | 'endOidc'> = { beginOidc: async () => null, endOidc: async () => ({ outcome: 'refused', why: 'no_provider', location: '/', cookies: [] }) };
  return {
    openSession: async (accountId, headers) => {
      const opened = await auth.api.openSession({ body: { accountId }, headers, returnHeaders: true }).catch(nullForRefusal);
      return opened && { sessionId: opened.response.sessionId, cookies: opened.headers.getSetCookie() };
    },
    ...(o.oidc ? singleSignOn(o, o.oidc) : none),
  };
}
