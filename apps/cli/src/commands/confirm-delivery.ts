import { installationRow, releaseHold } from '@suivi/emails';
import type { Command } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { withDatabase } from '../database.js';

/** `suivi confirm-delivery`: a person has looked at a restored system and lets its mail go. */
export function defineConfirmDelivery(command: Command, cli: Cli): void {
  command
    .option('--json', 'print since when mail was held as JSON')
    .action((options: { json?: true }) =>
      withDatabase(cli, {}, async ({ db }) => {
        const { deliveryHeldSince, deliveryHeldReason } = await installationRow(db);
        await releaseHold(db);
        if (options.json) return printJson(cli, { wasOnHold: deliveryHeldSince !== null, since: deliveryHeldSince, reason: deliveryHeldReason });
        await cli.out(deliveryHeldSince === null ? 'Mail was not held: nothing to confirm.\n' : `Mail goes out again; it was held since ${deliveryHeldSince.toISOString()} (${deliveryHeldReason}).\n`);
      }),
    );
}
