import { emails, type RouteResponse } from '@suivi/contract';
import { infiniteQueryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../ui/call.js';
import { reading } from '../../ui/reading.js';

/** A line of the mailbox. */
export type MessageLine = RouteResponse<typeof emails.listMailbox>['items'][number];
/** A message, parsed. */
export type MessageInFull = RouteResponse<typeof emails.readMailboxMessage>;

/** The mailbox by pages; it is asked again while it is looked at, since mail arrives by itself. */
export const mailboxPages = infiniteQueryOptions({
  queryKey: [emails.listMailbox.id],
  queryFn: ({ pageParam, signal }) => call(emails.listMailbox, { query: { cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
  refetchInterval: 15_000,
});

export const useMessage = (id: number) => useQuery({ ...reading(emails.readMailboxMessage, { params: { id } }), placeholderData: undefined, staleTime: Infinity });

/** `"Name" <address>` as its two parts; an address alone is its own name. */
export function mailboxOf(header: string): { name: string; address: string } {
  const match = /^\s*"?(.*?)"?\s*<([^>]+)>\s*$/.exec(header);
  const address = match?.[2] ?? header.trim();
  return { name: match?.[1] || address, address };
}
