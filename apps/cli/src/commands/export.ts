import { wholeInstallation } from '@suivi/access';
import { tableRows, type TableFormat, writeTable } from '@suivi/commitments';
import { commitments } from '@suivi/contract';
import { type Command, Option } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { WrongUse } from '../failure.js';
import { chooseMeeting, choosePartnership } from '../meeting-choice.js';
import { ordinal } from '../options.js';
import { refuseExisting, writeWhole } from '../output-file.js';

interface Options {
  partnership: string;
  meeting?: number;
  series?: string;
  find?: string;
  format?: TableFormat;
  out: string;
  force?: true;
  json?: true;
}

const formats = ['xlsx', 'csv'] as const;

/** The format that is asked for, else the one that the file's name ends in. */
function formatOf({ format, out }: Options): TableFormat {
  const chosen = format ?? formats.find((known) => out.toLowerCase().endsWith(`.${known}`));
  if (chosen === undefined) throw new WrongUse('Say in which format: --format xlsx|csv, or a file name that ends in one of them.');
  return chosen;
}

async function exportRegister(cli: Cli, options: Options): Promise<void> {
  const format = formatOf(options);
  const printed = options.out === '-';
  if (printed && (format === 'xlsx' || options.json)) throw new WrongUse('Only CSV can be printed, and without --json: name a file in --out.');
  if (!printed) refuseExisting(options.out, options.force === true);
  const rows = await withDatabase(cli, {}, async ({ db }) => {
    const partnershipId = await choosePartnership(db, options.partnership);
    const meeting = options.meeting === undefined ? undefined : await chooseMeeting(db, { ...options, ordinal: options.meeting });
    const query = commitments.exportTable.query.parse({ partnershipId, meetingId: meeting?.id, q: options.find });
    return tableRows(db, wholeInstallation, query, cli.clock.now());
  });
  const file = await writeTable(rows, format);
  if (printed) return cli.out(file);
  await writeWhole(options.out, file, options.force === true);
  if (options.json) return printJson(cli, { file: options.out, format, rows: rows.length });
  await cli.out(`Wrote ${options.out}: ${rows.length} commitments.\n`);
}

/** `suivi export`: the register of a partnership as a table that can be edited and imported. */
export function defineExport(command: Command, cli: Cli): void {
  command
    .requiredOption('--partnership <slug>', 'partnership whose register it is')
    .option('--meeting <number>', 'only what was decided at the meeting of this ordinal', ordinal)
    .option('--series <slug>', 'series of the meeting, where the partnership has several')
    .option('--find <words>', 'only what title, quote or reference hold these words in, in any language')
    .addOption(new Option('--format <format>', "format; by the file's name if absent").choices(formats))
    .requiredOption('--out <file>', 'file to write; - prints csv')
    .option('--force', 'replace the file if it is there (else it is kept, and the command fails)')
    .option('--json', 'print what was written as JSON')
    .action((options: Options) => exportRegister(cli, options));
}
