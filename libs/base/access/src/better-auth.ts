import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { BetterAuthPlugin, User } from 'better-auth/types';
import { z } from 'zod';
import { authAdapter, fieldsOfModels } from './auth-adapter.js';
import { addressHeader, type Auth, type AuthOptions, type OidcProvider, oidcProviderId as providerId } from './auth-options.js';
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
      return ctx.json({ opened: true });
    }),
  },
} satisfies BetterAuthPlugin;

/** The claims are taken from an ID token whose signature, audience and nonce were checked; what is left is that it is of this issuer, and that it vouches for the address. */
function vouchedAddress(profile: Record<string, unknown>, { issuer }: OidcProvider): string | null {
  const { iss, email, email_verified: verified } = profile;
  return iss === issuer && typeof email === 'string' && verified === true ? email.toLowerCase() : null;
}

const vouching = (o: AuthOptions, oidc: OidcProvider) =>
  genericOAuth({
    config: [{
      providerId, clientId: oidc.clientId, clientSecret: oidc.clientSecret, discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      requireIdTokenVerification: true, pkce: true, scopes: ['openid', 'email', 'profile'], disableSignUp: true,
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
function authOf(o: AuthOptions) {
  const isSecure = o.publicUrl.startsWith('https:');
  return betterAuth({
    baseURL: o.publicUrl, basePath: '/sign-in/oidc', secret: sessionSecretFor(o.linkSecret), database: authAdapter(o.db), telemetry: { enabled: false }, rateLimit: { enabled: false },
    plugins: [sessionOpener, ...(o.oidc ? [vouching(o, o.oidc)] : [])],
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

/** Accounts on our tables, with better-auth. */
export function authWithBetterAuth(o: AuthOptions): Omit<Auth, 'prepare'> {
  const auth = authOf(o);
  return {
    openSession: async (accountId, headers) => {
      const opened = await auth.api.openSession({ body: { accountId }, headers, returnHeaders: true }).catch(nullForRefusal);
      return opened && opened.headers.getSetCookie();
    },
    beginOidc: async (destination, headers) => {
      if (!o.oidc) return null;
      const asked = { provider: providerId, callbackURL: destination, errorCallbackURL: '/sign-in/failed', disableRedirect: true };
      const begun = await auth.api.signInSocial({ body: asked, headers, returnHeaders: true }).catch(nullForRefusal);
      return begun?.response.url ? { url: begun.response.url, cookies: begun.headers.getSetCookie() } : null;
    },
    endOidc: (request) => auth.handler(request),
  };
}
