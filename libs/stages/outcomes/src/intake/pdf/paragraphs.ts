import type { PageRange } from '../taken-document.js';
import type { Page } from './furniture.js';
import type { PageLine } from './line.js';
import { isHan, joinsWithoutBlank } from './scripts.js';

interface Margins {
  start: number;
  /** Where full lines end. */
  end: number;
  /** From baseline to baseline within a paragraph. */
  leading: number;
}

const MARKER = /^(?:\\?[\d\u0660-\u0669]{1,3}\s?[.)،\-–]\s|[\d\u0660-\u0669]{1,3}\s[-–]|[(（]\s*(?:[\d\u0660-\u0669]{1,2}|[a-z]|[ivxlc]{1,6}|[\u0621-\u064a]|[а-я]|[一二三四五六七八九十]{1,3})\s*[)）]|[a-zа-я]\)\s|[•●▪◦‣·○■□–—]\s|[IVXLC]{1,6}\.\s|[A-Z]\.\s|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．、](?=[\p{Script=Han}]))/iu;
const ENDED = /[.;:!?。；：！？؛؟…][)»”"'’」』]*$/u;
const PAUSED = /[,،，]$/u;
const LEADERS = /\.{6,}|…{3,}/u;

const columnKey = (line: PageLine): string => `${line.page}:${line.column}`;

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const numerically = (a: number, b: number): number => a - b;

const leadingOf = (lines: readonly PageLine[]): number => {
  const gaps: number[] = [];
  lines.forEach((line, i) => {
    const last = lines[i - 1];
    const gap = last ? last.y - line.y : 0;
    if (last && Math.abs(last.size - line.size) < 0.6 && gap > line.size * 0.7 && gap < line.size * 3) gaps.push(gap);
  });
  // The lower part: within paragraphs lines stand closest, and most gaps are of that kind.
  return quantile(gaps.sort(numerically), 0.35);
};

const isContinued = (line: PageLine, next: PageLine | undefined, leading: number): boolean =>
  next !== undefined && Math.abs(next.start - line.start) < 2 && Math.abs(next.size - line.size) < 0.6 && line.y - next.y < leading * 1.2;

const marginsOf = (pages: readonly Page[]): Map<string, Margins> => {
  const columns = new Map<string, PageLine[]>();
  for (const page of pages) for (const line of page.lines) columns.set(columnKey(line), [...(columns.get(columnKey(line)) ?? []), line]);
  const whole = leadingOf(pages.flatMap((page) => page.lines));
  return new Map([...columns].map(([key, lines]) => {
    const leading = leadingOf(lines) || whole;
    // Lines that the next one continues tell where the margin is; a signature or a date set to the far right does not.
    const inside = lines.filter((line, i) => isContinued(line, lines[i + 1], leading));
    const ends = (inside.length >= 3 ? inside : lines).map((line) => line.end).sort(numerically);
    return [key, { start: Math.min(...lines.map((line) => line.start)), end: quantile(ends, 0.92), leading }];
  }));
};

// A line was broken on purpose if the first word of the next would still have fitted; in the middle of a sentence more must be left over.
const wouldFit = (last: PageLine, line: PageLine, { start, end }: Margins): boolean => {
  const perCharacter = (line.end - line.start) / Math.max(1, line.text.length);
  const word = isHan(line.text) ? 3 : (line.text.split(' ', 1)[0] as string).length + 1;
  const left = end - last.end;
  if (!ENDED.test(last.text) && left < (end - start) * 0.25) return false;
  return left > perCharacter * word * 1.15 + last.size * 0.6;
};

interface Growing {
  lines: PageLine[];
}

const isIndented = (line: PageLine, last: PageLine): boolean => line.start > last.start + line.size * 0.9;

// Behind a number or a bullet the lines of a paragraph hang; elsewhere a line that is set in opens the next.
const opensByIndent = (line: PageLine, { lines }: Growing): boolean => {
  const last = lines.at(-1) as PageLine;
  if (!isIndented(line, last)) return lines.length > 1 && line.start < last.start - line.size * 0.9;
  return !(lines.length === 1 && MARKER.test(last.text)) && (ENDED.test(last.text) || PAUSED.test(last.text) || lines.length > 1);
};

const opensBesides = (line: PageLine, growing: Growing, margins: Margins): boolean => {
  const last = growing.lines.at(-1) as PageLine;
  if (opensByIndent(line, growing)) return true;
  if (MARKER.test(line.text) && (ENDED.test(last.text) || PAUSED.test(last.text) || wouldFit(last, line, margins))) return true;
  return wouldFit(last, line, margins) && !/^\p{Ll}/u.test(line.text);
};

const opens = (line: PageLine, growing: Growing, margins: ReadonlyMap<string, Margins>): boolean => {
  const last = growing.lines.at(-1) as PageLine;
  if (Math.abs(last.size - line.size) > line.size * 0.12 || last.rightToLeft !== line.rightToLeft) return true;
  if (LEADERS.test(last.text) || LEADERS.test(line.text)) return true;
  const around = margins.get(columnKey(last)) as Margins;
  if (columnKey(last) !== columnKey(line)) return opensElsewhere(line, growing, around);
  if (around.leading > 0 && last.y - line.y > Math.max(around.leading * 1.28, around.leading + line.size * 0.3)) return true;
  return opensBesides(line, growing, around);
};

// On the next page or column heights say nothing, and indents only where both columns begin alike.
const opensElsewhere = (line: PageLine, growing: Growing, margins: Margins): boolean => {
  const last = growing.lines.at(-1) as PageLine;
  if (/^\p{Ll}/u.test(line.text)) return false;
  if (!ENDED.test(last.text) && !PAUSED.test(last.text)) return MARKER.test(line.text) && wouldFit(last, line, margins);
  return MARKER.test(line.text) || wouldFit(last, line, margins) || (isIndented(line, last) && last.page !== line.page);
};

const paragraphsOf = (pages: readonly Page[]): PageLine[][] => {
  const margins = marginsOf(pages);
  const paragraphs: PageLine[][] = [];
  let growing: Growing | null = null;
  for (const page of pages)
    for (const line of page.lines) {
      if (growing && !opens(line, growing, margins)) growing.lines.push(line);
      else paragraphs.push((growing = { lines: [line] }).lines);
    }
  return paragraphs;
};

const BROKEN = /(\p{L}+)[-\u2010]$/u;

/** The words of a text, which tell whether a hyphen at a line's end belongs to its word. */
const wordsOf = (pages: readonly Page[]): Set<string> => {
  const words = new Set<string>();
  for (const page of pages) for (const line of page.lines) for (const [word] of line.text.toLowerCase().matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) words.add(word);
  return words;
};

const keepsHyphen = (first: string, second: string, words: ReadonlySet<string>): boolean => {
  if (words.has(`${first}-${second}`)) return true;
  return !words.has(first + second) && words.has(first) && words.has(second) && first.length > 2;
};

const joint = (before: string, after: string, words: ReadonlySet<string>): string => {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  const broken = BROKEN.exec(before);
  const next = /^\p{Ll}+/u.exec(after);
  if (broken && next) return (keepsHyphen((broken[1] as string).toLowerCase(), next[0], words) ? before : before.slice(0, -1)) + after;
  if (/[-\u2010/]$/u.test(before) && /\p{L}.$/u.test(before)) return before + after;
  return joinsWithoutBlank(before, after) ? before + after : `${before} ${after}`;
};

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** The pages as one text, a paragraph a line, and where each page stands in it: hard breaks and hyphens at line ends are taken out. */
export function textOfPages(pages: readonly Page[]): { text: string; pages: PageRange[] } {
  const words = wordsOf(pages);
  const starts = new Map<number, number>();
  let text = '';
  let length = 0;
  for (const lines of paragraphsOf(pages)) {
    let paragraph = '';
    for (const line of lines) {
      paragraph = paragraph === '' ? line.text : joint(paragraph, line.text, words);
      if (!starts.has(line.page)) starts.set(line.page, length + codePoints(paragraph) - codePoints(line.text));
    }
    text += `${paragraph}\n\n`;
    length += codePoints(paragraph) + 2;
  }
  text = text.trimEnd();
  return { text, pages: rangesOf(pages, starts, Math.max(0, length - 2)) };
}

// A page without text stands, empty, where the next begins.
const rangesOf = (pages: readonly Page[], starts: ReadonlyMap<number, number>, total: number): PageRange[] => {
  const ranges: PageRange[] = [];
  let end = total;
  for (const page of [...pages].reverse()) {
    const start = Math.min(end, starts.get(page.number) ?? end);
    ranges.unshift({ number: page.number, start, end });
    end = start;
  }
  return ranges;
};
