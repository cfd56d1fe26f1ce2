import { outcomes, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CallProblem } from '../../ui/call.js';
import { useChange } from '../../ui/change.js';
import { reading, refresh } from '../../ui/reading.js';

/** A file on its way to become a document. */
export type FileReading = RouteResponse<typeof outcomes.readReading>;

/** Whether something will still happen to it by itself. */
export const isUnderWay = ({ status }: FileReading): boolean => status === 'waiting' || status === 'reading';

const LOOK_EVERY_MS = 1000;

/** One reading, looked at each second until it has ended. */
export const useFileReading = (id: number | undefined) =>
  useQuery({
    ...reading(outcomes.readReading, { params: { id: id ?? 0 } }), enabled: id !== undefined, placeholderData: undefined,
    refetchInterval: ({ state: { data } }) => (data === undefined || isUnderWay(data) ? LOOK_EVERY_MS : false),
  });

/** The files that have not become documents; when one has, the lists of documents are asked for again. */
export function useFileReadings(partnershipId: number | undefined): readonly FileReading[] {
  const { data } = useQuery({
    ...reading(outcomes.listReadings, { query: { partnershipId } }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? LOOK_EVERY_MS : false),
  });
  const items = data?.items ?? [];
  const underWay = items.filter(isUnderWay).map(({ id }) => id).join(' ');
  useEffect(() => () => void refresh(outcomes.listDocuments), [underWay]);
  return items;
}

export const useRetryReading = () => useChange(outcomes.retryReading, outcomes.listReadings, outcomes.readReading);
export const useDismissReading = () => useChange(outcomes.dismissReading, outcomes.listReadings);

/** Why a file could not be read, as the problem that a refused request would have been. */
export const problemOfReading = ({ refusal }: FileReading): CallProblem | null =>
  refusal && new CallProblem({ type: 'about:blank', title: '', status: 422, ...refusal });
