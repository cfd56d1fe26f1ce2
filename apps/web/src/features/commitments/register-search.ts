import { vocabulary } from '@suivi/contract';
import type { ImplementationStatus, RecordState, ScheduleStatus } from '@suivi/contract';

/** What the register shows, as it stands in the address. */
export interface RegisterSearch {
  partnershipId?: number;
  meetingId?: number;
  organizationId?: number;
  status?: ImplementationStatus;
  /** Open records if absent, for these are the ones to work on. */
  recordState?: RecordState | 'all';
  schedule?: ScheduleStatus;
  sort?: '-deadline';
}

let last: RegisterSearch = {};
/** What the register showed last, so that the way back leads to the same rows. */
export const lastSearch = (): RegisterSearch => last;
/** Keeps what the register shows for the way back. */
export const rememberSearch = (search: RegisterSearch): void => {
  last = search;
};

const idIn = (value: unknown): number | undefined => {
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
};
const wordIn = <W extends string>(words: readonly W[], value: unknown): W | undefined => words.find((word) => word === value);

/** Reads an address that anyone may have typed: what is not understood is left out. */
export function registerSearch(raw: Record<string, unknown>): RegisterSearch {
  const search: RegisterSearch = {
    partnershipId: idIn(raw['partnershipId']),
    meetingId: idIn(raw['meetingId']),
    organizationId: idIn(raw['organizationId']),
    status: wordIn(vocabulary.implementationStatuses, raw['status']),
    recordState: wordIn([...vocabulary.recordStates.filter((state) => state !== 'open'), 'all'] as const, raw['recordState']),
    schedule: wordIn(vocabulary.scheduleStatuses, raw['schedule']),
    sort: wordIn(['-deadline'] as const, raw['sort']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

/** What the server is asked for: open records unless the address says otherwise; a schedule status means open ones anyway. */
export function askedFor({ recordState, ...search }: RegisterSearch) {
  const state = recordState ?? (search.schedule ? undefined : 'open');
  return { ...search, recordState: state === 'all' ? undefined : state };
}

/** Tells whether anything but the partnership and the order narrows the register. */
export const isNarrowed = ({ meetingId, organizationId, status, recordState, schedule }: RegisterSearch): boolean =>
  [meetingId, organizationId, status, recordState, schedule].some((value) => value !== undefined);
