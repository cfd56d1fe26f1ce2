import { inSeenPartnership, type Scope } from '@suivi/access';
import { partnership, type Sql, strategicObjective } from '@suivi/db';
import type { LocalizedText } from '@suivi/kernel';
import { and, asc, eq, sql as raw } from 'drizzle-orm';

export type StrategicObjective = typeof strategicObjective.$inferSelect;

/** Adds names in order after the last one. Whoever does the same in this partnership waits, so that no two take one place. */
export async function insertObjectives(sql: Sql, partnershipId: number, names: readonly LocalizedText[]): Promise<StrategicObjective[]> {
  if (names.length === 0) return [];
  await sql.select({ id: partnership.id }).from(partnership).where(eq(partnership.id, partnershipId)).for('no key update');
  const [last] = await sql.select({ position: raw<number>`coalesce(max(${strategicObjective.position}), 0)` }).from(strategicObjective).where(eq(strategicObjective.partnershipId, partnershipId));
  return sql.insert(strategicObjective).values(names.map((name, i) => ({ partnershipId, position: (last?.position ?? 0) + i + 1, name, version: 1 }))).returning();
}
export const objectiveById = async (sql: Sql, id: number): Promise<StrategicObjective | undefined> => (await sql.select().from(strategicObjective).where(eq(strategicObjective.id, id)))[0];
/** The same, locked against other changes until the transaction ends. */
export const objectiveForChange = async (sql: Sql, id: number): Promise<StrategicObjective | undefined> => (await sql.select().from(strategicObjective).where(eq(strategicObjective.id, id)).for('update'))[0];
export const updateObjective = async (sql: Sql, id: number, name: LocalizedText): Promise<StrategicObjective> =>
  (await sql.update(strategicObjective).set({ name, version: raw`${strategicObjective.version} + 1` }).where(eq(strategicObjective.id, id)).returning())[0] as StrategicObjective;
const seen = (scope: Scope) => inSeenPartnership(scope, 'strategic_objective.partnership_id');
export const objectiveOfReader = async (sql: Sql, scope: Scope, id: number): Promise<StrategicObjective | undefined> =>
  (await sql.select().from(strategicObjective).where(and(eq(strategicObjective.id, id), seen(scope))))[0];
/** The strategic objectives of a partnership of the reader's, in order. */
export const objectivesOf = (sql: Sql, scope: Scope, partnershipId: number): Promise<StrategicObjective[]> =>
  sql.select().from(strategicObjective).where(and(eq(strategicObjective.partnershipId, partnershipId), seen(scope))).orderBy(asc(strategicObjective.position));
