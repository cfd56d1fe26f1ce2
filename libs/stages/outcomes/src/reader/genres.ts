import type { Division } from './blocks.js';
import type { Tongue } from './spoken.js';
import { fold } from './tokens.js';

/** What a document is, where that changes how its sentences bind: a report tells, an instrument obliges in the present tense, a plan lists actions. */
export type Genre = 'report' | 'instrument' | 'plan';

const HEAD = 10;
const LONGEST_TITLE = 260;

/** The genre that the head of a document names, or null. */
export function genreOf({ grammar }: Tongue, division: Division): Genre | null {
  for (const { flow } of division.blocks.slice(0, HEAD)) {
    const { text } = flow;
    if (text.length > LONGEST_TITLE || /[,;؛；،，]$/u.test(text)) continue;
    const found = grammar.genres.find(({ shape }) => shape.test(fold(text).text));
    if (found) return found.genre;
  }
  return null;
}
