import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RestOfEnvironment } from '@suivi/config';
import { ensureWritable, startEmbeddedPostgres } from '@suivi/db';
import type { Cli } from '../cli.js';
import { placeOf } from '../database.js';
import { Failure } from '../failure.js';
import { type Child, type Ending, launchChild } from './child.js';
import type { Start } from './everything.js';
import { lockDataDir, type StarterLock } from './lock.js';
import { type Prepared, prepareDatabase } from './prepare.js';
import { reachable } from './port.js';
import { screen } from './screen.js';
import { aborted } from './stop-signals.js';

interface Run extends Start {
  /** The database as the role that migrates. */
  ownerUrl: string;
  lock: StarterLock | null;
}

/** Brings the database up, runs the processes on it until they are to stop, and stops an embedded database last. */
export async function runOnDatabase(cli: Cli, start: Start): Promise<void> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = start.settings;
  if (databaseUrl) return runProcesses(cli, { ...start, ownerUrl: databaseOwnerUrl ?? databaseUrl, lock: null });
  ensureWritable(resolve(dataDir));
  const lock = lockDataDir(resolve(dataDir));
  try {
    const embedded = await startEmbeddedPostgres({ dataDir, log: cli.say });
    try {
      await runProcesses(cli, { ...start, ownerUrl: embedded.url, lock });
    } finally {
      await embedded.stop();
    }
  } finally {
    lock.release();
  }
  cli.say('Stopped.');
}

async function runProcesses(cli: Cli, run: Run): Promise<void> {
  const { signals, api, ownerUrl, settings, publicUrl } = run;
  if (signals.stop.aborted) return;
  const prepared = await prepareDatabase(cli, { ownerUrl, settings, publicUrl });
  if (signals.stop.aborted) return;
  const children = [api];
  api.tell(restFor(cli, prepared));
  const ending = (await untilReady(run)) ?? (await serve(cli, run, { children, prepared }));
  if (ending === undefined) cli.say('\nStopping …');
  else cli.say(`${partOf(ending)} ended unexpectedly (${ending.how}); what it said stands above. Stopping the rest.`);
  await stopAll(cli, children, run);
  if (ending !== undefined) throw new Failure('Suivi was stopped because a part of it failed. What is recorded is safe; start it again when the cause is gone.');
}

const restFor = ({ env }: Cli, { databaseUrl }: Prepared): RestOfEnvironment => ({ env: { DATABASE_URL: databaseUrl }, set: Object.keys(env).filter((name) => env[name]?.trim()) });

/** The end of the web server, if it came before it served. */
const untilReady = ({ api, signals }: Run): Promise<Ending | undefined> => Promise.race([api.ready.then(() => undefined), api.ended, aborted(signals.stop)]).then((end) => end ?? undefined);

/** Serves until somebody stops it or a part ends; answers that end. */
async function serve(cli: Cli, run: Run, o: { children: Child[]; prepared: Prepared }): Promise<Ending | undefined> {
  const { settings, port, lock, signals, env } = run;
  if (signals.stop.aborted) return undefined;
  // After the web server, so that the first page does not wait for it.
  const worker = launchChild('worker', env);
  o.children.push(worker);
  worker.tell(restFor(cli, o.prepared));
  const url = reachable(settings.host, port);
  lock?.reachedAt(url);
  const databasePlace = settings.databaseUrl ? placeOf(o.prepared.databaseUrl) : null;
  await cli.out(screen({ url, settings: { ...settings, port }, databasePlace, prepared: o.prepared, seconds: performance.now() / 1000 }));
  const end = await Promise.race([...o.children.map((child) => child.ended), aborted(signals.stop)]);
  return end ?? undefined;
}

const partOf = ({ name }: Ending): string => (name === 'api' ? 'The web server (api)' : 'The worker');

async function stopAll(cli: Cli, children: readonly Child[], { stopWithinMs, signals }: Run): Promise<void> {
  for (const child of children) child.stop();
  const all = Promise.all(children.map((child) => child.ended)).then(() => 'ended' as const);
  const limit = new AbortController();
  const tooLong = wait(stopWithinMs, 'late' as const, { signal: limit.signal }).catch(() => 'late' as const);
  const outcome = await Promise.race([all, tooLong, aborted(signals.hurry).then(() => 'hurry' as const)]);
  limit.abort();
  if (outcome === 'ended') return;
  cli.say(outcome === 'hurry' ? 'Not waiting for what is under way; it is done again at the next start.' : 'A part does not stop; ending it.');
  for (const child of children) child.kill();
  await all;
}
