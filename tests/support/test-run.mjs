import { existsSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Where each test run keeps its embedded server, by the process id of the run. */
export const runsFolder = fileURLToPath(new URL('../../.suivi/test', import.meta.url));

/** Tells whether a process of this id lives. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Stops the server of a run, if one runs, and removes its folder. */
export async function removeRun(folder) {
  if (!existsSync(folder)) return;
  const file = join(folder, 'postgres/postmaster.pid');
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
  if (pid > 0 && isAlive(pid)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; existsSync(file) && isAlive(pid) && waited < 10_000; waited += 20) await wait(20);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  for (const parent of [runsFolder, dirname(runsFolder)]) {
    try {
      rmdirSync(parent); // only when empty: another run, or the product itself, may use it
    } catch {
      return;
    }
  }
}
