import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import type { Asked, Part } from './nudge.js';

/** A part with what a mail says of it. */
export interface OwedPart extends Part {
  commitmentId: number;
  organizationId: number;
  version: number;
  reference: string;
  title: string;
  quote: string;
  entity: LocalizedText;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
}

const instantIn = (value: unknown): Date | null => (value === null ? null : new Date(String(value)));

/** Parts in commitments as they stand on a day, with who may be asked; a part that no entity has is not among them. Locks the commitments against others who nudge. */
export async function partsOwed(sql: Sql, parts: readonly { commitmentId: number; organizationId: number }[], today: LocalDate): Promise<OwedPart[]> {
  const rows = await executePrepared(
    sql,
    raw`select c.id as "commitmentId", c.version, o.organization_id as "organizationId", c.reference, c.title, c.quote, g.name as entity, c.deadline_on as "deadlineOn", c.deadline_precision as precision, c.record_state = 'open' as "isOpen",
        num_nonnulls(o.awaiting_since, o.extension_asked_at, o.handover_proposed_at) > 0 as "waitsForDesk", o.clearance_asked_at is not null as "waitsForHead", o.nudged_at as "nudgedAt", o.answers_person_id as "answersPersonId",
        coalesce((select json_agg(json_build_object('personId', a.person_id, 'role', a.role, 'contactLost', p.contact_lost_at is not null,
            'away', exists (select 1 from absence b where b.person_id = p.id and b.starts_on <= ${today}::date and b.ends_on >= ${today}::date)) order by a.role desc, a.person_id)
          from appointment a join person p on p.id = a.person_id where a.partnership_id = c.partnership_id and a.organization_id = o.organization_id and a.role in ('focal-point', 'alternate')
            and a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on >= ${today}::date)), '[]'::json) as people
      from unnest(${raw.param(parts.map((one) => one.commitmentId))}::bigint[], ${raw.param(parts.map((one) => one.organizationId))}::bigint[]) w(commitment_id, organization_id)
      join commitment c on c.id = w.commitment_id join commitment_owner o on o.commitment_id = w.commitment_id and o.organization_id = w.organization_id join organization g on g.id = w.organization_id
      order by c.deadline_on nulls last, c.id, o.organization_id for no key update of c`,
  );
  return rows.map((row) => ({
    ...(row as unknown as OwedPart), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId), nudgedAt: instantIn(row.nudgedAt),
    answersPersonId: row.answersPersonId === null ? null : Number(row.answersPersonId), people: row.people as Asked[],
  }));
}
