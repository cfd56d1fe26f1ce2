import type { ProgressReport, ReportDress } from '@suivi/contract';
import type { Block, Cell, Outline, Run } from './outline/outline.js';
import { outlineOf } from './outline/outline-of.js';

/** The most words that a report of the Secretariat may have without a waiver. */
export const wordLimit = 8500;
const warnsAt = 0.9;

/** How long a report is: `near` from nine tenths of the limit on; Chinese and Arabic originals are not counted. */
export interface WordCount {
  words: number | null;
  limit: number;
  state: 'within' | 'near' | 'over' | 'not-counted';
}

const isWord = /[\p{L}\p{N}]/u;
const wordsIn = (text: string): number => text.split(/\s+/u).filter((piece) => isWord.test(piece)).length;
const inRuns = (runs: readonly Run[]): number => runs.reduce((n, run) => n + (run.gap ? 0 : wordsIn(run.text)), 0);
const inCells = (rows: readonly (readonly Cell[])[]): number => rows.flat().reduce((n, cell) => n + inRuns(cell.lines), 0);
const inAll = (texts: readonly string[]): number => texts.reduce((n, text) => n + wordsIn(text), 0);

function wordsOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return wordsIn(block.text);
    case 'paragraph':
    case 'sub-paragraph':
      return inRuns(block.runs);
    case 'narrative':
      return block.paragraphs.reduce((n, paragraph) => n + inRuns(paragraph.runs), 0);
    case 'figures':
      return inAll([block.caption, ...block.head, ...[...block.rows, block.total].flat()]);
    case 'table':
      return inAll([block.caption, ...block.head]) + inCells(block.rows);
    case 'chart':
      return 0;
  }
}

/** Words of title, summary and body; the annex is a document of record and is not counted. */
export const wordsOfOutline = (outline: Outline): number => inAll([outline.title, ...outline.summary.sentences]) + outline.blocks.reduce((n, block) => n + wordsOf(block), 0);

/** The words of the original-language version against the limit. `report` is that version. */
export function wordCountOf(report: ProgressReport, dress: ReportDress): WordCount {
  if (report.language === 'zh' || report.language === 'ar') return { words: null, limit: wordLimit, state: 'not-counted' };
  const words = wordsOfOutline(outlineOf(report, dress));
  return { words, limit: wordLimit, state: words > wordLimit ? 'over' : words >= wordLimit * warnsAt ? 'near' : 'within' };
}
