import { anyOf, folded, phrasesOf } from '@suivi/kernel';
import { type Line, longestMark, nextWritten, tidy } from './lines.js';
import { isOurs, isOurSalutation } from './own-words.js';
import { packs } from './packs/index.js';

const all = (list: (pack: (typeof packs)[number]) => string): string[] => packs.flatMap((pack) => phrasesOf(list(pack)));

// Other languages' verbs cost nothing, and a colleague's telephone may be German.
const wrote = anyOf([...all((pack) => pack.wrote), 'schrieb', 'ha scritto', 'escreveu', 'schreef', 'skrev', 'napisal(a)', 'geschreven', 'şunu yazdı', 'のメッセージ', '작성']);
const verb = new RegExp(`(?:^|[^\\p{L}])${wrote}(?![\\p{L}])|(?:写道|寫道|写到)`, 'u');
const endsWithVerb = new RegExp(`(?:^|[^\\p{L}])${wrote} ?:$|(?:写道|寫道) ?:$`, 'u');
const onDate = anyOf([...all((pack) => pack.openings), 'am', 'em', 'il', 'il giorno', 'op', 'den', 'dnia']);
const opening = new RegExp(`^(?:${onDate}(?=[\\s\\p{N}])|(?:在|于|於) ?\\p{N}|["'<«\\p{N}]|\\p{L}{1,12}[.,]{0,2} ?,? ?\\p{N})`, 'u');
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

/** Such a line begins with a word for "on", with a date, or with a name and its address. */
const opens = (line: string): boolean => opening.test(line) || nameFirst.test(line);
const nameFirst = /^[^.!?;:<>@]{0,80}<?[^\s<>@]{1,80}@[^\s<>@]{1,100}/;
const dateFirst = new RegExp(`^(?!${onDate}\\s)(?:["«\\p{N}]|\\p{L}{1,12}[.,]{0,2} ?\\p{N})`, 'u');
const verbBeforeName = new RegExp(`(?:^|[^\\p{L}])${anyOf([...phrasesOf(packs.find((pack) => pack.language === 'ar')?.wrote ?? ''), 'schrieb', 'schreef', 'skrev'])}[^\\p{L}].{0,80}>\\)?:$`, 'u');

/** With a date and an address. Where nothing below is marked as quoted, the verb must stand where clients have it, for the words may be a person's own. */
function isFull(line: string, isFollowed: boolean): boolean {
  if (!opens(line)) return false;
  return isFollowed || endsWithVerb.test(line) || verbBeforeName.test(line) || (dateFirst.test(line) && />\)?:$/.test(line));
}

/** Thunderbird leaves out the address, and marks what is quoted. */
const isDated = (line: string): boolean => (opening.test(line) && verb.test(line)) || (endsWithVerb.test(line) && line.length <= 160 && !/[.!?] /.test(line));
/** "Suivi wrote:", "Quoting Suivi <suivi@desk.example>:" and no more. */
const isBare = (line: string): boolean => line.split(' ').length <= 8 && (endsWithVerb.test(line) || address.test(line));

function isAttribution(text: string, isFollowed: boolean): boolean {
  if (!/:[\s>*-]{0,6}$/.test(text) || text.length > 2 * longestMark) return false;
  const line = text.replace(/[\s>*-]{0,6}$/, '');
  if (date.test(line) && address.test(line)) return isFull(line, isFollowed);
  return isFollowed && (date.test(line) ? isDated(line) : isBare(line));
}

/** Tells whether what comes next is marked as quoted, or begins as our own mail does. */
function isQuoteAt(lines: readonly Line[], from: number): boolean {
  const line = lines[nextWritten(lines, from)];
  return line !== undefined && (line.isQuoted || line.role === 'indented' || isOurSalutation(line) || isOurs(line));
}

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
// German, Italian, Portuguese, Dutch, Swedish: colleagues forward.
const others: Record<Label, string> = { from: 'von; da; van; från', sent: 'gesendet; datum; inviato; data; verzonden; enviada em; skickat', to: 'an; aan; till', copy: 'kopie; kopia', subject: 'betreff; oggetto; assunto; onderwerp; ämne' };
const labelled = (kind: Label): string => anyOf([...all((pack) => pack.labels[kind]), ...phrasesOf(others[kind])]);
const labels = (['from', 'sent', 'to', 'copy', 'subject'] as const).map((kind): [Label, RegExp] => [kind, new RegExp(`^\\*?${labelled(kind)} ?\\*? ?:`, 'u')]);

const labelOf = (text: string): Label | undefined => labels.find(([, shape]) => shape.test(text))?.[0];
const inOneLine = new RegExp(`^\\*?${labelled('from')} ?: .{1,200}${labelled('sent')} ?: .{1,200}${labelled('subject')} ?:`, 'u');

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

/** "---- On 3 May 2027 Suivi <suivi@desk.example> wrote ----": Zoho and Notes. */
const dashed = new RegExp(`^-{3,} ?.{1,200}[^\\p{L}]${wrote} ?:? ?-{3,}$`, 'u');

function dividerAt(lines: readonly Line[], at: number): Mark | null {
  const text = folded(written(lines[at]));
  return divider.test(text) || dashed.test(text) ? { kind: 'divider', length: 1 } : null;
}

/** What a client set above a quotation, if it begins at this line. */
export function markAt(lines: readonly Line[], at: number): Mark | null {
  const text = written(lines[at]);
  if (text === '') return null;
  return dividerAt(lines, at) ?? headersAt(lines, at) ?? attributionAt(lines, at);
}
