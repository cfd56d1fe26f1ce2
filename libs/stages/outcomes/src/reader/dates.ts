import { hanValue } from './markers.js';
import { matchesIn } from './matching.js';
import type { DatePrecision } from './reading.js';
import type { TimeGrammar } from './packs/pack.js';
import { folded } from './tokens.js';

/** A date written in a text: its place there, and the period it names; `year` is missing where the writer left it out. */
export interface WrittenDate {
  start: number;
  end: number;
  year: number | null;
  month: number | null;
  day: number | null;
  /** First or last part of the period only ("the end of", "上半年"). */
  quarter: number | null;
  /** Years after the one of the document where only that is written ("this year" 0, "next year" 1). */
  later: number | null;
  /** It names the end of its period ("end-2027"). */
  closing: boolean;
}

/** A time grammar made ready for matching. */
export interface TimePatterns {
  dates: readonly RegExp[];
  months: ReadonlyMap<string, number>;
  quarters: ReadonlyMap<string, number>;
  years: ReadonlyMap<string, number>;
  counts: ReadonlyMap<string, number>;
  fill: (source: string, flags?: string) => RegExp;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

const monthTable = (grammar: TimeGrammar): Map<string, number> => {
  const table = new Map<string, number>();
  grammar.months.forEach((names, i) => {
    for (const name of names.split(';')) table.set(folded(name.trim()), i + 1);
  });
  return table;
};

interface Letters {
  next: Map<string, Letters>;
  end: boolean;
}

const lettersOf = (words: Iterable<string>): Letters => {
  const root: Letters = { next: new Map(), end: false };
  for (const word of words) {
    let node = root;
    for (const char of word.replace(/\s+/g, ' ')) {
      let next = node.next.get(char);
      if (!next) node.next.set(char, (next = { next: new Map(), end: false }));
      node = next;
    }
    node.end = true;
  }
  return root;
};

const sourceOf = (node: Letters): string => {
  if (!node.next.size) return '';
  const branches = [...node.next].map(([char, next]) => escaped(char) + sourceOf(next));
  return branches.length === 1 && !node.end ? (branches[0] as string) : `(?:${branches.join('|')})${node.end ? '?' : ''}`;
};

// Hundreds of ordinals as a plain alternation are tried one by one at every place of a text; by their letters they are not. The longest wins.
const anyOf = (words: Iterable<string>): string => sourceOf(lettersOf(words));

// Figures only, as tables of actions write them: the day first, or the year.
const NUMERIC = ['{d}[./](?<monthnumber>\\d{1,2})[./]{y}', '{y}-(?<monthnumber>\\d{2})-{d}'];

// Short Arabic months hide in longer words (آب in الرابعة): only one fused letter (و ب ل ف ك) may stand before them.
const ARABIC_OPENS = '(?<![\\u0621-\\u064a]{2}|[\\u0621-\\u0627\\u0629-\\u0640\\u0642\\u0645-\\u0647\\u0649\\u064a])';

// "Mayo" is not in "mayor", nor "mars" in "marsouin".
const LATIN_OPENS = '(?<![a-z\\u00df-\\u024f])';

const tableOf = (words: Record<string, number> = {}): Array<[string, number]> => Object.entries(words).map(([word, value]) => [folded(word), value]);

/** Fills the placeholders of a time grammar and compiles it. */
export function timePatternsOf(grammar: TimeGrammar): TimePatterns {
  const months = monthTable(grammar);
  const ordinals = anyOf(Object.keys(grammar.ordinals).map(folded));
  const numbers = anyOf(Object.keys(grammar.numbers).map(folded));
  const years = anyOf(Object.keys(grammar.years ?? {}).map(folded));
  const words: Record<string, string> = {
    month: `${ARABIC_OPENS}${LATIN_OPENS}(?:${anyOf(months.keys())})(?![\\u0621-\\u064aa-z\\u00df-\\u024f])`, day: '(?<!\\d)\\d{1,2}(?!\\d)', year: `(?<!\\d)(?:1[89]|20|21)\\d{2}(?!\\d)${years ? `|(?<![a-z])(?:${years})(?![a-z-])` : ''}`,
    ordinal: `${ordinals}|\\d{1,3}`, number: `\\d{1,3}|${numbers}`,
  };
  const fill = (source: string, flags = 'gu'): RegExp => {
    const named = new Set<string>();
    // A name may capture once in an expression: the first place that is not marked with 2 (`{d2}`) does.
    const filled = folded(source).replace(/\{(month|d|y|ordinal|number)(2?)\}/g, (_, short: string, twice: string) => {
      const name = short === 'd' ? 'day' : short === 'y' ? 'year' : short;
      const capture = !twice && !named.has(name);
      if (capture) named.add(name);
      return `(?${capture ? `<${name}>` : ':'}${words[name] as string})`;
    });
    return new RegExp(filled, flags);
  };
  return { dates: [...NUMERIC, ...grammar.dates].map((source) => fill(source)), months, quarters: new Map(Object.entries(grammar.quarters).map(([word, value]) => [folded(word), value])), years: new Map(tableOf(grammar.years)), counts: new Map([...tableOf(grammar.numbers), ...tableOf(grammar.ordinals)]), fill };
}

const numberOr = (text: string | undefined): number | null => (text ? Number(text) : null);

const valueOf = (text: string | undefined, words: ReadonlyMap<string, number>): number | null => (text ? (words.get(text.replace(/\s+/g, ' ')) ?? numberOr(/^\d+$/.test(text) ? text : undefined)) : null);

const quarterOf = (word: string | undefined, patterns: TimePatterns): number | null => (word ? (patterns.quarters.get(word) ?? Number(word)) : null);

const laterOf = (groups: Record<string, string | undefined>): number | null => (groups['thisyear'] ? 0 : groups['nextyear'] ? 1 : null);

const WEEK = 7;
const FORTNIGHT = 15;

// "The first of July", "la primera quincena de mayo", "the second week of May".
const dayOfMonth = (groups: Record<string, string | undefined>, patterns: TimePatterns): number | null => {
  if (groups['day']) return Number(groups['day']);
  if (groups['handay']) return hanValue(groups['handay']);
  if (groups['first']) return 1;
  const counted = valueOf(groups['ordinal'] ?? groups['number'], patterns.counts);
  if (counted !== null) return counted;
  if (groups['fortnight']) return FORTNIGHT;
  return groups['week'] ? WEEK * (quarterOf(groups['week'], patterns) ?? 1) : null;
};

const writtenAs = (match: RegExpExecArray, patterns: TimePatterns): WrittenDate => {
  const groups = match.groups ?? {};
  const month = groups['month'] ? (patterns.months.get(groups['month'].replace(/\s+/g, ' ')) ?? null) : numberOr(groups['monthnumber']);
  return {
    start: match.index,
    end: match.index + match[0].length,
    year: valueOf(groups['year'], patterns.years),
    month: month !== null && month >= 1 && month <= 12 ? month : null,
    day: dayOfMonth(groups, patterns),
    quarter: quarterOf(groups['quarter'], patterns) ?? (groups['half'] ? 2 : null),
    later: laterOf(groups),
    closing: groups['closing'] !== undefined,
  };
};

/** The dates written in a folded text, in order; the most exact reading of a place wins. */
export function datesIn(text: string, patterns: TimePatterns): WrittenDate[] {
  const found: WrittenDate[] = [];
  const taken = new Uint8Array(text.length);
  for (const shape of patterns.dates) {
    for (const match of matchesIn(shape, text)) {
      const end = match.index + match[0].length;
      if (taken[match.index] || taken[end - 1]) continue;
      taken.fill(1, match.index, end);
      found.push(writtenAs(match, patterns));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The last day of the period that a date names, ISO, and how exact it is; null where the year is not known or the day does not exist. */
export function lastDayOf(date: WrittenDate, yearElsewhere: number | null = null): { date: string; precision: DatePrecision } | null {
  const year = date.year ?? yearElsewhere;
  if (year === null) return null;
  return date.month !== null && date.day !== null ? dayOf(year, date.month, date.day) : periodOf(year, date);
}

const dayOf = (year: number, month: number, day: number): { date: string; precision: DatePrecision } | null =>
  month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month) ? { date: isoOf(year, month, day), precision: 'day' } : null;

const periodOf = (year: number, { month, quarter }: WrittenDate): { date: string; precision: DatePrecision } => {
  const last = month ?? (quarter ? quarter * 3 : 12);
  return { date: isoOf(year, last, lengthOf(year, last)), precision: month !== null ? 'month' : quarter ? 'quarter' : 'year' };
};

// Days and months out of their range run on into the next or the one before. A document can hold a hundred thousand dates.
const isoOf = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day before a period begins; null where the year is not known. */
export function dayBefore(date: WrittenDate, yearElsewhere: number | null): string | null {
  const year = date.year ?? yearElsewhere;
  if (year === null) return null;
  return isoOf(year, date.month ?? (date.quarter ? date.quarter * 3 - 2 : 1), 0);
}

const MONTHS = { months: 1, years: 12 } as const;

/** The day a stretch of time after an ISO date (the last of the month where it has no such day), null where the date is none. */
export function dayAfter(iso: string, amount: number, unit: 'days' | 'weeks' | 'months' | 'years'): string | null {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? []).map(Number) as [number, number?, number?, number?];
  if (year === undefined || month === undefined || day === undefined || !dayOf(year, month, day)) return null;
  if (unit === 'days' || unit === 'weeks') return isoOf(year, month, day + amount * (unit === 'weeks' ? 7 : 1));
  const months = month + amount * MONTHS[unit];
  return isoOf(year, months, Math.min(day, lengthOf(year, months)));
}
