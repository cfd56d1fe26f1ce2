import { visibleCommitments } from '@suivi/commitments';
import type { Scope } from '@suivi/access';
import type { ReminderPolicy } from '@suivi/contract';
import { commitment, commitmentPolicy, executePrepared, partnership, partnershipPolicy, type Sql } from '@suivi/db';
import { and, eq, sql as raw } from 'drizzle-orm';

export type PartnershipPolicy = typeof partnershipPolicy.$inferSelect;
export type CommitmentPolicy = typeof commitmentPolicy.$inferSelect;

/** Lets changes of a partnership's policy come one after the other, the first one too. */
export const lockPartnership = async (sql: Sql, id: number): Promise<void> => {
  await sql.select({ id: partnership.id }).from(partnership).where(eq(partnership.id, id)).for('no key update');
};

/** Every partnership with the policy of its own, null where the standard one counts. */
export const policiesKept = async (sql: Sql): Promise<{ partnershipId: number; silentAfterDays: number; policy: ReminderPolicy | null }[]> =>
  (await executePrepared<{ id: string; silentAfterDays: number; policy: ReminderPolicy | null }>(
    sql, raw`select t.id, t.silent_after_days as "silentAfterDays", r.policy from partnership t left join reminder_policy r on r.partnership_id = t.id order by t.id`,
  )).map(({ id, ...row }) => ({ partnershipId: Number(id), ...row }));
export const policyOfPartnership = async (sql: Sql, partnershipId: number): Promise<PartnershipPolicy | undefined> =>
  (await sql.select().from(partnershipPolicy).where(eq(partnershipPolicy.partnershipId, partnershipId)))[0];
export const upsertPolicy = async (sql: Sql, row: PartnershipPolicy): Promise<void> => {
  await sql.insert(partnershipPolicy).values(row).onConflictDoUpdate({ target: partnershipPolicy.partnershipId, set: { policy: row.policy, version: row.version } });
};

/** Own rules of a commitment of the reader's, empty where it has none; nothing where there is no such commitment. */
export const overrideOfCommitment = async (sql: Sql, scope: Scope, commitmentId: number): Promise<{ policy: CommitmentPolicy['policy'] | null; version: number | null } | undefined> =>
  (
    await sql
      .select({ policy: commitmentPolicy.policy, version: commitmentPolicy.version })
      .from(commitment)
      .leftJoin(commitmentPolicy, eq(commitmentPolicy.commitmentId, commitment.id))
      .where(and(eq(commitment.id, commitmentId), visibleCommitments(scope, 'commitment')))
  )[0];
export const upsertOverride = async (sql: Sql, row: CommitmentPolicy): Promise<void> => {
  await sql.insert(commitmentPolicy).values(row).onConflictDoUpdate({ target: commitmentPolicy.commitmentId, set: { policy: row.policy, version: row.version } });
};
export const deleteOverride = async (sql: Sql, commitmentId: number): Promise<void> => {
  await sql.delete(commitmentPolicy).where(eq(commitmentPolicy.commitmentId, commitmentId));
};
