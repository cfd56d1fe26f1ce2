/** A stretch of the document: code points from its beginning, `end` excluded. */
export interface Span {
  start: number;
  end: number;
}

/** A run of a paragraph's text with the marks that cover it. `start` counts code points from the beginning of the document. */
export interface MarkedRun<M> {
  start: number;
  text: string;
  marks: M[];
}

/** Cuts a paragraph at the ends of the marks in it. Marks may overlap, and may reach beyond the paragraph. */
export function markedRuns<M extends Span>(paragraph: { start: number; text: string }, marks: readonly M[]): MarkedRun<M>[] {
  const points = Array.from(paragraph.text);
  const end = paragraph.start + points.length;
  const within = marks.filter((mark) => mark.start < end && mark.end > paragraph.start);
  const cuts = [paragraph.start, end, ...within.flatMap((mark) => [mark.start, mark.end])].filter((cut) => cut >= paragraph.start && cut <= end);
  const places = [...new Set(cuts)].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => {
    const to = places[i + 1] ?? end;
    return {
      start,
      text: points.slice(start - paragraph.start, to - paragraph.start).join(''),
      marks: within.filter((mark) => mark.start <= start && mark.end >= to),
    };
  });
}

/** Where words begin and end in a paragraph, counted in code points from the beginning of the document. */
export function wordEdges(paragraph: { start: number; text: string }, language: string): { starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = paragraph.start;
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(paragraph.text)) {
    const next = at + Array.from(segment).length;
    if (isWordLike) starts.push(at);
    // a full stop or a bracket may end a passage too
    if (segment.trim() !== '') ends.push(next);
    at = next;
  }
  return { starts, ends };
}

/** The next place in a direction, or the same one where there is none. */
export function stepTo(places: readonly number[], from: number, by: 1 | -1): number {
  const next = by === 1 ? places.find((place) => place > from) : places.findLast((place) => place < from);
  return next ?? from;
}

/** Where a passage would be split: at the beginning of a word, best after a mark of punctuation, as near to the middle as may be. */
export function splitPlace(paragraph: { start: number; text: string }, span: Span, language: string): number | null {
  const points = Array.from(paragraph.text);
  const middle = (span.start + span.end) / 2;
  const inside = wordEdges(paragraph, language).starts.filter((place) => place > span.start && place < span.end);
  const afterPause = inside.filter((place) => /[;:,.；：，。、،؛]\s*$/u.test(points.slice(Math.max(place - paragraph.start - 3, 0), place - paragraph.start).join('')));
  const nearest = (places: number[]) => [...places].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return nearest(afterPause) ?? nearest(inside) ?? null;
}
