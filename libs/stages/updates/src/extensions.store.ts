import type { Scope } from '@suivi/access';
import type { ExtensionState } from '@suivi/contract';
import { commitment, extensionRequest, organization, participant, person, type Sql } from '@suivi/db';
import { and, desc, eq, sql as raw } from 'drizzle-orm';
import { type AskedFor, listedAsks } from './visible.store.js';

export type ExtensionRow = typeof extensionRequest.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

export const insertExtension = async (sql: Sql, row: typeof extensionRequest.$inferInsert): Promise<ExtensionRow> => only(await sql.insert(extensionRequest).values(row).returning());

/** The request, locked against other decisions until the transaction ends. */
export const extensionForDecision = async (sql: Sql, id: number): Promise<ExtensionRow | undefined> =>
  (await sql.select().from(extensionRequest).where(eq(extensionRequest.id, id)).for('update'))[0];
export const decideExtension = async (sql: Sql, id: number, set: Partial<typeof extensionRequest.$inferInsert>): Promise<ExtensionRow> =>
  only(await sql.update(extensionRequest).set({ ...set, version: raw`${extensionRequest.version} + 1` }).where(eq(extensionRequest.id, id)).returning());

/** The request of an entity that waits for a decision. */
export const pendingExtension = async (sql: Sql, of: { commitmentId: number; organizationId: number }): Promise<ExtensionRow | undefined> =>
  (await sql.select().from(extensionRequest).where(and(eq(extensionRequest.commitmentId, of.commitmentId), eq(extensionRequest.organizationId, of.organizationId), eq(extensionRequest.state, 'pending'))))[0];

/** The requests that concern a reader, with the names beside them, the latest first. */
export const extensionsBefore = (sql: Sql, scope: Scope, filter: AskedFor<ExtensionState> & { limit: number }) =>
  sql
    .select({ request: extensionRequest, reference: commitment.reference, title: commitment.title, acronym: organization.acronym, personName: person.name, partnershipId: commitment.partnershipId, side: participant.side })
    .from(extensionRequest)
    .innerJoin(commitment, eq(commitment.id, extensionRequest.commitmentId))
    .innerJoin(organization, eq(organization.id, extensionRequest.organizationId))
    .leftJoin(person, eq(person.id, extensionRequest.personId))
    .leftJoin(participant, and(eq(participant.partnershipId, commitment.partnershipId), eq(participant.organizationId, extensionRequest.organizationId)))
    .where(listedAsks(scope, { table: extensionRequest, organization: 'extension_request.organization_id' }, filter))
    .orderBy(desc(extensionRequest.id))
    .limit(filter.limit);
