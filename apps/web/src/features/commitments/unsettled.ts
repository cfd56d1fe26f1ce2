import { commitments } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { reading } from '../../ui/reading.js';

/** How many commitments of a partnership, or of a document, wait for a decision on words that a corrected version changed or dropped. */
export const useUnsettled = (of: { partnershipId?: number; documentId?: number }): number =>
  useQuery(reading(commitments.listCommitments, { query: { ...of, correction: 'unsettled', limit: 200 } })).data?.items.length ?? 0;
