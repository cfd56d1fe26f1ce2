import type { GrantRole, Role, Side } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** What one appointment or grant gives. */
export interface Ground {
  /** Null for the whole installation. */
  partnershipId: number | null;
  organizationId: number | null;
  role: Role | GrantRole;
  /** The side of an appointment's organization. */
  side: Side | null;
}

/** All that a person's rights rest on, on a day; a viewer of the whole installation has a row for each partnership. */
export async function groundsOf(sql: Sql, personId: number, on: LocalDate): Promise<Ground[]> {
  const rows = await executePrepared(
    sql,
    raw`select a.partnership_id as "partnershipId", a.organization_id as "organizationId", a.role, t.side
      from appointment a left join participant t on t.partnership_id = a.partnership_id and t.organization_id = a.organization_id
      where a.person_id = ${personId}::bigint and a.starts_on <= ${on}::date and (a.ends_on is null or a.ends_on >= ${on}::date)
      union all
      select case when g.role = 'administrator' then g.partnership_id else p.id end, null, g.role, null
      from access_grant g left join partnership p on g.role = 'viewer' and (g.partnership_id is null or g.partnership_id = p.id)
      where g.person_id = ${personId}::bigint and g.ended_at is null
      order by 1, 2, 3`,
  );
  const id = (value: unknown): number | null => (value === null ? null : Number(value));
  return rows.map((row) => ({ ...(row as unknown as Ground), partnershipId: id(row.partnershipId), organizationId: id(row.organizationId) }));
}
