/** In what order overdue duties stand; by age if absent. */
export const deskSorts = ['age', 'entity', 'contact'] as const;
export type DeskSort = (typeof deskSorts)[number];

/** What the desk's page shows, as it stands in the address. */
export interface DeskSearch {
  partnershipId?: number;
  /** Only entities that the reader's own desk follows up. */
  side?: 'own';
  organizationId?: number;
  q?: string;
  sort?: Exclude<DeskSort, 'age'>;
  /** Overdue duties stand under their entities if absent. */
  group?: 'none';
}

const idIn = (value: unknown): number | undefined => (Number.isSafeInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined);
const textIn = (value: unknown): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 200) || undefined : undefined);

/** Reads an address that anyone may have typed: what is not understood is left out. */
export function deskSearch(raw: Record<string, unknown>): DeskSearch {
  const search: DeskSearch = {
    partnershipId: idIn(raw['partnershipId']),
    side: raw['side'] === 'own' ? 'own' : undefined,
    organizationId: idIn(raw['organizationId']),
    q: textIn(raw['q']),
    sort: (['entity', 'contact'] as const).find((sort) => sort === raw['sort']),
    group: raw['group'] === 'none' ? 'none' : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
