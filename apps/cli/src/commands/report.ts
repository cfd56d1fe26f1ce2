import { wholeInstallation } from '@suivi/access';
import { type ReportFormat, type ReportKind, vocabulary } from '@suivi/contract';
import { type Language, localDayOf } from '@suivi/kernel';
import { compileReport, renderReport } from '@suivi/reports';
import { type Command, Option } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { WrongUse } from '../failure.js';
import { chooseMeeting } from '../meeting-choice.js';
import { day, language, ordinal } from '../options.js';
import { refuseExisting, writeWhole } from '../output-file.js';
import { defineReportLife } from './report-life.js';

const { reportFormats, reportKinds } = vocabulary;

interface Options {
  meeting: number;
  partnership?: string;
  series?: string;
  kind: ReportKind;
  asOf?: string;
  lang: Language;
  format?: ReportFormat;
  out: string;
  force?: true;
  json?: true;
}

/** The format that is asked for, else the one that the file's name ends in. */
function formatOf({ format, out }: Options): ReportFormat {
  const byName = reportFormats.find((known) => out.toLowerCase().endsWith(`.${known}`));
  const chosen = format ?? byName;
  if (chosen === undefined) throw new WrongUse(`Say in which format: --format ${reportFormats.join('|')}, or a file name that ends in one of them.`);
  return chosen;
}

/** What is asked for by hand, for commands below this one do without it. */
function complete({ meeting, out, ...rest }: Partial<Options>): Options {
  if (meeting === undefined || out === undefined) throw new WrongUse('Say of which meeting (--meeting) and into which file (--out), or name what to do with a report: `suivi report --help`.');
  return { ...(rest as Options), meeting, out };
}

async function writeReport(cli: Cli, options: Options): Promise<void> {
  const format = formatOf(options);
  if (options.out === '-' && format === 'docx') throw new WrongUse('A Word document cannot be printed: name a file in --out, or choose --format html or json.');
  if (options.out === '-' && options.json) throw new WrongUse('--json tells about the file that was written; with --out - the report itself is printed (--format json prints it as JSON).');
  refuseExisting(options.out, options.force === true);
  const now = cli.clock.now();
  const asOf = options.asOf ?? localDayOf(now, 'utc');
  const { report, content } = await withDatabase(cli, {}, async ({ db }) => {
    const meeting = await chooseMeeting(db, { ordinal: options.meeting, partnership: options.partnership, series: options.series });
    const compiled = await compileReport(db, wholeInstallation, { meetingId: meeting.id, kind: options.kind, asOf, language: options.lang, now });
    return { report: compiled, content: await renderReport(compiled, format) };
  });
  if (options.out === '-') return cli.out(content);
  await writeWhole(options.out, content, options.force === true);
  const { figures } = report;
  if (options.json) return printJson(cli, { file: options.out, format, kind: options.kind, language: options.lang, asOf, meeting: report.meeting, figures });
  await cli.out(`Wrote ${options.out}: ${figures.total} commitments, ${figures.open} open, ${figures.overdue} overdue, as of ${asOf}.\n`);
}

/** `suivi report`: a meeting's progress report as a file; its commands keep a report through its life. */
export function defineReport(command: Command, cli: Cli): void {
  // Their options are their own, though some bear the same names.
  command.enablePositionalOptions();
  defineReportLife(command, cli);
  command
    .option('--meeting <number>', "the meeting's ordinal", ordinal)
    .option('--partnership <slug>', 'partnership, where several have a meeting of this number')
    .option('--series <slug>', 'series, where several have a meeting of this number')
    .addOption(new Option('--kind <kind>', 'kind of report').choices(reportKinds).default('final'))
    .option('--as-of <day>', 'day as YYYY-MM-DD by which things had to be recorded; today if absent', day)
    .option('--lang <code>', 'language of the report: en, fr, es, zh, ar or ru', language, 'en')
    .addOption(new Option('--format <format>', "format; by the file's name if absent").choices(reportFormats))
    .option('--out <file>', 'file to write; - prints html or json')
    .option('--force', 'replace the file if it is there (else it is kept, and the command fails)')
    .option('--json', 'print what was written as JSON')
    .action((options: Partial<Options>) => writeReport(cli, complete(options)));
}
