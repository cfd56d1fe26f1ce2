/** The page on which a place of the text stands, by where each page begins (code points, the first page first); null where no pages are known. */
export function pageAt(pageStarts: readonly number[] | null, place: number): number | null {
  if (!pageStarts || pageStarts.length === 0) return null;
  // Of pages that begin at one place all but the last are empty.
  return Math.max(1, pageStarts.findLastIndex((start) => start <= place) + 1);
}
