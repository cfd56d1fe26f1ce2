import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMarkAlive, ownMark } from './alive.js';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './problem.js';
import { commandLine, handOver, type RunAs } from './run-as.js';

const PASSWORD_FILE = 'suivi-password';

/** The role that owns everything on an embedded server. */
export const CLUSTER_USER = 'suivi';

/** Makes the product's data folder if needed; throws if nothing can be written there, for root too. */
export function ensureWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    // Root passes every access check, but the server does not run as root.
    if (process.getuid !== undefined && (statSync(dataDir).mode & 0o222) === 0) throw new Error('it is marked read-only');
  } catch (error) {
    throw new EmbeddedPostgresError(
      'data-folder-not-writable',
      `The data folder ${dataDir} cannot be written to: ${(error as Error).message}. Make it writable, or name another one in SUIVI_DATA_DIR.`,
    );
  }
}

/** Tells whether a cluster stands in the folder; throws if what stands there is not one, or is of another major version. */
export function hasCluster(cluster: string, { major }: Binaries): boolean {
  if (!existsSync(cluster)) return false;
  const found = readIfThere(join(cluster, 'PG_VERSION'))?.trim();
  if (found === major) return true;
  if (found === undefined && readdirSync(cluster).length === 0) return false;
  throw found === undefined ? notACluster(cluster) : ofOtherVersion(cluster, found, major);
}

/**
 * Makes a cluster beside its place and moves it there in one step: a starter that is killed on the way leaves nothing
 * half-made, and of two starters at once the second finds that of the first.
 */
export async function createCluster(cluster: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  removeAbandoned(cluster);
  const draft = `${cluster}.new-${ownMark()}-${randomBytes(3).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const path of [draft, passwordFile]) handOver(path, runAs);
    await runInitdb(draft, passwordFile, binaries, runAs);
    writeFileSync(join(draft, PASSWORD_FILE), password, { mode: 0o600 });
    moveInto(draft, cluster);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** Address of a database of the cluster; the password stands in the cluster's folder, which only its owner can read. */
export function urlOf(cluster: string, port: number, database: string): string {
  const password = readFileSync(join(cluster, PASSWORD_FILE), 'utf8').trim();
  return `postgres://${CLUSTER_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function runInitdb(draft: string, passwordFile: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  const [program, args] = commandLine(runAs, binaries.initdb, [
    '-D', draft, '-U', CLUSTER_USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C',
    // The C locale knows no case beyond ASCII; the builtin provider does, on every platform alike.
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
  ]);
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], uid: runAs.uid, gid: runAs.gid, windowsHide: true });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(initFailed(draft, error.message)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(initFailed(draft, (complaint.trim() || `initdb ended with ${code}`) + asWhom(runAs)))));
  });
}

function moveInto(draft: string, cluster: string): void {
  try {
    renameSync(draft, cluster);
  } catch (error) {
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error; // else another starter was first: its cluster is the one
  }
}

function removeAbandoned(cluster: string): void {
  const prefix = `${basename(cluster)}.new-`;
  for (const name of readdirSync(dirname(cluster)).filter((n) => n.startsWith(prefix))) {
    if (!isMarkAlive(name.slice(prefix.length))) rmSync(join(dirname(cluster), name), { recursive: true, force: true });
  }
}

/** The text of a file, or undefined if there is none. */
export function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

const initFailed = (draft: string, why: string): EmbeddedPostgresError =>
  new EmbeddedPostgresError('start-failed', `Cannot create the database in ${dirname(draft)}: ${why}`);

const asWhom = ({ uid }: RunAs): string =>
  uid === undefined ? '' : `\nPostgreSQL refuses to run as root, so it was run as the user with id ${uid}, who must be able to reach that folder.`;

const notACluster = (cluster: string): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    'data-folder-damaged',
    `${cluster} is not the data folder of a database (it has no PG_VERSION). Move it away, or name another folder in SUIVI_DATA_DIR.`,
  );

const ofOtherVersion = (cluster: string, found: string, major: string): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    'data-folder-of-other-version',
    `The database in ${cluster} was made by PostgreSQL ${found}, and this release brings PostgreSQL ${major}. ` +
      'Write a backup with the release that made it (`suivi backup`), then restore it into an empty data folder (SUIVI_DATA_DIR).',
  );
