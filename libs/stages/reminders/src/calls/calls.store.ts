import { inWholePartnership, type Scope } from '@suivi/access';
import { callEntity, callForInputs, executePrepared, type Sql } from '@suivi/db';
import { and, asc, desc, eq, inArray, notInArray, sql as raw } from 'drizzle-orm';
import type { Due } from '../look.js';

export type CallRow = typeof callForInputs.$inferSelect;
export type CallEntityRow = typeof callEntity.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;
/** A call tells what all entities contribute: it is seen with the whole partnership. */
const seen = (scope: Scope) => inWholePartnership(scope, 'call_for_inputs.partnership_id');

export const callById = async (sql: Sql, scope: Scope, id: number): Promise<CallRow | undefined> => (await sql.select().from(callForInputs).where(and(eq(callForInputs.id, id), seen(scope))))[0];
/** The calls on a meeting's commitments, the latest first. */
export const callsOfMeeting = (sql: Sql, scope: Scope, meetingId: number): Promise<CallRow[]> =>
  sql.select().from(callForInputs).where(and(eq(callForInputs.meetingId, meetingId), seen(scope))).orderBy(desc(callForInputs.id));
/** The call, locked until the transaction ends. */
export const callForChange = async (sql: Sql, id: number): Promise<CallRow | undefined> => (await sql.select().from(callForInputs).where(eq(callForInputs.id, id)).for('no key update'))[0];

export const insertCall = async (sql: Sql, row: typeof callForInputs.$inferInsert): Promise<CallRow> => only(await sql.insert(callForInputs).values(row).returning());
export const updateCall = async (sql: Sql, id: number, set: Partial<typeof callForInputs.$inferInsert>): Promise<CallRow> =>
  only(await sql.update(callForInputs).set({ ...set, version: raw`${callForInputs.version} + 1` }).where(eq(callForInputs.id, id)).returning());
export const deleteCall = async (sql: Sql, id: number): Promise<void> => {
  await sql.delete(callForInputs).where(eq(callForInputs.id, id));
};

export const entitiesOfCall = (sql: Sql, callId: number): Promise<CallEntityRow[]> => sql.select().from(callEntity).where(eq(callEntity.callId, callId)).orderBy(asc(callEntity.organizationId));
/** Puts who is asked in the place of who was; what an entity has said already stays. */
export async function putEntities(sql: Sql, callId: number, entities: readonly { organizationId: number; personId: number | null }[]): Promise<void> {
  await sql.delete(callEntity).where(and(eq(callEntity.callId, callId), notInArray(callEntity.organizationId, entities.map((one) => one.organizationId))));
  await sql.insert(callEntity).values(entities.map((one) => ({ callId, ...one }))).onConflictDoUpdate({ target: [callEntity.callId, callEntity.organizationId], set: { personId: raw`excluded.person_id` } });
}
export const updateEntities = async (sql: Sql, of: { callId: number; organizationIds?: readonly number[] }, set: Partial<CallEntityRow>): Promise<number> =>
  (await sql.update(callEntity).set(set).where(and(eq(callEntity.callId, of.callId), of.organizationIds ? inArray(callEntity.organizationId, [...of.organizationIds]) : undefined)).returning({ id: callEntity.organizationId })).length;

/**
 * Writes down the reminders of calls that are due. One that is there stays as it is, and none is written that would have gone out before what the person
 * already has of the same date, as with commitments. `again`: whatever the person already has. Answers who has a new one.
 */
export async function insertCallReminders(sql: Sql, due: readonly Due[], o: { now: Date; again?: boolean }): Promise<number[]> {
  if (due.length === 0) return [];
  const column = (of: (one: Due) => number | string | null) => raw.param(due.map(of));
  const rows = await executePrepared(
    sql,
    raw`insert into reminder (call_id, organization_id, person_id, role, rule, channel, deadline_on, due_on, deliver_at, created_at)
      select d.k, d.o, d.p, d.role, d.rule, d.channel, d.deadline, date '1970-01-01' + d.due_on, to_timestamp(d.deliver / 1000), ${o.now.toISOString()}::timestamptz
      from unnest(${column((d) => d.callId ?? null)}::bigint[], ${column((d) => d.organizationId)}::bigint[], ${column((d) => d.personId)}::bigint[], ${column((d) => d.role)}::text[], ${column((d) => d.rule)}::text[],
        ${column((d) => d.channel)}::text[], ${column((d) => d.deadlineOn)}::date[], ${column((d) => d.dueOn)}::int[], ${column((d) => d.deliverAt)}::float8[]) d(k, o, p, role, rule, channel, deadline, due_on, deliver)
      where ${o.again === true}::boolean or not exists (select 1 from reminder r where r.call_id = d.k and r.organization_id = d.o and r.person_id = d.p and r.rule <> 'nudge'
        and greatest(r.deliver_at, r.gathered_at) >= to_timestamp(d.deliver / 1000) and r.deadline_on is not distinct from d.deadline)
      on conflict (call_id, rule, due_on, person_id, organization_id) where call_id is not null do nothing returning person_id as id`,
  );
  return rows.map((row) => Number(row.id));
}
