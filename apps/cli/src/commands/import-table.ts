import { readFile, stat } from 'node:fs/promises';
import { wholeInstallation } from '@suivi/access';
import { applyTableImport, planTableImport, readTable, type TableReport, tableBytesLimit } from '@suivi/commitments';
import type { Command } from 'commander';
import { type Cli, operatorOf, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { Failure } from '../failure.js';

interface Options {
  apply?: true;
  leaveOutRefused?: true;
  json?: true;
}

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file);
  if (found.isDirectory()) throw new Failure(`${file} is a folder, not a file.`);
  // Asked before reading: a file of gigabytes must not be loaded to be refused.
  if (found.size > tableBytesLimit) throw new Failure(`${file} is too large: a table has at most ${tableBytesLimit / 1024 / 1024} MB.`);
  return readFile(file);
}

const shown = (text: string): string => (text === '' ? 'nothing' : `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`);
const most = 50;

function listed(title: string, lines: readonly string[]): string {
  const more = lines.length > most ? [`… and ${lines.length - most} more (--json lists all)`] : [];
  return lines.length === 0 ? '' : `${title}\n${[...lines.slice(0, most), ...more].map((line) => `  ${line}`).join('\n')}\n`;
}

function sentencesOf(report: TableReport, options: Options): string {
  const rows = new Set(report.refused.map(({ row }) => row)).size;
  const commitments = new Set(report.changed.map(({ reference }) => reference)).size;
  const ending = report.written ? 'Written.' : options.apply ? 'Nothing was written: mend the refused rows, or add --leave-out-refused.' : 'Nothing was written: add --apply to write it.';
  return [
    listed('New:', report.new.map(({ row, title, reference }) => `row ${row}: ${shown(title)}${reference === null ? '' : ` is ${reference}`}`)),
    listed('Changed:', report.changed.map(({ reference, field, from, to }) => `${reference}, ${field}: ${shown(from)} → ${shown(to)}`)),
    listed('Refused:', report.refused.map(({ row, column, reason }) => `row ${row}, ${column}: ${reason}`)),
    `${report.new.length} new, ${commitments} changed, ${report.unchanged} unchanged, ${rows} refused. ${ending}\n`,
  ].join('');
}

async function importTable(cli: Cli, file: string, options: Options): Promise<void> {
  // Before the database is started: a wrong file should be told at once.
  const rows = await readTable(await bytesOf(file));
  const act = { actor: operatorOf(cli), now: cli.clock.now() };
  const report = await withDatabase(cli, {}, ({ db }) => (options.apply ? applyTableImport(db, wholeInstallation, rows, { act, ...options }) : planTableImport(db, wholeInstallation, rows)));
  if (report.refused.length > 0) cli.foundProblem();
  if (options.json) return printJson(cli, report);
  await cli.out(sentencesOf(report, options));
}

/** `suivi import-table FILE`: compares a table with the register, and writes the differences if told so. */
export function defineImportTable(command: Command, cli: Cli): void {
  command
    .argument('<file>', 'XLSX or CSV with the columns that `suivi export` writes, at most 30 MB')
    .option('--apply', 'write what is new and changed; else only report it')
    .option('--leave-out-refused', 'with --apply: write the other rows where some are refused; else nothing is written')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExit code 1 if a row is refused.')
    .action((file: string, options: Options) => importTable(cli, file, options));
}
