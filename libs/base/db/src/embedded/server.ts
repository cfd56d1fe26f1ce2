import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, looksLikePostgres } from './alive.js';
import type { Binaries } from './binaries.js';
import { readIfThere } from './cluster.js';
import { commandLine, type RunAs } from './run-as.js';

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** The server that runs on a cluster, or undefined; a file that a dead server left behind is removed. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  const lines = readIfThere(file)?.split('\n').map((line) => line.trim());
  if (lines === undefined) return undefined;
  const pid = Number(lines[0]);
  if (pid > 0 && isAlive(pid) && looksLikePostgres(pid)) return { pid, port: Number(lines[3] ?? 0), status: lines[7] ?? '' };
  // Its process id may be somebody else's by now (a restarted container), and then PostgreSQL would refuse to start.
  if (pid > 0) rmSync(file, { force: true });
  return undefined;
}

/** A server that was asked to start: its end, if it came, and what it wrote to its log since. */
export interface Launch {
  ended(): boolean;
  said(): Promise<string>;
}

/** Asks for a server on the cluster, apart from this process's group, so that Ctrl-C in a terminal does not stop it under our feet. */
export function launch(o: { cluster: string; logFile: string; port: number; settings: string[]; binaries: Binaries; runAs: RunAs }): Launch {
  const log = openSync(o.logFile, 'a', 0o600);
  const before = statSync(o.logFile).size;
  const settings = ['-p', String(o.port), ...o.settings.flatMap((setting) => ['-c', setting])];
  const [program, args] = process.platform === 'win32' ? windowsCommand(o.cluster, settings, o.binaries) : commandLine(o.runAs, o.binaries.postgres, ['-D', o.cluster, ...settings]);
  let ended = false;
  const child = spawn(program, args, { stdio: ['ignore', log, log], detached: true, cwd: o.cluster, uid: o.runAs.uid, gid: o.runAs.gid, windowsHide: true });
  child.on('error', () => (ended = true));
  child.on('exit', (code) => (ended = process.platform !== 'win32' || code !== 0));
  child.unref();
  closeSync(log);
  return { ended: () => ended, said: () => readFrom(o.logFile, before) };
}

/** `postgres.exe` refuses an administrator; `pg_ctl` takes the rights away first, and ends once it has started the server. */
function windowsCommand(cluster: string, settings: string[], { pgCtl }: Binaries): [string, string[]] {
  return [pgCtl, ['start', '-W', '-D', cluster, '-o', settings.map((word) => `"${word}"`).join(' ')]];
}

async function readFrom(file: string, offset: number): Promise<string> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(8192);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await handle.close();
  }
}

const STOP_WITHIN_MS = 30_000;

/** Stops the server in the fast way (connections are cut, everything committed is written) and waits until it is gone. */
export async function stopPostmaster(cluster: string, { pgCtl }: Binaries): Promise<void> {
  const found = findPostmaster(cluster);
  if (found === undefined) return;
  signalStop(cluster, found.pid, pgCtl);
  for (let waited = 0; waited < STOP_WITHIN_MS; waited += 20) {
    // The file goes a moment before the process does; a process that only waits to be reaped is gone.
    if (!isAlive(found.pid) || !looksLikePostgres(found.pid)) return;
    await wait(20);
  }
  throw new Error(`PostgreSQL (process ${found.pid}) did not stop within ${STOP_WITHIN_MS / 1000} seconds.`);
}

function signalStop(cluster: string, pid: number, pgCtl: string): void {
  if (process.platform === 'win32') {
    spawnSync(pgCtl, ['stop', '-m', 'fast', '-W', '-D', cluster], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A port of the loopback that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
