import { emails, type MailState, type RouteResponse } from '@suivi/contract';
import { infiniteQueryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../ui/call.js';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

/** A line of the delivery ledger. */
export type MailLine = RouteResponse<typeof emails.listMails>['items'][number];
/** A mail with why it was due, each attempt, and what came back. */
export type MailInFull = RouteResponse<typeof emails.readMail>;

/** The ledger by pages; it is asked again while it is looked at, since mail leaves by itself. */
export const ledgerPages = (state: MailState | undefined) =>
  infiniteQueryOptions({
    queryKey: [emails.listMails.id, state],
    queryFn: ({ pageParam, signal }) => call(emails.listMails, { query: { state, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: 15_000,
  });

export const useMail = (id: number) => useQuery({ ...reading(emails.readMail, { params: { id } }), placeholderData: undefined, refetchInterval: 15_000 });

/** Lets a mail go again that failed or bounced. */
export const useRetry = () => useChange(emails.retryMail, emails.readMail, emails.listMails);
