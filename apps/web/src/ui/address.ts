/** An id in an address that anyone may have typed. */
export const idIn = (value: unknown): number | undefined => {
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
};

/** A text in an address; a number that somebody sought comes out of it as a number. */
export const textIn = (value: unknown, most: number): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, most) || undefined : undefined);

/** What of an address was understood; the rest is left out of it. */
export const understood = <T extends object>(search: T): T => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
