import { BackupError, restoreDatabase } from '@suivi/db';
import { migrateQueue } from '@suivi/jobs';
import type { Command } from 'commander';
import { grantNewTables } from '../application-access.js';
import { type Cli, printJson } from '../cli.js';
import { processesOn, withDatabaseUrl } from '../database.js';
import { Failure } from '../failure.js';
import { rowsIn } from './backup.js';

/** The queue's jobs carry numbers of rows that the restored database gives to others. */
const queueSchemas = ['bullmq'];

async function restore(cli: Cli, file: string, options: { yes?: true; json?: true }): Promise<void> {
  const summary = await withDatabaseUrl(cli, { create: true, asOwner: true }, async (url, settings) => {
    const running = await processesOn(url);
    if (running.length > 0) throw new Failure(`Suivi runs on this database (${running.join(', ')}): stop it first. Nothing was changed.`);
    const restored = await restoreDatabase(url, file, cli.clock.now(), { replace: options.yes === true, dropSchemas: queueSchemas }).catch((error: unknown) => {
      if (error instanceof BackupError && error.problem === 'database-not-empty') throw new Failure('The database is not empty: add --yes to replace all that it holds by the backup. Nothing was changed.');
      throw error;
    });
    if (!settings.redisUrl) await migrateQueue(url);
    await grantNewTables(settings, url);
    return restored;
  });
  if (options.json) return printJson(cli, { file, ...summary, deliveryOnHold: true });
  await cli.out(
    `Restored the backup of ${summary.takenAt.toISOString()}: ${rowsIn(summary)} rows.\n` +
      'No mail goes out until you have looked at it and run `suivi confirm-delivery`.\n',
  );
}

/** `suivi restore FILE`: replaces what the database holds, in one transaction. */
export function defineRestore(command: Command, cli: Cli): void {
  command
    .argument('<file>', 'backup to restore')
    .option('--yes', 'replace all that the database holds (else only an empty one is filled)')
    .option('--json', 'print what was restored as JSON')
    .action((file: string, options: { yes?: true; json?: true }) => restore(cli, file, options));
}
