import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { programOf, type ProcessName } from '../processes.js';

/** Becomes the process: its signals and its exit code are this one's. It reads the settings and stops by itself. */
const become = async (name: ProcessName): Promise<void> => {
  await import(pathToFileURL(programOf(name)).href);
};

const stops = '\nSIGTERM or Ctrl-C stops it once what is under way is done (SHUTDOWN_GRACE_SECONDS). Run `suivi migrate` before the first.';

/** `suivi api`: one web server in the foreground, for containers. */
export function defineApi(command: Command, _cli: Cli): void {
  command.addHelpText('after', stops).action(() => become('api'));
}

/** `suivi worker`: one worker in the foreground, for containers. */
export function defineWorker(command: Command, _cli: Cli): void {
  command.addHelpText('after', stops).action(() => become('worker'));
}
