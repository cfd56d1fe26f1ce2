import { type Bag, bagOf } from './likeness.js';
import { type Pair, partsOf, samePairs, type Side, similarPairs } from './pairing.js';
import { lettersOf, wordsOf } from './words.js';

/** A paragraph as an edition has it; places are code points in the text of that edition. */
export interface EditionParagraph {
  label: string;
  start: number;
  end: number;
  text: string;
}

/** What became of a paragraph: the same words under the same label, or elsewhere or renumbered; other words; cut in several, put together of several; gone; new. */
export type Fate = 'unchanged' | 'moved' | 'reworded' | 'split' | 'merged' | 'removed' | 'new';

/** Paragraphs of the old edition and what they became in the new one, by index. */
export interface ParagraphFate {
  fate: Fate;
  from: number[];
  to: number[];
}

/** How the paragraphs of two editions belong together, in the order of the new one; `alike` is the share of the old words that went on, from 0 to 1. */
export interface Alignment {
  alike: number;
  fates: ParagraphFate[];
}

/** The bag is filled when it is asked for: most paragraphs of a corrected text are told by their letters alone. */
function sideOf({ label, text }: EditionParagraph): Side {
  let bag: Bag | undefined;
  return {
    label,
    letters: lettersOf(text),
    get bag() {
      return (bag ??= bagOf(wordsOf(text).map(({ key }) => key)));
    },
  };
}

/** Aligns the paragraphs of two editions of a document. */
export function alignParagraphs(before: readonly EditionParagraph[], after: readonly EditionParagraph[]): Alignment {
  const [olds, news] = [before.map(sideOf), after.map(sideOf)];
  const same = samePairs(olds, news);
  const pairs = [...same, ...similarPairs(olds, news, same)];
  const split = partsOf(olds, news, new Map(pairs.map(({ from, to }) => [to, from])));
  const whole = pairs.filter(({ from }) => ![...split.values()].includes(from));
  const merged = partsOf(news, olds, new Map([...whole.map(({ from, to }) => [from, to] as const)]));
  const fates = fatesOf({ olds, news, pairs, split, merged });
  return { alike: alikeOf(olds, pairs, new Set(merged.keys())), fates: inOrder(fates) };
}

function alikeOf(olds: readonly Side[], pairs: readonly Pair[], merged: ReadonlySet<number>): number {
  const size = (i: number): number => olds[i]?.letters.length ?? 0;
  const all = olds.reduce((sum, { letters }) => sum + letters.length, 0);
  const kept = pairs.reduce((sum, { from, alike }) => sum + size(from) * alike, 0) + [...merged].reduce((sum, i) => sum + size(i), 0);
  return all === 0 ? 0 : Math.min(1, kept / all);
}

interface Found {
  olds: readonly Side[];
  news: readonly Side[];
  pairs: readonly Pair[];
  split: ReadonlyMap<number, number>;
  merged: ReadonlyMap<number, number>;
}

const ascending = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);
const partsWith = (parts: ReadonlyMap<number, number>, whole: number): number[] => [...parts].flatMap(([part, of]) => (of === whole ? [part] : []));

function fatesOf({ olds, news, pairs, split, merged }: Found): ParagraphFate[] {
  const joined = pairs.map((pair): ParagraphFate => {
    const to = ascending([pair.to, ...partsWith(split, pair.from)]);
    const from = ascending([pair.from, ...partsWith(merged, pair.to)]);
    if (to.length > 1) return { fate: 'split', from, to };
    if (from.length > 1) return { fate: 'merged', from, to };
    if (olds[pair.from]?.letters !== news[pair.to]?.letters) return { fate: 'reworded', from, to };
    return { fate: pair.inPlace && olds[pair.from]?.label === news[pair.to]?.label ? 'unchanged' : 'moved', from, to };
  });
  const [left, come] = [new Set(joined.flatMap(({ from }) => from)), new Set(joined.flatMap(({ to }) => to))];
  const removed = olds.flatMap((_, i): ParagraphFate[] => (left.has(i) ? [] : [{ fate: 'removed', from: [i], to: [] }]));
  const added = news.flatMap((_, j): ParagraphFate[] => (come.has(j) ? [] : [{ fate: 'new', from: [], to: [j] }]));
  return [...joined, ...removed, ...added];
}

/** In the order of the new edition; what was removed stands behind what it stood behind. */
function inOrder(fates: readonly ParagraphFate[]): ParagraphFate[] {
  const placeOf = new Map(fates.flatMap(({ from, to }) => from.map((i) => [i, to.at(-1)] as const)));
  const after = (i: number): number => {
    for (let k = i - 1; k >= 0; k -= 1) {
      const place = placeOf.get(k);
      if (place !== undefined) return place + 0.5;
    }
    return -0.5;
  };
  const place = new Map(fates.map((fate) => [fate, fate.to[0] ?? after(fate.from[0] as number)]));
  return [...fates].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0) || (a.from[0] ?? 0) - (b.from[0] ?? 0));
}
