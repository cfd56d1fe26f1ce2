import { commitments, outcomes, updates, type RecordState, type RegisterGroup, type RouteResponse, type ScheduleStatus } from '@suivi/contract';
import { infiniteQueryOptions, keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../ui/call.js';
import type { Place } from '../../ui/caller.js';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';
import { askedFor, type countedFor, type RegisterSearch } from './register-search.js';

/** A row of the register. */
export type CommitmentRow = RouteResponse<typeof commitments.listCommitments>['items'][number];
/** A commitment with its source and lineage. */
export type CommitmentInFull = RouteResponse<typeof commitments.readCommitment>;
/** The concrete project under a commitment. */
export type Project = NonNullable<CommitmentInFull['project']>;
/** Which desk keeps a commitment: that of the side on which its lead entity stands. */
export const placeOf = ({ partnershipId, owners }: CommitmentRow): Place => ({ partnershipId, side: owners.find(({ part }) => part === 'lead')?.side ?? null });
/** One sentence of a commitment's story. */
export type HistoryEntry = RouteResponse<typeof commitments.readHistory>['items'][number];

/** The register by pages; the pages before stay while the next is fetched. */
export const registerPages = (search: RegisterSearch) =>
  infiniteQueryOptions({
    queryKey: [commitments.listCommitments.id, askedFor(search)],
    queryFn: ({ pageParam, signal }) => call(commitments.listCommitments, { query: { ...askedFor(search), cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** How many commitments a search leaves, by all that they are told apart by. */
export const useCounts = (search: ReturnType<typeof countedFor> & { group?: RegisterGroup; recordState?: RecordState; schedule?: ScheduleStatus; correction?: 'unsettled'; documentId?: number }) =>
  useQuery(reading(commitments.countCommitments, { query: search }));

/** Whether the register holds anything at all, open or not. */
export const useAnyCommitment = (partnershipId?: number) => useQuery(reading(commitments.listCommitments, { query: { partnershipId, limit: 1 } }));

// one commitment never stands in for another while it loads
export const useCommitment = (id: number) => useQuery({ ...reading(commitments.readCommitment, { params: { id } }), placeholderData: undefined });
export const useHistory = (id: number) => useQuery({ ...reading(commitments.readHistory, { params: { id } }), placeholderData: undefined });

const touched = [commitments.listCommitments, commitments.countCommitments, commitments.readCommitment, commitments.readHistory];
export const useVerify = () => useChange(commitments.verifyCommitment, ...touched, updates.listUpdates);
export const useRecordAcceptance = () => useChange(commitments.recordAcceptance, ...touched);
export const useEditCommitment = () => useChange(commitments.editCommitment, ...touched);
export const useSettleCorrection = () => useChange(commitments.settleCorrection, ...touched);
export const useCarryOver = () => useChange(commitments.carryOver, ...touched);
export const useSupersede = () => useChange(commitments.supersede, ...touched);
export const useMerge = () => useChange(commitments.merge, ...touched);
/** Open commitments of a partnership in which words stand, a handful. */
export const useOpenCommitments = (of: { partnershipId: number; q: string | undefined }) => useQuery(reading(commitments.listCommitments, { query: { ...of, recordState: 'open', limit: 20 } }));
// what one proposal suggests never stands in for another
export const useSuggestion = (proposalId: number) => useQuery({ ...reading(commitments.suggestAcceptance, { params: { id: proposalId } }), placeholderData: undefined });
export const useAcceptProposal = () => useChange(commitments.acceptProposal, ...touched, outcomes.listProposals, outcomes.listDocuments);
export const useThematicAreas = (partnershipId: number | undefined) => useQuery({ ...reading(commitments.listThematicAreas, { params: { id: partnershipId ?? 0 } }), enabled: partnershipId !== undefined });
