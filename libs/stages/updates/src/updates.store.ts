import type { UpdateState } from '@suivi/contract';
import { commitment, hotQuery, organization, person, placeholdersFor, type Sql, statusUpdate } from '@suivi/db';
import { and, desc, eq, getTableColumns, lt, sql as raw } from 'drizzle-orm';

export type StatusUpdateRow = typeof statusUpdate.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

/** What an entity submits, before anybody decides. */
type Submitted = Pick<StatusUpdateRow, 'commitmentId' | 'organizationId' | 'personId' | 'status' | 'narrative' | 'evidence' | 'state' | 'submittedAt' | 'version'>;

/** Adds an update; answers it with the names that lists show beside it. */
export const insertUpdate = async (sql: Sql, row: Submitted) => only(await insert(sql, row));
const insert = hotQuery('status_update_insert', (sql) =>
  sql
    .insert(statusUpdate)
    .values(placeholdersFor(statusUpdate, ['commitmentId', 'organizationId', 'personId', 'status', 'narrative', 'evidence', 'state', 'submittedAt', 'version']))
    .returning({
      ...getTableColumns(statusUpdate),
      acronym: raw<string>`(select o.acronym from organization o where o.id = ${statusUpdate.organizationId})`,
      personName: raw<string | null>`(select p.name from person p where p.id = ${statusUpdate.personId})`,
    }),
);
/** The update, locked against other decisions until the transaction ends. */
export const updateForDecision = async (sql: Sql, id: number): Promise<StatusUpdateRow | undefined> =>
  (await sql.select().from(statusUpdate).where(eq(statusUpdate.id, id)).for('update'))[0];
export const decideUpdate = async (sql: Sql, id: number, set: Partial<typeof statusUpdate.$inferInsert>): Promise<StatusUpdateRow> =>
  only(await sql.update(statusUpdate).set({ ...set, version: raw`${statusUpdate.version} + 1` }).where(eq(statusUpdate.id, id)).returning());

/** Updates with what a list shows of them, the latest first. */
export const updatesBefore = (sql: Sql, filter: { id?: number; before?: number; commitmentId?: number; state?: UpdateState; limit: number }) =>
  sql
    .select({
      update: statusUpdate,
      reference: commitment.reference,
      title: commitment.title,
      acronym: organization.acronym,
      personName: person.name,
    })
    .from(statusUpdate)
    .innerJoin(commitment, eq(commitment.id, statusUpdate.commitmentId))
    .innerJoin(organization, eq(organization.id, statusUpdate.organizationId))
    .leftJoin(person, eq(person.id, statusUpdate.personId))
    .where(
      and(
        filter.id === undefined ? undefined : eq(statusUpdate.id, filter.id),
        filter.before === undefined ? undefined : lt(statusUpdate.id, filter.before),
        filter.commitmentId === undefined ? undefined : eq(statusUpdate.commitmentId, filter.commitmentId),
        filter.state === undefined ? undefined : eq(statusUpdate.state, filter.state),
      ),
    )
    .orderBy(desc(statusUpdate.id))
    .limit(filter.limit);
