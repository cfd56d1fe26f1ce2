const tokensOf = (label: string): string[] => label.match(/\d+|\p{L}+/gu) ?? [];

function compareTokens(x: string, y: string): number {
  const difference = Number(x) - Number(y);
  if (!Number.isNaN(difference)) return difference;
  return x < y ? -1 : 1;
}

function compareLabels(left: readonly string[], right: readonly string[]): number {
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x, y] = [left[i], right[i]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    return compareTokens(x, y);
  }
  return 0;
}

/** Things in the order of paragraphs in a document: 2 before 10, 6 before 6 (a); where the first labels are alike the second count. Each label is taken apart once, not in every comparison. */
export const inLabelOrder = <T>(things: readonly T[], labelsOf: (thing: T) => readonly [string, string]): T[] =>
  things
    .map((thing) => ({ thing, labels: labelsOf(thing).map(tokensOf) as [string[], string[]] }))
    .sort(({ labels: [a, c] }, { labels: [b, d] }) => compareLabels(a, b) || compareLabels(c, d))
    .map(({ thing }) => thing);
