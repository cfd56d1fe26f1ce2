import type { Scope } from '@suivi/access';
import type { Acceptance, ImplementationStatus, Level, OwnerPart, ProposalKind, RecordState, Side } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import { conditions, type RegisterFilter, seeksNothingRare } from './register-filter.store.js';
import { orderParts, type Place, type RegisterOrder } from './register-order.store.js';
import { visibleCommitments } from './visible.store.js';

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
  /** The values that its place in the order is told by. */
  place: string[];
  owners: RegisterOwner[];
}

/** Which page of the register is asked for. */
export interface RegisterAsk extends RegisterFilter, RegisterOrder {
  after?: Place;
  limit: number;
}

/** Tells whether one plan serves every value: an index gives the order, and nothing that may be rare is sought along it. */
const walksAnIndex = (scope: Scope, ask: RegisterAsk): boolean => ask.group === undefined && /^-?deadline$/.test(ask.sort) && seeksNothingRare(scope, ask);

/** A page of what a reader sees of the register, in the order asked for: by deadline it comes from an index; the rest is joined to the page only. */
export async function registerRows(sql: Sql, scope: Scope, ask: RegisterAsk): Promise<RegisterRow[]> {
  const order = orderParts(ask);
  const statement = raw`
    with page as materialized (
      select c.*, p.due_soon_days, ${order.columns}
      from commitment c join partnership p on p.id = c.partnership_id ${order.join}
      ${conditions(scope, ask, ask.after && order.after(ask.after))} order by ${order.by} limit ${raw.raw(String(ask.limit))}
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
      c.last_update_at as "lastUpdateAt", c.due_soon_days as "dueSoonDays", c.version, ${order.place} as place, coalesce(o.owners, '[]'::json) as owners
    from page c
    join meeting m on m.id = c.meeting_id
    join series s on s.id = m.series_id
    left join thematic_area a on a.id = c.thematic_area_id
    left join owners o on o.commitment_id = c.id
    order by ${order.again}`;
  return walksAnIndex(scope, ask) ? executePrepared<RegisterRow>(sql, statement) : (await sql.execute<RegisterRow>(statement)).rows;
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

/** A record of a commitment over the meetings: it and those before and after it, as far as the reader sees them. */
export interface KinRow extends Record<string, unknown> {
  id: number;
  reference: string;
  title: string;
  meetingId: number;
  ordinal: number;
  recordState: RecordState;
  verifiedStatus: ImplementationStatus;
  succeededById: number | null;
}

/** More records than any commitment goes through; a picture of more would be none. */
const mostKin = 40;

/** The records that a commitment was, is and goes on as: carried over, superseded or merged; in the order of their meetings. */
export async function lineageOf(sql: Sql, scope: Scope, id: number): Promise<KinRow[]> {
  const visible = visibleCommitments(scope, 'c');
  const { rows } = await sql.execute<KinRow>(raw`
    with recursive kin (id) as (
      select ${id}::bigint
      union
      select n.id from kin k join commitment me on me.id = k.id cross join lateral (
        select me.succeeded_by_id as id union all select me.carried_from_id union all select b.id from commitment b where b.partnership_id = me.partnership_id and b.succeeded_by_id = me.id
      ) n where n.id is not null
    )
    select c.id::int, c.reference, c.title, c.meeting_id::int as "meetingId", m.ordinal, c.record_state as "recordState", c.verified_status as "verifiedStatus", c.succeeded_by_id::int as "succeededById"
    from (select id from kin limit ${mostKin}) k join commitment c on c.id = k.id join meeting m on m.id = c.meeting_id
    ${visible ? raw`where ${visible}` : raw``} order by m.starts_on, m.id, c.id`);
  return rows;
}
