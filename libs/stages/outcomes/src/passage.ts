import { Refusal } from '@suivi/kernel';

/** A stretch of a document: code points from its beginning, `end` excluded. */
export interface Span {
  start: number;
  end: number;
}

/** Cuts stretches out of a text in one walk through it; places count code points, a JavaScript string counts UTF-16 units. */
export function cutAt(text: string, spans: readonly Span[]): string[] {
  const wanted = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const units = new Map<number, number>();
  let unit = 0;
  let point = 0;
  for (const place of wanted) {
    while (point < place && unit < text.length) {
      unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1;
      point += 1;
    }
    units.set(place, unit);
  }
  return spans.map(({ start, end }) => text.slice(units.get(start), units.get(end)));
}

/** The words between two places, the blank around them left out; refuses a stretch without words. */
export function passage(text: string, span: Span): Span & { quote: string } {
  const [raw = ''] = span.end > span.start ? cutAt(text, [span]) : [];
  const quote = raw.trim();
  if (quote === '') throw new Refusal('proposal.quote-not-in-document', `from ${span.start} to ${span.end} the document holds no words`);
  const points = (part: string): number => Array.from(part).length;
  const start = span.start + points(raw.slice(0, raw.length - raw.trimStart().length));
  return { start, end: start + points(quote), quote };
}

/** A quotation as one line of words. */
export const wording = (quote: string): string => quote.replace(/\s+/gu, ' ').trim();
