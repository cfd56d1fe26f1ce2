import type { Language } from '@suivi/kernel';
import type { z } from 'zod';
import { notesOf, type SettingName, settingNames, type SettingNotes, settingsSchema } from './schema.js';
import type { MailAddress } from './shapes.js';

/** The settings as the product uses them; what is absent falls back to the embedded default of its kind. */
export interface Settings {
  databaseUrl?: string;
  /** The same database as the role that migrates; the application never needs it. */
  databaseOwnerUrl?: string;
  redisUrl?: string;
  smtpUrl?: string;
  mailFrom: MailAddress;
  bounceAddress?: string;
  /** Where people answer to; the one of the embedded default is for trying it out. */
  replyAddress?: string;
  /** The mailbox that answers come to. */
  imapUrl?: string;
  /** Where a worker listens for mail that a mail server of the house delivers. */
  lmtp?: { host: string; port: number };
  /** The mail server whose word on a sender is taken. */
  trustedAuthserv?: string;
  mailsPerDomain?: number;
  /** Who is told when mail no longer reaches people. */
  operator?: { address: string; language: Language };
  dkim?: { domain: string; selector: string; keyFile: string };
  host: string;
  port: number;
  /** Proxies before the web server. */
  proxies: number;
  requestsPerMinute: number;
  /** Networks of the house that webhooks may lead to, as `10.1.0.0/16`. */
  webhookNetworks?: readonly string[];
  sessionLimits: { idleMinutes: number; wholeHours: number };
  /** The identity provider that people may sign in with. */
  oidc?: { issuer: string; clientId: string; clientSecret?: string; clientSecretFile?: string; trustsAddresses: boolean };
  metricsToken?: string;
  dataDir: string;
  publicUrl: string;
  logLevel: z.output<typeof settingsSchema>['LOG_LEVEL'];
  workerConcurrency: number;
  shutdownGraceSeconds: number;
  queuePrefix: string;
  /** For fault tests only: at which moment of the round a worker is to die, such as 'claim:committed' or '3*smtp:accepted' for the third time. */
  crashAt?: string;
}

/** The environment holds settings that cannot be used; the message lists every one of them. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} wrong:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** A setting for documentation, `suivi doctor` and the test that compares the compose file. */
export interface SettingDescription extends SettingNotes {
  name: SettingName;
}

/** Every setting with its meaning and default. */
export const describeSettings = (): SettingDescription[] => settingNames.map((name) => ({ name, ...notesOf(name) }));

/** Reads all settings; an empty variable counts as not set. Throws one `SettingsError` with everything that is wrong. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(settingNames.filter((name) => env[name]?.trim()).map((name) => [name, env[name]?.trim()]));
  const read = settingsSchema.safeParse(given);
  const problems = [...(read.error?.issues ?? []).map((issue) => problemOf(issue.path[0] as SettingName, issue.message)), ...probableTypos(env)];
  problems.push(...missingPartners(given));
  if (!read.success || problems.length > 0) throw new SettingsError(problems);
  return { ...toSettings(read.data), crashAt: env.SUIVI_TEST_CRASH_AT?.trim() || undefined };
}

/** Settings of which neither is of use without the other, and why. */
const pairs: readonly (readonly [SettingName, SettingName, string])[] = [
  ['SUIVI_DKIM_KEY_FILE', 'SUIVI_DKIM_SELECTOR', 'a signature names its key'],
  ['SUIVI_OIDC_ISSUER', 'SUIVI_OIDC_CLIENT_ID', 'the identity provider has to know who asks'],
];

/** Settings that are of no use without another. */
function missingPartners(given: Partial<Record<SettingName, string>>): string[] {
  const sender = given.SMTP_URL !== undefined && given.MAIL_FROM === undefined ? [problemOf('MAIL_FROM', 'is needed with SMTP_URL: mail servers refuse a sender at localhost')] : [];
  const application = given.DATABASE_OWNER_URL !== undefined && given.DATABASE_URL === undefined ? [problemOf('DATABASE_URL', 'is needed with DATABASE_OWNER_URL: the application is another user than the owner')] : [];
  const single = pairs.filter(([one, other]) => (given[one] === undefined) !== (given[other] === undefined));
  return [...application, ...sender, ...single.map(([one, other, why]) => problemOf(given[one] === undefined ? one : other, `is needed with the other of the two: ${why}`))];
}

function toSettings(read: z.output<typeof settingsSchema>): Settings {
  return {
    databaseUrl: read.DATABASE_URL,
    databaseOwnerUrl: read.DATABASE_OWNER_URL,
    redisUrl: read.REDIS_URL,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    bounceAddress: read.SUIVI_BOUNCE_ADDRESS?.toLowerCase(),
    replyAddress: replyAddressOf(read),
    imapUrl: read.SUIVI_IMAP_URL,
    lmtp: read.SUIVI_LMTP_PORT === undefined ? undefined : { host: read.SUIVI_LMTP_HOST, port: read.SUIVI_LMTP_PORT },
    trustedAuthserv: read.SUIVI_TRUSTED_AUTHSERV,
    mailsPerDomain: read.SUIVI_MAILS_PER_DOMAIN,
    operator: read.SUIVI_OPERATOR_EMAIL ? { address: read.SUIVI_OPERATOR_EMAIL, language: read.SUIVI_OPERATOR_LANGUAGE } : undefined,
    dkim: dkimOf(read),
    host: read.SUIVI_HOST,
    port: read.PORT,
    proxies: read.SUIVI_PROXIES,
    requestsPerMinute: read.SUIVI_REQUESTS_PER_MINUTE,
    webhookNetworks: read.SUIVI_WEBHOOK_NETWORKS,
    sessionLimits: { idleMinutes: read.SUIVI_SESSION_IDLE_MINUTES, wholeHours: read.SUIVI_SESSION_HOURS },
    oidc: oidcOf(read),
    metricsToken: read.SUIVI_METRICS_TOKEN,
    dataDir: read.SUIVI_DATA_DIR,
    publicUrl: read.PUBLIC_URL ?? `http://127.0.0.1:${read.PORT}`,
    logLevel: read.LOG_LEVEL,
    workerConcurrency: read.WORKER_CONCURRENCY,
    shutdownGraceSeconds: read.SHUTDOWN_GRACE_SECONDS,
    queuePrefix: read.SUIVI_QUEUE_PREFIX,
  };
}

const domainOf = ({ address }: MailAddress): string => address.slice(address.lastIndexOf('@') + 1);

/** Mail that stays in the house can be answered without any setting. */
const replyAddressOf = ({ SUIVI_REPLY_ADDRESS: given, SMTP_URL, MAIL_FROM }: z.output<typeof settingsSchema>): string | undefined =>
  (given ?? (SMTP_URL === undefined ? `answers@${domainOf(MAIL_FROM)}` : undefined))?.toLowerCase();

const oidcOf = (read: z.output<typeof settingsSchema>): Settings['oidc'] => {
  const { SUIVI_OIDC_ISSUER: issuer, SUIVI_OIDC_CLIENT_ID: clientId, SUIVI_OIDC_CLIENT_SECRET: clientSecret, SUIVI_OIDC_CLIENT_SECRET_FILE: clientSecretFile } = read;
  return issuer && clientId ? { issuer, clientId, clientSecret, clientSecretFile, trustsAddresses: read.SUIVI_OIDC_TRUST_ADDRESSES === 'yes' } : undefined;
};

/** A mail is signed for the domain that its sender is in: only then does the signature speak for the sender (DMARC). */
function dkimOf({ SUIVI_DKIM_KEY_FILE: keyFile, SUIVI_DKIM_SELECTOR: selector, MAIL_FROM: from }: z.output<typeof settingsSchema>): Settings['dkim'] {
  return keyFile && selector ? { domain: domainOf(from), selector, keyFile } : undefined;
}

function problemOf(name: SettingName, complaint: string): string {
  const { meaning, otherwise } = notesOf(name);
  return `${name} ${complaint}. Meaning: ${meaning}; if not set: ${otherwise}.`;
}

/** Names of ours that are no settings: the tests' own, and the address that Vite's development server passes requests to. */
const isOfTools = (name: string): boolean => name.startsWith('SUIVI_TEST_') || name === 'SUIVI_API';

function probableTypos(env: Readonly<Record<string, string | undefined>>): string[] {
  const unknown = Object.keys(env).filter((name) => name.startsWith('SUIVI_') && !isOfTools(name) && !settingNames.includes(name as SettingName));
  return unknown.map((name) => `${name} is not a setting. Did you mean ${nearest(name)}?`);
}

/** The setting whose name is nearest; for SUIVI_PORT that is PORT, for SUIVI_HOTS it is SUIVI_HOST. */
function nearest(name: string): SettingName {
  const distance = (known: SettingName): number => Math.min(editDistance(name, known), editDistance(name.replace(/^SUIVI_/, ''), known));
  return settingNames.reduce((best, known) => (distance(known) < distance(best) ? known : best));
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
