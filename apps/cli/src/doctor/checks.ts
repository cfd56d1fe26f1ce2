import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { countUnsealed } from '@suivi/audit';
import { type Settings } from '@suivi/config';
import { connectionRights, type Database, findEmbeddedPostgres, openDatabase, schemaVersion } from '@suivi/db';
import { inboxAt, installationRow } from '@suivi/emails';
import { openJobQueue } from '@suivi/jobs';
import { ImapInbox } from '@suivi/mailer';
import { countUnwatched } from '@suivi/reminders';
import type { Cli } from '../cli.js';
import { placeOf, withDatabaseUrl } from '../database.js';
import { sentenceOf } from '../failure.js';
import { dkimRecordOf } from './dkim.js';
import { greetingOf } from './mail-server.js';

/** One thing that was looked at: `ok` false makes the doctor end with 1, a warning does not. */
export interface Check {
  name: string;
  ok: boolean;
  warning?: true;
  detail: string;
}

type Finding = Omit<Check, 'name'>;

const fine = (detail: string): Finding => ({ ok: true, detail });
const wrong = (detail: string): Finding => ({ ok: false, detail });
const warned = (detail: string): Finding => ({ ok: true, warning: true, detail });

/** Carries out a check; whatever is thrown is its finding. */
async function check(name: string, look: () => Finding | Promise<Finding>): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    return { name, ...wrong(sentenceOf(error)) };
  }
}

/** The oldest Node that the product runs on, as package.json says in `engines`. */
const oldestNode = [20, 19] as const;

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const recent = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return recent ? fine(process.versions.node) : wrong(`${process.versions.node} is too old: ${oldestNode.join('.')} or newer is needed.`);
}

/** The nearest folder that is there: the data folder itself comes with the first start. */
const nearest = (folder: string): string => (existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder)));

async function dataFolder({ dataDir }: Settings): Promise<Finding> {
  const folder = resolve(dataDir);
  const there = nearest(folder);
  await access(there, constants.W_OK | constants.X_OK);
  return fine(there === folder ? `${folder} can be written` : `${folder} is not there yet; the first start makes it`);
}

const LEAST_FREE = 500_000_000;

async function disk({ dataDir }: Settings): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearest(resolve(dataDir)));
  const gigabytes = `${((bavail * bsize) / 1e9).toFixed(1)} GB free`;
  return bavail * bsize < LEAST_FREE ? wrong(`Only ${gigabytes}: the database may stop.`) : fine(gigabytes);
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Whether the application could alter the history, and how much of it is not under seal yet. On an embedded database the starter sees to the first. */
async function history({ db, pool }: Database, { databaseUrl }: Settings): Promise<Finding> {
  const seals = `${await countUnsealed(db)} changes wait for a seal, which a worker puts on each minute`;
  if (!databaseUrl) return fine(`the application cannot alter it; ${seals}`);
  const { role, isSuperuser, ownsHistory, mayAlterHistory } = await connectionRights(pool);
  if (!isSuperuser && !ownsHistory && !mayAlterHistory) return fine(`${role} cannot alter it; ${seals}`);
  const how = isSuperuser ? 'is a superuser' : ownsHistory ? 'owns the tables' : 'has more rights than it needs';
  return warned(`${role}, whom the application connects as, ${how} and could alter it: set DATABASE_OWNER_URL to the owner and DATABASE_URL to another user, and run \`suivi migrate\`. ${seals}.`);
}

async function delivery({ db }: Database): Promise<Finding> {
  const { deliveryHeldSince, deliveryHeldReason } = await installationRow(db);
  return deliveryHeldSince ? wrong(`Mail is held since ${deliveryHeldSince.toISOString()} (${deliveryHeldReason}); \`suivi confirm-delivery\` lets it go.`) : fine('mail goes out');
}

async function reminders({ db }: Database): Promise<Finding> {
  const unwatched = await countUnwatched(db);
  return unwatched === 0 ? fine('every owner of an open commitment is watched') : wrong(`${unwatched} owners of open commitments would not be reminded; a worker mends this once a day and at its start.`);
}

const answersChecks = async (database: Database, { imapUrl }: Settings): Promise<Check[]> => (imapUrl === undefined ? [] : [await check('answers', () => answersRead(database, imapUrl))]);

/** How far the mailbox of answers was read, and whether anything in it was passed over. */
async function answersRead({ db }: Database, imapUrl: string): Promise<Finding> {
  const row = await inboxAt(db, new ImapInbox(imapUrl).place);
  if (!row) return fine('not read yet; a worker does it each minute');
  const read = row.readAt ? `last read at ${row.readAt.toISOString()}` : 'never read';
  if (row.awaySince) return wrong(`It cannot be read since ${row.awaySince.toISOString()} (${row.awayReason}); ${read}.`);
  return row.passedOver > 0 ? warned(`${read}; ${row.passedOver} were passed over and stay in the mailbox, the last: ${row.passedOverReason}`) : fine(read);
}

/** The database's version, and what can be looked at in it if it is this program's. */
async function schema(url: string, settings: Settings): Promise<{ finding: Finding; inside: Check[] }> {
  const database = openDatabase({ url, max: 1, applicationName: 'suivi-cli', onError: () => undefined });
  try {
    const { rows } = await database.pool.query<{ version: string }>("select current_setting('server_version') as version");
    const { state, applied, expected } = await schemaVersion(database.pool);
    const server = `PostgreSQL ${rows[0]?.version} at ${placeOf(url)}`;
    if (state === 'newer') return { finding: wrong(`${server} holds a newer version (${applied}) than this program's (${expected}).`), inside: [] };
    if (state !== 'current') return { finding: wrong(`${server} is ${state === 'empty' ? 'empty' : `at ${applied}`}; this program needs ${expected}: run \`suivi migrate\`.`), inside: [] };
    const inside = [await check('delivery', () => delivery(database)), await check('reminders', () => reminders(database)), await check('history', () => history(database, settings)), ...(await answersChecks(database, settings))];
    return { finding: fine(`${server}, schema ${applied}`), inside };
  } finally {
    await database.close();
  }
}

async function queue(settings: Settings, databaseUrl: string): Promise<Finding> {
  const opened = await openJobQueue({ databaseUrl, redisUrl: settings.redisUrl, prefix: settings.queuePrefix, log: silent });
  try {
    if (!(await opened.isReachable())) return wrong('It does not answer.');
    const { waiting, failed } = await opened.counts();
    return fine(`on ${settings.redisUrl ? `Redis at ${new URL(settings.redisUrl).host}` : 'PostgreSQL'}: ${waiting} waiting, ${failed} failed`);
  } finally {
    await opened.close();
  }
}

async function databaseChecks(cli: Cli, settings: Settings): Promise<Check[]> {
  if (!settings.databaseUrl && !existsSync(join(resolve(settings.dataDir), 'postgres'))) {
    return [{ name: 'database', ...fine('the embedded one, not made yet; `npm start` makes it') }];
  }
  const runs = Boolean(settings.databaseUrl) || findEmbeddedPostgres(settings.dataDir) !== null;
  const checks: Check[] = [];
  const whole = await check('database', () =>
    withDatabaseUrl(cli, {}, async (url) => {
      const { finding, inside } = await schema(url, settings);
      checks.push(await check('queue', () => queue(settings, url)), ...inside);
      return { ...finding, detail: `${finding.detail}${runs ? '' : ' (started for this check)'}` };
    }),
  );
  return [whole, ...checks];
}

async function mail({ smtpUrl }: Settings): Promise<Finding> {
  if (!smtpUrl) return fine("no mail server: mail stays in the product's own mailbox");
  const { host } = new URL(smtpUrl);
  try {
    return fine(`${host} greets: ${await greetingOf(smtpUrl)}`);
  } catch (error) {
    return wrong(`${host} cannot be used: ${sentenceOf(error)}`);
  }
}

async function mailbox(imapUrl: string): Promise<Finding> {
  const inbox = new ImapInbox(imapUrl);
  return fine(`${inbox.place} can be read: ${await inbox.count()} messages lie there`);
}

/** Whether a worker listens for what the mail server of the house delivers. */
async function mailListener({ host, port }: NonNullable<Settings['lmtp']>): Promise<Finding> {
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const greeting = await greetingOf(`smtp://${place}`).catch(() => null);
  return greeting === null ? warned(`nobody listens at ${place} now; a worker does while it runs`) : fine(`at ${place} somebody answers: ${greeting}`);
}

type DkimSetting = NonNullable<Settings['dkim']>;

async function dkim(setting: DkimSetting): Promise<Finding> {
  const { record, published } = await dkimRecordOf(setting);
  if (published === 'same') return fine(`mail is signed for ${setting.domain}; the DNS holds its key at ${record.name}`);
  const advice = `publish it as TXT at ${record.name}: ${record.value}`;
  return published === 'other' ? wrong(`The DNS holds another key than the file; ${advice}`) : wrong(`The DNS does not give the key; ${advice}`);
}

/** Looks at everything that the product stands on. */
export async function checkAll(cli: Cli, settings: Settings): Promise<Check[]> {
  const [first, last] = await Promise.all([
    Promise.all([check('node', node), check('data folder', () => dataFolder(settings)), check('disk', () => disk(settings))]),
    Promise.all([databaseChecks(cli, settings), check('mail server', () => mail(settings)), ...(settings.imapUrl === undefined ? [] : [check('mailbox', () => mailbox(settings.imapUrl as string))]), ...(settings.lmtp ? [check('listener', () => mailListener(settings.lmtp as NonNullable<Settings['lmtp']>))] : []), ...(settings.dkim ? [check('dkim', () => dkim(settings.dkim as DkimSetting))] : [])]),
  ]);
  return [...first, ...last.flat()];
}
