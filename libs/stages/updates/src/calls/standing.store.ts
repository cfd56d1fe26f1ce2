import type { Role } from '@suivi/contract';
import { answerDraft, executePrepared, type Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { and, eq, inArray, sql as raw } from 'drizzle-orm';

/** The roles in which somebody reports for an entity of a partnership on a day. */
export async function rolesOf(sql: Sql, who: { personId: number; partnershipId: number; organizationId: number; on: LocalDate }): Promise<Exclude<Role, 'coordinator'>[]> {
  const rows = await executePrepared(
    sql,
    raw`select distinct role from appointment where person_id = ${who.personId}::bigint and partnership_id = ${who.partnershipId}::bigint and organization_id = ${who.organizationId}::bigint and role <> 'coordinator'
      and starts_on <= ${who.on}::date and (ends_on is null or ends_on >= ${who.on}::date) order by role`,
  );
  return rows.map((row) => row.role as Exclude<Role, 'coordinator'>);
}

/** What a person typed on commitments of an entity and did not send. */
export const draftsOf = (sql: Sql, of: { personId: number; organizationId: number; commitmentIds: readonly number[] }) =>
  of.commitmentIds.length === 0
    ? Promise.resolve([])
    : sql.select().from(answerDraft).where(and(eq(answerDraft.personId, of.personId), eq(answerDraft.organizationId, of.organizationId), inArray(answerDraft.commitmentId, [...of.commitmentIds])));
