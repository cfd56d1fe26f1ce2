import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, findBinaries } from './binaries.js';
import { createCluster, ensureWritable, hasCluster, urlOf } from './cluster.js';
import { EmbeddedPostgresError } from './problem.js';
import { chooseRunAs, handOver, letThrough, type RunAs } from './run-as.js';
import { findPostmaster, freePort, launch, type Launch, type Postmaster, stopPostmaster } from './server.js';
import { UserList } from './users.js';

/** An embedded server in use. `stop` leaves it to the others that use it and otherwise waits until it is down. */
export interface EmbeddedPostgres {
  url: string;
  /** False if it ran already (another process of ours, or one that was killed, had started it). */
  started: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The product's data folder; the cluster stands in `postgres` below it. */
  dataDir: string;
  log: (line: string) => void;
  /** False for tests: faster, and nothing survives the loss of power. */
  durable?: boolean;
}

interface Place extends Required<EmbeddedPostgresOptions> {
  cluster: string;
  logFile: string;
  binaries: Binaries;
}

const DATABASE = 'suivi';
const READY_WITHIN_MS = 60_000;
const LOG_LIMIT = 10_000_000;

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=', // a socket's path is limited to about 100 characters, and Windows has none
  'max_connections=100',
  'password_encryption=scram-sha-256',
  'log_timezone=UTC',
  'timezone=UTC',
];
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts the embedded server, or joins the one that runs on this data folder; makes the cluster and the database on the first start. */
export async function startEmbeddedPostgres(o: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(o.dataDir);
  const binaries = findBinaries();
  ensureWritable(dataDir);
  const place: Place = { ...o, durable: o.durable ?? true, dataDir, binaries, cluster: join(dataDir, 'postgres'), logFile: join(dataDir, 'postgres.log') };
  const users = new UserList(join(dataDir, 'postgres-users'));
  users.enter();
  try {
    const { url, started } = await serve(place);
    let stopping: Promise<void> | undefined;
    return { url, started, stop: () => (stopping ??= leave(place, users)) };
  } catch (error) {
    users.leave();
    throw error;
  }
}

/** Address of the embedded server that runs on a data folder, or null; starts nothing. */
export function findEmbeddedPostgres(dataDir: string): string | null {
  const cluster = join(resolve(dataDir), 'postgres');
  const found = findPostmaster(cluster);
  return found?.status === 'ready' ? urlOf(cluster, found.port, DATABASE) : null;
}

async function leave(place: Place, users: UserList): Promise<void> {
  if (users.leave()) await stopPostmaster(place.cluster, place.binaries);
}

async function serve(place: Place): Promise<{ url: string; started: boolean }> {
  const runAs = chooseRunAs(place.cluster, place.binaries.postgres);
  await ensureCluster(place, runAs);
  const deadline = performance.now() + READY_WITHIN_MS;
  let own: Launch | undefined;
  for (let complaint = ''; performance.now() < deadline; ) {
    const found = findPostmaster(place.cluster);
    if (found !== undefined) {
      const url = await readyUrl(place, found);
      if (url !== undefined) {
        if (own === undefined) place.log(`Using the PostgreSQL ${place.binaries.version} that already runs (process ${found.pid})`);
        return { url, started: own !== undefined };
      }
    } else if (own === undefined || own.ended()) {
      if (own !== undefined) complaint = await retryable(own, complaint);
      own = await launchOn(place, runAs);
    }
    await wait(10);
  }
  throw startFailed(place, `it was not ready within ${READY_WITHIN_MS / 1000} seconds`);
}

async function ensureCluster(place: Place, runAs: RunAs): Promise<void> {
  letThrough(place.dataDir, runAs);
  if (hasCluster(place.cluster, place.binaries)) {
    // Made when user namespaces were there, run where they are not (a container): it still belongs to root.
    if (runAs.uid !== undefined && statSync(place.cluster).uid === 0) handOver(place.cluster, runAs);
  } else {
    place.log(`Creating the database in ${place.cluster}`);
    await createCluster(place.cluster, place.binaries, runAs);
  }
}

/** What the ended server complained of, if trying again may help: a port taken meanwhile, another starter, remains of a killed server. */
async function retryable(own: Launch, before: string): Promise<string> {
  const said = await own.said();
  const mayPass = /could not bind|Address already in use|lock file .* already exists|pre-existing shared memory/i.test(said);
  if (!mayPass) throw new EmbeddedPostgresError('start-failed', `PostgreSQL did not start: ${lastLines(said)}`);
  if (before !== '') await wait(250);
  return said;
}

async function launchOn(place: Place, runAs: RunAs): Promise<Launch> {
  place.log(`Starting PostgreSQL ${place.binaries.version} on ${place.cluster}`);
  const { cluster, logFile, binaries } = place;
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) rmSync(logFile);
  return launch({ cluster, logFile, binaries, runAs, port: await freePort(), settings: [...settings, ...(place.durable ? [] : careless)] });
}

/** The address if the server answers; undefined while it starts, recovers or stops. Makes the database on the first start. */
async function readyUrl({ cluster }: Place, { port, status }: Postmaster): Promise<string | undefined> {
  if (status !== 'ready') return undefined;
  const url = urlOf(cluster, port, DATABASE);
  const failure = await tryStatement(url, 'select 1');
  if (failure === undefined) return url;
  if (failure.code === '3D000') await tryStatement(urlOf(cluster, port, 'postgres'), `create database ${DATABASE}`);
  return undefined;
}

/** SQLSTATEs and system errors of a server that is about to come or go. */
const passing = new Set(['57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET', '3D000', '42P04', '23505', undefined]);

async function tryStatement(url: string, statement: string): Promise<{ code?: string } | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'suivi start' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(statement);
    return undefined;
  } catch (error) {
    const failure = error as Error & { code?: string };
    if (passing.has(failure.code)) return failure;
    throw new EmbeddedPostgresError('start-failed', `PostgreSQL runs but does not let us in: ${failure.message}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const lastLines = (text: string): string => text.split('\n').slice(-6).join('\n') || 'it said nothing';

const startFailed = ({ logFile }: Place, why: string): EmbeddedPostgresError =>
  new EmbeddedPostgresError('start-failed', `PostgreSQL did not start: ${why}. Its log is ${logFile}.`);
