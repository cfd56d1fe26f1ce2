import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { sealHistory } from '@suivi/audit';
import { readSettings, type Settings, SettingsError, wholeEnvironment } from '@suivi/config';
import { type Database, openDatabase, requireCurrentSchema } from '@suivi/db';
import { type DeliveryContext, fetchMail, installationRow, listenForMail, round } from '@suivi/emails';
import { openJobQueue, startRelay, startRunner, startTicks } from '@suivi/jobs';
import { type DkimKey, ImapInbox, MailboxMailer, SmtpMailer } from '@suivi/mailer';
import { repairWatch } from '@suivi/reminders';
import { forgetDraftFiles, writeOutputs, type WritingContext } from '@suivi/reports';
import { forgetUnused, readAnswers, type ReadingContext } from '@suivi/updates';
import { type TellingContext, tellWebhooks } from '@suivi/webhooks';
import pino from 'pino';
import { catalogue } from './catalogue.js';
import { crashAt } from './crash.js';
import { DatabaseClock } from './database-clock.js';

function dkimOf({ dkim }: Settings): DkimKey | undefined {
  return dkim && { domain: dkim.domain, selector: dkim.selector, privateKey: readFileSync(dkim.keyFile, 'utf8') };
}

/** Where an operator drops messages that came back; it is made where there is a data folder, so that it is found. */
function dropFolderIn({ dataDir }: Settings): string {
  const folder = join(resolve(dataDir), 'incoming');
  if (existsSync(resolve(dataDir))) mkdirSync(folder, { recursive: true });
  return folder;
}

/** What the jobs of the catalogue need, all together. */
type WorkerContext = DeliveryContext & TellingContext & ReadingContext & WritingContext;

/** The edge at which the machine's time is read. */
const clock = new DatabaseClock(() => Date.now());
const [followEveryMs, worthAWordMs] = [60_000, 10_000];

/** Goes by the database's clock from here on. */
async function followClock({ pool }: Database, log: pino.Logger): Promise<NodeJS.Timeout> {
  const follow = async (): Promise<void> => {
    const behindMs = await clock.follow(pool);
    if (Math.abs(behindMs) > worthAWordMs) log.warn({ behindMs }, "this machine's clock is not the database's, which counts");
  };
  await follow();
  return setInterval(() => void follow().catch((error: Error) => log.warn({ error: error.message }, 'the time could not be asked for')), followEveryMs);
}

async function work(settings: Settings, databaseUrl: string): Promise<void> {
  const log = pino({ level: settings.logLevel, name: 'worker' }, pino.destination(2));
  const database = openDatabase({ url: databaseUrl, max: 12, applicationName: 'suivi-worker', onError: (error) => log.warn({ error: error.message }, 'a database connection was lost') });
  await requireCurrentSchema(database.pool);
  const following = await followClock(database, log);
  const { linkSecret } = await installationRow(database.db);
  const inside = new MailboxMailer(database.db, clock);
  const outside = settings.smtpUrl ? new SmtpMailer(settings.smtpUrl, { mailTimeout: 90_000, dkim: dkimOf(settings) }) : inside;
  const connection = { databaseUrl, redisUrl: settings.redisUrl, prefix: settings.queuePrefix, log };
  const queue = await openJobQueue(connection);
  const context: WorkerContext = {
    db: database.db, clock, inside, outside, worker: `${hostname()}:${process.pid}`, perDomain: settings.mailsPerDomain, webhookNetworks: settings.webhookNetworks, operator: settings.operator, dropFolder: dropFolderIn(settings), inbox: settings.imapUrl === undefined ? undefined : new ImapInbox(settings.imapUrl), trustedAuthserv: settings.trustedAuthserv,
    letterhead: { from: settings.mailFrom, publicUrl: settings.publicUrl, linkSecret, bounceAddress: settings.bounceAddress, replyAddress: settings.replyAddress }, announce: crashAt(settings.crashAt),
  };
  const runner = await startRunner<WorkerContext>({
    connection, jobs: catalogue, clock, contextFor: () => context, concurrency: settings.workerConcurrency, drainSeconds: settings.shutdownGraceSeconds,
  });
  const relay = startRelay({ db: database.db, queue, everyMs: 2000, log });
  const ticks = [
    startTicks({ clock, everySeconds: 60, queue, job: round, log }),
    ...(context.inbox ? [startTicks({ clock, everySeconds: 60, queue, job: fetchMail, log })] : []),
    startTicks({ clock, everySeconds: 60, queue, job: tellWebhooks, log }),
    startTicks({ clock, everySeconds: 60, queue, job: readAnswers, log }),
    startTicks({ clock, everySeconds: 60, queue, job: writeOutputs, log }),
    startTicks({ clock, everySeconds: 86_400, queue, job: repairWatch, log }),
    startTicks({ clock, everySeconds: 86_400, queue, job: forgetUnused, log }),
    startTicks({ clock, everySeconds: 86_400, queue, job: forgetDraftFiles, log }),
    startTicks({ clock, everySeconds: 60, queue, job: sealHistory, log }),
  ];
  const listener = settings.lmtp && listenForMail(context, { ...settings.lmtp, complain: (words) => log.warn(words) });
  listener?.port.then((port) => log.info({ host: settings.lmtp?.host, port }, 'listens for mail'), (error: Error) => log.error({ error: error.message }, 'nobody listens for mail'));
  log.info('the worker works');
  if (process.connected) process.send?.({ working: true });

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      setTimeout(() => process.exit(1), (settings.shutdownGraceSeconds + 5) * 1000).unref();
      clearInterval(following);
      await Promise.all([...ticks.map((tick) => tick.stop()), relay.stop(), listener?.stop()]);
      await runner.close();
      await queue.close();
      await outside.close();
      await database.close();
      process.exit(0);
    })());
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(event, () => void stop());
  if (process.connected === false) void stop(); // a starter that was killed while we started
}

/** A worker as a process of its own; any number of them may run against one database. */
async function main(): Promise<void> {
  try {
    const settings = readSettings((await wholeEnvironment(process.env, process.argv)).env);
    if (!settings.databaseUrl) throw new SettingsError(['DATABASE_URL is needed where a worker runs as a process of its own; `npm start` brings a database along']);
    await work(settings, settings.databaseUrl);
  } catch (error) {
    process.stderr.write(`suivi worker: ${(error as Error).message}\n`);
    process.exit(1);
  }
}

void main();
