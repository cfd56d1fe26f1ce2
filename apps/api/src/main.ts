import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readSettings, type SettingInForce, type Settings, SettingsError, settingsInForce, wholeEnvironment } from '@suivi/config';
import { openDatabase, requireCurrentSchema } from '@suivi/db';
import { installationRow } from '@suivi/emails';
import { openJobQueue } from '@suivi/jobs';
import type { Clock } from '@suivi/kernel';
import pino from 'pino';
import { createApi } from './api.js';
import type { ApiContext } from './http/context.js';
import { isLoopback } from './http/hosts.js';

/** The edge at which the machine's time is read. */
const clock: Clock = { now: () => new Date() };

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

/** The identity provider; its secret may stand in a file, as container platforms hand it in. */
async function providerOf({ oidc }: Settings): Promise<ApiContext['oidc']> {
  if (!oidc?.clientSecretFile) return oidc;
  return { ...oidc, clientSecret: (await readFile(oidc.clientSecretFile, 'utf8')).trim() };
}

async function serve(settings: Settings, databaseUrl: string, settingsShown: readonly SettingInForce[]): Promise<void> {
  const log = pino({ level: settings.logLevel, name: 'api' }, pino.destination(2));
  const database = openDatabase({ url: databaseUrl, max: 16, applicationName: 'suivi-api', onError: (error) => log.warn({ error: error.message }, 'a database connection was lost') });
  await requireCurrentSchema(database.pool);
  const { linkSecret, claimedAt } = await installationRow(database.db);
  const queue = await openJobQueue({ databaseUrl, redisUrl: settings.redisUrl, prefix: settings.queuePrefix, log });
  const app = await createApi(
    {
      db: database.db, queue, clock, version, settingsShown, host: settings.host, port: settings.port, mailGoesTo: settings.smtpUrl ? 'smtp' : 'mailbox', proxies: settings.proxies, requestsPerMinute: settings.requestsPerMinute, webhookNetworks: settings.webhookNetworks,
      oidc: await providerOf(settings), metricsToken: settings.metricsToken, sessionLimits: settings.sessionLimits, complain: (message) => log.warn({ part: 'sign-in' }, message), note: (event) => log[event.outcome === 'done' ? 'info' : 'warn']({ part: 'security', ...event }, event.event),
      letterhead: { from: settings.mailFrom, publicUrl: settings.publicUrl, linkSecret, bounceAddress: settings.bounceAddress, replyAddress: settings.replyAddress }, webRoot: `${root}apps/web/dist`,
    },
    { logLevel: settings.logLevel },
  );
  await app.listen({ host: settings.host, port: settings.port });
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  log.info({ url }, 'the API listens');
  if (claimedAt === null && !isLoopback(settings.host)) log.warn('nobody has claimed this installation: until then it shows the sign-in page only; `suivi claim-link` prints a link');
  if (process.connected) process.send?.({ listening: url });

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      setTimeout(() => process.exit(1), settings.shutdownGraceSeconds * 1000).unref();
      await app.close();
      await queue.close();
      await database.close();
      process.exit(0);
    })());
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(event, () => void stop());
  if (process.connected === false) void stop(); // a starter that was killed while we started
}

/** The API as a process of its own; any number of them may run against one database. */
async function main(): Promise<void> {
  try {
    const environment = await wholeEnvironment(process.env, process.argv);
    const settings = readSettings(environment.env);
    if (!settings.databaseUrl) throw new SettingsError(['DATABASE_URL is needed where the API runs as a process of its own; `npm start` brings a database along']);
    await serve(settings, settings.databaseUrl, settingsInForce(environment));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    process.stderr.write(`suivi api: ${code === 'EADDRINUSE' ? `the port is taken by another program (${message}); set PORT to a free one` : message}\n`);
    process.exit(1);
  }
}

void main();
