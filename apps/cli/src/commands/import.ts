import { basename } from 'node:path';
import { wholeInstallation } from '@suivi/access';
import { type DocumentKind, vocabulary } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { importFile, paragraphsOf, proposalsOf } from '@suivi/outcomes';
import { type Command, Option } from 'commander';
import { type Cli, operatorOf, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { readDocumentFile } from '../document-file.js';
import { chooseMeeting } from '../meeting-choice.js';
import { day, languageOrAuto, ordinal } from '../options.js';

interface Options {
  partnership: string;
  meeting: number;
  series?: string;
  lang: Language | 'auto';
  title?: string;
  symbol?: string;
  kind: DocumentKind;
  adoptedOn?: string;
  json?: true;
}

async function bringIn(cli: Cli, file: string, options: Options): Promise<void> {
  // Before the database is started: a wrong file should be told at once.
  const { bytes } = await readDocumentFile(file);
  const { document, paragraphs, proposals } = await withDatabase(cli, {}, async ({ db }) => {
    const meeting = await chooseMeeting(db, { ordinal: options.meeting, partnership: options.partnership, series: options.series });
    const { title, symbol, kind, adoptedOn } = options;
    const fileName = file === '-' ? 'document.txt' : basename(file);
    const act = { actor: operatorOf(cli), now: cli.clock.now() };
    const { text: _text, pageStarts: _pages, ...document } = await importFile(db, { meetingId: meeting.id, bytes, fileName, language: options.lang, title, symbol, kind, adoptedOn }, act);
    return { document, paragraphs: await paragraphsOf(db, wholeInstallation, document.id), proposals: await proposalsOf(db, wholeInstallation, document.id) };
  });
  if (options.json) {
    const shown = proposals.map(({ proposal: { id, quote, text: wording, start, end, kind, actors, deadline, rule }, paragraphLabel }) => ({
      id, paragraph: paragraphLabel, quote, text: wording, start, end, kind, actors, deadline, rule,
    }));
    return printJson(cli, { document, paragraphs: paragraphs.length, proposals: shown });
  }
  await cli.out(
    `Imported “${document.title}” (document ${document.id}, ${document.language}, adopted on ${document.adoptedOn}): ${paragraphs.length} paragraphs, ` +
      `${proposals.length} proposed commitments.\nA person accepts, edits or rejects each of them.\n`,
  );
}

/** `suivi import FILE`: reads a document into a meeting. */
export function defineImport(command: Command, cli: Cli): void {
  command
    .argument('<file>', 'the document as plain text, PDF, Word (.docx) or HTML, at most 30 MB; - reads standard input')
    .requiredOption('--partnership <slug>', 'partnership that the meeting belongs to')
    .requiredOption('--meeting <number>', "the meeting's ordinal", ordinal)
    .option('--series <slug>', 'series of the meeting, where the partnership has several')
    .option('--lang <code>', 'language of the document: en, fr, es, zh, ar, ru or auto', languageOrAuto, 'auto')
    .option('--title <text>', 'title; taken from the text if absent')
    .option('--symbol <symbol>', 'document symbol; taken from the text if absent')
    .addOption(new Option('--kind <kind>', 'what the document is').choices(vocabulary.documentKinds).default('joint-statement'))
    .option('--adopted-on <day>', "day of adoption as YYYY-MM-DD; the meeting's last day if absent", day)
    .option('--json', 'print the document and its proposals as JSON')
    .action((file: string, options: Options) => bringIn(cli, file, options));
}
