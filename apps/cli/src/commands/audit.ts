import { wholeInstallation } from '@suivi/access';
import { exportedLines, type TrailExport, type TrailProblem, verifyTrail } from '@suivi/audit';
import { type Db, transact } from '@suivi/db';
import { partnershipsOf } from '@suivi/directory';
import { type Command, InvalidArgumentError } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { WrongUse } from '../failure.js';
import { choosePartnership } from '../meeting-choice.js';
import { refuseExisting, writeWhole } from '../output-file.js';

function hash(value: string): string {
  if (!/^[0-9a-f]{64}$/i.test(value)) throw new InvalidArgumentError('Give the 64 hexadecimal digits that an earlier run printed.');
  return value.toLowerCase();
}

const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A problem as a sentence: which row, of which partnership, of when. */
function sentenceOf({ kind, row, chain, at, detail }: TrailProblem, names: ReadonlyMap<number, string>): string {
  if (row === null) return `${withCapital(detail)}.`;
  const partnership = chain === null || chain === 0 ? 'of no partnership' : (names.get(chain) ?? `partnership ${chain}`);
  return `Row ${row} (${partnership}, ${kind === 'missing' ? `sealed ${at}` : at}) ${detail}.`;
}

const partnershipNames = async (db: Db): Promise<Map<number, string>> => new Map((await partnershipsOf(db, wholeInstallation)).map(({ id, slug }) => [id, slug]));

const verify = (cli: Cli, { head, json }: { head?: string; json?: true }): Promise<void> =>
  withDatabase(cli, {}, async ({ db }) => {
    const verdict = await verifyTrail(db, head);
    if (verdict.problems > 0) cli.foundProblem();
    if (json) return printJson(cli, { ok: verdict.problems === 0, ...verdict });
    const names = await partnershipNames(db);
    const shown = verdict.first.map((problem) => sentenceOf(problem, names));
    const more = verdict.problems - shown.length;
    const found = verdict.problems === 0 ? 'The trail is whole' : `The trail was tampered with, first here:\n  ${shown.join('\n  ')}${more > 0 ? `\n  and ${more} more` : ''}\nLooked at`;
    const reached = verdict.head === null ? '' : `Head: ${verdict.head}\nKept elsewhere, it shows later with --head whether the trail still reaches this far.\n`;
    await cli.out(`${found}: ${verdict.rows} rows under ${verdict.seals} seals; not sealed yet: ${verdict.unsealed}.\n${reached}`);
  });

interface ExportOptions {
  partnership?: string;
  out: string;
  force?: true;
  json?: true;
}

async function printLines(cli: Cli, lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) await cli.out(line);
}

async function exportTrail(cli: Cli, options: ExportOptions): Promise<void> {
  const printed = options.out === '-';
  if (printed && options.json) throw new WrongUse('Printed to standard output, the trail leaves no room for --json: name a file in --out.');
  if (!printed) refuseExisting(options.out, options.force === true);
  const told: TrailExport = { rows: 0, unsealed: 0, head: null };
  await withDatabase(cli, {}, async ({ db }) => {
    const chain = options.partnership === undefined ? 0 : await choosePartnership(db, options.partnership);
    await transact(
      db,
      (tx) => (printed ? printLines(cli, exportedLines(tx, chain, told)) : writeWhole(options.out, exportedLines(tx, chain, told), options.force === true)),
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
  });
  if (options.json) return printJson(cli, { file: options.out, ...told });
  if (!printed) await cli.out(`Wrote ${options.out}: ${told.rows} rows, not sealed yet: ${told.unsealed}. Head: ${told.head ?? 'none, for nothing is sealed yet'}.\n`);
}

const format = `
Each line is JSON: the rows of the history, after each run of rows the seal on it, at last the names and addresses behind the tokens. A seal lists the id and the SHA-256 of
each row's line, and as "previous" the SHA-256 of the line of the seal before; the last one's is the head. A token ends in the SHA-256 of its salt (hexadecimal) and value.`;

/** `suivi audit verify` and `suivi audit export`: whether the history is as it was written, for the operator and for an auditor. */
export function defineAudit(command: Command, cli: Cli): void {
  command
    .command('verify')
    .description('Recompute every seal on the history; names the first row that was changed, removed, added or moved, and ends with 1.')
    .option('--head <hash>', 'also tell whether the trail still reaches the head that an earlier run printed', hash)
    .option('--json', 'print what was found as JSON')
    .action((options: { head?: string; json?: true }) => verify(cli, options));
  command
    .command('export')
    .description('Write the trail of a partnership so that an auditor can verify it without this program.')
    .option('--partnership <slug>', 'partnership whose trail it is; if absent, the changes that belong to none (people, organizations)')
    .requiredOption('--out <file>', 'file to write (JSON Lines); - prints it')
    .option('--force', 'replace the file if it is there (else it is kept, and the command fails)')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', format)
    .action((options: ExportOptions) => exportTrail(cli, options));
}
