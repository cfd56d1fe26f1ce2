import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './problem.js';

/** How the server's programs are run: PostgreSQL refuses to run as root. */
export interface RunAs {
  /** Words before the program, if any. */
  prefix: string[];
  uid?: number;
  gid?: number;
}

const asOneself: RunAs = { prefix: [] };

/** In a user namespace of its own root is user 1000; outside, its files still belong to root, so nothing need be handed over. */
const inNamespace: RunAs = { prefix: ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--'] };

/** Chooses how to run the server for the folder of a cluster that may not be there yet. */
export function chooseRunAs(cluster: string, program: string, mayUnshare = unshareWorks): RunAs {
  const self = process.getuid?.();
  if (self === undefined) return asOneself;
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (self === 0) return owner === undefined || owner.uid === 0 ? insteadOfRoot(program, mayUnshare) : { prefix: [], uid: owner.uid, gid: owner.gid };
  if (owner !== undefined && owner.uid !== self) throw ofOtherUser(cluster, owner.uid);
  return asOneself;
}

function insteadOfRoot(program: string, mayUnshare: () => boolean): RunAs {
  if (mayUnshare()) return inNamespace;
  const user = unprivilegedUser();
  if (user === undefined || !canRun(program, user)) throw noUser(program);
  return { prefix: [], ...user };
}

/** Gives what root has made for the server (a folder with all that is in it, or a file) to the user that the server will run as. */
export function handOver(path: string, { uid, gid }: RunAs): void {
  if (uid === undefined || gid === undefined) return;
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) handOver(join(path, name), { prefix: [], uid, gid });
}

/** Lets the user that the server will run as pass through root's data folder, without showing what stands there. */
export function letThrough(dataDir: string, { uid }: RunAs): void {
  if (uid !== undefined) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
}

/** The words to spawn for a program with its arguments. */
export function commandLine(runAs: RunAs, program: string, args: string[]): [string, string[]] {
  const [first = program, ...rest] = [...runAs.prefix, program, ...args];
  return [first, rest];
}

function unshareWorks(): boolean {
  const [program, args] = commandLine(inNamespace, 'true', []);
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function unprivilegedUser(): { uid: number; gid: number } | undefined {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')) : [];
  for (const name of ['postgres', 'node', 'nobody']) {
    const line = lines.find((fields) => fields[0] === name && Number(fields[2]) > 0);
    if (line) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  return undefined;
}

const canRun = (program: string, user: { uid: number; gid: number }): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore', ...user }).status === 0;

const ofOtherUser = (cluster: string, uid: number): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    'data-folder-of-other-user',
    `The database in ${cluster} belongs to another user (id ${uid}). Start as that user, or hand the folder over with chown, or choose another SUIVI_DATA_DIR.`,
  );

const noUser = (program: string): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    'no-unprivileged-user',
    'PostgreSQL refuses to run as root, user namespaces are not available here, and no unprivileged user can run ' +
      `${program}. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.`,
  );
