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

export type Point = readonly [x: number, y: number];

const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** A point of a Bézier curve of any degree (de Casteljau). */
function onCurve(handles: readonly Point[], t: number): Point {
  let points = handles;
  while (points.length > 1) points = points.slice(1).map((point, i) => between(points[i] as Point, point, t));
  return points[0] as Point;
}

const piecesOfCurve = { Q: 5, C: 20 } as const;

/** A path as lines of points; curves are cut into short straight pieces. */
export function linesOf(path: string): Point[][] {
  const lines: Point[][] = [];
  for (const { letter, at } of stepsOf(path)) {
    const points = at.flatMap((x, i): Point[] => (i % 2 === 0 ? [[x, at[i + 1] ?? 0]] : []));
    if (letter === 'M') lines.push(points);
    const line = lines.at(-1);
    if (letter === 'L') line?.push(...points);
    if (line && (letter === 'Q' || letter === 'C')) {
      const handles = [line.at(-1) as Point, ...points];
      const pieces = piecesOfCurve[letter];
      for (let i = 1; i <= pieces; i += 1) line.push(onCurve(handles, i / pieces));
    }
  }
  return lines;
}
