import type { PageLine } from './line.js';

/** A page's lines in reading order, and its height in points. */
export interface Page {
  number: number;
  height: number;
  lines: PageLine[];
}

const OUTER_LINES = 4;
const MARGIN = 0.16;
const PAGE_NUMBER =
  /^[\s\-–—|/]*(?:(?:page|página|pág\.?|стр\.?|第|صفحة)\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[\u0660-\u0669]{1,4})(?:\s*(?:\/|of|de|sur|из|من|页,?\s*共)\s*[\d\u0660-\u0669]{1,4})?\s*页?[\s\-–—|/]*$/iu;
const NOTE_START = /^(?:\d{1,3}|\*{1,3}|[†‡§]|[a-z])[).]?\s+\S/u;

const patternOf = (text: string): string => text.toLowerCase().replace(/[\d\u0660-\u0669]+/gu, '#').replace(/\s+/g, ' ');

const outer = ({ lines, height }: Page): PageLine[] => {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  const chosen = new Set([...byHeight.slice(0, OUTER_LINES), ...byHeight.slice(-OUTER_LINES)]);
  return byHeight.filter((line) => chosen.has(line) && (line.y > height * (1 - MARGIN) || line.y < height * MARGIN));
};

// The same words at the same height (digits may count on) on two pages that face each other or on several: a header or a footer.
const repeated = (pages: readonly Page[]): Set<PageLine> => {
  const places = new Map<string, PageLine[]>();
  for (const page of pages)
    for (const line of outer(page)) {
      const pattern = patternOf(line.text);
      // A line on the border of two steps of height is looked for in both.
      for (const step of new Set([Math.floor(line.y / 6), Math.floor((line.y + 3) / 6) + 0.5])) {
        const key = `${step}:${pattern}`;
        places.set(key, [...(places.get(key) ?? []), line]);
      }
    }
  const enough = Math.max(2, Math.min(4, Math.ceil(pages.length * 0.3)));
  return new Set([...places.values()].filter((lines) => new Set(lines.map((line) => line.page)).size >= enough).flat());
};

const pageNumbers = (pages: readonly Page[]): PageLine[] =>
  pages.flatMap((page) => {
    const lines = [...page.lines].sort((a, b) => b.y - a.y);
    return [lines[0], lines.at(-1)].filter((line): line is PageLine => line !== undefined && PAGE_NUMBER.test(line.text) && (line.y > page.height * 0.85 || line.y < page.height * 0.15));
  });

/** The size that most characters of a document have: that of its body. */
export function bodySize(pages: readonly Page[]): number {
  const weights = new Map<number, number>();
  for (const page of pages) for (const line of page.lines) weights.set(Math.round(line.size * 2) / 2, (weights.get(Math.round(line.size * 2) / 2) ?? 0) + line.text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

const isNote = (line: PageLine): boolean => line.raisedStart || NOTE_START.test(line.text);

// Notes are the small lines at the foot of a column, from the first that opens with a number or a sign.
const notesOf = (page: Page, body: number, continued: boolean): PageLine[] => {
  const columns = new Map<number, PageLine[]>();
  for (const line of page.lines) columns.set(line.column, [...(columns.get(line.column) ?? []), line]);
  return [...columns.values()].flatMap((lines) => {
    let from = lines.length;
    while (from > 0 && (lines[from - 1] as PageLine).size < body * 0.93) from--;
    const small = lines.slice(from);
    const first = small.findIndex(isNote);
    if (first < 0 || from === 0) return [];
    // A note that began on the page before runs on above the first of this page.
    return continued ? small : small.slice(first);
  });
};

/** Takes page headers, page numbers and footnotes out of the pages. */
export function withoutFurniture(pages: readonly Page[]): Page[] {
  const away = new Set([...repeated(pages), ...pageNumbers(pages)]);
  const bare = pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !away.has(line)) }));
  const body = bodySize(bare);
  let continued = false;
  return bare.map((page) => {
    const notes = new Set(notesOf(page, body, continued));
    continued = notes.size > 0;
    return { ...page, lines: page.lines.filter((line) => !notes.has(line)) };
  });
}
