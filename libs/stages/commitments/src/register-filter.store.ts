import type { Scope } from '@suivi/access';
import type { Acceptance, ImplementationStatus, Level, RecordState, ScheduleStatus } from '@suivi/contract';
import type { LocalDate } from '@suivi/kernel';
import { type SQL, sql as raw } from 'drizzle-orm';
import { visibleCommitments } from './visible.store.js';

/** What the register is narrowed to; `today` decides what is overdue. */
export interface RegisterFilter {
  id?: number;
  partnershipId?: number;
  meetingId?: number;
  organizationId?: number;
  leadId?: number;
  thematicAreaId?: number;
  level?: Level;
  acceptance?: Acceptance;
  status?: ImplementationStatus;
  recordState?: RecordState;
  schedule?: ScheduleStatus;
  documentId?: number;
  correction?: 'unsettled';
  /** Words in any language, as a person typed them. */
  q?: string;
  today: LocalDate;
}

/** Written as the indexes of the table write it, to the letter. */
export const byDeadline = raw`(coalesce(c.deadline_on, 'infinity'::date))`;

/** What a schedule status asks of an open record; the partnership stands beside it as `p`. */
export const ofSchedule: Record<ScheduleStatus, (today: LocalDate) => SQL> = {
  'no-deadline': () => raw`c.record_state = 'open' and ${byDeadline} = 'infinity'::date`,
  overdue: (today) => raw`c.record_state = 'open' and ${byDeadline} < ${today}::date`,
  'due-soon': (today) => raw`c.record_state = 'open' and ${byDeadline} between ${today}::date and ${today}::date + p.due_soon_days`,
  'on-track': (today) => raw`c.record_state = 'open' and ${byDeadline} > ${today}::date + p.due_soon_days and ${byDeadline} < 'infinity'::date`,
};

/** What a corrected document did and nobody has settled. */
export const unsettled = raw`c.correction ->> 'settled' = 'false'`;

/** What each filter asks of a row; one that is not set asks nothing. */
const asks: { [K in keyof RegisterFilter]?: (value: NonNullable<RegisterFilter[K]>, filter: RegisterFilter) => SQL } = {
  id: (id) => raw`c.id = ${id}`,
  partnershipId: (id) => raw`c.partnership_id = ${id}`,
  meetingId: (id) => raw`c.meeting_id = ${id}`,
  organizationId: (id) => raw`exists (select 1 from commitment_owner f where f.commitment_id = c.id and f.organization_id = ${id})`,
  leadId: (id) => raw`exists (select 1 from commitment_owner f where f.commitment_id = c.id and f.organization_id = ${id} and f.part = 'lead')`,
  thematicAreaId: (id) => raw`c.thematic_area_id = ${id}`,
  level: (level) => raw`c.level = ${level}`,
  acceptance: (acceptance) => raw`c.acceptance = ${acceptance}`,
  status: (status) => raw`c.verified_status = ${status}`,
  recordState: (state) => raw`c.record_state = ${state}`,
  schedule: (schedule, { today }) => ofSchedule[schedule](today),
  documentId: (id) => raw`c.paragraph_id in (select g.id from paragraph g where g.document_id = ${id})`,
  correction: () => unsettled,
  q: (typed) => raw`search_words(c.title || ' ' || c.quote || ' ' || c.reference) @@ search_query(${typed})`,
};

/** The WHERE of what a reader sees of the register under a filter, and more where a page goes on. */
export function conditions(scope: Scope, filter: RegisterFilter, more?: SQL): SQL {
  const asked = Object.entries(asks).flatMap(([name, ask]) => {
    const value = filter[name as keyof RegisterFilter];
    return value === undefined ? [] : [(ask as (value: unknown, filter: RegisterFilter) => SQL)(value, filter)];
  });
  const all = [...asked, more, visibleCommitments(scope, 'c')].filter((one) => one !== undefined);
  return all.length > 0 ? raw.join([raw`where `, raw.join(all, raw` and `)]) : raw``;
}

/** Tells whether nothing is sought that may be rare along the order of deadlines. */
export const seeksNothingRare = ({ everything }: Scope, filter: RegisterFilter): boolean =>
  everything && (Object.keys(asks) as (keyof RegisterFilter)[]).every((name) => ['id', 'partnershipId', 'meetingId', 'schedule'].includes(name) || filter[name] === undefined);
