import { replies, type RouteResponse } from '@suivi/contract';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { addressOf, call } from '../../ui/call.js';
import { useChange } from '../../ui/change.js';
import { touchedByUpdates } from './updates.js';

/** An answer that came as a mail. */
export type MailedReply = RouteResponse<typeof replies.listReplies>['items'][number];

/** The answers that wait for a coordinator, by pages. */
export const parkedReplies = infiniteQueryOptions({
  queryKey: [replies.listReplies.id, 'parked'],
  queryFn: ({ pageParam, signal }) => call(replies.listReplies, { query: { state: 'parked', cursor: pageParam, limit: 25 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const messageAddress = (id: number): string => addressOf(replies.readReplyMessage, { id });
export const useTake = () => useChange(replies.takeReply, replies.listReplies, ...touchedByUpdates);
export const useDismiss = () => useChange(replies.dismissReply, replies.listReplies);
