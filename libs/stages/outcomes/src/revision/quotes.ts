import { diffArrays } from 'diff';
import type { Span } from '../passage.js';
import type { EditionParagraph, ParagraphFate } from './alignment.js';
import { type Bag, bagOf, likeness } from './likeness.js';
import { occurrences, type Range, streamOf, type WordStream } from './stream.js';
import { type Word, wordsOf } from './words.js';

/** A text with the paragraphs that were read from it. */
export interface Edition {
  text: string;
  paragraphs: readonly EditionParagraph[];
}

/** Words that somebody cites: where they stand in the old edition, by the index of the paragraph; null where they do not stand in it any more. */
export interface Quote extends Span {
  quote: string;
  paragraph: number | null;
}

/** Where a quote stands in the new edition. `changed` is the passage that took its place, for a person to look at. */
export type Standing = ({ fate: 'same' | 'changed'; paragraph: number; words: string } & Span) | { fate: 'gone' };

/** Fewer words than these may stand anywhere by chance: they are found in their own paragraph only. */
const fewestWordsAnywhere = 4;
/** Least likeness of the passage that took the place of a quote, in its own paragraph and in another one. */
const leastAlikeInPlace = 0.3;
const leastAlikeElsewhere = 0.5;
const mostDifferences = 1000;

/** Finds quotes of the old edition in the new one. */
export function quoteFinder(before: Edition, after: Edition, fates: readonly ParagraphFate[]): (quote: Quote) => Standing {
  const [old, now] = [streamOf(before.text), streamOf(after.text)];
  const heirs = new Map(fates.flatMap(({ from, to }) => from.map((i) => [i, to] as const)));
  const paragraphRanges = after.paragraphs.map((paragraph) => now.within(paragraph));
  let bags: Bag[] | undefined; // for quotes that left their paragraph only: most documents have none
  const bagsOfAll = (): Bag[] => (bags ??= paragraphRanges.map((range) => bagOf(keysIn(now, range))));
  const paragraphAt = (word: number): number => Math.max(paragraphRanges.findLastIndex(({ first, end }) => first <= word && word < end), 0);
  const standing = (fate: 'same' | 'changed', range: Range, quote: string): Standing => {
    const span = withSigns(now, range, quote);
    return { fate, paragraph: paragraphAt(range.first), words: span.words, start: span.start, end: span.end };
  };
  const heirsOf = ({ paragraph }: Quote): Range | null => {
    const to = paragraph === null ? [] : (heirs.get(paragraph) ?? []);
    const [first, last] = [paragraphRanges[to[0] ?? -1], paragraphRanges[to.at(-1) ?? -1]];
    return first && last ? { first: first.first, end: last.end } : null;
  };
  return (quote) => {
    const keys = wordsOf(quote.quote).map(({ key }) => key);
    const home = heirsOf(quote);
    const found = nearest(occurrences(now, keys), { keys, home, expected: expectedAt(quote, old, before, home) });
    if (found !== null) return standing('same', { first: found, end: found + keys.length }, quote.quote);
    const inPlace = home && quote.paragraph !== null ? imageOf(old, now, { span: quote, paragraph: before.paragraphs[quote.paragraph] as EditionParagraph, home }) : null;
    if (inPlace && alike(keys, now, inPlace) >= leastAlikeInPlace) return standing('changed', inPlace, quote.quote);
    const elsewhere = bestElsewhere(keys, now, { bags: bagsOfAll(), ranges: paragraphRanges });
    return elsewhere && alike(keys, now, elsewhere) >= leastAlikeElsewhere ? standing('changed', elsewhere, quote.quote) : { fate: 'gone' };
  };
}

const keysIn = ({ words }: WordStream, { first, end }: Range): string[] => words.slice(first, end).map(({ key }) => key);
const alike = (keys: readonly string[], now: WordStream, range: Range): number => likeness(bagOf(keys), bagOf(keysIn(now, range)));

/** Where the quote would begin in the paragraph that its own became, had nothing changed. */
function expectedAt(quote: Quote, old: WordStream, before: Edition, home: Range | null): number {
  const paragraph = quote.paragraph === null ? undefined : before.paragraphs[quote.paragraph];
  if (!paragraph || !home) return 0;
  return home.first + Math.max(old.within(quote).first - old.within(paragraph).first, 0);
}

function nearest(places: readonly number[], of: { keys: readonly string[]; home: Range | null; expected: number }): number | null {
  const { home, keys, expected } = of;
  const closest = (some: readonly number[]): number | null => some.reduce<number | null>((best, at) => (best === null || Math.abs(at - expected) < Math.abs(best - expected) ? at : best), null);
  const athome = home ? closest(places.filter((at) => at >= home.first && at < home.end)) : null;
  return athome ?? (keys.length >= fewestWordsAnywhere ? closest(places) : null);
}

/** A stretch of old words and the new words in its place; where they are the `same`, one for one. */
interface Block {
  same: boolean;
  old: Range;
  now: Range;
}

/** Two runs of words as blocks that follow each other: words taken out and those put in their place are one block. */
function blocksOf(old: WordStream, now: WordStream, of: { own: Range; home: Range }): Block[] {
  const blocks: Block[] = [];
  let [o, n] = [of.own.first, of.home.first];
  for (const { added, removed, count } of diffArrays(keysIn(old, of.own), keysIn(now, of.home), { maxEditLength: mostDifferences }) ?? []) {
    const same = !added && !removed;
    const before = blocks.at(-1);
    const [fromO, fromN] = [o, n];
    if (!added) o += count;
    if (!removed) n += count;
    if (before && !before.same && !same) blocks[blocks.length - 1] = { same, old: { ...before.old, end: o }, now: { ...before.now, end: n } };
    else blocks.push({ same, old: { first: fromO, end: o }, now: { first: fromN, end: n } });
  }
  return blocks;
}

/** What stands now where the quote stood: what its words became, and what was put in between them. */
function imageOf(old: WordStream, now: WordStream, of: { span: Span; paragraph: Span; home: Range }): Range | null {
  const quoted = old.within(of.span);
  const own = old.within(of.paragraph);
  const blocks = blocksOf(old, now, { own: { first: own.first, end: Math.max(own.end, quoted.end) }, home: of.home }).filter((block) => block.old.first < quoted.end && block.old.end > quoted.first);
  const images = blocks.map((block): Range => {
    if (!block.same) return block.now;
    const shift = block.now.first - block.old.first;
    return { first: Math.max(block.old.first, quoted.first) + shift, end: Math.min(block.old.end, quoted.end) + shift };
  });
  const [first, last] = [images[0], images.at(-1)];
  return first && last && last.end > first.first ? { first: first.first, end: last.end } : null;
}

/** The passage most like the quote in the paragraph that has most of its words. */
function bestElsewhere(keys: readonly string[], now: WordStream, after: { bags: readonly Bag[]; ranges: readonly Range[] }): Range | null {
  const bag = bagOf(keys);
  const scores = after.bags.map((other) => {
    let sum = 0;
    for (const pair of bag.pairs.keys()) if (other.pairs.has(pair)) sum += 1;
    return sum;
  });
  const best = scores.reduce((top, score, i) => (score > (scores[top] ?? 0) ? i : top), 0);
  const range = after.ranges[best];
  if (!range || (scores[best] ?? 0) === 0) return null;
  const changes = diffArrays([...keys], keysIn(now, range), { maxEditLength: mostDifferences });
  let n = range.first;
  const common: Range[] = [];
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) common.push({ first: n, end: n + count });
    if (!removed) n += count;
  }
  const sure = common.filter(({ first, end }) => end - first > 1);
  return sure.length === 0 ? null : { first: (sure[0] as Range).first, end: (sure.at(-1) as Range).end };
}

const signsBefore = /[^\p{L}\p{M}\p{N}\s]+$/u;
const signsAfter = /^[^\p{L}\p{M}\p{N}\s]+/u;

/** The place of a range of words, with the signs around it where the quote has such signs around its own. */
function withSigns({ text, words, spanOf }: WordStream, { first, end }: Range, quote: string): Span & { words: string } {
  const { from, to } = { from: (words[first] as Word).from, to: (words[end - 1] as Word).to };
  const [before] = (signsAfter.test(quote) && signsBefore.exec(text.slice(Math.max(from - 8, 0), from))) || [''];
  const [after] = (signsBefore.test(quote) && signsAfter.exec(text.slice(to, to + 8))) || [''];
  const span = spanOf({ first, end });
  return { start: span.start - before.length, end: span.end + after.length, words: text.slice(from - before.length, to + after.length).replace(/\s+/gu, ' ') };
}
