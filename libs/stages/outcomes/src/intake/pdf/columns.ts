import type { Glyphs } from './line.js';

const LEAST_LINES = 8;
const GUTTER = 9;

type Row = Glyphs[];

const leftOf = (row: Row): number => Math.min(...row.map((piece) => piece.x));
const rightOf = (row: Row): number => Math.max(...row.map((piece) => piece.x + piece.width));
const crosses = (row: Row, x: number): boolean => row.some((piece) => piece.text.trim() !== '' && piece.x < x - 2 && piece.x + piece.width > x + 2);
const clears = (row: Row, x: number): boolean => row.every((piece) => piece.text.trim() === '' || piece.x + piece.width <= x - GUTTER / 2 + 2 || piece.x >= x + GUTTER / 2 - 2);

const isFilled = (rows: readonly Row[], from: number, to: number): boolean => {
  const widths = rows.map((row) => row.filter((piece) => piece.x >= from - 2 && piece.x + piece.width <= to + 2)).filter((row) => row.length > 0).map((row) => rightOf(row) - leftOf(row));
  const full = widths.filter((width) => width > (to - from) * 0.6);
  return widths.length >= LEAST_LINES && full.length >= widths.length * 0.5;
};

// Where the page may be parted: an upright stripe in its middle that nearly no row crosses, with full lines on both sides. A table or a
// margin of numbers has no full lines on one of them.
const gutterOf = (rows: readonly Row[], width: number): number | null => {
  if (rows.length < LEAST_LINES) return null;
  const [left, right] = [Math.min(...rows.map(leftOf)), Math.max(...rows.map(rightOf))];
  for (let step = 0; step <= 20; step++) {
    const x = width * (0.5 + (step % 2 ? 1 : -1) * Math.ceil(step / 2) * 0.01);
    const parted = rows.filter((row) => clears(row, x) && !crosses(row, x));
    if (parted.length >= rows.length * 0.6 && isFilled(parted, left, x) && isFilled(parted, x, right)) return x;
  }
  return null;
};

/** The rows of a page in reading order, each with its column: first the left column of a band, then the right; rows across the whole page part the bands. */
export function inColumns(rows: readonly Row[], width: number, rightToLeft: boolean): { row: Row; column: number }[] {
  const gutter = gutterOf(rows, width);
  if (gutter === null) return rows.map((row) => ({ row, column: 0 }));
  const ordered: { row: Row; column: number }[] = [];
  let column = 0;
  let sides: [Row[], Row[]] = [[], []];
  const closeBand = () => {
    for (const side of rightToLeft ? [...sides].reverse() : sides) {
      if (side.length > 0) column += 1;
      for (const row of side) ordered.push({ row, column });
    }
    sides = [[], []];
  };
  for (const row of rows) {
    if (crosses(row, gutter)) {
      closeBand();
      ordered.push({ row, column: ++column });
      continue;
    }
    const [left, right] = [row.filter((piece) => piece.x < gutter), row.filter((piece) => piece.x >= gutter)];
    if (left.length > 0) sides[0].push(left);
    if (right.length > 0) sides[1].push(right);
  }
  closeBand();
  return ordered;
}
