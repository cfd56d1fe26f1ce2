import type { Db } from '@suivi/db';
import type { Clock } from '@suivi/kernel';
import type { SessionLimits } from './bearers.js';

/** An identity provider that vouches for people by OpenID Connect. */
export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  /** Its addresses count although it does not say that it has verified them (Microsoft Entra ID, of one's own house). */
  trustsAddresses?: boolean;
  /** How long it may take before it counts as out of reach, in milliseconds. */
  patienceMs?: number;
}

/** What accounts need of the rest of the product. */
export interface AuthOptions {
  db: Db;
  clock: Clock;
  linkSecret: string;
  publicUrl: string;
  limits: SessionLimits;
  oidc?: OidcProvider;
  /** Sees to it that a person of the directory who may sign in has an account; false for everybody else. */
  prepareAccount(address: string): Promise<boolean>;
  /** Tells whether an account may have a session now. */
  mayOpen(accountId: string): Promise<boolean>;
  /** Told what went wrong between us and the identity provider. */
  complain(message: string): void;
}

/** The name under which the provider stands in the table of sign-in methods, and in the address that it sends people back to. */
export const oidcProviderId = 'oidc';
/** The header in which our own edge tells better-auth where a request came from; what a client says is never asked. */
export const addressHeader = 'x-suivi-address';

/** What came of a sign-in with the identity provider: a session; or none, since the provider was out of reach, the way back was lost (begin again), or nobody who may sign in was vouched for. */
export interface OidcEnd {
  outcome: 'in' | 'away' | 'restart' | 'refused';
  /** A word for the log, never for the person. */
  why?: string;
  /** Where the browser goes on. */
  location: string;
  cookies: string[];
}

/** Sessions and single sign-on, as the API's pages use them. What is answered as `cookies` are whole Set-Cookie headers. */
export interface Auth {
  /** Opens a session for an account that was proved; null for one that may not have a session. */
  openSession(accountId: string, headers: Headers): Promise<{ sessionId: string; cookies: string[] } | null>;
  /** Where to send a browser that wants to sign in with the identity provider; null where none is set, or it is out of reach. `failedAt` is the page of ours for all that goes wrong. */
  beginOidc(o: { destination: string; failedAt: string }, headers: Headers): Promise<{ url: string; cookies: string[] } | null>;
  /** Takes the browser that comes back from the identity provider. */
  endOidc(request: Request): Promise<OidcEnd>;
  /** Loads what signing in needs, ahead of the moment when it is needed. */
  prepare(): Promise<void>;
}
