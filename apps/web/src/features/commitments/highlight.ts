/** A run of a paragraph's text, and whether it is the commitment's own words. */
export interface Run {
  text: string;
  marked: boolean;
}

/** Where a quotation stands: code points from the beginning of the document. */
export interface Span {
  paragraphStart: number;
  quoteStart: number;
  quoteEnd: number;
}

/**
 * Cuts a paragraph into what comes before the quoted words, the words, and what follows. Places are counted in code points, as
 * the reader of documents counts them, while a JavaScript string counts UTF-16 units: a sign outside the basic plane before the
 * words would shift a plain `slice`. A span outside the paragraph is cut to it.
 */
export function runsOf(text: string, { paragraphStart, quoteStart, quoteEnd }: Span): Run[] {
  const points = Array.from(text);
  const from = Math.min(Math.max(quoteStart - paragraphStart, 0), points.length);
  const to = Math.min(Math.max(quoteEnd - paragraphStart, from), points.length);
  const cut = (marked: boolean, start: number, end?: number): Run => ({ marked, text: points.slice(start, end).join('') });
  return [cut(false, 0, from), cut(true, from, to), cut(false, to)].filter((run) => run.text !== '');
}
