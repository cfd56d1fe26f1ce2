import { sizeOf } from '../svg.js';
import { attributesOf } from './outlined.js';
import { Bitmap } from './bitmap.js';
import { linesOf, type Point } from './path.js';
import { pngOf } from './png.js';

/** Pixels in a unit of a chart: 220 to the inch across a page. */
const enlarged = 2;

const circle = (x: number, y: number, r: number): Point[] => Array.from({ length: 32 }, (_, i): Point => [x + r * Math.cos((i * Math.PI) / 16), y + r * Math.sin((i * Math.PI) / 16)]);

type Attributes = Record<string, string>;
const numberIn = (of: Attributes, name: string): number => Number(of[name] ?? 0);

/** The lines that an element of a chart is drawn by. */
const lines: Record<string, (of: Attributes) => Point[][]> = {
  rect: (of) => {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => numberIn(of, name)) as [number, number, number, number];
    return [[[x, y], [x + width, y], [x + width, y + height], [x, y + height]]];
  },
  circle: (of) => [circle(numberIn(of, 'cx'), numberIn(of, 'cy'), numberIn(of, 'r'))],
  line: (of) => [[[numberIn(of, 'x1'), numberIn(of, 'y1')], [numberIn(of, 'x2'), numberIn(of, 'y2')]]],
  path: (of) => linesOf(of.d ?? ''),
};

/** A straight stroke as a shape with round ends, all turned the same way. */
function stroke(from: Point, to: Point, width: number): Point[] {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const end = (at: Point, turned: number): Point[] => Array.from({ length: 9 }, (_, i): Point => [at[0] + (width / 2) * Math.cos(angle + turned + (i * Math.PI) / 8), at[1] + (width / 2) * Math.sin(angle + turned + (i * Math.PI) / 8)]);
  return [...end(to, -Math.PI / 2), ...end(from, Math.PI / 2)];
}

const strokes = (line: readonly Point[], width: number, isClosed: boolean): Point[][] =>
  line.slice(isClosed ? 0 : 1).map((to, i) => stroke((isClosed ? line.at(i - 1) : line[i]) as Point, to, width));

function draw(bitmap: Bitmap, name: string, of: Attributes, left: number): void {
  const isFilled = of.fill !== undefined && of.fill !== 'none';
  const drawn = (lines[name]?.(of) ?? []).map((line) => line.map(([x, y]): Point => [(x - left) * enlarged, y * enlarged]));
  if (isFilled) bitmap.fill(drawn, of.fill ?? '');
  if (of.stroke) bitmap.fill(drawn.flatMap((line) => strokes(line, numberIn(of, 'stroke-width') * enlarged, isFilled)), of.stroke);
}

/** A chart whose letters are drawn as shapes, as a PNG file: for what shows no SVG. */
export function pictureOf(outlines: string): Buffer {
  const { left, width, height } = sizeOf(outlines);
  const bitmap = new Bitmap(width * enlarged, height * enlarged);
  for (const [, name = '', element = ''] of outlines.matchAll(/<(rect|circle|line|path) ([^>]*)\/>/g)) draw(bitmap, name, attributesOf(element), left);
  return pngOf(bitmap);
}
