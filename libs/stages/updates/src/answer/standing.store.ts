import { executePrepared, type Sql } from '@suivi/db';
import type { Language, LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** A commitment as the page behind a link shows it: the words of the document, and where they stand. */
export interface PlaceRow {
  reference: string;
  title: string;
  quote: string;
  paragraphLabel: string;
  documentTitle: string | null;
  documentLanguage: Language | null;
  entity: LocalizedText;
  isOpen: boolean;
  isOwner: boolean;
  leads: boolean;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
  /** The deadline is a meeting's: a later one is a day of its own. */
  hangsOnMeeting: boolean;
  awaitingSince: Date | null;
}

/** The commitment and the entity of a link; undefined where one of them is gone. */
export async function placeRow(sql: Sql, of: { commitmentId: number; organizationId: number }): Promise<PlaceRow | undefined> {
  const [row] = await executePrepared(
    sql,
    raw`select c.reference, c.title, c.quote, c.paragraph_label as "paragraphLabel", d.title as "documentTitle", d.language as "documentLanguage", g.name as entity, c.record_state = 'open' as "isOpen",
        o.commitment_id is not null as "isOwner", coalesce(o.part = 'lead', false) as leads, c.deadline_on as "deadlineOn", c.deadline_precision as precision,
        c.deadline_meeting_id is not null as "hangsOnMeeting", o.awaiting_since as "awaitingSince"
      from commitment c cross join organization g
      left join commitment_owner o on o.commitment_id = c.id and o.organization_id = g.id
      left join paragraph p on p.id = c.paragraph_id left join document d on d.id = p.document_id
      where c.id = ${of.commitmentId}::bigint and g.id = ${of.organizationId}::bigint`,
  );
  return row && { ...(row as unknown as PlaceRow), awaitingSince: row.awaitingSince === null ? null : new Date(String(row.awaitingSince)) };
}

/** A commitment that awaits a person's answer for an entity. */
export interface Awaiting {
  commitmentId: number;
  organizationId: number;
  reference: string;
  title: string;
  entity: LocalizedText;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
}

/**
 * What awaits a person's answer on a day, the nearest deadline first, and how much that is in all. Of the head of an entity: what is to be cleared, and what is
 * overdue. What a colleague was named for is the colleague's.
 */
export async function awaitingAnswerOf(sql: Sql, who: { personId: number; today: LocalDate; limit: number; except?: { commitmentId: number; organizationId: number } }): Promise<{ items: Awaiting[]; total: number }> {
  const rows = await executePrepared(
    sql,
    raw`select *, count(*) over () as total from (
      select distinct on (c.id, o.organization_id) c.id as "commitmentId", o.organization_id as "organizationId", c.reference, c.title, g.name as entity, c.deadline_on as "deadlineOn", c.deadline_precision as precision
      from appointment a
      join commitment_owner o on o.organization_id = a.organization_id
      join commitment c on c.id = o.commitment_id and c.partnership_id = a.partnership_id and c.record_state = 'open'
      join organization g on g.id = o.organization_id
      where a.person_id = ${who.personId}::bigint and a.role <> 'coordinator' and a.starts_on <= ${who.today}::date and (a.ends_on is null or a.ends_on >= ${who.today}::date)
        and o.awaiting_since is null and o.extension_asked_at is null and o.handover_proposed_at is null
        and case when a.role = 'head' then o.clearance_asked_at is not null or c.deadline_on < ${who.today}::date
          else o.clearance_asked_at is null and (o.answers_person_id is null or o.answers_person_id = a.person_id) end
        and (c.id, o.organization_id) <> (${who.except?.commitmentId ?? 0}::bigint, ${who.except?.organizationId ?? 0}::bigint)
      ) awaiting order by "deadlineOn" nulls last, "commitmentId", "organizationId" limit ${who.limit}::int`,
  );
  return {
    items: rows.map((row) => ({ ...(row as unknown as Awaiting), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId) })),
    total: Number(rows[0]?.total ?? 0),
  };
}
