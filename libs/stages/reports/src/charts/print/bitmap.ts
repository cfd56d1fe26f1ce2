import type { Point } from './path.js';

/** Lines of sub-pixels in a row of pixels; along a row, what is covered is measured exactly. */
const fineness = 4;

interface Crossing {
  x: number;
  turn: 1 | -1;
}

/** Where the edges of shapes cross the fine lines, by line. */
function crossingsOf(shapes: readonly (readonly Point[])[], lines: number): (Crossing[] | undefined)[] {
  const crossings: (Crossing[] | undefined)[] = Array.from({ length: lines });
  for (const shape of shapes)
    shape.forEach((from, i) => {
      const to = shape[(i + 1) % shape.length] as Point;
      const [top, bottom, turn] = from[1] < to[1] ? ([from, to, 1] as const) : ([to, from, -1] as const);
      const last = Math.min(lines - 1, Math.ceil(bottom[1] * fineness - 0.5) - 1);
      for (let line = Math.max(0, Math.ceil(top[1] * fineness - 0.5)); line <= last; line += 1) {
        const share = ((line + 0.5) / fineness - top[1]) / (bottom[1] - top[1]);
        (crossings[line] ??= []).push({ x: top[0] + (bottom[0] - top[0]) * share, turn });
      }
    });
  return crossings;
}

/** A sheet of pixels, white at first, three bytes each. */
export class Bitmap {
  readonly pixels: Uint8Array;
  private readonly covered: Float32Array;

  constructor(readonly width: number, readonly height: number) {
    this.pixels = new Uint8Array(width * height * 3).fill(255);
    this.covered = new Float32Array(width);
  }

  /** Fills all that lies within closed shapes; where they overlap, it is filled once. */
  fill(shapes: readonly (readonly Point[])[], colour: string): void {
    const tone = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    const crossings = crossingsOf(shapes, this.height * fineness);
    const last = Math.floor(crossings.findLastIndex((line) => line !== undefined) / fineness);
    for (let row = Math.floor(Math.max(0, crossings.findIndex((line) => line !== undefined)) / fineness); row <= last; row += 1) {
      const lines = crossings.slice(row * fineness, (row + 1) * fineness).filter((line) => line !== undefined);
      if (lines.length === 0) continue;
      for (const line of lines) this.cover(line);
      const places = lines.flatMap((line) => line.map(({ x }) => x));
      this.mix(row, { from: Math.max(0, Math.floor(Math.min(...places))), to: Math.min(this.width, Math.ceil(Math.max(...places))) }, tone);
    }
  }

  private cover(line: Crossing[]): void {
    let turns = 0;
    line.sort((a, b) => a.x - b.x).forEach(({ x, turn }, i) => {
      turns += turn;
      if (turns !== 0) this.span(x, line[i + 1]?.x ?? x);
    });
  }

  /** Adds what a piece of a fine line covers of each pixel. */
  private span(from: number, to: number): void {
    const [left, right] = [Math.max(0, from), Math.min(this.width, to)];
    const [first, last] = [Math.floor(left), Math.ceil(right) - 1];
    for (let x = first; x <= last; x += 1) {
      const share = (x === last ? right : x + 1) - (x === first ? left : x);
      this.covered[x] = (this.covered[x] ?? 0) + share / fineness;
    }
  }

  /** Lays a colour over pixels of a row as far as they are covered, and forgets what covered them. */
  private mix(row: number, { from, to }: { from: number; to: number }, tone: readonly number[]): void {
    for (let x = from; x < to; x += 1) {
      const covered = this.covered[x] ?? 0;
      if (covered === 0) continue;
      const share = covered > 1 ? 1 : covered;
      this.covered[x] = 0;
      const at = (row * this.width + x) * 3;
      // A byte takes no fraction: half is added, so that it is rounded.
      for (let i = 0; i < 3; i += 1) this.pixels[at + i] = (this.pixels[at + i] ?? 0) * (1 - share) + (tone[i] ?? 0) * share + 0.5;
    }
  }
}
