/** A row of two language versions: the paragraphs that bear the same label, or one of them alone. */
export interface Row<P> {
  own?: P;
  other?: P;
}

interface Labelled {
  label: string;
}

// restarting numbers give the same label more than once: the n-th of one version is the n-th of the other
function keysOf(paragraphs: readonly Labelled[]): string[] {
  const seen = new Map<string, number>();
  return paragraphs.map(({ label }) => {
    const nth = (seen.get(label) ?? 0) + 1;
    seen.set(label, nth);
    return `${label} ${nth}`;
  });
}

/** Puts the paragraphs of two versions of a text beside each other by their labels, each version in its own order. */
export function alignedRows<P extends Labelled>(own: readonly P[], others: readonly P[]): Row<P>[] {
  const placeOf = new Map(keysOf(others).map((key, at) => [key, at]));
  const rows: Row<P>[] = [];
  let next = 0;
  keysOf(own).forEach((key, i) => {
    const at = placeOf.get(key);
    if (at === undefined || at < next) return void rows.push({ own: own[i] });
    rows.push(...others.slice(next, at).map((other) => ({ other })), { own: own[i], other: others[at] });
    next = at + 1;
  });
  return [...rows, ...others.slice(next).map((other) => ({ other }))];
}
