import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryContext } from './context.js';
import { receiveMessage, UnreadableMessage } from './receiving.js';

const largestBytes = 20 * 1024 * 1024;
/** Files of one round; the rest waits for the next. */
const atOnce = 200;

const actedOn: ReadonlySet<string> = new Set(['hard-bounce', 'soft-bounce', 'delayed', 'reply']);

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The .eml files of a folder by name; none if there is no folder. */
async function messagesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.eml')).map((entry) => entry.name).sort().slice(0, atOnce);
}

/** Why a file stays unread, or null if what it says was taken down. */
async function reasonAgainst(context: DeliveryContext, file: string): Promise<string | null> {
  const { db, clock, letterhead, announce } = context;
  if ((await stat(file)).size > largestBytes) return `it is larger than ${largestBytes} bytes`;
  const raw = await readFile(file);
  try {
    const { verdict } = await receiveMessage(db, raw, { letterhead, now: clock.now(), announce });
    return actedOn.has(verdict) ? null : `${verdict}: it was kept, and nothing was done`;
  } catch (error) {
    if (error instanceof UnreadableMessage) return error.message;
    throw error; // an outage: the file stays where it is, for the next round
  }
}

async function moveTo(folder: string, name: string, reason: string | null): Promise<void> {
  const target = join(folder, reason === null ? 'done' : 'unread');
  await mkdir(target, { recursive: true });
  if (reason !== null) await writeFile(join(target, `${name}.reason.txt`), `${reason}\n`);
  await rename(join(folder, name), join(target, name));
}

/**
 * Takes the messages that an operator dropped into the folder: what was taken down or kept for reading goes to done/, the rest to unread/ with its reason. A process
 * that dies in between finds the file again and does nothing twice. Move files in, so that none is read half-written. Answers how many there were.
 */
export async function receiveDropped(context: DeliveryContext): Promise<number> {
  const { dropFolder } = context;
  if (dropFolder === undefined) return 0;
  const names = await messagesIn(dropFolder);
  for (const name of names) {
    try {
      await moveTo(dropFolder, name, await reasonAgainst(context, join(dropFolder, name)));
    } catch (error) {
      if (!isMissing(error)) throw error; // another worker was faster
    }
  }
  return names.length;
}
