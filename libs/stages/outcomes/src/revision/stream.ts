import { codePointsOf } from '../reader/flow.js';
import type { Span } from '../passage.js';
import { type Word, wordsOf } from './words.js';

/** The words of a whole text in order, where each word stands in that order, and how places in the text translate. */
export interface WordStream {
  text: string;
  words: Word[];
  places: ReadonlyMap<string, number[]>;
  /** The words between two places given in code points, as a range of the order. */
  within(span: Span): Range;
  /** The place, in code points, of a range of words. */
  spanOf(range: Range): Span;
}

/** Words by their order: the first, and the one after the last. */
export interface Range {
  first: number;
  end: number;
}

/** Makes a text ready for finding words in it. */
export function streamOf(text: string): WordStream {
  const words = wordsOf(text);
  const places = new Map<string, number[]>();
  words.forEach(({ key }, i) => {
    const at = places.get(key);
    if (at) at.push(i);
    else places.set(key, [i]);
  });
  const pointOf = codePointsOf(text);
  const firstFrom = (point: number): number => {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pointOf((words[middle] as Word).from) < point) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    text, words, places,
    within: ({ start, end }) => ({ first: firstFrom(start), end: firstFrom(end) }),
    spanOf: ({ first, end }) => ({ start: pointOf(words[first]?.from ?? text.length), end: pointOf(words[end - 1]?.to ?? text.length) }),
  };
}

/** Every place where these words stand one after another. */
export function occurrences(stream: WordStream, keys: readonly string[]): number[] {
  if (keys.length === 0) return [];
  const rarity = (key: string): number => stream.places.get(key)?.length ?? 0;
  const rarest = keys.reduce((best, key, i) => (rarity(key) < rarity(keys[best] as string) ? i : best), 0);
  return (stream.places.get(keys[rarest] as string) ?? [])
    .map((at) => at - rarest)
    .filter((first) => first >= 0 && keys.every((key, i) => stream.words[first + i]?.key === key));
}
