import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../failure.js';

/** Refuses a folder that holds something: what a simulation writes is never mixed with what was there. */
export function refuseFilled(out: string): void {
  const found = statSync(out, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new Failure(`${out} is a file; name a folder that is empty or not there yet.`);
  if (found && readdirSync(out).length > 0) throw new Failure(`${out} is not empty; name a folder that is empty or not there yet.`);
}

/** Fills a folder in one step: `fill` writes into a sibling that takes the name when all is there; on an error nothing is left. */
export async function writeFolder<T>(out: string, fill: (folder: string) => Promise<T>): Promise<T> {
  refuseFilled(out);
  const target = resolve(out);
  mkdirSync(dirname(target), { recursive: true });
  const draft = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const result = await fill(draft);
    refuseFilled(out);
    if (existsSync(target)) rmdirSync(target); // empty, as was just seen; Windows renames onto nothing else
    renameSync(draft, target);
    return result;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
