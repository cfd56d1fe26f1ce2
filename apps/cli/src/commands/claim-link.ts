import { claimedSince, newClaim } from '@suivi/access';
import type { Command } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { withDatabase } from '../database.js';

/** `suivi claim-link`: a new one-time link that makes whoever opens it first an administrator. A former one is dead from here on. */
export function defineClaimLink(command: Command, cli: Cli): void {
  command
    .addHelpText('after', '\nThe first claim turns accounts on for good. Later ones are the way back in for who can no longer sign in.')
    .option('--json', 'print the link as JSON')
    .action((options: { json?: true }) =>
      withDatabase(cli, {}, async ({ db, settings }) => {
        const since = await claimedSince(db);
        const url = `${settings.publicUrl}/claim/${await newClaim(db)}`;
        if (options.json) return printJson(cli, { url, claimedBefore: since !== null });
        await cli.out(`${url}\n`);
        cli.say(since === null ? 'Whoever opens it first becomes the administrator, and accounts are on from then.' : 'Whoever opens it first becomes an administrator.');
      }),
    );
}
