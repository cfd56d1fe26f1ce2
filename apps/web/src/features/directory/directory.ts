import { commitments, directory } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { reading } from '../../ui/reading.js';

/** The partnerships, for the switch in the header. */
export const usePartnerships = () => useQuery({ ...reading(directory.listPartnerships), staleTime: 60_000 });

/** The partnership that is chosen; where there is only one, it is chosen without a word. */
export function useChosenPartnership(partnershipId: number | undefined) {
  const partnerships = usePartnerships().data?.items ?? [];
  return partnerships.length === 1 ? partnerships[0] : partnerships.find(({ id }) => id === partnershipId);
}

/** Entities, those of a partnership if one is chosen. */
export const useOrganizations = (partnershipId?: number) => useQuery({ ...reading(directory.listOrganizations, { query: { partnershipId } }), staleTime: 60_000 });

/** The strategic objectives of a partnership, in order. */
export const useObjectives = (partnershipId: number | undefined) => useQuery({ ...reading(commitments.listObjectives, { params: { id: partnershipId ?? 0 } }), enabled: partnershipId !== undefined });
