import { alignParagraphs, type ParagraphFate } from './revision/alignment.js';
import { type Edition, type Quote, quoteFinder, type Standing } from './revision/quotes.js';

export type { EditionParagraph, Fate, ParagraphFate } from './revision/alignment.js';
export type { Edition, Quote, Standing } from './revision/quotes.js';
export { type WordChange, wordChanges } from './revision/words.js';

/** Two editions of one document held against each other. */
export interface Comparison {
  /** Which share of the old words went on, from 0 to 1. */
  alike: number;
  fates: ParagraphFate[];
  standingOf(quote: Quote): Standing;
}

/** Below this the new text is no corrected version of the old one but another document. */
export const leastAlike = 0.35;

/** What became of each paragraph of a document in its corrected version, and where words cited from it stand now. */
export function compareEditions(before: Edition, after: Edition): Comparison {
  const { alike, fates } = alignParagraphs(before.paragraphs, after.paragraphs);
  let find: ReturnType<typeof quoteFinder> | undefined;
  return { alike, fates, standingOf: (quote) => (find ??= quoteFinder(before, after, fates))(quote) };
}
