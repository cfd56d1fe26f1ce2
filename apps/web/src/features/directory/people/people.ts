import { access, directory, type RouteResponse } from '@suivi/contract';
import { infiniteQueryOptions, useQuery } from '@tanstack/react-query';
import { allPages } from '../../../ui/all-pages.js';
import { call } from '../../../ui/call.js';
import { useRights } from '../../../ui/caller.js';
import { useChange } from '../../../ui/change.js';
import { reading } from '../../../ui/reading.js';

export type Appointment = RouteResponse<typeof directory.listAppointments>['items'][number];
export type PersonInFull = RouteResponse<typeof directory.readPerson>;
type PersonLine = RouteResponse<typeof directory.listPeople>['items'][number];
export type Account = RouteResponse<typeof access.listAccounts>['items'][number];
export type Grant = Account['grants'][number];

export const usePerson = (id: number) => useQuery({ ...reading(directory.readPerson, { params: { id } }), placeholderData: undefined });
export const useAppointments = (partnershipId: number) => useQuery({ ...reading(directory.listAppointments, { params: { id: partnershipId } }), placeholderData: undefined });

/** Everybody whom the reader may look up, by number. */
async function everybody(signal: AbortSignal): Promise<Map<number, PersonLine>> {
  const all = await allPages((cursor) => call(directory.listPeople, { query: { cursor, limit: 200 }, signal }));
  return new Map(all.map((one) => [one.id, one]));
}
export const useEverybody = () => useQuery({ queryKey: [directory.listPeople.id], queryFn: ({ signal }) => everybody(signal), enabled: useRights().keepsAny() });

export const accountPages = infiniteQueryOptions({
  queryKey: [access.listAccounts.id, 'pages'],
  queryFn: ({ pageParam, signal }) => call(access.listAccounts, { query: { cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});
/** The account of one person: the list goes by number, and is asked for the one after the number before. */
export const useAccount = (personId: number, isAsked: boolean) =>
  useQuery({
    ...reading(access.listAccounts, { query: { cursor: String(personId - 1), limit: 1 } }), enabled: isAsked, placeholderData: undefined,
    select: ({ items }): Account | null => items.find(({ person }) => person.id === personId) ?? null,
  });

const ofPeople = [directory.readPerson, directory.listPeople, directory.listAppointments, access.listAccounts];
export const useAppoint = () => useChange(directory.createAppointment, ...ofPeople);
export const useEndAppointment = () => useChange(directory.endAppointment, ...ofPeople);
export const useChangeAddress = () => useChange(directory.changeAddress, ...ofPeople);
export const useChangeSettings = () => useChange(directory.changeSettings, access.readSession, ...ofPeople);
export const useStopDigests = () => useChange(directory.stopDigests, ...ofPeople);
export const useResumeDigests = () => useChange(directory.resumeDigests, ...ofPeople);
export const useRevokeLinks = () => useChange(directory.revokeLinks, ...ofPeople);
export const useErase = () => useChange(directory.erasePerson, ...ofPeople);
export const useDisable = () => useChange(access.disableAccount, ...ofPeople);
export const useEnable = () => useChange(access.enableAccount, ...ofPeople);
export const useEndSessionsOf = () => useChange(access.endSessionsOf, ...ofPeople);
export const useGiveGrant = () => useChange(access.giveGrant, ...ofPeople);
export const useEndGrant = () => useChange(access.endGrant, ...ofPeople);

/** The days of an appointment on which it counts, as far as a day here can tell. */
export const isOver = ({ endsOn }: { endsOn: string | null }, today: string): boolean => endsOn !== null && endsOn < today;
