import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, isAlive } from '@suivi/db/alive';
import { Failure } from '../failure.js';

interface Holder {
  pid: number;
  birth: string;
  url?: string;
}

/** The one starter that a data folder may have. */
export interface StarterLock {
  /** Notes where the product is reached, for the one who tries to start it again. */
  reachedAt(url: string): void;
  release(): void;
}

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined; // gone meanwhile, or its writer was killed in the middle
  }
}

const lives = (holder: Holder | undefined): holder is Holder => holder !== undefined && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth;

const fileIn = (dataDir: string): string => join(dataDir, 'starter.json');

/** Fails with the address of the starter that runs on a data folder; answers whether one that was killed has left its lock. Writes nothing. */
export function refuseRunning(dataDir: string): { leftOver: boolean } {
  const holder = holderOf(fileIn(dataDir));
  if (lives(holder)) throw alreadyRunning(dataDir, holder);
  return { leftOver: holder !== undefined };
}

/** Takes the lock of a data folder; fails with the address of the starter that holds it. */
export function lockDataDir(dataDir: string): StarterLock {
  const file = fileIn(dataDir);
  const self: Holder = { pid: process.pid, birth: birthOf(process.pid) };
  const write = (holder: Holder, flag: 'w' | 'wx'): void => writeFileSync(file, `${JSON.stringify(holder)}\n`, { flag, mode: 0o600 });
  for (;;) {
    try {
      write(self, 'wx');
      return { reachedAt: (url) => write({ ...self, url }, 'w'), release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    refuseRunning(dataDir);
    rmSync(file, { force: true });
  }
}

const alreadyRunning = (dataDir: string, { pid, url }: Holder): Failure =>
  new Failure(`Suivi ${url ? `already runs at ${url}` : 'is already being started'} on the data in ${dataDir} (process ${pid}). Stop it there with Ctrl-C, or set SUIVI_DATA_DIR and PORT for a second one.`);
