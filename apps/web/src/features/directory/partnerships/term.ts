/** How an instrument's term stands on a day: over, in its last year, or not ending soon. */
export type Term = 'over' | 'ends-soon' | 'runs' | 'open';

/** Tells how a term stands on a day; one that ends within the year that begins on the day ends soon. Pure. */
export function termOn({ endsOn }: { endsOn: string | null }, today: string): Term {
  if (endsOn === null) return 'open';
  if (endsOn < today) return 'over';
  return endsOn <= `${Number(today.slice(0, 4)) + 1}${today.slice(4)}` ? 'ends-soon' : 'runs';
}

/** What ends within a year of a day, the first before the others. Pure. */
export const endingSoon = <I extends { endsOn: string | null }>(instruments: readonly I[], today: string): I[] =>
  instruments.filter((one) => termOn(one, today) === 'ends-soon').sort((a, b) => (a.endsOn ?? '').localeCompare(b.endsOn ?? ''));
