import { commitments, updates, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

/** What an entity reported, and what the coordinator decided. */
export type StatusUpdate = RouteResponse<typeof updates.listUpdates>['items'][number];

const touched = [updates.listUpdates, commitments.readCommitment, commitments.readHistory, commitments.listCommitments];
export const useUpdatesOf = (commitmentId: number) => useQuery({ ...reading(updates.listUpdates, { query: { commitmentId, limit: 100 } }), placeholderData: undefined });
export const useAccept = () => useChange(updates.acceptUpdate, ...touched);
export const useReturn = () => useChange(updates.returnUpdate, ...touched);
