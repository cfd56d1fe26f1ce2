const tokensOf = (label: string): string[] => label.match(/\d+|\p{L}+/gu) ?? [];

function compareTokens(x: string, y: string): number {
  const difference = Number(x) - Number(y);
  if (!Number.isNaN(difference)) return difference;
  return x < y ? -1 : 1;
}

/** The order of paragraphs in a document: 2 before 10, 6 before 6 (a). */
export function compareLabels(a: string, b: string): number {
  const [left, right] = [tokensOf(a), tokensOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x, y] = [left[i], right[i]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    return compareTokens(x, y);
  }
  return 0;
}
