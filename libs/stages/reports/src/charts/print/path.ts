/** Where a path is put: enlarged by `across` and `down`, then moved to `x`, `y`. */
export interface Place {
  x: number;
  y: number;
  across: number;
  down: number;
}

const steps = /([MLQCZ])([^MLQCZ]*)/g;
const numbers = /-?\d*\.?\d+(?:e-?\d+)?/g;
const rounded = (n: number): number => Math.round(n * 100) / 100;

/** A step of a path: a letter of SVG (M, L, Q, C or Z) with its coordinates, in pairs. */
export interface Step {
  letter: string;
  at: number[];
}

export const stepsOf = (path: string): Step[] =>
  [...path.matchAll(steps)].map(([, letter = '', at = '']) => ({ letter, at: [...at.matchAll(numbers)].map(Number) }));

/** A path put in its place, to a hundredth of a unit. */
export const moved = (path: readonly Step[], { x, y, across, down }: Place): string =>
  path.map(({ letter, at }) => letter + at.map((n, i) => rounded(i % 2 === 0 ? x + n * across : y + n * down)).join(' ')).join('');
