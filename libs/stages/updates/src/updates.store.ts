import type { Scope } from '@suivi/access';
import type { UpdateState } from '@suivi/contract';
import { commitment, hotQuery, organization, participant, person, placeholdersFor, type Sql, statusUpdate } from '@suivi/db';
import { and, desc, eq, getTableColumns, lt, sql as raw } from 'drizzle-orm';
import { visibleUpdates } from './visible.store.js';

export type StatusUpdateRow = typeof statusUpdate.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

/** What an entity submits, before anybody decides. */
type Submitted = Pick<StatusUpdateRow, 'commitmentId' | 'organizationId' | 'personId' | 'status' | 'narrative' | 'evidence' | 'obstacles' | 'results' | 'state' | 'submittedAt' | 'version'>;

/** Adds an update; answers it with the names that lists show beside it. */
export const insertUpdate = async (sql: Sql, row: Submitted) => only(await insert(sql, row));
const insert = hotQuery('status_update_insert', (sql) =>
  sql
    .insert(statusUpdate)
    .values(placeholdersFor(statusUpdate, ['commitmentId', 'organizationId', 'personId', 'status', 'narrative', 'evidence', 'obstacles', 'results', 'state', 'submittedAt', 'version']))
    .returning({
      ...getTableColumns(statusUpdate),
      acronym: raw<string>`(select o.acronym from organization o where o.id = ${statusUpdate.organizationId})`,
      personName: raw<string | null>`(select p.name from person p where p.id = ${statusUpdate.personId})`,
    }),
);
/** Tells whether an answer of an entity waits for its head. */
export const awaitsClearance = async (sql: Sql, of: { commitmentId: number; organizationId: number }): Promise<boolean> =>
  (await sql.select({ id: statusUpdate.id }).from(statusUpdate).where(and(eq(statusUpdate.commitmentId, of.commitmentId), eq(statusUpdate.organizationId, of.organizationId), eq(statusUpdate.state, 'awaiting-clearance'))).limit(1)).length > 0;

/** The update, locked against other decisions until the transaction ends. */
export const updateForDecision = async (sql: Sql, id: number): Promise<StatusUpdateRow | undefined> =>
  (await sql.select().from(statusUpdate).where(eq(statusUpdate.id, id)).for('update'))[0];
export const decideUpdate = async (sql: Sql, id: number, set: Partial<typeof statusUpdate.$inferInsert>): Promise<StatusUpdateRow> =>
  only(await sql.update(statusUpdate).set({ ...set, version: raw`${statusUpdate.version} + 1` }).where(eq(statusUpdate.id, id)).returning());

/** A file that shows what an update says, as lists name it. */
export interface FileNamed {
  id: number;
  fileName: string;
  mediaType: string;
  size: number;
}

const filesOf = raw<FileNamed[]>`coalesce((select json_agg(json_build_object('id', f.id, 'fileName', f.file_name, 'mediaType', b.media_type, 'size', b.size) order by f.id)
  from evidence_file f join stored_file b on b.sha256 = f.file_sha256 where f.update_id = ${statusUpdate.id}), '[]'::json)`;
const clearer = raw<string | null>`(select h.name from person h where h.id = ${statusUpdate.clearedById})`;

/** Updates with what a list shows of them: the frame of what follows. */
const shownUpdates = (sql: Sql) =>
  sql
    .select({
      update: statusUpdate,
      reference: commitment.reference,
      title: commitment.title,
      acronym: organization.acronym,
      personName: person.name,
      clearedBy: clearer,
      files: filesOf,
      partnershipId: commitment.partnershipId,
      side: participant.side,
    })
    .from(statusUpdate)
    .innerJoin(commitment, eq(commitment.id, statusUpdate.commitmentId))
    .innerJoin(organization, eq(organization.id, statusUpdate.organizationId))
    .leftJoin(person, eq(person.id, statusUpdate.personId))
    .leftJoin(participant, and(eq(participant.partnershipId, commitment.partnershipId), eq(participant.organizationId, statusUpdate.organizationId)));

/** The updates that concern a reader, the latest first. */
export const updatesBefore = (sql: Sql, scope: Scope, filter: { id?: number; before?: number; commitmentId?: number; personId?: number; state?: UpdateState; limit: number }) =>
  shownUpdates(sql)
    .where(
      and(
        visibleUpdates(scope),
        filter.id === undefined ? undefined : eq(statusUpdate.id, filter.id),
        filter.before === undefined ? undefined : lt(statusUpdate.id, filter.before),
        filter.commitmentId === undefined ? undefined : eq(statusUpdate.commitmentId, filter.commitmentId),
        filter.personId === undefined ? undefined : eq(statusUpdate.personId, filter.personId),
        filter.state === undefined ? undefined : eq(statusUpdate.state, filter.state),
      ),
    )
    .orderBy(desc(statusUpdate.id))
    .limit(filter.limit);

/** The last update of each entity on a commitment in each of the states that count as its input: submitted, and accepted. */
export const latestInputs = (sql: Sql, commitmentId: number) =>
  shownUpdates(sql).where(raw`${statusUpdate.id} in (select max(l.id) from status_update l where l.commitment_id = ${commitmentId} and l.state in ('submitted', 'accepted') group by l.organization_id, l.state)`);

/** What an entity said last and what became of it, as its own people see it. */
export const lastUpdateOf = async (sql: Sql, of: { commitmentId: number; organizationId: number }) =>
  (await shownUpdates(sql).where(and(eq(statusUpdate.commitmentId, of.commitmentId), eq(statusUpdate.organizationId, of.organizationId))).orderBy(desc(statusUpdate.id)).limit(1))[0];
