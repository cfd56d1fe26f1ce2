/** Words and pairs of neighbouring words with their counts: what two texts are compared by. */
export interface Bag {
  words: Map<string, number>;
  pairs: Map<string, number>;
  size: number;
}

const count = (into: Map<string, number>, key: string): void => void into.set(key, (into.get(key) ?? 0) + 1);

export function bagOf(keys: readonly string[]): Bag {
  const bag: Bag = { words: new Map(), pairs: new Map(), size: keys.length };
  keys.forEach((key, i) => {
    count(bag.words, key);
    if (i > 0) count(bag.pairs, `${keys[i - 1]} ${key}`);
  });
  return bag;
}

/** How many of one's parts the other has too, with their counts. */
export function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [key, n] of few) sum += Math.min(n, many.get(key) ?? 0);
  return sum;
}

const dice = (common: number, a: number, b: number): number => (a + b === 0 ? 0 : (2 * common) / (a + b));

/** How alike two texts are, from 0 (nothing) to 1 (the same words in the same order); half of it counts words, half their neighbourhood. */
export function likeness(a: Bag, b: Bag): number {
  const words = dice(shared(a.words, b.words), a.size, b.size);
  return a.size < 2 || b.size < 2 ? words : (words + dice(shared(a.pairs, b.pairs), a.size - 1, b.size - 1)) / 2;
}

/** What is left of a count of words once the words of others are taken away. */
export function without(words: ReadonlyMap<string, number>, others: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const left = new Map(words);
  for (const other of others)
    for (const [key, n] of other) {
      const rest = (left.get(key) ?? 0) - n;
      if (rest > 0) left.set(key, rest);
      else left.delete(key);
    }
  return left;
}
