/** Words as they are compared: without case and accents. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Tells whether a text holds all words that were typed, in whatever order. Pure. */
export function holds(text: string, typed: string): boolean {
  const within = folded(text);
  return folded(typed).split(/\s+/u).every((word) => within.includes(word));
}

/** The place of the option that a step leads to, round the ends; the first where there was none. Pure. */
export const stepped = (at: number, by: 1 | -1, count: number): number => (count === 0 ? -1 : (at + by + count) % count);
