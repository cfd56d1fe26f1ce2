import { visibleOrganizations } from '@suivi/directory';
import { inCoordinatedPartnership, type Scope } from '@suivi/access';
import type { Sql } from '@suivi/db';
import type { LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { type SQL, sql as raw } from 'drizzle-orm';
import { visibleCommitments } from '../visible.store.js';

const andVisible = (condition: SQL | undefined): SQL => (condition ? raw` and ${condition}` : raw``);
const whereVisible = (condition: SQL | undefined): SQL => (condition ? raw` where ${condition}` : raw``);

/** A commitment as a table shows it, with what an import must know of it. */
export interface TableCommitment extends Record<string, unknown> {
  id: string;
  reference: string;
  partnershipId: string;
  partnership: string;
  seriesId: string;
  series: string;
  meetingId: string;
  ordinal: number;
  paragraphLabel: string;
  title: string;
  quote: string;
  kind: string;
  area: LocalizedText | null;
  level: string | null;
  lead: string | null;
  contributing: string[] | null;
  deadlineOn: LocalDate | null;
  deadlinePrecision: Precision | null;
  deadlineText: string | null;
  deadlineOrdinal: number | null;
  deadlineSeries: string | null;
  acceptance: string | null;
  acceptanceReason: string | null;
  declaredStatus: string;
  verifiedStatus: string;
  recordState: string;
  closedReason: string | null;
  lastUpdateAt: string | null;
  version: number;
}

/** Commitments that a reader sees by their ids, by their references, or by the meetings where they were made, in one query. */
export async function tableCommitments(sql: Sql, scope: Scope, which: { ids: number[] } | { references: string[] } | { meetingIds: number[] }): Promise<TableCommitment[]> {
  const chosen =
    'ids' in which ? raw`c.id = any(${raw.param(which.ids)}::bigint[])`
    : 'references' in which ? raw`c.reference = any(${raw.param(which.references)}::text[])`
    : raw`c.meeting_id = any(${raw.param(which.meetingIds)}::bigint[])`;
  const result = await sql.execute<TableCommitment>(raw`
    with chosen as materialized (select * from commitment c where ${chosen}${andVisible(visibleCommitments(scope, 'c'))}), owners as (
      select w.commitment_id, max(g.acronym) filter (where w.part = 'lead') as lead,
        array_agg(g.acronym order by g.sort_key, g.acronym) filter (where w.part = 'contributing') as contributing
      from chosen c join commitment_owner w on w.commitment_id = c.id join organization g on g.id = w.organization_id group by w.commitment_id
    )
    select c.id, c.reference, c.partnership_id as "partnershipId", p.slug as partnership, s.id as "seriesId", s.slug as series, c.meeting_id as "meetingId", m.ordinal,
      c.paragraph_label as "paragraphLabel", c.title, c.quote, c.kind, a.name as area, c.level, o.lead, o.contributing, c.deadline_on as "deadlineOn",
      c.deadline_precision as "deadlinePrecision", c.deadline_text as "deadlineText", dm.ordinal as "deadlineOrdinal", ds.slug as "deadlineSeries", c.acceptance,
      c.acceptance_reason as "acceptanceReason", c.declared_status as "declaredStatus", c.verified_status as "verifiedStatus", c.record_state as "recordState",
      c.closed_reason as "closedReason", c.last_update_at as "lastUpdateAt", c.version
    from chosen c
    join partnership p on p.id = c.partnership_id
    join meeting m on m.id = c.meeting_id
    join series s on s.id = m.series_id
    left join thematic_area a on a.id = c.thematic_area_id
    left join meeting dm on dm.id = c.deadline_meeting_id
    left join series ds on ds.id = dm.series_id
    left join owners o on o.commitment_id = c.id
    order by c.id`);
  return result.rows;
}

/** A meeting by which rows are placed. */
export interface PlacedMeeting extends Record<string, unknown> {
  id: number;
  ordinal: number;
  startsOn: LocalDate;
  precision: Precision;
  series: string;
  partnership: string;
  partnershipId: number;
}

/** An organization by its acronym; a group stands for its members. */
export interface PlacedOrganization extends Record<string, unknown> {
  id: number;
  acronym: string;
  members: number[] | null;
  partnershipIds: number[] | null;
}

/** The meetings of partnerships that the reader coordinates, with their series and partnership. */
export const placedMeetings = async (sql: Sql, scope: Scope): Promise<PlacedMeeting[]> =>
  (
    await sql.execute<PlacedMeeting>(raw`
      select m.id::int, m.ordinal, m.starts_on as "startsOn", m.precision, s.slug as series, p.slug as partnership, p.id::int as "partnershipId"
      from meeting m join series s on s.id = m.series_id join partnership p on p.id = s.partnership_id${whereVisible(inCoordinatedPartnership(scope, 'p.id'))} order by m.id`)
  ).rows;

/** The organizations that concern the reader in the order of reports, with the members of groups and the partnerships that each takes part in. */
export const placedOrganizations = async (sql: Sql, scope: Scope): Promise<PlacedOrganization[]> =>
  (
    await sql.execute<PlacedOrganization>(raw`
      select o.id::int, o.acronym, g.members, t.partnerships as "partnershipIds"
      from organization o
      left join (select group_id, array_agg(member_id::int) as members from group_member group by 1) g on g.group_id = o.id
      left join (select organization_id, array_agg(partnership_id::int) as partnerships from participant group by 1) t on t.organization_id = o.id${whereVisible(visibleOrganizations(scope, 'o'))}
      order by o.sort_key, o.acronym`)
  ).rows;

/** The thematic areas of partnerships that the reader coordinates. */
export const placedAreas = async (sql: Sql, scope: Scope): Promise<{ id: number; partnershipId: number; name: LocalizedText }[]> =>
  (await sql.execute<{ id: number; partnershipId: number; name: LocalizedText }>(raw`select id::int, partnership_id::int as "partnershipId", name from thematic_area${whereVisible(inCoordinatedPartnership(scope, 'partnership_id'))} order by position`)).rows;
