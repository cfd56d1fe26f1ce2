import type { GrantRole, TokenScope } from '@suivi/contract';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { identity, instant, ref } from './columns.js';
import { partnership, person } from './directory.js';

/** A person's account: what better-auth calls a user. Its rights come from the person's appointments and grants, never from here. */
export const account = pgTable('account', {
  id: text('id').primaryKey(),
  personId: ref('person_id').notNull().unique().references(() => person.id),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  image: text('image'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  /** Set where an administrator took the account away: no session of it counts from that moment on. */
  disabledAt: instant('disabled_at'),
});

/** A signed-in browser; it ends when its person or an administrator ends it, or by itself. */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull().references(() => account.id, { onDelete: 'cascade' }),
    /** SHA-256 of what the browser's cookie holds: a copy of the table opens nothing. */
    token: text('token').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('session_of_account').on(t.accountId)],
);

/** How an account proves who it is: what better-auth calls an account, one for each identity provider. */
export const signInMethod = pgTable(
  'sign_in_method',
  {
    id: text('id').primaryKey(),
    /** Whose it is. Not `accountId`: better-auth calls the provider's name of a person so, and would take the one for the other where it joins. */
    holderId: text('account_id').notNull().references(() => account.id, { onDelete: 'cascade' }),
    providerId: text('provider_id').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('sign_in_method_once').on(t.providerId, t.providerAccountId), index('sign_in_method_of_account').on(t.holderId)],
);

/** What waits to be proved: the states of single sign-on, by better-auth. */
export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
);

/**
 * A wish to sign in by mail: good once, for some minutes, in the browser that asked or with the code of the mail. `id` is random, and what the mail bears is derived
 * from it with the installation's secret: neither link nor code is kept. An address that nobody may sign in with has a row like any other, without a person.
 */
export const signInRequest = pgTable(
  'sign_in_request',
  {
    id: text('id').primaryKey(),
    personId: ref('person_id').references(() => person.id),
    /** SHA-256 of what the asking browser keeps in a cookie. */
    browserDigest: text('browser_digest').notNull(),
    /** Address and network of who asked, as seals: to be counted, not to be read. */
    addressSeal: text('address_seal').notNull(),
    networkSeal: text('network_seal').notNull(),
    /** Where the person wanted to go. */
    destination: text('destination').notNull(),
    attempts: integer('attempts').notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('sign_in_request_of_address').on(t.addressSeal, t.askedAt), index('sign_in_request_of_network').on(t.networkSeal, t.askedAt), index('sign_in_request_age').on(t.askedAt)],
);

/** A right that no appointment gives: administrator or viewer, of one partnership or (null) of the whole installation. Ended, never deleted. */
export const accessGrant = pgTable(
  'access_grant',
  {
    id: identity(),
    personId: ref('person_id').notNull().references(() => person.id),
    partnershipId: ref('partnership_id').references(() => partnership.id),
    role: text('role').$type<GrantRole>().notNull(),
    grantedAt: instant('granted_at').notNull(),
    endedAt: instant('ended_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('access_grant_once').on(t.personId, sql`coalesce(partnership_id, 0)`, t.role).where(sql`ended_at is null`),
  ],
);

/** What a program shows instead of a session: only the SHA-256 of it is kept. It may never do more than its person may. */
export const apiToken = pgTable(
  'api_token',
  {
    id: identity(),
    personId: ref('person_id').notNull().references(() => person.id),
    name: text('name').notNull(),
    digest: text('digest').notNull().unique(),
    scopes: text('scopes').array().$type<TokenScope[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('api_token_of_person').on(t.personId)],
);
