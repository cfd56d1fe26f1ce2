import { existsSync } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { Failure } from './failure.js';

/** Fails if a file is there and may not be replaced; asked before the work whose result it would hold. */
export function refuseExisting(file: string, replace: boolean): void {
  if (!replace && existsSync(file)) throw existing(file);
}

/** Writes a file in one step, whole or line by line: it is there complete or not at all. An existing one is kept unless `replace` is said. */
export async function writeWhole(file: string, content: string | Uint8Array | AsyncIterable<string>, replace: boolean): Promise<void> {
  const draft = `${file}.partial-${process.pid}`;
  try {
    await writeFile(draft, content, { flush: true });
    if (replace) await rename(draft, file);
    else await linkNew(draft, file);
  } catch (error) {
    throw atPlace(error as NodeJS.ErrnoException, draft, file);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** A rename would replace a file that came into being meanwhile; a link does not. */
async function linkNew(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw existing(file);
    await rename(draft, file); // a file system without links
  }
}

const existing = (file: string): Failure => new Failure(`${file} exists already; name another file, or add --force to replace it.`);

function atPlace(error: NodeJS.ErrnoException, draft: string, file: string): Error {
  if (error.path !== draft) return error;
  if (error.code === 'ENOENT') return new Failure(`${file} cannot be written: its folder is not there.`);
  return Object.assign(error, { path: file });
}
