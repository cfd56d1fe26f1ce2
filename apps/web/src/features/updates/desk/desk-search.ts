import { idIn, textIn, understood } from '../../../ui/address.js';

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

/** Reads an address that anyone may have typed: what is not understood is left out. */
export function deskSearch(raw: Record<string, unknown>): DeskSearch {
  return understood<DeskSearch>({
    partnershipId: idIn(raw['partnershipId']),
    side: raw['side'] === 'own' ? 'own' : undefined,
    organizationId: idIn(raw['organizationId']),
    q: textIn(raw['q'], 200),
    sort: (['entity', 'contact'] as const).find((sort) => sort === raw['sort']),
    group: raw['group'] === 'none' ? 'none' : undefined,
  });
}
