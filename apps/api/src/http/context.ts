import type { OidcProvider, SessionLimits } from '@suivi/access';
import type { SettingInForce } from '@suivi/config';
import type { Db } from '@suivi/db';
import type { Letterhead } from '@suivi/emails';
import type { JobQueue } from '@suivi/jobs';
import type { Clock } from '@suivi/kernel';
import type { SecurityLog } from '../access/security-log.js';

/** What the controllers work with; made once at the start, handed to Nest under `API`. */
export interface ApiContext {
  db: Db;
  queue: JobQueue;
  clock: Clock;
  letterhead: Letterhead;
  version: string;
  host: string;
  port: number;
  mailGoesTo: 'smtp' | 'mailbox';
  /** How many proxies stand before this server: their word on whom they speak for is taken. */
  proxies?: number;
  /** Requests a minute of one person or one address; 600 if absent. */
  requestsPerMinute?: number;
  /** Networks of the house that webhooks may lead to; none if absent. */
  webhookNetworks?: readonly string[];
  /** Folder of the built web pages; absent where the API runs alone. */
  webRoot?: string;
  /** How long sessions live; the usual time if absent. */
  sessionLimits?: SessionLimits;
  /** Who vouches for people by OpenID Connect; nobody if absent. */
  oidc?: OidcProvider;
  /** With it a collector reads the figures from elsewhere; without it they answer this machine only. */
  metricsToken?: string;
  /** Told in one sentence what an operator should know and nobody else can be told. */
  complain?: (message: string) => void;
  /** How the installation runs, for its administrators; none where the API was made without an environment. */
  settingsShown?: readonly SettingInForce[];
  /** Takes down who signs in, and acts on accounts. */
  note?: SecurityLog;
}

/** Injection token of the context. */
export const API = Symbol('ApiContext');
