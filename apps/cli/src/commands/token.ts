import { tokensOfPerson, wholeInstallation } from '@suivi/access';
import { type TokenScope, vocabulary } from '@suivi/contract';
import type { Db } from '@suivi/db';
import { createToken, type Person, personWithAddress, revokeToken } from '@suivi/directory';
import { type Command, InvalidArgumentError } from 'commander';
import { type Cli, operatorOf, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { Failure } from '../failure.js';

function scopesIn(value: string): TokenScope[] {
  const named = [...new Set(value.split(',').map((word) => word.trim()))];
  const known = vocabulary.tokenScopes.filter((scope) => named.includes(scope));
  if (known.length !== named.length) throw new InvalidArgumentError(`Give one or more of ${vocabulary.tokenScopes.join(',')}.`);
  return known;
}

function days(value: string): number {
  if (!/^\d{1,3}$/.test(value) || Number(value) < 1 || Number(value) > 366) throw new InvalidArgumentError('Give a whole number from 1 to 366.');
  return Number(value);
}

async function personAt(db: Db, email: string, now: Date): Promise<Person> {
  const person = await personWithAddress(db, wholeInstallation, email.toLowerCase(), now);
  if (!person) throw new Failure(`Nobody in the directory has the address ${email}.`);
  return person;
}

const dayOf = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? 'never';

/** `suivi token`: tokens with which programs act for a person, never with more than the person's rights. */
export function defineToken(command: Command, cli: Cli): void {
  command
    .command('create')
    .description('Make a token; it is printed this once.')
    .requiredOption('--person <email>', 'for whom the program acts')
    .requiredOption('--scopes <list>', `what it may be used for: ${vocabulary.tokenScopes.join(',')}`, scopesIn)
    .option('--name <words>', 'what it is for', 'command line')
    .option('--days <number>', 'how long it is good', days, 90)
    .option('--json', 'print the token as JSON')
    .action((o: { person: string; scopes: TokenScope[]; name: string; days: number; json?: true }) =>
      withDatabase(cli, {}, async ({ db }) => {
        const now = cli.clock.now();
        const { id: personId } = await personAt(db, o.person, now);
        const { row, token } = await createToken(db, { personId, name: o.name, scopes: o.scopes, expiresInDays: o.days }, { actor: operatorOf(cli), now });
        if (o.json) return printJson(cli, { id: row.id, token, scopes: row.scopes, expiresAt: row.expiresAt });
        await cli.out(`${token}\n`);
        cli.say(`Token ${row.id}, good until ${dayOf(row.expiresAt)}. It is not shown again; send it as Authorization: Bearer.`);
      }),
    );
  command
    .command('list')
    .description('List the tokens of a person that were not revoked.')
    .requiredOption('--person <email>', 'whose tokens')
    .option('--json', 'print them as JSON')
    .action((o: { person: string; json?: true }) =>
      withDatabase(cli, {}, async ({ db }) => {
        const rows = (await tokensOfPerson(db, (await personAt(db, o.person, cli.clock.now())).id)).map(({ id, name, scopes, expiresAt, lastUsedAt }) => ({ id, name, scopes, expiresAt, lastUsedAt }));
        if (o.json) return printJson(cli, rows);
        await cli.out(rows.map((row) => `${row.id}  ${row.scopes.join(',')}  until ${dayOf(row.expiresAt)}, last used ${dayOf(row.lastUsedAt)}  ${row.name}\n`).join(''));
      }),
    );
  command
    .command('revoke <id>')
    .description('Revoke a token at once.')
    .action((id: string) =>
      withDatabase(cli, {}, async ({ db }) => {
        await revokeToken(db, { id: Number(id) || 0 }, { actor: operatorOf(cli), now: cli.clock.now() });
        cli.say(`Token ${id} is revoked.`);
      }),
    );
}
