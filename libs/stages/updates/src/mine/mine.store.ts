import type { OwnEntity } from '@suivi/access';
import type { ImplementationStatus, OwnerPart, Side } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** An entity's part in an open commitment, with what it waits for and what came back on its last update. */
export interface DutyRow {
  partnershipId: number;
  dueSoonDays: number;
  commitmentId: number;
  reference: string;
  title: string;
  version: number;
  organizationId: number;
  acronym: string;
  entity: LocalizedText;
  side: Side | null;
  part: OwnerPart;
  declaredStatus: ImplementationStatus;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
  awaitsDesk: boolean;
  awaitsHead: boolean;
  asksForMore: boolean;
  namesColleague: boolean;
  answersPersonId: number | null;
  answersName: string | null;
  backAs: 'returned' | 'sent-back' | null;
  backNote: string | null;
  backBy: string | null;
  backAt: Date | null;
}

/** What entities owe openly, the nearest deadline first. */
export async function dutiesOf(sql: Sql, entities: readonly OwnEntity[]): Promise<DutyRow[]> {
  if (entities.length === 0) return [];
  const own = entities.map((one) => raw`(c.partnership_id = ${one.partnershipId}::bigint and o.organization_id = ${one.organizationId}::bigint)`);
  const rows = await executePrepared(
    sql,
    raw`select c.partnership_id as "partnershipId", s.due_soon_days as "dueSoonDays", c.id as "commitmentId", c.reference, c.title, c.version, g.id as "organizationId", g.acronym, g.name as entity, t.side,
        o.part, o.declared_status as "declaredStatus", c.deadline_on as "deadlineOn", c.deadline_precision as precision, o.awaiting_since is not null as "awaitsDesk", o.clearance_asked_at is not null as "awaitsHead",
        o.extension_asked_at is not null as "asksForMore", o.handover_proposed_at is not null as "namesColleague", o.answers_person_id as "answersPersonId", h.name as "answersName",
        u.state as "backAs", u.decision_note as "backNote", u.decided_by as "backBy", u.decided_at as "backAt"
      from commitment_owner o join commitment c on c.id = o.commitment_id and c.record_state = 'open' join partnership s on s.id = c.partnership_id join organization g on g.id = o.organization_id
      left join participant t on t.partnership_id = c.partnership_id and t.organization_id = g.id
      left join person h on h.id = o.answers_person_id
      left join lateral (select * from status_update l where l.commitment_id = c.id and l.organization_id = o.organization_id order by l.id desc limit 1) u on u.state in ('returned', 'sent-back')
      where ${raw.join(own, raw` or `)}
      order by c.deadline_on nulls last, c.id, g.id`,
  );
  return rows.map((row) => ({
    ...(row as unknown as DutyRow), partnershipId: Number(row.partnershipId), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId),
    answersPersonId: row.answersPersonId === null ? null : Number(row.answersPersonId), backAt: row.backAt === null ? null : new Date(String(row.backAt)),
  }));
}
