import type { Division } from './blocks.js';
import type { Tongue } from './spoken.js';
import { fold } from './tokens.js';

/** What a document is, where that changes how its sentences bind: a report tells, an instrument obliges in the present tense, a plan lists actions. */
export type Genre = 'report' | 'instrument' | 'plan';

const HEAD = 10;
const LONGEST_TITLE = 260;

// "第三条", "Статья 3", "المادة 3": what is laid out in articles obliges article by article.
const ARTICLE = /^(?:статья|المادة|article|artículo)\s*\(?(?:\d|[\u0621-\u064a]|[ivx]+(?![a-z]))/iu;
const FEWEST_ARTICLES = 2;

const inArticles = ({ blocks }: Division): boolean => {
  let articles = 0;
  for (const { marker, flow } of blocks) {
    if (/^第.+[条條]$/u.test(marker?.label ?? '') || (flow.text.length <= LONGEST_ARTICLE && ARTICLE.test(flow.text))) articles += 1;
    if (articles >= FEWEST_ARTICLES) return true;
  }
  return false;
};

const LONGEST_ARTICLE = 80;

/** The genre that the head of a document names or its articles show, or null. */
export function genreOf({ grammar }: Tongue, division: Division): Genre | null {
  for (const { flow } of division.blocks.slice(0, HEAD)) {
    const { text } = flow;
    if (text.length > LONGEST_TITLE || /[,;؛；،，]$/u.test(text)) continue;
    const found = grammar.genres.find(({ shape }) => shape.test(fold(text).text));
    if (found) return found.genre;
  }
  return inArticles(division) ? 'instrument' : null;
}
