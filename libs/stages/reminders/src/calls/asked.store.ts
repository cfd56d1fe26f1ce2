import type { ImplementationStatus } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** A commitment on which a call asks an entity to report. */
export interface AskedCommitment {
  commitmentId: number;
  reference: string;
  title: string;
  quote: string;
  paragraphLabel: string;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
  declaredStatus: ImplementationStatus;
  lastUpdateAt: Date | null;
  isOpen: boolean;
  /** Reported on since the call was opened, cleared by the head of the entity or not yet. */
  answered: boolean;
  /** An answer waits for the head of the entity. */
  clearing: boolean;
}

const dateOrNull = (value: unknown): Date | null => (value === null ? null : new Date(String(value)));

/** What a call asks an entity about: its open commitments of the meeting, and those that it has reported on since; those without an answer first. */
export async function commitmentsAsked(sql: Sql, of: { callId: number; organizationId: number }): Promise<AskedCommitment[]> {
  const rows = await executePrepared(
    sql,
    raw`select * from (
      select c.id as "commitmentId", c.reference, c.title, c.quote, c.paragraph_label as "paragraphLabel", c.deadline_on as "deadlineOn", c.deadline_precision as precision, o.declared_status as "declaredStatus",
        o.last_update_at as "lastUpdateAt", c.record_state = 'open' as "isOpen", coalesce(greatest(o.last_update_at, o.clearance_asked_at) >= k.opened_at, false) as answered, o.clearance_asked_at is not null as clearing
      from call_for_inputs k join commitment c on c.meeting_id = k.meeting_id join commitment_owner o on o.commitment_id = c.id and o.organization_id = ${of.organizationId}::bigint
      where k.id = ${of.callId}::bigint) asked
    where "isOpen" or answered order by answered, "deadlineOn" nulls last, "commitmentId"`,
  );
  return rows.map((row) => ({ ...(row as unknown as AskedCommitment), commitmentId: Number(row.commitmentId), lastUpdateAt: dateOrNull(row.lastUpdateAt) }));
}

/** A call as who answers it sees it, for one entity. */
export interface CallToAnswer {
  callId: number;
  partnershipId: number;
  meetingOrdinal: number;
  state: 'drafted' | 'open' | 'closed';
  entity: LocalizedText;
  message: LocalizedText;
  dueOn: LocalDate;
  remarks: string | null;
  remarksDraft: string | null;
  nothing: boolean;
}

/** The call and the entity that is asked; undefined where it is not (any more). */
export async function callToAnswer(sql: Sql, of: { callId: number; organizationId: number }): Promise<CallToAnswer | undefined> {
  const [row] = await executePrepared(
    sql,
    raw`select k.id as "callId", k.partnership_id as "partnershipId", m.ordinal as "meetingOrdinal", k.state, g.name as entity, k.message, coalesce(e.extended_to, k.due_on) as "dueOn", e.remarks, e.remarks_draft as "remarksDraft", e.nothing_to_report_at is not null as nothing
      from call_for_inputs k join call_entity e on e.call_id = k.id join organization g on g.id = e.organization_id join meeting m on m.id = k.meeting_id
      where k.id = ${of.callId}::bigint and e.organization_id = ${of.organizationId}::bigint`,
  );
  return row && { ...(row as unknown as CallToAnswer), callId: Number(row.callId), partnershipId: Number(row.partnershipId), meetingOrdinal: Number(row.meetingOrdinal) };
}
