import { migrate, schemaVersion } from '@suivi/db';
import { migrateQueue } from '@suivi/jobs';
import type { Command } from 'commander';
import { grantNewTables } from '../application-access.js';
import { type Cli, printJson } from '../cli.js';
import { withDatabase } from '../database.js';

/** `suivi migrate`: the database's schema and, on PostgreSQL, the queue's. */
export function defineMigrate(command: Command, cli: Cli): void {
  command
    .option('--json', 'print the versions before and after as JSON')
    .action((options: { json?: true }) =>
      withDatabase(cli, { create: true, anyVersion: true, asOwner: true }, async ({ db, url, settings }) => {
        const before = await schemaVersion(db.$client);
        await migrate(url, cli.clock.now());
        if (!settings.redisUrl) await migrateQueue(url);
        await grantNewTables(settings, url);
        const after = await schemaVersion(db.$client);
        if (options.json) return printJson(cli, { before: before.applied, after: after.applied });
        const text = before.applied === after.applied ? `The database is up to date (${after.applied}).` : `The database was brought from ${before.applied ?? 'nothing'} to ${after.applied}.`;
        await cli.out(`${text}\n`);
      }),
    );
}
