import type { Role, Side } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** What somebody is to the entity that they report for: the roles held on a day, and who has to clear what they write. */
export interface Reporter {
  partnershipId: number;
  side: Side | null;
  entity: LocalizedText;
  name: string;
  roles: Exclude<Role, 'coordinator'>[];
  needsClearance: boolean;
  /** The heads of the entity who can be reached. */
  heads: number[];
}

/** A person and the entity and commitment that they report on; undefined where one of them does not exist. */
export async function reporterOf(sql: Sql, of: { commitmentId: number; organizationId: number; personId: number; on: LocalDate }): Promise<Reporter | undefined> {
  const [row] = await executePrepared(
    sql,
    raw`select c.partnership_id, t.side, g.name as entity, p.name, coalesce(t.needs_clearance, false) as needs_clearance,
        array(select distinct a.role from appointment a where a.person_id = p.id and a.partnership_id = c.partnership_id and a.organization_id = g.id and a.role <> 'coordinator'
          and a.starts_on <= ${of.on}::date and (a.ends_on is null or a.ends_on >= ${of.on}::date)) as roles,
        array(select distinct a.person_id from appointment a join person h on h.id = a.person_id and h.contact_lost_at is null
          where a.partnership_id = c.partnership_id and a.organization_id = g.id and a.role = 'head' and a.starts_on <= ${of.on}::date and (a.ends_on is null or a.ends_on >= ${of.on}::date)) as heads
      from commitment c cross join organization g cross join person p
      left join participant t on t.partnership_id = c.partnership_id and t.organization_id = g.id
      where c.id = ${of.commitmentId}::bigint and g.id = ${of.organizationId}::bigint and p.id = ${of.personId}::bigint`,
  );
  return row && {
    partnershipId: Number(row.partnership_id), side: row.side as Side | null, entity: row.entity as LocalizedText, name: String(row.name), roles: row.roles as Reporter['roles'],
    needsClearance: row.needs_clearance === true, heads: (row.heads as string[]).map(Number),
  };
}
