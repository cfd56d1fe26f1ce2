import { readOutcomeDocument, type ReadProposal } from '@suivi/outcomes/reader';
import type { Command } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { readDocumentFile } from '../document-file.js';
import { day, languageOrAuto } from '../options.js';

/** One proposed commitment as the command prints it. */
export type Extracted = Pick<ReadProposal, 'paragraph' | 'quote' | 'text' | 'start' | 'end' | 'kind' | 'actors' | 'rule'> & {
  deadline: Pick<NonNullable<ReadProposal['deadline']>, 'text' | 'date' | 'precision' | 'type'> | null;
};

const shown = ({ paragraph, quote, text, start, end, kind, actors, deadline, rule }: ReadProposal): Extracted => ({
  paragraph, quote, text, start, end, kind, actors,
  deadline: deadline && { text: deadline.text, date: deadline.date, precision: deadline.precision, type: deadline.type },
  rule,
});

const deadlineLine = ({ deadline }: Extracted): string[] => (deadline ? [`    by: ${deadline.text}${deadline.date ? ` (${deadline.date}, ${deadline.precision})` : ''}`] : []);

const paragraphOf = (proposal: Extracted): string =>
  [
    `${proposal.paragraph}  [${proposal.kind}]  ${proposal.text}`,
    ...(proposal.actors.length > 0 ? [`    who: ${proposal.actors.join('; ')}`] : []),
    ...deadlineLine(proposal),
    `    why: ${proposal.rule}; characters ${proposal.start}–${proposal.end}`,
  ].join('\n');

function listOf(proposals: readonly Extracted[]): string {
  if (proposals.length === 0) return 'No commitments found.\n';
  return `${proposals.map(paragraphOf).join('\n\n')}\n\n${proposals.length} proposed; a person accepts, edits or rejects each.\n`;
}

interface Options {
  lang: Parameters<typeof readOutcomeDocument>[1]['language'];
  date?: string;
  json?: true;
}

/** `suivi extract FILE`: no database, no network. */
export function defineExtract(command: Command, cli: Cli): void {
  command
    .argument('<file>', 'the document as plain text, PDF, Word (.docx) or HTML, at most 30 MB; - reads standard input')
    .option('--lang <code>', 'language of the document: en, fr, es, zh, ar, ru or auto', languageOrAuto, 'auto')
    .option('--date <day>', 'day of adoption as YYYY-MM-DD; deadlines such as "within a year" count from it', day)
    .option('--json', 'print a JSON array')
    .action(async (file: string, options: Options) => {
      const { proposals } = readOutcomeDocument((await readDocumentFile(file)).text, { language: options.lang, adoptedOn: options.date });
      const found = proposals.map(shown);
      await (options.json ? printJson(cli, found) : cli.out(listOf(found)));
    });
}
