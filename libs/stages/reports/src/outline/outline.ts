import type { Language } from '@suivi/kernel';

/** A piece of running text; `foreign` for words quoted from people or documents, which may be in another language; `gap` for what a version lacks. */
export interface Run {
  text: string;
  strong?: boolean;
  italic?: boolean;
  foreign?: boolean;
  gap?: boolean;
}

/** A paragraph of a narrative; `number` is null for what a version has beyond the one that it follows. */
export interface NarrativeParagraph {
  number: number | null;
  runs: Run[];
}

/** A cell of a table: its lines; `language` if they are in the language of the outcome document. */
export interface Cell {
  lines: Run[];
  language?: Language;
}

/** A table of text; `shares` are the widths of its columns in proportion. */
export interface TextTable {
  caption: string;
  head: string[];
  shares: number[];
  rows: Cell[][];
}

/** A chart; all that it shows is said in `alternative` too. */
export interface Chart {
  title: string;
  alternative: string;
  svg: string;
}

/** A block of the report. A `key` is that of the section which begins with it. Numbers of paragraphs run through the whole document; `mark` is "(a)" of a sub-paragraph, null if it stands alone. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; mark: string; text: string; key: string }
  | { kind: 'paragraph'; number: number; runs: Run[]; key?: string }
  | { kind: 'sub-paragraph'; mark: string | null; runs: Run[] }
  | { kind: 'narrative'; key: string; title: string; paragraphs: NarrativeParagraph[] }
  | { kind: 'figures'; caption: string; head: string[]; rows: string[][]; total: string[] }
  | ({ kind: 'table' } & TextTable)
  | ({ kind: 'chart' } & Chart);

/** The head of the first page: whose document it is, its symbol, and lines about it. */
export interface OutlineMasthead {
  partnership: string;
  /** The symbol, or where there is none the kind of report. */
  symbol: string;
  facts: string[];
  /** Session and agenda item, in lines; empty for a document of no organ. */
  organ: string[];
}

/** The report as every format lays it out: words settled, nothing drawn. */
export interface Outline {
  language: Language;
  /** The day that its files bear. */
  day: string;
  masthead: OutlineMasthead;
  occasion: string[];
  title: string;
  summary: { heading: string; sentences: string[] };
  contents: string;
  blocks: Block[];
  annex: { heading: string; table: TextTable } | null;
}
