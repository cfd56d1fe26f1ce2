import { vocabulary } from '@suivi/contract';
import type { Acceptance, ImplementationStatus, Level, RecordState, RegisterGroup, RegisterSort, ScheduleStatus } from '@suivi/contract';
import { idIn, textIn, understood } from '../../ui/address.js';

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
  leadId?: number;
  thematicAreaId?: number;
  level?: Level;
  acceptance?: Acceptance;
  /** Words in any language. */
  q?: string;
  /** By deadline if absent; with a minus from the other end. */
  sort?: RegisterSort | `-${RegisterSort}`;
  group?: RegisterGroup;
  /** The columns that are shown, with commas between them; those chosen last if absent. */
  columns?: string;
}

let last: RegisterSearch = {};
/** What the register showed last, so that the way back leads to the same rows. */
export const lastSearch = (): RegisterSearch => last;
/** Keeps what the register shows for the way back. */
export const rememberSearch = (search: RegisterSearch): void => {
  last = search;
};

const wordIn = <W extends string>(words: readonly W[], value: unknown): W | undefined => words.find((word) => word === value);

const sorts = vocabulary.registerSorts.flatMap((sort) => [sort, `-${sort}`] as const);

/** Reads an address that anyone may have typed: what is not understood is left out. */
export function registerSearch(raw: Record<string, unknown>): RegisterSearch {
  return understood<RegisterSearch>({
    partnershipId: idIn(raw['partnershipId']),
    meetingId: idIn(raw['meetingId']),
    organizationId: idIn(raw['organizationId']),
    status: wordIn(vocabulary.implementationStatuses, raw['status']),
    recordState: wordIn([...vocabulary.recordStates.filter((state) => state !== 'open'), 'all'] as const, raw['recordState']),
    schedule: wordIn(vocabulary.scheduleStatuses, raw['schedule']),
    documentId: idIn(raw['documentId']),
    correction: wordIn(['unsettled'] as const, raw['correction']),
    leadId: idIn(raw['leadId']),
    thematicAreaId: idIn(raw['thematicAreaId']),
    level: wordIn(vocabulary.levels, raw['level']),
    acceptance: wordIn(vocabulary.acceptances, raw['acceptance']),
    q: textIn(raw['q'], 200),
    sort: wordIn(sorts.filter((sort) => sort !== 'deadline'), raw['sort']),
    group: wordIn(vocabulary.registerGroups, raw['group']),
    columns: textIn(raw['columns'], 200),
  });
}

/** What the server is asked for: open records unless the address says otherwise; a schedule status means open ones anyway, and closed ones too can wait for their words to be settled. */
export function askedFor({ recordState, columns: _, ...search }: RegisterSearch) {
  const state = recordState ?? (search.schedule || search.correction ? undefined : 'open');
  return { ...search, recordState: state === 'all' ? undefined : state };
}

/** What is counted: the same, whichever of the views is open. */
export function countedFor({ recordState: _, schedule: _s, correction: _c, documentId: _d, columns: _o, sort: _r, group: _g, ...search }: RegisterSearch) {
  return search;
}

/** The change that takes all narrowing away. */
export const cleared = { meetingId: undefined, organizationId: undefined, status: undefined, recordState: undefined, schedule: undefined, documentId: undefined, correction: undefined, leadId: undefined, thematicAreaId: undefined, level: undefined, acceptance: undefined, q: undefined } satisfies RegisterSearch;

/** Tells whether anything but the partnership and the order narrows the register. */
export const isNarrowed = (search: RegisterSearch): boolean => Object.keys(cleared).some((name) => search[name as keyof RegisterSearch] !== undefined);
