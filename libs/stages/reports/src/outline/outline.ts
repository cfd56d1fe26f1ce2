import type { Language } from '@suivi/kernel';

/** A piece of running text; `foreign` for words quoted from people or documents, which may be in another language. */
export interface Run {
  text: string;
  strong?: boolean;
  italic?: boolean;
  foreign?: boolean;
}

/** A block of the report. Numbers of paragraphs run through the whole document; `mark` is "(a)" of a sub-paragraph, null if it stands alone. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; mark: string; text: string }
  | { kind: 'paragraph'; number: number; runs: Run[] }
  | { kind: 'sub-paragraph'; mark: string | null; runs: Run[] }
  | { kind: 'figures'; caption: string; head: string[]; rows: string[][]; total: string[] };

/** A cell of the annex: its lines; `foreign` if they are in the language of the outcome document. */
export interface Cell {
  lines: Run[];
  language?: Language;
}

/** The report as every format lays it out: words settled, nothing drawn. */
export interface Outline {
  language: Language;
  masthead: { partnership: string; kind: string; facts: string[] };
  occasion: string[];
  title: string;
  summary: { heading: string; sentences: string[] };
  blocks: Block[];
  annex: { heading: string; title: string; head: string[]; rows: Cell[][] };
}
