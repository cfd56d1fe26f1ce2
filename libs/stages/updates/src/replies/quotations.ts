import { anyOf, folded, phrasesOf } from '@suivi/kernel';
import { type Line, longestMark, nextWritten, tidy } from './lines.js';
import { packs } from './packs/index.js';

const all = (list: (pack: (typeof packs)[number]) => string): string[] => packs.flatMap((pack) => phrasesOf(list(pack)));

// Other languages' verbs cost nothing, and a colleague's telephone may be German.
const wrote = anyOf([...all((pack) => pack.wrote), 'schrieb', 'ha scritto', 'escreveu', 'schreef', 'skrev', 'napisal(a)', 'geschreven', 'şunu yazdı', 'のメッセージ', '작성']);
const verb = new RegExp(`(?:^|[^\\p{L}])${wrote}(?![\\p{L}])|(?:写道|寫道|写到)`, 'u');
const endsWithVerb = new RegExp(`(?:^|[^\\p{L}])${wrote} ?:$|(?:写道|寫道) ?:$`, 'u');
const opening = new RegExp(`^(?:${anyOf(all((pack) => pack.openings))}(?=[\\s\\p{N}])|(?:在|于|於) ?\\p{N}|["'<«\\p{N}]|\\p{L}{1,12}[.,]{0,2} ?,? ?\\p{N})`, 'u');
const address = /[^\s<>@()"]{1,80}@[^\s<>@()"]{2,100}/;
const date = /\p{Nd}{1,2}\s?[:.h]\s?\p{Nd}{2}|\p{Nd}{4}|\p{Nd}{1,2}[/.-]\p{Nd}{1,2}[/.-]\p{Nd}{2}/u;

/** A run of lines that stands above a quotation, and what kind of a line it is. */
export interface Mark {
  kind: 'attribution' | 'headers' | 'divider';
  length: number;
}

const written = (line: Line | undefined): string => {
  const text = line && line.text.length <= longestMark ? tidy(line.text) : '';
  return text.replace(/&nbsp;/g, ' ');
};

/** Such a line begins with a word for "on", with a date, or with the name and the address. */
const opens = (line: string): boolean => opening.test(line) || (address.exec(line)?.index ?? 999) < 80;

/** With a date and an address: the verb may be missing, as Gmail has it in Russian. */
const isFull = (line: string, isFollowedByQuote: boolean): boolean => opens(line) && (verb.test(line) || />\)?:$/.test(line) || isFollowedByQuote);
/** Thunderbird leaves out the address. */
const isDated = (line: string, isFollowedByQuote: boolean): boolean => opening.test(line) && verb.test(line) && (isFollowedByQuote || (line.length <= 120 && endsWithVerb.test(line)));
/** "Suivi wrote:" and no more. */
const isBare = (line: string): boolean => endsWithVerb.test(line) && (address.test(line) || line.split(' ').length <= 8);

function isAttribution(text: string, isFollowedByQuote: boolean): boolean {
  if (!/:[\s>*-]{0,6}$/.test(text) || text.length > 2 * longestMark) return false;
  const line = text.replace(/[\s>*-]{0,6}$/, '');
  if (!date.test(line)) return isFollowedByQuote && isBare(line);
  return address.test(line) ? isFull(line, isFollowedByQuote) : isDated(line, isFollowedByQuote);
}

const isQuoteAt = (lines: readonly Line[], from: number): boolean => {
  const line = lines[nextWritten(lines, from)];
  return line !== undefined && (line.isQuoted || line.role === 'indented');
};

/** The words of the lines from one on, up to three: clients break the line at 76 characters. */
function wordsFrom(lines: readonly Line[], at: number): string[] {
  const next = lines.slice(at, at + 3);
  const words = next.map((line) => (line.isQuoted ? '' : folded(written(line))));
  const end = words.indexOf('');
  return end < 0 ? words : words.slice(0, end);
}

function attributionAt(lines: readonly Line[], at: number): Mark | null {
  let text = '';
  for (const [i, words] of wordsFrom(lines, at).entries()) {
    const isFollowed = isQuoteAt(lines, at + i + 1);
    // What stands alone belongs to no line before it.
    if (i > 0 && date.test(words) && isAttribution(words, isFollowed)) return null;
    text += text === '' || text.endsWith('<') ? words : ` ${words}`;
    if (isAttribution(text, isFollowed)) return { kind: 'attribution', length: i + 1 };
  }
  return null;
}

type Label = keyof (typeof packs)[number]['labels'];
const labels = (['from', 'sent', 'to', 'copy', 'subject'] as const).map((kind): [Label, RegExp] => [kind, new RegExp(`^\\*?${anyOf(all((pack) => pack.labels[kind]))} ?\\*? ?:`, 'u')]);

const labelOf = (text: string): Label | undefined => labels.find(([, shape]) => shape.test(text))?.[0];
const inOneLine = new RegExp(`^\\*?${anyOf(all((pack) => pack.labels.from))} ?: .{1,200}${anyOf(all((pack) => pack.labels.sent))} ?: .{1,200}${anyOf(all((pack) => pack.labels.subject))} ?:`, 'u');

/** The labels of a block of headers and the lines it takes. Long values go over several lines, and Notes sets blank lines between. */
function blockAt(lines: readonly Line[], at: number): { found: Set<Label>; length: number } {
  const found = new Set<Label>();
  let length = 0;
  for (const [i, line] of lines.slice(at, at + 14).entries()) {
    const words = folded(written(line));
    const label = labelOf(words);
    if (label) {
      found.add(label);
      length = i + 1;
    }
    const isOver = words === '' ? found.size > 2 : i >= length + 3;
    if (line.isQuoted || isOver) break;
  }
  return { found, length };
}

/** The headers that Outlook and others set: at least three of them, or who and when. */
function headersAt(lines: readonly Line[], at: number): Mark | null {
  const first = folded(written(lines[at]));
  if (!labelOf(first)) return null;
  if (inOneLine.test(first)) return { kind: 'headers', length: 1 };
  const { found, length } = blockAt(lines, at);
  return found.size >= 3 || (found.has('from') && found.has('sent')) ? { kind: 'headers', length } : null;
}

const dividing = anyOf(all((pack) => pack.dividers));
const divider = new RegExp(`^[\\s>*_=-]*[-_*=]{2,} ?${dividing}(?![\\p{L}]).{0,40}[-_*=]{2,}[\\s*]*$|^${dividing} ?:$|^>>> .{1,200} >>>$`, 'u');

function dividerAt(lines: readonly Line[], at: number): Mark | null {
  return divider.test(folded(written(lines[at]))) ? { kind: 'divider', length: 1 } : null;
}

/** What a client set above a quotation, if it begins at this line. */
export function markAt(lines: readonly Line[], at: number): Mark | null {
  const text = written(lines[at]);
  if (text === '') return null;
  return dividerAt(lines, at) ?? headersAt(lines, at) ?? attributionAt(lines, at);
}
