import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Tells whether a process of this id lives, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Tells two processes apart that bore one id at different times (after a restart of the machine or container): when it
 * started on Linux, '' where that cannot be read.
 */
export function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** This process's mark in the name of a file that it may leave behind if it is killed. */
export const ownMark = (): string => `${process.pid}-${birthOf(process.pid)}`;

/** Tells whether the process that left a mark is still there. */
export function isMarkAlive(mark: string): boolean {
  const [pid = '', birth = ''] = mark.split('-');
  return Number(pid) > 0 && isAlive(Number(pid)) && birthOf(Number(pid)) === birth;
}

/** Tells whether a living process is a PostgreSQL server as far as can be seen; in doubt it is taken for one. */
export function looksLikePostgres(pid: number): boolean {
  if (process.platform === 'win32') return true;
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
    } catch {
      return false;
    }
  }
  const { status, stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return status !== 0 || stdout.includes('postgres');
}
