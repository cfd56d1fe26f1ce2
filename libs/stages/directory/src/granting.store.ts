import { inAdministeredPartnership, type Scope } from '@suivi/access';
import { accessGrant, account, installation, person, type Sql } from '@suivi/db';
import { and, asc, eq, isNull, ne, sql as raw } from 'drizzle-orm';

export type Grant = typeof accessGrant.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

export const insertGrant = async (sql: Sql, row: typeof accessGrant.$inferInsert): Promise<Grant> => only(await sql.insert(accessGrant).values(row).returning());
export const grantForChange = async (sql: Sql, id: number): Promise<Grant | undefined> =>
  (await sql.select().from(accessGrant).where(and(eq(accessGrant.id, id), isNull(accessGrant.endedAt))).for('update'))[0];
export const setGrantEnd = async (sql: Sql, id: number, at: Date): Promise<Grant> =>
  only(await sql.update(accessGrant).set({ endedAt: at, version: raw`${accessGrant.version} + 1` }).where(eq(accessGrant.id, id)).returning());

/** Makes those who take administrators away come one after the other. */
export const lockAdministrators = async (sql: Sql): Promise<void> => {
  await sql.select({ id: installation.id }).from(installation).where(eq(installation.id, 1)).for('update');
};
/** Whether anybody else administers the whole installation, with an account that was not taken away. */
export const hasOtherAdministrator = async (sql: Sql, personId: number): Promise<boolean> =>
  (
    await sql
      .select({ id: accessGrant.id })
      .from(accessGrant)
      .leftJoin(account, eq(account.personId, accessGrant.personId))
      .where(and(eq(accessGrant.role, 'administrator'), isNull(accessGrant.partnershipId), isNull(accessGrant.endedAt), isNull(account.disabledAt), ne(accessGrant.personId, personId)))
      .limit(1)
  ).length > 0;
export const administersInstallation = async (sql: Sql, personId: number): Promise<boolean> =>
  (
    await sql
      .select({ id: accessGrant.id })
      .from(accessGrant)
      .where(and(eq(accessGrant.personId, personId), eq(accessGrant.role, 'administrator'), isNull(accessGrant.partnershipId), isNull(accessGrant.endedAt)))
      .limit(1)
  ).length > 0;
/** The grants that count now and are the reader's to give: all for who administers the installation, else those of the own partnerships. */
export const grantsNow = (sql: Sql, scope: Scope) =>
  sql
    .select({ grant: accessGrant, personName: person.name })
    .from(accessGrant)
    .innerJoin(person, eq(person.id, accessGrant.personId))
    .where(and(isNull(accessGrant.endedAt), inAdministeredPartnership(scope, 'access_grant.partnership_id')))
    .orderBy(asc(person.name), asc(accessGrant.id));
