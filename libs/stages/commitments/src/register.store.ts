import type { Scope } from '@suivi/access';
import type { Acceptance, ImplementationStatus, Level, OwnerPart, ProposalKind, RecordState, ScheduleStatus, Side } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { type SQL, sql as raw } from 'drizzle-orm';
import { visibleCommitments } from './visible.store.js';

/** What the register is asked for; `after` is where the page before ended ('infinity' stands for no deadline). */
export interface RegisterFilter {
  id?: number;
  partnershipId?: number;
  meetingId?: number;
  organizationId?: number;
  status?: ImplementationStatus;
  recordState?: RecordState;
  schedule?: ScheduleStatus;
  documentId?: number;
  correction?: 'unsettled';
  /** Words in any language, as a person typed them. */
  q?: string;
  descending?: boolean;
  after?: { deadline: LocalDate | 'infinity'; id: number };
  today: LocalDate;
  limit: number;
}

/** An owner as a line of the register shows it. */
export interface RegisterOwner {
  organizationId: number;
  acronym: string;
  name: LocalizedText;
  side: Side | null;
  part: OwnerPart;
  declaredStatus: ImplementationStatus;
  awaitingDecision: boolean;
  extensionAsked: boolean;
  handoverProposed: boolean;
}

/** A line of the register, with all that it shows, from one query. */
export interface RegisterRow extends Record<string, unknown> {
  id: string;
  reference: string;
  partnershipId: string;
  meetingId: string;
  meetingOrdinal: number;
  seriesName: LocalizedText;
  paragraphLabel: string;
  title: string;
  quote: string;
  kind: ProposalKind;
  thematicAreaId: string | null;
  areaName: LocalizedText | null;
  level: Level | null;
  acceptance: Acceptance | null;
  declaredStatus: ImplementationStatus;
  verifiedStatus: ImplementationStatus;
  recordState: RecordState;
  deadlineText: string | null;
  deadlineOn: LocalDate | null;
  deadlinePrecision: Precision | null;
  deadlineMeetingId: string | null;
  horizonOn: LocalDate | null;
  lastUpdateAt: string | null;
  dueSoonDays: number;
  version: number;
  owners: RegisterOwner[];
}

/** Written as the indexes of the table write it, to the letter. */
const byDeadline = raw`(coalesce(c.deadline_on, 'infinity'::date))`;

const ofSchedule: Record<ScheduleStatus, (today: LocalDate) => SQL> = {
  'no-deadline': () => raw`c.record_state = 'open' and ${byDeadline} = 'infinity'::date`,
  overdue: (today) => raw`c.record_state = 'open' and ${byDeadline} < ${today}::date`,
  'due-soon': (today) => raw`c.record_state = 'open' and ${byDeadline} between ${today}::date and ${today}::date + p.due_soon_days`,
  'on-track': (today) => raw`c.record_state = 'open' and ${byDeadline} > ${today}::date + p.due_soon_days and ${byDeadline} < 'infinity'::date`,
};

/** What each filter asks of a row; one that is not set asks nothing. */
const asks: { [K in keyof RegisterFilter]?: (value: NonNullable<RegisterFilter[K]>, filter: RegisterFilter) => SQL } = {
  id: (id) => raw`c.id = ${id}`,
  partnershipId: (id) => raw`c.partnership_id = ${id}`,
  meetingId: (id) => raw`c.meeting_id = ${id}`,
  organizationId: (id) => raw`exists (select 1 from commitment_owner f where f.commitment_id = c.id and f.organization_id = ${id})`,
  status: (status) => raw`c.verified_status = ${status}`,
  recordState: (state) => raw`c.record_state = ${state}`,
  schedule: (schedule, { today }) => ofSchedule[schedule](today),
  documentId: (id) => raw`c.paragraph_id in (select g.id from paragraph g where g.document_id = ${id})`,
  correction: () => raw`c.correction ->> 'settled' = 'false'`,
  q: (typed) => raw`search_words(c.title || ' ' || c.quote || ' ' || c.reference) @@ search_query(${typed})`,
  after: ({ deadline, id }, { descending }) => raw`(${byDeadline}, c.id) ${descending ? raw`<` : raw`>`} (${deadline}::date, ${id}::bigint)`,
};

function conditions(scope: Scope, filter: RegisterFilter): SQL {
  const asked = Object.entries(asks).flatMap(([name, ask]) => {
    const value = filter[name as keyof RegisterFilter];
    return value === undefined ? [] : [(ask as (value: unknown, filter: RegisterFilter) => SQL)(value, filter)];
  });
  const visible = visibleCommitments(scope, 'c');
  const all = visible ? [...asked, visible] : asked;
  return all.length > 0 ? raw.join([raw`where `, raw.join(all, raw` and `)]) : raw``;
}

/** Tells whether one plan serves every value: an index gives the order, and nothing that may be rare is sought along it. */
const walksAnIndex = ({ everything }: Scope, { organizationId, status, recordState, documentId, correction, q }: RegisterFilter): boolean =>
  everything && [organizationId, status, recordState, documentId, correction, q].every((sought) => sought === undefined);

/** A page of what a reader sees of the register, in the order of deadlines: the page comes from an index, the rest is joined to it only. */
export async function registerRows(sql: Sql, scope: Scope, filter: RegisterFilter): Promise<RegisterRow[]> {
  const direction = filter.descending ? raw`desc` : raw`asc`;
  const order = raw`${byDeadline} ${direction}, c.id ${direction}`;
  const statement = raw`
    with page as materialized (
      select c.*, p.due_soon_days from commitment c join partnership p on p.id = c.partnership_id
      ${conditions(scope, filter)} order by ${order} limit ${raw.raw(String(filter.limit))}
    ), owners as (
      select w.commitment_id, json_agg(json_build_object('organizationId', w.organization_id, 'acronym', g.acronym, 'name', g.name, 'side', t.side, 'part', w.part,
        'declaredStatus', w.declared_status, 'awaitingDecision', w.awaiting_since is not null,
        'extensionAsked', w.extension_asked_at is not null, 'handoverProposed', w.handover_proposed_at is not null) order by w.part <> 'lead', g.sort_key) as owners
      from page c
      join commitment_owner w on w.commitment_id = c.id
      join organization g on g.id = w.organization_id
      left join participant t on t.organization_id = w.organization_id and t.partnership_id = c.partnership_id
      group by w.commitment_id
    )
    select c.id, c.reference, c.partnership_id as "partnershipId", c.meeting_id as "meetingId", m.ordinal as "meetingOrdinal", s.name as "seriesName",
      c.paragraph_label as "paragraphLabel", c.title, c.quote, c.kind, c.thematic_area_id as "thematicAreaId", a.name as "areaName", c.level, c.acceptance,
      c.declared_status as "declaredStatus", c.verified_status as "verifiedStatus", c.record_state as "recordState", c.deadline_text as "deadlineText",
      c.deadline_on as "deadlineOn", c.deadline_precision as "deadlinePrecision", c.deadline_meeting_id as "deadlineMeetingId", c.horizon_on as "horizonOn",
      c.last_update_at as "lastUpdateAt", c.due_soon_days as "dueSoonDays", c.version, coalesce(o.owners, '[]'::json) as owners
    from page c
    join meeting m on m.id = c.meeting_id
    join series s on s.id = m.series_id
    left join thematic_area a on a.id = c.thematic_area_id
    left join owners o on o.commitment_id = c.id
    order by ${order}`;
  return walksAnIndex(scope, filter) ? executePrepared<RegisterRow>(sql, statement) : (await sql.execute<RegisterRow>(statement)).rows;
}

/** The commitment's source in its document and its kin, for the page of one commitment. */
export interface SourceRow extends Record<string, unknown> {
  documentId: string;
  documentTitle: string;
  symbol: string | null;
  language: 'en' | 'fr' | 'es' | 'zh' | 'ar' | 'ru';
  label: string;
  paragraphText: string;
  start: number;
  version: number;
  pageStarts: number[] | null;
  hasOriginal: boolean;
}

/** Where a commitment's words stand; the paragraph's text is cut from the edition of the document that it is in, so that places keep counting. */
export async function sourceOf(sql: Sql, paragraphId: number): Promise<SourceRow | undefined> {
  const result = await sql.execute<SourceRow>(raw`
    select d.id as "documentId", d.title as "documentTitle", d.symbol, d.language, g.label,
      substr(coalesce(f.text, d.text), g.start + 1, g."end" - g.start) as "paragraphText", g.start, g.edition as version,
      case when f.id is null then d.page_starts else f.page_starts end as "pageStarts", (case when f.id is null then d.file_sha256 else f.file_sha256 end) is not null as "hasOriginal"
    from paragraph g join document d on d.id = g.document_id left join former_edition f on f.document_id = d.id and f.edition = g.edition where g.id = ${paragraphId}`);
  return result.rows[0];
}

/** Reference and title of other commitments that the reader sees, for links. */
export async function linksTo(sql: Sql, scope: Scope, ids: number[]): Promise<{ id: number; reference: string; title: string }[]> {
  if (ids.length === 0) return [];
  const visible = visibleCommitments(scope, 'c');
  const result = await sql.execute<{ id: string; reference: string; title: string }>(raw`
    select c.id, c.reference, c.title from commitment c where c.id in (${raw.join(ids.map((id) => raw`${id}`), raw`, `)})${visible ? raw` and ${visible}` : raw``}`);
  return result.rows.map((row) => ({ ...row, id: Number(row.id) }));
}
