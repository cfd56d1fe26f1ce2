import type { Side } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** An answer that waits to be cleared, by nobody. */
export interface LeftUncleared {
  id: number;
  version: number;
  commitmentId: number;
  organizationId: number;
  partnershipId: number;
  side: Side | null;
}

/** The answers that wait to be cleared on a day on which their entity wants no clearance any more, or has no head in office who can be reached; of one partnership, or one of them. */
export async function leftUncleared(sql: Sql, of: { partnershipId: number } | { id: number }, today: LocalDate): Promise<LeftUncleared[]> {
  const which = 'id' in of ? raw`w.id = ${of.id}::bigint` : raw`c.partnership_id = ${of.partnershipId}::bigint`;
  const rows = await executePrepared(
    sql,
    raw`select w.id, w.version, w.commitment_id as "commitmentId", w.organization_id as "organizationId", c.partnership_id as "partnershipId", t.side
      from status_update w join commitment c on c.id = w.commitment_id and c.record_state = 'open'
      left join participant t on t.partnership_id = c.partnership_id and t.organization_id = w.organization_id
      where ${which} and w.state = 'awaiting-clearance' and not (coalesce(t.needs_clearance, false) and exists (
        select 1 from appointment a join person h on h.id = a.person_id and h.contact_lost_at is null
        where a.partnership_id = c.partnership_id and a.organization_id = w.organization_id and a.role = 'head' and a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on >= ${today}::date)))`,
  );
  return rows.map((row) => ({
    id: Number(row.id), version: Number(row.version), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId), partnershipId: Number(row.partnershipId), side: row.side as Side | null,
  }));
}
