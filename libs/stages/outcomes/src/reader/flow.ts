import type { Place } from './reading.js';

/** A run of characters that stands unbroken both in a flow (`at`) and in the given text (`from`), in UTF-16 units. */
export interface Piece {
  at: number;
  from: number;
  length: number;
}

/** Text put together from pieces of the given text: hard breaks and page furniture are gone, every character knows where it came from. */
export interface Flow {
  text: string;
  pieces: Piece[];
}

/** A stretch of the given text, in UTF-16 units. */
export interface Span {
  from: number;
  to: number;
}

const indexOfPiece = (flow: Flow, index: number): number => {
  let low = 0;
  let high = flow.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((flow.pieces[middle] as Piece).at <= index) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Where the character at `index` of the flow stands in the given text; a joint that was put in counts to the piece before it. */
export function originOf(flow: Flow, index: number): number {
  const piece = flow.pieces[indexOfPiece(flow, index)];
  if (!piece) return 0;
  return piece.from + Math.min(index - piece.at, piece.length);
}

/** The stretch of the given text that a stretch of the flow was made of. */
export function spanOf(flow: Flow, start: number, end: number): Span {
  const from = originOf(flow, start);
  return { from, to: end > start ? originOf(flow, end - 1) + 1 : from };
}

/** Translates UTF-16 offsets of `text` into code points. */
export function codePointsOf(text: string): (unit: number) => number {
  const pairs: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xd800 || code > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next >= 0xdc00 && next <= 0xdfff) pairs.push(i++);
  }
  return (unit) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  };
}

/** A span as a place in code points. */
export const placeOf = (span: Span, codePoint: (unit: number) => number): Place => ({
  start: codePoint(span.from),
  end: codePoint(span.to),
});

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const isHan = (char: string | undefined): boolean => char !== undefined && HAN.test(char);
const RUN = /[^\s\u200e\u200f\ufeff]+/gu;

/** Gathers pieces into a flow, squeezing white space: none beside Chinese characters, one blank elsewhere. */
export function flowOf(source: string, spans: readonly Span[]): Flow {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let at = 0;
  let last: string | undefined;
  const joins = (next: string | undefined): boolean => at > 0 && !isHan(last) && !isHan(next) && last !== '-';
  const add = (from: number, run: string) => {
    const previous = pieces[pieces.length - 1];
    const joint = joins(run[0]) ? 1 : 0;
    parts.push(joint ? ` ${run}` : run);
    // One blank for one blank: the piece before goes on.
    if (joint && previous && from === previous.from + previous.length + 1) previous.length += run.length + 1;
    else pieces.push({ at: at + joint, from, length: run.length });
    at += run.length + joint;
    last = run[run.length - 1];
  };
  for (const { from, to } of spans) for (const run of source.slice(from, to).matchAll(RUN)) add(from + run.index, run[0]);
  return { text: parts.join(''), pieces };
}

/** Flows one behind the other as one, a blank between them. */
export function joinFlows(flows: readonly Flow[]): Flow {
  let text = '';
  const pieces: Piece[] = [];
  for (const flow of flows) {
    if (!flow.text) continue;
    if (text) text += ' ';
    const shift = text.length;
    pieces.push(...flow.pieces.map((piece) => ({ ...piece, at: piece.at + shift })));
    text += flow.text;
  }
  return { text, pieces };
}

/** A part of a flow as a flow of its own. */
export function sliceFlow(flow: Flow, start: number, end: number): Flow {
  const pieces: Piece[] = [];
  for (let i = indexOfPiece(flow, start); i < flow.pieces.length; i++) {
    const piece = flow.pieces[i] as Piece;
    if (piece.at >= end) break;
    const from = Math.max(start, piece.at);
    const to = Math.min(end, piece.at + piece.length);
    if (from < to) pieces.push({ at: from - start, from: piece.from + from - piece.at, length: to - from });
  }
  return { text: flow.text.slice(start, end), pieces };
}
