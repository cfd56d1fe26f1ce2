import type { Span } from './flow.js';

/** One line of the given text: where its words stand, how far it is indented, and what it is. */
export interface Line extends Span {
  text: string;
  indent: number;
  kind: 'text' | 'blank' | 'furniture' | 'division';
}

const DIVISION = /^={3,}\s*(\S.{0,200}?)\s*={3,}$/;
const SYMBOL = /^[A-Z]{1,12}(?:\.\d+)?(?:\/[A-Z0-9.()]{1,20}){1,8}(?:[\u2013\u2014-][A-Z]{1,4}(?:\/[A-Z0-9.()]{1,20}){1,8})?$/;
const PAGE = /^(?:-\s*)?(?:\d{1,4}|\d{1,4}\s*\/\s*\d{1,4}|(?:page|página|стр\.?|第)\s*\d{1,4}\s*(?:页|of\s+\d{1,4}|sur\s+\d{1,4})?)(?:\s*-)?$/iu;
const JOB_NUMBER = /^(?:[A-Z]{1,4}[.-])?\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{0,6}\*?)?(?:\s+\d{1,4}\/\d{1,4})?$/u;
const LINK = /^https?:\/\/\S+$/i;
const LEADERS = /\.{6,}/;
const RULE = /^[_\-=*.~|+:\s]{3,}$/;
const FURNITURE = [SYMBOL, PAGE, JOB_NUMBER, LINK, RULE];
const REPEATS = 3;
const LINE_END = /\r\n|[\n\r\f\v\u2028\u2029\u0085]/g;

const isFurniture = (text: string): boolean =>
  (text.length <= 120 && FURNITURE.some((shape) => shape.test(text))) || (text.length <= 400 && LEADERS.test(text));

const indentOf = (raw: string): number => {
  let columns = 0;
  for (const char of raw) {
    if (char === '\u3000') columns += 2;
    else if (char === '\t') columns += 8;
    else if (/[\s\u200e\u200f\ufeff]/u.test(char)) columns += 1;
    else break;
  }
  return columns;
};

const lineOf = (source: string, from: number, to: number): Line => {
  const raw = source.slice(from, to);
  const text = raw.trim();
  const start = from + raw.length - raw.trimStart().length;
  const base = { from: start, to: start + text.length, text, indent: text ? indentOf(raw) : 0 };
  if (!text) return { ...base, kind: 'blank' };
  if (text.length <= 220 && DIVISION.test(text)) return { ...base, kind: 'division' };
  return { ...base, kind: isFurniture(text) ? 'furniture' : 'text' };
};

// A running header comes back on every page; a numbered paragraph or a sentence that repeats is not one.
const hushRepeats = (lines: Line[]): void => {
  const seen = new Map<string, number>();
  const fits = (line: Line) => line.kind === 'text' && line.text.length <= 90 && !/[.;:。；：؛]$|^\(?\d|^[-•*—–]/u.test(line.text);
  for (const line of lines) if (fits(line)) seen.set(line.text, (seen.get(line.text) ?? 0) + 1);
  for (const line of lines) if (fits(line) && (seen.get(line.text) ?? 0) >= REPEATS && line.text.split(/\s+/).length <= 12) line.kind = 'furniture';
};

/** The lines of a text, with page furniture (numbers, symbols, running headers, dot leaders) told apart. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const end of source.matchAll(LINE_END)) {
    lines.push(lineOf(source, from, end.index));
    from = end.index + end[0].length;
  }
  lines.push(lineOf(source, from, source.length));
  hushRepeats(lines);
  return lines;
}

/** The name that a line of the form `=== name ===` gives to the document that follows. */
export const divisionName = (line: Line): string => DIVISION.exec(line.text)?.[1] ?? '';
