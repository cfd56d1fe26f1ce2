import { htmlLines } from './html-lines.js';
import type { InboundMail } from './inbound-mail.js';
import { type Line, nextWritten, textLines, tidy } from './lines.js';
import { isOurFooter, isOurs, isOurSalutation } from './own-words.js';
import { markAt } from './quotations.js';
import { type Sender, senderOf } from './sender.js';
import { unsigned } from './signatures.js';

/** Our own mail begins with its greeting, or with its first sentence. */
const isOwnStart = (lines: readonly Line[], at: number): boolean => isOurs(lines[at]) || (isOurSalutation(lines[at]) && isOurs(lines[nextWritten(lines, at + 1)]));

const isQuote = (line: Line | undefined): boolean => line !== undefined && (line.isQuoted || line.role === 'indented');

/** What begins at a line: so many lines above a quotation, none, or the whole mail that is answered without a mark in each line. */
function beginningAt(lines: readonly Line[], at: number): number | 'all-below' {
  const line = lines[at];
  if (!line || line.isQuoted) return 0;
  if (line.role === 'all-below' || isOwnStart(lines, at)) return 'all-below';
  const mark = markAt(lines, at);
  if (!mark) return 0;
  const next = nextWritten(lines, at + mark.length);
  const leadsOn = isQuote(lines[next]) || (mark.kind === 'divider' && markAt(lines, next) !== null);
  return leadsOn ? mark.length : 'all-below';
}

/** Where a person left out some of the quotation: "[...]", "<snip>". */
const omission = /^[[(<]{1,2} ?(?:\.{2,6}|…|snip|snipped|cut) ?[\])>]{1,2}$/i;

/** New text, piece by piece between quotations. */
class Pieces {
  readonly all: string[][] = [[]];
  /** A plain indentation is a quotation below a line that says who wrote it, until other words come. */
  #isBelowMark = false;

  mark(): void {
    this.#isBelowMark = true;
    this.#part();
  }

  take(line: Line): void {
    if (line.isQuoted || line.role === 'attribution' || (line.role === 'indented' && this.#isBelowMark) || omission.test(tidy(line.text))) this.#part();
    else if (line.role !== 'signature') this.#add(tidy(line.text));
  }

  #part(): void {
    if (this.all.at(-1)?.length) this.all.push([]);
  }

  #add(text: string): void {
    if (text !== '') this.#isBelowMark = false;
    this.all.at(-1)?.push(text);
  }
}

/** The new pieces, and where the mail begins that they answer without marking it line by line. */
function sorted(lines: readonly Line[]): { pieces: string[][]; answeredFrom: number } {
  const pieces = new Pieces();
  for (let at = 0; at < lines.length; ) {
    const begins = beginningAt(lines, at);
    if (begins === 'all-below') return { pieces: pieces.all, answeredFrom: at };
    if (begins > 0) pieces.mark();
    else pieces.take(lines[at] as Line);
    at += Math.max(1, begins);
  }
  return { pieces: pieces.all, answeredFrom: lines.length };
}

/** What stands below the mail that is answered, where its end can be told. */
function below(lines: readonly Line[], from: number): string[] {
  const footer = lines.findLastIndex((line, at) => at >= from && isOurFooter(line));
  if (footer < 0) return [];
  const rest = lines.slice(footer + 1).map((line) => tidy(line.text));
  const first = rest.findIndex((text) => text === '');
  return first < 0 ? [] : rest.slice(first).filter((text) => !/^<?https?:\/\/\S+$/.test(text));
}

const joined = (lines: readonly string[]): string => lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();

function cutLines(lines: readonly Line[], sender: Sender): string {
  const { pieces, answeredFrom } = sorted(lines);
  const written = pieces.filter((piece) => piece.some((text) => text !== ''));
  const cut = written.map((piece, at) => joined(unsigned(piece, sender, at > 0))).filter((piece) => piece !== '');
  return cut.length > 0 ? cut.join('\n\n') : joined(unsigned(below(lines, answeredFrom), sender));
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * What is newly written in a reply: without what it quotes (by marks, by the lines that clients set above it, by our own words), without
 * signatures, sign-offs, disclaimers and the lines of telephones. Pieces between quotations are set apart by an empty line. Empty if
 * nothing is new. Takes time in proportion to the mail, of which it reads 300,000 characters at the most.
 */
export function cutReply(mail: InboundMail): string {
  const sender = senderOf(mail.headers);
  const html = mail.html === null ? null : htmlLines(mail.html);
  const fromHtml = html === null ? '' : cutLines(html, sender);
  const fromText = mail.text === null ? '' : cutLines(textLines(mail.text), sender);
  if (fromHtml === '' || fromText === '') return fromHtml || fromText;
  // HTML has whole paragraphs; where it marks less as quoted than the plain text does, that one knows better.
  const [long, short] = [letters(fromHtml), letters(fromText)];
  return long.length > short.length * 1.2 && long.includes(short) ? fromText : fromHtml;
}
