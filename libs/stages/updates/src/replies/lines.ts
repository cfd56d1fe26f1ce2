/** A line of a mail. `isQuoted`: the client itself marked it as somebody else's words. */
export interface Line {
  text: string;
  isQuoted: boolean;
  /** What the markup tells besides: who wrote what is quoted, a signature, a quotation that may be the writer's own, or that all below is the mail that is answered. */
  role?: 'attribution' | 'signature' | 'indented' | 'all-below';
}

/** Read of a mail at the most, in characters and in lines: a person's answer and our own mail below it take less, and time stays in bounds. */
export const mostRead = 300_000;
export const mostLines = 10_000;

/** Longer lines are a person's or a machine's prose: no attribution, header, greeting or signature is looked for in them. */
export const longestMark = 400;

/** The lines of a plain text. */
export const textLines = (text: string): Line[] =>
  text.slice(0, mostRead).split(/\r\n|\r|\n/, mostLines).map((line) => ({ text: line, isQuoted: /^ {0,2}[>＞]/.test(line.slice(0, 4)) }));

const isUnseen = (code: number): boolean => code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || (code >= 0x202a && code <= 0x202f) || (code >= 0x2060 && code <= 0x2069) || code === 0x3000 || code === 0xfeff;

/** A line as it is kept: ordinary blanks, and neither blanks nor marks of direction at its edges. */
export function tidy(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isUnseen(text.charCodeAt(start))) start++;
  while (end > start && isUnseen(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end).replace(/[\u00a0\u202f\u2007]/g, ' ');
}

/** Where the next line with words stands; the number of lines if there is none. */
export function nextWritten(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && tidy(lines[at]?.text ?? '') === '') at++;
  return at;
}
