import { answers, commitments, desk, mine, updates, type RouteResponse, type UpdateState } from '@suivi/contract';
import type { MessageKey } from '@suivi/i18n';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

/** What an entity reported, and what the coordinator decided. */
export type StatusUpdate = RouteResponse<typeof updates.listUpdates>['items'][number];

/** The sentence that says who decided, where it was. */
export const decidedAs: Partial<Record<UpdateState, MessageKey>> = { accepted: 'web.updates.accepted-by', returned: 'web.updates.returned-by', 'sent-back': 'desk.sent-back-by' };

/** The answers that change with an update. */
export const touchedByUpdates = [updates.listUpdates, answers.listInputs, commitments.readCommitment, commitments.readHistory, commitments.listCommitments, commitments.countCommitments, desk.readDesk, mine.readMine] as const;
export const useUpdatesOf = (commitmentId: number) => useQuery({ ...reading(updates.listUpdates, { query: { commitmentId, limit: 100 } }), placeholderData: undefined });
export const useSubmit = () => useChange(updates.submitUpdate, ...touchedByUpdates);
export const useAccept = () => useChange(updates.acceptUpdate, ...touchedByUpdates);
export const useReturn = () => useChange(updates.returnUpdate, ...touchedByUpdates);
export const useClear = () => useChange(answers.clearUpdate, ...touchedByUpdates);
export const useSendBack = () => useChange(answers.sendBackUpdate, ...touchedByUpdates);
