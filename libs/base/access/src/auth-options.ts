import type { Db } from '@suivi/db';
import type { Clock } from '@suivi/kernel';
import type { SessionLimits } from './bearers.js';

/** An identity provider that vouches for people by OpenID Connect. */
export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret?: string;
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

/** Sessions and single sign-on, as the API's pages use them. What is answered as `cookies` are whole Set-Cookie headers. */
export interface Auth {
  /** Opens a session for an account that was proved; null for one that may not have a session. */
  openSession(accountId: string, headers: Headers): Promise<string[] | null>;
  /** Where to send a browser that wants to sign in with the identity provider; null where none is set, or it is out of reach. */
  beginOidc(destination: string, headers: Headers): Promise<{ url: string; cookies: string[] } | null>;
  /** Answers the browser that comes back from the identity provider: a redirect, with the cookie of a session if all is well. */
  endOidc(request: Request): Promise<Response>;
  /** Loads what signing in needs, ahead of the moment when it is needed. */
  prepare(): Promise<void>;
}
