/** Years from 1900 to 2099 in words: the words of each century, and those for 1 to 99. */
export function yearTable(centuries: Record<'1900' | '2000', readonly string[]>, below: ReadonlyMap<number, readonly string[]>): Record<string, number> {
  const table: Record<string, number> = {};
  for (const [century, heads] of Object.entries(centuries)) {
    for (const head of heads) {
      table[head] = Number(century);
      for (const [value, words] of below) for (const word of words) table[`${head} ${word}`] = Number(century) + value;
    }
  }
  return table;
}

/** The numbers from 1 to 99: those with words of their own, and how tens and units are joined. */
export function numbersBelow(own: Record<number, string>, join: (tens: number, unit: number) => string): Map<number, readonly string[]> {
  const table = new Map<number, readonly string[]>();
  for (let value = 1; value < 100; value++) table.set(value, (own[value] ?? join(value - (value % 10), value % 10)).split(';'));
  return table;
}

/** The same numbers by their words. */
export const byWord = (numbers: ReadonlyMap<number, readonly string[]>): Record<string, number> =>
  Object.fromEntries([...numbers].flatMap(([value, words]) => words.map((word) => [word, value])));
