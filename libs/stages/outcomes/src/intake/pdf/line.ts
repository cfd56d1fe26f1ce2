import { joinsWithoutBlank, readsRightToLeft, runsLeftToRight } from './scripts.js';

/** A run of characters as a page places it: `x` is its left edge, `y` its baseline from the foot of the page, in points. */
export interface Glyphs {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** A line of a page, read from its pieces in logical order. `start` and `end` are distances from the edge where the line begins to read. */
export interface PageLine {
  text: string;
  y: number;
  size: number;
  start: number;
  end: number;
  rightToLeft: boolean;
  page: number;
  /** Which column, counted in reading order over the page's bands; lines of one column follow each other. */
  column: number;
  /** Opens with a raised number or an asterisk, as a footnote does. */
  raisedStart: boolean;
}

const SAME_LINE = 0.45;
const SAME_LINE_RAISED = 0.65;
const RAISED_SIZE = 0.78;
const NOTE_CALL = /^[\s\d*†‡,،،;]+$/u;
const BLANK_FROM = 0.16;
const BLANK_FROM_HAN = 0.9;

const reachOf = (a: number, b: number): number => Math.max(a, b) * (Math.min(a, b) < RAISED_SIZE * Math.max(a, b) ? SAME_LINE_RAISED : SAME_LINE);

/** The pieces of a page, gathered by baseline from the top down; raised or lowered small pieces go with the line they hang on. */
export function baselines(pieces: readonly Glyphs[]): Glyphs[][] {
  const lines: { y: number; size: number; pieces: Glyphs[] }[] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    // Only the last few can be near: they come from the top down.
    const near = lines.slice(-3).find((line) => Math.abs(line.y - piece.y) < reachOf(line.size, piece.size));
    if (!near) lines.push({ y: piece.y, size: piece.size, pieces: [piece] });
    else {
      near.pieces.push(piece);
      if (piece.size > near.size) Object.assign(near, { y: piece.y, size: piece.size });
    }
  }
  return lines.map((line) => line.pieces);
}

const inReadingOrder = (pieces: Glyphs[], rightToLeft: boolean): Glyphs[] => {
  if (!rightToLeft) return pieces.sort((a, b) => a.x - b.x);
  const ordered = pieces.sort((a, b) => b.x + b.width - (a.x + a.width));
  // Pieces of a Latin run stand from left to right although the line does not.
  for (let i = 0; i < ordered.length; i++) {
    let j = i;
    while (j < ordered.length && runsLeftToRight((ordered[j] as Glyphs).text)) j++;
    if (j - i > 1) ordered.splice(i, j - i, ...ordered.slice(i, j).reverse());
    i = Math.max(i, j - 1);
  }
  return ordered;
};

const gapBetween = (a: Glyphs, b: Glyphs): number => Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width));

const joined = (pieces: readonly Glyphs[], size: number): string => {
  let text = '';
  let last: Glyphs | null = null;
  for (const piece of pieces) {
    const threshold = last && joinsWithoutBlank(last.text, piece.text) ? BLANK_FROM_HAN : BLANK_FROM;
    if (last && gapBetween(last, piece) > threshold * size) text += ' ';
    text += piece.text;
    last = piece;
  }
  return text.replace(/\s+/gu, ' ').trim();
};

const mainSize = (pieces: readonly Glyphs[]): { size: number; y: number } => {
  const weights = new Map<number, number>();
  for (const piece of pieces) weights.set(piece.size, (weights.get(piece.size) ?? 0) + piece.text.trim().length);
  const size = [...weights].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
  return { size, y: pieces.find((piece) => piece.size === size)?.y ?? 0 };
};

/** A line out of its pieces, or null if they hold no characters. The call of a footnote (a raised number) is left out of the text. */
export function lineOf(pieces: readonly Glyphs[], at: { page: number; column: number; width: number }): PageLine | null {
  const filled = pieces.filter((piece) => piece.text.trim() !== '');
  if (filled.length === 0) return null;
  const { size, y } = mainSize(filled);
  const isCall = (piece: Glyphs): boolean => piece.size < size * RAISED_SIZE && piece.y > y + size * 0.12 && NOTE_CALL.test(piece.text);
  const words = filled.filter((piece) => !isCall(piece));
  if (words.length === 0) return null;
  const rightToLeft = readsRightToLeft(words.map((piece) => piece.text).join(' '));
  const ordered = inReadingOrder([...filled], rightToLeft);
  const raisedStart = isCall(ordered[0] as Glyphs);
  const kept = ordered.filter((piece) => !isCall(piece));
  const left = Math.min(...words.map((piece) => piece.x));
  const right = Math.max(...words.map((piece) => piece.x + piece.width));
  const [start, end] = rightToLeft ? [at.width - right, at.width - left] : [left, right];
  return { text: joined(kept, size), y, size, start, end, rightToLeft, page: at.page, column: at.column, raisedStart };
}
