import { commitments, outcomes, type RouteResponse } from '@suivi/contract';
import { useQueries, useQuery } from '@tanstack/react-query';
import { addressOf } from '../../ui/call.js';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

/** An outcome document with the count of its proposals. */
export type OutcomeDocument = RouteResponse<typeof outcomes.importDocument>;
/** A document with its paragraphs, in its exact words. */
export type DocumentInFull = RouteResponse<typeof outcomes.readDocument>;
/** The unit that is cited. */
export type Paragraph = DocumentInFull['paragraphs'][number];
/** A passage proposed as a commitment. */
export type Proposal = RouteResponse<typeof outcomes.editProposal>;

/** The file that a version of a document came as, opened at a page where one is given. */
export const originalAt = ({ id, version }: Pick<OutcomeDocument, 'id' | 'version'>, page?: number | null): string => `${addressOf(outcomes.readOriginal, { id }, { version })}${page ? `#page=${page}` : ''}`;

/** The documents of several meetings, in the order of the meetings. */
export const useDocumentsOf = (meetingIds: readonly number[]) =>
  useQueries({
    queries: meetingIds.map((id) => reading(outcomes.listDocuments, { params: { id } })),
    combine: (results) => ({
      documents: results.flatMap((result) => result.data?.items ?? []),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.isLoadingError)?.error,
    }),
  });

// one document never stands in for another while it loads
export const useDocument = (id: number) => useQuery({ ...reading(outcomes.readDocument, { params: { id } }), placeholderData: undefined });
/** A text that a document had before, with what its original was. */
export const useFormerVersion = (id: number, version: number) => useQuery({ ...reading(outcomes.readDocument, { params: { id }, query: { version } }), placeholderData: undefined });
export const useProposals = (id: number) => useQuery({ ...reading(outcomes.listProposals, { params: { id } }), placeholderData: undefined });
export const useMeeting = (id: number) => useQuery(reading(outcomes.readMeeting, { params: { id } }));

const touched = [outcomes.listProposals, outcomes.listDocuments];
export const useEdit = () => useChange(outcomes.editProposal, ...touched);
export const useReject = () => useChange(outcomes.rejectProposal, ...touched);
export const useAdd = () => useChange(outcomes.addProposal, ...touched);
export const useSplit = () => useChange(outcomes.splitProposal, ...touched);
export const useMerge = () => useChange(outcomes.mergeProposals, ...touched);
export const useReopen = () => useChange(commitments.reopenProposal, ...touched, commitments.listCommitments);
