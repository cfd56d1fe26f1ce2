import { diffArrays } from 'diff';
import { type Bag, likeness, shared, without } from './likeness.js';

/** A paragraph made ready for the comparison. */
export interface Side {
  label: string;
  letters: string;
  readonly bag: Bag;
}

/** A paragraph of the old edition (by index) with the one that it became; `inPlace` where no other had to pass it by. */
export interface Pair {
  from: number;
  to: number;
  alike: number;
  inPlace: boolean;
}

/** Least likeness of two paragraphs that are versions of each other; less is asked of those that bear the same label. */
const leastAlike = 0.4;
const leastAlikeOfSameLabel = 0.25;
/** Pairs of words that stand in more paragraphs than this tell none from another. */
const tooCommon = 40;
const candidatesKept = 6;
/** Which of the words of a paragraph must come from another for it to be a part of that one. */
const leastOfPart = 0.6;
const fewestWordsOfPart = 3;

/** Paragraphs with the same letters, the longest common order first, then those that changed places. */
export function samePairs(before: readonly Side[], after: readonly Side[]): Pair[] {
  const bothHave = (side: readonly Side[], other: readonly Side[]): number[] => {
    const there = new Set(other.map(({ letters }) => letters));
    return side.flatMap(({ letters }, i) => (there.has(letters) ? [i] : []));
  };
  // what only one side has cannot be paired: left out, the comparison is fast however much was reworded
  const [olds, news] = [bothHave(before, after), bothHave(after, before)];
  const pairs: Pair[] = [];
  let [o, n] = [0, 0];
  for (const { added, removed, count } of diffArrays(olds.map((i) => before[i]?.letters), news.map((i) => after[i]?.letters))) {
    for (let k = 0; !added && !removed && k < count; k += 1) pairs.push({ from: olds[o + k] as number, to: news[n + k] as number, alike: 1, inPlace: true });
    if (!added) o += count;
    if (!removed) n += count;
  }
  return [...pairs, ...crossing(before, after, pairs)];
}

const left = (length: number, taken: readonly number[]): number[] => {
  const gone = new Set(taken);
  return Array.from({ length }, (_, i) => i).filter((i) => !gone.has(i));
};

function crossing(before: readonly Side[], after: readonly Side[], pairs: readonly Pair[]): Pair[] {
  const free = new Map<string, number[]>();
  for (const j of left(after.length, pairs.map(({ to }) => to))) free.set(after[j]?.letters ?? '', [...(free.get(after[j]?.letters ?? '') ?? []), j]);
  return left(before.length, pairs.map(({ from }) => from)).flatMap((i) => {
    const places = free.get(before[i]?.letters ?? '') ?? [];
    if (places.length === 0) return [];
    const at = Math.max(places.findIndex((j) => after[j]?.label === before[i]?.label), 0);
    return [{ from: i, to: places.splice(at, 1)[0] as number, alike: 1, inPlace: false }];
  });
}

/** Paragraphs by what they are sought by. */
interface Finder {
  holders: Map<string, number[]>;
  byLabel: Map<string, number>;
}

function finderOf(after: readonly Side[], free: readonly number[]): Finder {
  const finder: Finder = { holders: new Map(), byLabel: new Map() };
  for (const j of free) {
    const side = after[j] as Side;
    finder.byLabel.set(side.label, j);
    for (const mark of marksOf(side)) {
      const there = finder.holders.get(mark);
      if (there) there.push(j);
      else finder.holders.set(mark, [j]);
    }
  }
  return finder;
}

/** The few paragraphs that share most marks with this one, and the one that bears its label. */
function likely(side: Side, { holders, byLabel }: Finder): Set<number> {
  const hits = new Map<number, number>();
  for (const mark of marksOf(side)) {
    const where = holders.get(mark) ?? [];
    if (where.length <= tooCommon) for (const j of where) hits.set(j, (hits.get(j) ?? 0) + 1);
  }
  const best = [...hits].sort((a, b) => b[1] - a[1]).slice(0, candidatesKept).map(([j]) => j);
  const named = byLabel.get(side.label);
  return new Set(named === undefined ? best : [...best, named]);
}

/** What a paragraph is sought by: its pairs of words, and its words where it has few. */
const marksOf = ({ bag }: Side): string[] => [...bag.pairs.keys(), ...(bag.size <= 8 ? bag.words.keys() : [])];

/** Paragraphs that were reworded: the most alike first, each once. */
export function similarPairs(before: readonly Side[], after: readonly Side[], same: readonly Pair[]): Pair[] {
  const olds = new Set(left(before.length, same.map(({ from }) => from)));
  const news = new Set(left(after.length, same.map(({ to }) => to)));
  const sameLabel = ({ from, to }: { from: number; to: number }): boolean => before[from]?.label === after[to]?.label;
  const worth = (pair: Pair): number => pair.alike + (sameLabel(pair) ? 0.1 : 0) - Math.abs(pair.from - pair.to) / 1e6;
  const finder = finderOf(after, [...news]);
  const pairs = [...olds].flatMap((from) => {
    const side = before[from] as Side;
    return [...likely(side, finder)].map((to): Pair => ({ from, to, alike: likeness(side.bag, (after[to] as Side).bag), inPlace: true }));
  });
  const versions = pairs.filter((pair) => pair.alike >= (sameLabel(pair) ? leastAlikeOfSameLabel : leastAlike));
  return versions.sort((a, b) => worth(b) - worth(a)).flatMap((pair) => {
    if (!olds.has(pair.from) || !news.has(pair.to)) return [];
    olds.delete(pair.from);
    news.delete(pair.to);
    return [pair];
  });
}

/** For paragraphs of `parts` that nobody claims: the paragraph of `wholes` that they were cut from. They stand beside another part of it. */
export function partsOf(wholes: readonly Side[], parts: readonly Side[], claimed: ReadonlyMap<number, number>): Map<number, number> {
  const all = new Map(claimed);
  const found = new Map<number, number>();
  const ofWhole = new Map<number, number[]>();
  for (const [part, whole] of claimed) ofWhole.set(whole, [...(ofWhole.get(whole) ?? []), part]);
  const take = (part: number, neighbour: number): void => {
    const whole = all.get(neighbour);
    if (all.has(part) || whole === undefined) return;
    const { bag } = parts[part] as Side;
    if (bag.size < fewestWordsOfPart) return;
    const rest = without((wholes[whole] as Side).bag.words, (ofWhole.get(whole) ?? []).map((p) => (parts[p] as Side).bag.words));
    if (shared(bag.words, rest) / bag.size < leastOfPart) return;
    all.set(part, whole);
    found.set(part, whole);
    ofWhole.get(whole)?.push(part);
  };
  for (let part = 0; part < parts.length; part += 1) take(part, part - 1);
  for (let part = parts.length - 1; part >= 0; part -= 1) take(part, part + 1);
  return found;
}
