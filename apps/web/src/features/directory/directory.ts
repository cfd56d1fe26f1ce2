import { directory } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { reading } from '../../ui/reading.js';

/** The partnerships, for the switch in the header. */
export const usePartnerships = () => useQuery({ ...reading(directory.listPartnerships), staleTime: 60_000 });

/** Entities, those of a partnership if one is chosen. */
export const useOrganizations = (partnershipId?: number) => useQuery({ ...reading(directory.listOrganizations, { query: { partnershipId } }), staleTime: 60_000 });
