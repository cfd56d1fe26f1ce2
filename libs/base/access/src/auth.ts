import type { Auth, AuthOptions } from './auth-options.js';

/** Accounts with better-auth, which takes most of a second to load: only a process in which somebody signs in pays for it, and not at its start. */
export function createAuth(o: AuthOptions): Auth {
  let loaded: Promise<Omit<Auth, 'prepare'>> | undefined;
  const auth = (): Promise<Omit<Auth, 'prepare'>> => (loaded ??= import('./better-auth.js').then(({ authWithBetterAuth }) => authWithBetterAuth(o)));
  return {
    openSession: async (accountId, headers) => (await auth()).openSession(accountId, headers),
    beginOidc: async (asked, headers) => (await auth()).beginOidc(asked, headers),
    endOidc: async (request) => (await auth()).endOidc(request),
    prepare: async () => void (await auth()),
  };
}
