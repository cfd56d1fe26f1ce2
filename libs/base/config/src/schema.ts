import { isIP } from 'node:net';
import { languages } from '@suivi/kernel';
import { z } from 'zod';
import { address, mailAddress, networks, wholeNumber } from './shapes.js';

/** What each setting carries beside its shape. */
export interface SettingNotes {
  meaning: string;
  /** What holds if it is not set: a value, or in words what happens then. */
  otherwise: string;
  /** True if the value may hold a password; it is never shown. */
  secret?: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every setting of the product, by the name of its environment variable; nothing else is read from the environment. */
export const settingsSchema = z.object({
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/suivi')
    .optional()
    .meta({ meaning: 'PostgreSQL server (14 or later) that holds everything', otherwise: 'an embedded PostgreSQL in SUIVI_DATA_DIR', secret: true }),
  DATABASE_OWNER_URL: address(['postgres:', 'postgresql:'], 'postgres://owner:password@host:5432/suivi')
    .optional()
    .meta({ meaning: "the same database as its owner: for migrate, restore and simulate, which give the user of DATABASE_URL what the application needs", otherwise: 'the user of DATABASE_URL owns the tables, and could alter the history', secret: true }),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379')
    .optional()
    .meta({ meaning: 'Redis (6.2 or later) or Valkey that carries the job queue', otherwise: 'the queue runs on PostgreSQL', secret: true }),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@host:587')
    .optional()
    .meta({ meaning: 'mail server that mail leaves through', otherwise: "mail lands in the product's own mailbox", secret: true }),
  MAIL_FROM: mailAddress.prefault('Suivi <suivi@localhost>').meta({ meaning: 'sender of every mail, as Name <address>', otherwise: 'Suivi <suivi@localhost>' }),
  SUIVI_BOUNCE_ADDRESS: z
    .string()
    .refine((text) => /^[^@\s,;:"+<>]{1,24}@[^@\s,;:"<>]+$/.test(text), { error: 'must be one bare mail address like bounces@example.org, at most 24 characters before the @ and no + among them' })
    .optional()
    .meta({ meaning: 'address that undeliverable mail comes back to, as bounces+…@example.org; hand what arrives there to `suivi receive`', otherwise: 'it comes back to MAIL_FROM' }),
  SUIVI_REPLY_ADDRESS: z
    .string()
    .refine((text) => /^[^@\s,;:"+<>]{1,16}@[^@\s,;:"<>]+$/.test(text), { error: 'must be one bare mail address like answers@example.org, at most 16 characters before the @ and no + among them' })
    .optional()
    .meta({
      meaning: 'address that people answer to, as answers+…@example.org; hand what arrives there to `suivi receive`',
      otherwise: 'with SMTP_URL answers go to MAIL_FROM and are not read; without, mail names answers@ in the domain of MAIL_FROM, and an answer saved as .eml is put into incoming/ of the data folder',
    }),
  SUIVI_IMAP_URL: address(['imaps:', 'imap:'], 'imaps://user:password@mail.example.org/INBOX')
    .refine((text) => new URL(text).username !== '' && new URL(text).password !== '', { error: 'must name a user and a password, as imaps://user:password@mail.example.org/INBOX' })
    .optional()
    .meta({
      meaning: 'mailbox that answers and undeliverable mail come to, read each minute by a worker and left as it is; one that is for this alone, since all that is in it is kept. imap:// needs STARTTLS',
      otherwise: 'messages come in through `suivi receive` or as .eml files in incoming/ of the data folder', secret: true,
    }),
  SUIVI_LMTP_PORT: wholeNumber(1, 65_535)
    .optional()
    .meta({ meaning: 'port on which a worker listens for answers and undeliverable mail that the mail server of the house delivers (LMTP); on one machine one worker has it, and another takes its place', otherwise: 'nobody listens' }),
  SUIVI_LMTP_HOST: z
    .string()
    .refine((text) => isIP(text) !== 0, { error: 'must be an IP address' })
    .prefault('127.0.0.1')
    .meta({ meaning: 'address on which it listens; nobody proves there who they are, so that only the mail server may reach it', otherwise: 'this machine only' }),
  SUIVI_TRUSTED_AUTHSERV: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?$/i, { error: 'must be the name with which your mail server begins its Authentication-Results, such as mx.example.org' })
    .optional()
    .meta({
      meaning: 'mail server whose Authentication-Results are believed: an answer whose sender failed its check waits for a coordinator. It must remove such headers of others that bear its name',
      otherwise: 'the sealed address that an answer was sent to is proof enough, with the sender in From',
    }),
  SUIVI_MAILS_PER_DOMAIN: wholeNumber(1, 6000)
    .optional()
    .meta({ meaning: 'mails a minute that go to one domain at most, over all workers', otherwise: 'as many as the mail server takes' }),
  SUIVI_OPERATOR_EMAIL: z
    .string()
    .refine((text) => /^[^@\s,;:"<>]+@[^@\s,;:"<>]+$/.test(text), { error: 'must be one bare mail address like operator@example.org' })
    .optional()
    .meta({ meaning: 'address that is told when mail no longer reaches people, at most once an hour, and when all is well again', otherwise: 'nobody is told; /healthz/delivery says it' }),
  SUIVI_OPERATOR_LANGUAGE: z.enum(languages, { error: `must be one of ${languages.join(', ')}` }).prefault('en').meta({ meaning: 'language of the mails to SUIVI_OPERATOR_EMAIL', otherwise: 'en' }),
  SUIVI_DKIM_KEY_FILE: z.string().optional().meta({ meaning: "file with the private key (PEM) that mail is signed with for MAIL_FROM's domain (DKIM)", otherwise: 'mail is not signed here' }),
  SUIVI_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]{0,60}[a-z0-9])?$/i, { error: 'must be the name before ._domainkey in the DNS, letters, digits, dots and hyphens' })
    .optional()
    .meta({ meaning: 'selector under which the DNS holds the public half of SUIVI_DKIM_KEY_FILE', otherwise: 'mail is not signed here' }),
  SUIVI_HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || /^[a-z0-9.-]+$/i.test(text), { error: 'must be a host name or an IP address without a port' })
    .prefault('127.0.0.1')
    .meta({ meaning: 'address that the web server listens on; anything but the loopback lets others in, who see the sign-in page only until somebody has claimed the installation (`suivi claim-link`)', otherwise: '127.0.0.1' }),
  PORT: wholeNumber(0, 65_535).prefault('3210').meta({ meaning: 'port that the web server listens on; 0 takes a free one', otherwise: '3210' }),
  SUIVI_PROXIES: wholeNumber(0, 10).prefault('0').meta({ meaning: 'how many proxies stand before the web server; only their word on whom they speak for is taken', otherwise: '0' }),
  SUIVI_REQUESTS_PER_MINUTE: wholeNumber(10, 1_000_000)
    .prefault('600')
    .meta({ meaning: 'requests a minute that one person, or one address without a sign-in, may make of a server', otherwise: '600' }),
  SUIVI_WEBHOOK_NETWORKS: networks
    .optional()
    .meta({ meaning: 'networks of the house that webhooks may lead to, besides public https addresses', otherwise: 'none' }),
  SUIVI_SESSION_IDLE_MINUTES: wholeNumber(5, 43_200).prefault('480').meta({ meaning: 'minutes without a request after which somebody who is signed in has to do it again', otherwise: '480, a day of work' }),
  SUIVI_SESSION_HOURS: wholeNumber(1, 2160).prefault('168').meta({ meaning: 'hours after which somebody has to sign in again, whatever happens', otherwise: '168, a week' }),
  SUIVI_OIDC_ISSUER: address(['https:', 'http:'], 'https://login.example.org')
    .refine((text) => text.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(`${text}/`), { error: 'must be an https address' })
    .optional()
    .meta({ meaning: 'identity provider (OpenID Connect) that people may sign in with; it sends them back to PUBLIC_URL/sign-in/oidc/callback/oidc', otherwise: 'people sign in by mail' }),
  SUIVI_OIDC_CLIENT_ID: z.string().max(300).optional().meta({ meaning: 'name under which the identity provider knows this installation', otherwise: 'people sign in by mail' }),
  SUIVI_OIDC_CLIENT_SECRET: z.string().max(2000).optional().meta({ meaning: 'secret that proves this installation to the identity provider', otherwise: 'it is a public client, proved by PKCE alone', secret: true }),
  SUIVI_OIDC_CLIENT_SECRET_FILE: z.string().optional().meta({ meaning: 'file that holds SUIVI_OIDC_CLIENT_SECRET, in its place', otherwise: 'none' }),
  SUIVI_OIDC_TRUST_ADDRESSES: z
    .enum(['no', 'yes'], { error: 'must be yes or no' })
    .prefault('no')
    .meta({ meaning: 'whether a mail address counts of which the identity provider does not say that it was verified; yes only where the provider is your own and gives out every address itself (Microsoft Entra ID of one tenant says nothing of it)', otherwise: 'no' }),
  SUIVI_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, { error: 'must be 16 to 200 visible characters' })
    .optional()
    .meta({ meaning: 'token (Authorization: Bearer) with which a collector reads /metrics from elsewhere', otherwise: '/metrics answers this machine only', secret: true }),
  SUIVI_DATA_DIR: z.string().prefault('.suivi').meta({ meaning: 'folder for the embedded database and its log', otherwise: '.suivi' }),
  PUBLIC_URL: address(['http:', 'https:'], 'https://suivi.example.org')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional()
    .meta({ meaning: 'where people reach the product; links in mail begin with it', otherwise: 'http://127.0.0.1:PORT' }),
  LOG_LEVEL: z
    .enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` })
    .prefault('info')
    .meta({ meaning: 'least severity that is logged', otherwise: 'info' }),
  WORKER_CONCURRENCY: wholeNumber(1, 100).prefault('4').meta({ meaning: 'jobs that one worker does at once', otherwise: '4' }),
  SHUTDOWN_GRACE_SECONDS: wholeNumber(1, 300)
    .prefault('10')
    .meta({ meaning: 'how long a stopping process waits for requests and jobs under way', otherwise: '10' }),
  SUIVI_QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,30}$/, { error: 'must be lower-case letters, digits, - and _, at most 31, a letter first' })
    .prefault('suivi')
    .meta({ meaning: 'what the names of queues begin with; installations that share a Redis need different ones', otherwise: 'suivi' }),
});

/** Name of a setting's environment variable. */
export type SettingName = keyof typeof settingsSchema.shape;

/** All names, in the order of the schema. */
export const settingNames = Object.keys(settingsSchema.shape) as SettingName[];

/** The notes of a setting. */
export const notesOf = (name: SettingName): SettingNotes => settingsSchema.shape[name].meta() as unknown as SettingNotes;
