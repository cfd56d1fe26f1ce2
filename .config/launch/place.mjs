import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** An error whose message is meant for the person at the keyboard: shown without a stack. */
export class Explained extends Error {
  explained = true;
}

/** Progress goes to stderr: stdout belongs to the command (`--json`). */
export const say = (line) => process.stderr.write(`${line}\n`);

/** Repeats what is being done while it takes long, so that nobody takes a slow network for a hang. */
export async function saying(what, work) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  say(`${what} …`);
  const timer = setInterval(() => say(`${what} … ${seconds()} s`), 15_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Refuses early when nothing can be written: npm's and nx's own errors would be pages long. */
export function assertWritable(purpose) {
  const probe = join(root, `.write-probe-${process.pid}`);
  try {
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Explained(`Suivi must ${purpose}, but ${root} cannot be written (${error.code}). Copy the checkout to a folder of your own and start it there.`);
  }
}
