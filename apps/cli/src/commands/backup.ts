import { backupDatabase, type BackupSummary } from '@suivi/db';
import type { Command } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { withDatabaseUrl } from '../database.js';

/** Rows in a backup, all tables together. */
export const rowsIn = ({ rows }: BackupSummary): number => Object.values(rows).reduce((sum, count) => sum + count, 0);

/** `suivi backup FILE`: while the product runs or not. */
export function defineBackup(command: Command, cli: Cli): void {
  command
    .argument('<file>', 'file to write; it must not be there yet')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', '\nThe file holds everything, the secret of the links in mail too: keep it where only you can read it.')
    .action((file: string, options: { json?: true }) =>
      withDatabaseUrl(cli, {}, async (url) => {
        const summary = await backupDatabase(url, file, cli.clock.now());
        if (options.json) return printJson(cli, { file, ...summary });
        await cli.out(`Wrote ${file}: ${rowsIn(summary)} rows, as of ${summary.takenAt.toISOString()}.\n`);
      }),
    );
}
