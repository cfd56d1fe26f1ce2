import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { startEverything } from '../start/everything.js';

/** `suivi start`: the all-in-one starter. */
export function defineStart(command: Command, cli: Cli): void {
  command
    .addHelpText(
      'after',
      '\nWithout DATABASE_URL an embedded PostgreSQL is started on SUIVI_DATA_DIR (.suivi). The first start loads a sample partnership.\n' +
        'Ctrl-C stops the web server and the worker, then the database; a second Ctrl-C does not wait for what is under way.',
    )
    .action(() => startEverything(cli));
}
