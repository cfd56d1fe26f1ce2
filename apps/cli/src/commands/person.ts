import { type Command, InvalidArgumentError } from 'commander';
import { eraseEverywhere, everythingOn } from '@suivi/updates';
import { type Cli, operatorOf, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { WrongUse } from '../failure.js';

function personId(value: string): number {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError("Give the person's number, as the directory lists it.");
  return Number(value);
}

const remains = `What remains: the number, under which the history goes on as it was; what the person reported and noted for an entity; mails to others that name the person;
texts of documents; and backups taken before, which are to be deleted or kept under lock.
`;

async function erase(cli: Cli, id: number, options: { yes?: true; json?: true }): Promise<void> {
  if (!options.yes) throw new WrongUse(`Erasing person ${id} cannot be undone; add --yes to do it. \`suivi person export ${id}\` shows what is held.`);
  await withDatabase(cli, {}, async ({ db }) => {
    const { name } = await eraseEverywhere(db, id, { actor: operatorOf(cli), now: cli.clock.now() });
    if (options.json) return printJson(cli, { erased: id, name });
    await cli.out(`Person ${id} is erased: "${name}" stands in the place of the name. ${remains}`);
  });
}

/** `suivi person export` and `suivi person erase`: what a person may ask for of what is held on them. */
export function definePerson(command: Command, cli: Cli): void {
  command
    .command('export')
    .description('Print everything that is held on a person, as JSON.')
    .argument('<id>', 'the number of the person', personId)
    .action((id: number) => withDatabase(cli, {}, async ({ db }) => printJson(cli, await everythingOn(db, id))));
  command
    .command('erase')
    .description('Erase what is held on a person; the history stays verifiable, and names the person by number.')
    .argument('<id>', 'the number of the person', personId)
    .option('--yes', 'do it; it cannot be undone')
    .option('--json', 'print what was done as JSON')
    .action((id: number, options: { yes?: true; json?: true }) => erase(cli, id, options));
}
