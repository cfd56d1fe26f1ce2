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
  documentId?: number;
  /** Only where a corrected version of the document changed the words and nobody has settled it. */
  correction?: 'unsettled';
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
    documentId: idIn(raw['documentId']),
    correction: wordIn(['unsettled'] as const, raw['correction']),
    sort: wordIn(['-deadline'] as const, raw['sort']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

/** What the server is asked for: open records unless the address says otherwise; a schedule status means open ones anyway, and closed ones too can wait for their words to be settled. */
export function askedFor({ recordState, ...search }: RegisterSearch) {
  const state = recordState ?? (search.schedule || search.correction ? undefined : 'open');
  return { ...search, recordState: state === 'all' ? undefined : state };
}

/** The change that takes all narrowing away. */
export const cleared = { meetingId: undefined, organizationId: undefined, status: undefined, recordState: undefined, schedule: undefined, documentId: undefined, correction: undefined } satisfies RegisterSearch;

/** Tells whether anything but the partnership and the order narrows the register. */
export const isNarrowed = (search: RegisterSearch): boolean => Object.keys(cleared).some((name) => search[name as keyof RegisterSearch] !== undefined);
