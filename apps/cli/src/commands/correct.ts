import { basename } from 'node:path';
import { wholeInstallation } from '@suivi/access';
import { previewRevision, reviseDocument, type RevisionReport } from '@suivi/commitments';
import { type Command, InvalidArgumentError } from 'commander';
import { type Cli, operatorOf, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { readDocumentFile } from '../document-file.js';

interface Options {
  document: number;
  apply?: true;
  json?: true;
}

const documentNumber = (said: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(said)) throw new InvalidArgumentError('a document is named by its number, as `suivi import` told it.');
  return Number(said);
};

type Words = RevisionReport['paragraphs'][number]['words'];

const most = 400;
const short = (text: string): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
/** Words as one line of text: [-taken out-] {+put in+}, as git marks them. */
const marked = (words: Words): string => short(words.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text.trim()}+} ` : `[-${text.trim()}-] `)).join('').trim());
const plain = (words: Words): string => short(words.map(({ text }) => text).join(''));

const placeOf = ({ from, to }: { from: readonly string[]; to: readonly string[] }): string => [from, to].filter((labels) => labels.length > 0).map((labels) => labels.join(' + ')).join(' → ');

function listed(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}

function sentencesOf({ written, document, version, unchanged, paragraphs, commitments, proposals }: RevisionReport): string {
  const of = (...fates: RevisionReport['paragraphs'][number]['fate'][]) => paragraphs.filter(({ fate }) => fates.includes(fate));
  const concerned = commitments.filter(({ fate }) => fate !== 'kept');
  const placed = (said: string) => ({ label, text }: { label: string; text: string }) => `${label}, ${said}: ${short(text)}`;
  return [
    listed('Commitments:', concerned.map(({ reference, fate, from, to, words }) => `${reference}, ${from} → ${to ?? 'nowhere'}, ${fate}${fate === 'changed' ? `: ${marked(words)}` : ''}`)),
    listed('Changed paragraphs:', of('reworded', 'split', 'merged').map((p) => `${placeOf(p)}, ${p.fate}: ${marked(p.words)}`)),
    listed('New paragraphs:', of('new').map((p) => `${placeOf(p)}: ${plain(p.words)}`)),
    listed('Removed paragraphs:', of('removed').map((p) => `${placeOf(p)}: ${plain(p.words)}`)),
    listed('Moved paragraphs:', of('moved').map(placeOf)),
    listed('Proposals:', [...proposals.new.map(placed('new')), ...proposals.reread.map(placed('read again')), ...proposals.left.map(placed('falls away'))]),
    `${unchanged} paragraphs and ${commitments.length - concerned.length} commitments stay as they were. `,
    written ? `Written: version ${version} of “${document.title}”.\n` : 'Nothing was written: add --apply to write it.\n',
  ].join('');
}

async function correct(cli: Cli, file: string, options: Options): Promise<void> {
  // Before the database is started: a wrong file should be told at once.
  const { bytes } = await readDocumentFile(file);
  const corrected = { documentId: options.document, bytes, fileName: file === '-' ? 'document.txt' : basename(file) };
  const act = { actor: operatorOf(cli), now: cli.clock.now() };
  const report = await withDatabase(cli, {}, ({ db }) => (options.apply ? reviseDocument(db, corrected, act) : previewRevision(db, wholeInstallation, corrected)));
  if (options.json) return printJson(cli, report);
  await cli.out(sentencesOf(report));
}

/** `suivi correct FILE`: tells what a corrected version of a document moves and changes, and puts it in the place of the former text if told so. */
export function defineCorrect(command: Command, cli: Cli): void {
  command
    .argument('<file>', 'the corrected text as plain text, PDF, Word (.docx) or HTML, at most 30 MB; - reads standard input')
    .requiredOption('--document <number>', 'the document that it corrects', documentNumber)
    .option('--apply', 'write it; else only report it')
    .option('--json', 'print the report as JSON')
    .action((file: string, options: Options) => correct(cli, file, options));
}
