import type { Scope } from '@suivi/access';
import type { HandoverState } from '@suivi/contract';
import { commitment, handover, organization, participant, person, type Sql } from '@suivi/db';
import { and, desc, eq, sql as raw } from 'drizzle-orm';
import { type AskedFor, listedAsks } from './visible.store.js';

export type HandoverRow = typeof handover.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

/** Adds a proposal; undefined where the person has one that waits. */
export const insertHandover = async (sql: Sql, row: typeof handover.$inferInsert): Promise<HandoverRow | undefined> => (await sql.insert(handover).values(row).onConflictDoNothing().returning())[0];

/** The proposal, locked against other decisions until the transaction ends. */
export const handoverForDecision = async (sql: Sql, id: number): Promise<HandoverRow | undefined> => (await sql.select().from(handover).where(eq(handover.id, id)).for('update'))[0];
export const decideHandover = async (sql: Sql, id: number, set: Partial<typeof handover.$inferInsert>): Promise<HandoverRow> =>
  only(await sql.update(handover).set({ ...set, version: raw`${handover.version} + 1` }).where(eq(handover.id, id)).returning());

/** The proposals of an entity that wait for a decision, the oldest first. */
export const pendingHandovers = (sql: Sql, of: { commitmentId: number; organizationId: number }): Promise<HandoverRow[]> =>
  sql.select().from(handover).where(and(eq(handover.commitmentId, of.commitmentId), eq(handover.organizationId, of.organizationId), eq(handover.state, 'pending'))).orderBy(handover.id);

/** The proposals that concern a reader, with the names beside them, the latest first. */
export const handoversBefore = (sql: Sql, scope: Scope, filter: AskedFor<HandoverState> & { limit: number }) =>
  sql
    .select({ handover, reference: commitment.reference, title: commitment.title, acronym: organization.acronym, personName: person.name, partnershipId: commitment.partnershipId, side: participant.side })
    .from(handover)
    .innerJoin(commitment, eq(commitment.id, handover.commitmentId))
    .innerJoin(organization, eq(organization.id, handover.organizationId))
    .innerJoin(person, eq(person.id, handover.personId))
    .leftJoin(participant, and(eq(participant.partnershipId, commitment.partnershipId), eq(participant.organizationId, handover.organizationId)))
    .where(listedAsks(scope, { table: handover, organization: 'handover.organization_id' }, filter))
    .orderBy(desc(handover.id))
    .limit(filter.limit);
