import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { wholeInstallation } from '@suivi/access';
import { type ReportBreakdown, type ReportDocumentKind, type ReportFormat, type ReportOrder, type Side, vocabulary } from '@suivi/contract';
import type { Db } from '@suivi/db';
import { installationRow, type Letterhead } from '@suivi/emails';
import type { Act, Language, LocalDate } from '@suivi/kernel';
import {
  approveReport, circulateReport, correctReport, createReport, draftShown, issueReport, outputFile, outputsOf, recompileReport, type ReportSubject, reportShown, reportsShown, requestOutputs, writeNarrative, writeOutputs,
} from '@suivi/reports';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Cli, operatorOf, printJson } from '../cli.js';
import { type OpenedDatabase, withDatabase } from '../database.js';
import { Failure, WrongUse } from '../failure.js';
import { chooseMeeting } from '../meeting-choice.js';
import { day, language, ordinal } from '../options.js';
import { writeWhole } from '../output-file.js';

const { reportDocumentKinds, reportBreakdowns, reportFormats, reportOrders, sides } = vocabulary;
type Shown = Awaited<ReturnType<typeof reportShown>>;

function number(value: string): number {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError('Give the number of the report, as `suivi report list` shows it.');
  return Number(value);
}

function instant(value: string): Date {
  const at = new Date(value);
  if (!/^\d{4}-\d\d-\d\dT/.test(value) || Number.isNaN(at.getTime())) throw new InvalidArgumentError('Give an instant such as 2013-07-20T12:00:00Z.');
  return at;
}

const listOf = <T extends string>(known: readonly T[]) => (value: string): T[] => {
  const wanted = value === 'all' ? [...known] : value.split(',').map((word) => word.trim() as T);
  const strange = wanted.find((word) => !known.includes(word));
  if (strange !== undefined) throw new InvalidArgumentError(`'${strange}' is none of ${known.join(', ')}.`);
  return wanted;
};

const sentenceOf = ({ id, kind, state, version, cutOffAt, contentSha256, approvals, corrects }: Shown): string => {
  const standing = approvals.filter((approval) => approval.void === null).map(({ side }) => side);
  const correction = corrects ? `, Corr.${corrects.number} of report ${corrects.id}` : '';
  return `Report ${id} (${kind}${correction}): ${state}, version ${version}, as on record at ${cutOffAt}${standing.length > 0 ? `, approved: ${standing.join(', ')}` : ''}${contentSha256 ? `, SHA-256 ${contentSha256}` : ''}.\n`;
};

/** Does something with a report and tells how it stands then. */
const afterwards = (cli: Cli, options: { json?: true }, work: (opened: OpenedDatabase, act: Act) => Promise<{ id: number }>): Promise<void> =>
  withDatabase(cli, {}, async (opened) => {
    const { id } = await work(opened, { actor: operatorOf(cli), now: cli.clock.now() });
    const shown = await reportShown(opened.db, wholeInstallation, id);
    await (options.json ? printJson(cli, shown) : cli.out(sentenceOf(shown)));
  });

async function letterheadOf({ db, settings }: OpenedDatabase): Promise<Letterhead> {
  const { linkSecret } = await installationRow(db);
  return { from: settings.mailFrom, publicUrl: settings.publicUrl, linkSecret, bounceAddress: settings.bounceAddress, replyAddress: settings.replyAddress };
}

interface Beginning {
  meeting?: number;
  partnership?: string;
  series?: string;
  kind: ReportDocumentKind;
  from?: LocalDate;
  to?: LocalDate;
  nextReport?: LocalDate;
  breakdown: ReportBreakdown;
  order: ReportOrder;
  symbol?: string;
  date?: string;
  session?: number;
  agendaItem?: string;
  original: Language;
  cutOff?: Date;
  json?: true;
}

async function subjectOf(db: Db, { kind, meeting, from, to, nextReport, partnership, series, breakdown }: Beginning): Promise<ReportSubject> {
  if (kind === 'consolidated') {
    if (from === undefined || to === undefined || from >= to || (nextReport !== undefined && nextReport <= to)) throw new WrongUse('Say of which period a consolidated report is: --from, --to and, if it is not two years later, --next-report, one after the other.');
    return { kind, period: { from, to, nextReportOn: nextReport } };
  }
  if (meeting === undefined) throw new WrongUse('Say of which meeting the report is: --meeting.');
  return { kind, breakdown, meetingId: (await chooseMeeting(db, { ordinal: meeting, partnership, series })).id };
}

function defineBegin(command: Command, cli: Cli): void {
  command
    .command('begin')
    .description('Begin a report on the commitments of a meeting, or a consolidated one over all partnerships.')
    .option('--meeting <number>', "the meeting's ordinal", ordinal)
    .option('--partnership <slug>', 'partnership, where several have a meeting of this number')
    .option('--series <slug>', 'series, where several have a meeting of this number')
    .addOption(new Option('--kind <kind>', 'kind of report').choices(reportDocumentKinds).default('final'))
    .option('--from <day>', 'of a consolidated report: the last day of the period before', day)
    .option('--to <day>', 'of a consolidated report: its last day', day)
    .option('--next-report <day>', 'of a consolidated report: when the next one is due; two years later if absent', day)
    .addOption(new Option('--breakdown <by>', 'by what commitments are gathered').choices(reportBreakdowns).default('area'))
    .addOption(new Option('--order <order>', 'order of organizations').choices(reportOrders).default('english'))
    .option('--symbol <symbol>', 'document symbol')
    .option('--date <day>', 'date of the document', day)
    .option('--session <number>', 'number of the session', ordinal)
    .option('--agenda-item <item>', 'agenda item, such as "122 (e)"')
    .option('--original <code>', 'original language', language, 'en')
    .option('--cut-off <instant>', 'what was on record then counts; now if absent', instant)
    .option('--json', 'print it as JSON')
    .action((o: Beginning) =>
      afterwards(cli, o, async ({ db }, act) => {
        const masthead = { symbol: o.symbol ?? null, distribution: 'general', date: o.date ?? null, originalLanguage: o.original, session: o.session ?? null, agendaItem: o.agendaItem ?? null } as const;
        return createReport(db, { ...(await subjectOf(db, o)), order: o.order, masthead, cutOffAt: o.cutOff }, act);
      }),
    );
}

function defineReading(command: Command, cli: Cli): void {
  command
    .command('list')
    .description('List the reports, the latest first.')
    .option('--json', 'print them as JSON')
    .action((o: { json?: true }) =>
      withDatabase(cli, {}, async ({ db }) => {
        const { items } = await reportsShown(db, wholeInstallation, { limit: 200 });
        await (o.json ? printJson(cli, items) : cli.out(items.map(sentenceOf).join('') || 'There is no report yet; `suivi report begin` begins one.\n'));
      }),
    );
  command
    .command('show')
    .description('Print a report with its sections, its narratives and what changed since they were written, as JSON.')
    .argument('<id>', 'the number of the report', number)
    .option('--lang <code>', 'language of titles', language, 'en')
    .action((id: number, o: { lang: Language }) => withDatabase(cli, {}, async ({ db }) => printJson(cli, await draftShown(db, wholeInstallation, { id, language: o.lang }))));
}

function defineWriting(command: Command, cli: Cli): void {
  command
    .command('compile')
    .description('Move the cut-off of a report: its figures follow.')
    .argument('<id>', 'the number of the report', number)
    .option('--cut-off <instant>', 'what was on record then counts; now if absent', instant)
    .option('--json', 'print it as JSON')
    .action((id: number, o: { cutOff?: Date; json?: true }) => afterwards(cli, o, ({ db }, act) => recompileReport(db, { id, cutOffAt: o.cutOff }, act)));
  command
    .command('write')
    .description('Take the narrative of a section out of a text file (UTF-8).')
    .argument('<id>', 'the number of the report', number)
    .argument('<file>', 'the text')
    .requiredOption('--section <key>', 'key of the section, as `suivi report show` names it')
    .option('--lang <code>', 'language of the text', language, 'en')
    .option('--from-version <number>', 'version of the narrative that you started from; any if absent', number)
    .option('--json', 'print the report as JSON')
    .action((id: number, file: string, o: { section: string; lang: Language; fromVersion?: number; json?: true }) =>
      afterwards(cli, o, async ({ db }, act) => {
        const { reportId } = await writeNarrative(db, { reportId: id, key: o.section, language: o.lang, version: o.fromVersion, text: readFileSync(file, 'utf8').trim() }, act);
        return { id: reportId };
      }),
    );
}

function defineLife(command: Command, cli: Cli): void {
  command
    .command('circulate')
    .description('Circulate a report for comments, and write to those who are to read it.')
    .argument('<id>', 'the number of the report', number)
    .option('--to-entities', 'also to the focal points of the entities in it')
    .option('--comments-by <day>', 'until when comments are asked for', day)
    .option('--note <text>', 'a word to go with it')
    .option('--json', 'print it as JSON')
    .action((id: number, o: { toEntities?: true; commentsBy?: string; note?: string; json?: true }) =>
      afterwards(cli, o, async (opened, act) => circulateReport(opened.db, { id, toEntities: o.toEntities === true, commentsBy: o.commentsBy, note: o.note, letterhead: await letterheadOf(opened) }, act)),
    );
  command
    .command('approve')
    .description('Approve, for a side, what a report says now.')
    .argument('<id>', 'the number of the report', number)
    .addOption(new Option('--side <side>', 'whose approval it is').choices(sides).makeOptionMandatory())
    .option('--json', 'print it as JSON')
    .action((id: number, o: { side: Side; json?: true }) => afterwards(cli, o, ({ db }, act) => approveReport(db, { id, side: o.side }, act)));
  command
    .command('issue')
    .description('Issue a report that was approved by all who have to: its content is frozen.')
    .argument('<id>', 'the number of the report', number)
    .option('--json', 'print it as JSON')
    .action((id: number, o: { json?: true }) => afterwards(cli, o, ({ db }, act) => issueReport(db, { id }, act)));
  command
    .command('correct')
    .description('Begin a corrigendum of an issued report, which stays as it is.')
    .argument('<id>', 'the number of the report', number)
    .requiredOption('--reason <text>', 'what is to be put right')
    .option('--json', 'print it as JSON')
    .action((id: number, o: { reason: string; json?: true }) => afterwards(cli, o, ({ db }, act) => correctReport(db, { id, reason: o.reason }, act)));
}

/** Writes what is wanted, together with the workers that run: what one of them has in hand is waited for. */
async function untilWritten(cli: Cli, db: Db, id: number): Promise<void> {
  for (;;) {
    await writeOutputs.run({ db, clock: cli.clock }, {});
    const outputs = await outputsOf(db, wholeInstallation, id);
    if (!outputs.some(({ status, isPresent }) => isPresent && (status === 'waiting' || status === 'writing'))) return;
    await wait(500);
  }
}

async function writeFiles(db: Db, { id, out, force }: { id: number; out: string; force: boolean }): Promise<string[]> {
  const present = (await outputsOf(db, wholeInstallation, id)).filter(({ isPresent }) => isPresent);
  const failed = present.find(({ status }) => status === 'failed');
  if (failed) throw new Failure(`${failed.format} in ${failed.language} could not be written: ${failed.failure}`);
  const written: string[] = [];
  for (const { id: outputId, status } of present) {
    if (status !== 'done') continue;
    const { fileName, bytes } = await outputFile(db, wholeInstallation, outputId);
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    await writeWhole(join(out, fileName), Buffer.concat(parts), force);
    written.push(join(out, fileName));
  }
  return written;
}

function defineFiles(command: Command, cli: Cli): void {
  command
    .command('files')
    .description('Write a report in several languages and formats into a folder; what was written before is not written anew.')
    .argument('<id>', 'the number of the report', number)
    .requiredOption('--out <folder>', 'folder to write into')
    .option('--langs <codes>', 'languages, with commas between them, or all', listOf<Language>(['en', 'fr', 'es', 'zh', 'ar', 'ru']), ['en' as Language])
    .option('--formats <formats>', 'formats, with commas between them, or all', listOf<ReportFormat>(reportFormats), ['docx' as ReportFormat])
    .option('--force', 'replace files that are there')
    .option('--json', 'print the names of the files as JSON')
    .action((id: number, o: { out: string; langs: Language[]; formats: ReportFormat[]; force?: true; json?: true }) =>
      withDatabase(cli, {}, async ({ db }) => {
        await requestOutputs(db, { id, languages: o.langs, formats: o.formats }, { actor: operatorOf(cli), now: cli.clock.now() });
        await untilWritten(cli, db, id);
        const files = await writeFiles(db, { id, out: o.out, force: o.force === true });
        await (o.json ? printJson(cli, files) : cli.out(files.map((file) => `Wrote ${file}.\n`).join('')));
      }),
    );
}

/** `suivi report begin`, `list`, `show`, `compile`, `write`, `circulate`, `approve`, `issue`, `correct` and `files`: the life of a report. */
export function defineReportLife(command: Command, cli: Cli): void {
  for (const define of [defineBegin, defineReading, defineWriting, defineLife, defineFiles]) define(command, cli);
}
