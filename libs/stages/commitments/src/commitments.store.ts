import { inSeenPartnership, type Scope } from '@suivi/access';
import type { ImplementationStatus } from '@suivi/contract';
import { commitment, commitmentOwner, executePrepared, hotQuery, organization, participant, partnership, type Sql, thematicArea, transact } from '@suivi/db';
import { and, asc, eq, inArray, sql as raw } from 'drizzle-orm';
import type { Desk } from './commitments.policy.js';
import { visibleCommitments } from './visible.store.js';

export type CommitmentRow = typeof commitment.$inferSelect;
export type OwnerRow = typeof commitmentOwner.$inferSelect;
export type ThematicArea = typeof thematicArea.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

export const insertCommitment = async (sql: Sql, row: typeof commitment.$inferInsert): Promise<CommitmentRow> =>
  only(await sql.insert(commitment).values(row).returning());
export const insertOwners = async (sql: Sql, rows: (typeof commitmentOwner.$inferInsert)[]): Promise<void> => {
  await sql.insert(commitmentOwner).values(rows);
};
export const insertThematicAreas = async (sql: Sql, rows: (typeof thematicArea.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await sql.insert(thematicArea).values(rows);
};

export const commitmentById = async (sql: Sql, scope: Scope, id: number): Promise<CommitmentRow | undefined> =>
  (await sql.select().from(commitment).where(and(eq(commitment.id, id), visibleCommitments(scope, 'commitment'))))[0];
/** The commitment, locked against other changes until the transaction ends; not FOR UPDATE, on which the sweep's new reminders would have to wait. */
export const commitmentForChange = async (sql: Sql, id: number): Promise<CommitmentRow | undefined> => (await locked(sql, { id }))[0];
const locked = hotQuery('commitment_for_change', (sql) => sql.select().from(commitment).where(eq(commitment.id, raw.placeholder('id'))).for('no key update'));
/** Whoever lets commitments end in favour of others comes one after the other: two at once could each let theirs go on as the other's. Taken before any commitment is locked. */
export const lockEndings = async (sql: Sql): Promise<void> => {
  await executePrepared(sql, raw`select pg_advisory_xact_lock(72709103, 0)`);
};
export const ownersOf = (sql: Sql, commitmentId: number): Promise<OwnerRow[]> => owners(sql, { commitmentId });
const owners = hotQuery('owners_of', (sql) =>
  sql.select().from(commitmentOwner).where(eq(commitmentOwner.commitmentId, raw.placeholder('commitmentId'))).orderBy(asc(commitmentOwner.organizationId)),
);
/** Writes a change and counts the version up. */
export const updateCommitment = async (sql: Sql, id: number, set: Partial<typeof commitment.$inferInsert>): Promise<CommitmentRow> =>
  only(await sql.update(commitment).set({ ...set, version: raw`${commitment.version} + 1` }).where(eq(commitment.id, id)).returning());
export const updateOwner = async (
  sql: Sql,
  key: { commitmentId: number; organizationId: number },
  set: Partial<Omit<OwnerRow, 'commitmentId' | 'organizationId' | 'assignedAt'>>,
): Promise<void> => {
  await sql
    .update(commitmentOwner)
    .set(set)
    .where(and(eq(commitmentOwner.commitmentId, key.commitmentId), eq(commitmentOwner.organizationId, key.organizationId)));
};
/** Takes down what an owner declares, and on the commitment what it stands at now, in one statement; counts the version up. */
export const noteDeclaration = async (sql: Sql, of: { id: number; organizationId: number; declared: ImplementationStatus; standing: ImplementationStatus; at: Date }): Promise<void> => {
  const at = raw`${of.at.toISOString()}::timestamptz`;
  await executePrepared(
    sql,
    raw`with declared as (
      update commitment_owner set declared_status = ${of.declared}, awaiting_since = ${at}, last_update_at = ${at}, clearance_asked_at = null where commitment_id = ${of.id} and organization_id = ${of.organizationId}
    )
    update commitment set declared_status = ${of.standing}, last_update_at = ${at}, version = version + 1 where id = ${of.id}`,
  );
};
export const deleteOwners = async (sql: Sql, commitmentId: number, organizationIds: number[]): Promise<void> => {
  if (organizationIds.length > 0)
    await sql.delete(commitmentOwner).where(and(eq(commitmentOwner.commitmentId, commitmentId), inArray(commitmentOwner.organizationId, organizationIds)));
};

/** The commitment that was made of a proposal. */
export const commitmentOfProposal = async (sql: Sql, proposalId: number): Promise<CommitmentRow | undefined> =>
  (await sql.select().from(commitment).where(eq(commitment.proposalId, proposalId)).for('no key update'))[0];
/** Takes a commitment with its owners out of the register; answers whether nothing refers to it, in which case it is gone. */
export async function deleteUntouched(sql: Sql, id: number): Promise<boolean> {
  try {
    await transact(sql, async (tx) => {
      await tx.delete(commitmentOwner).where(eq(commitmentOwner.commitmentId, id));
      await tx.delete(commitment).where(eq(commitment.id, id));
    });
    return true;
  } catch (error) {
    // what later stages keep refers to the commitment, and the database knows all of it
    if (isForeignKeyViolation(error)) return false;
    throw error;
  }
}
const isForeignKeyViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (('code' in error && error.code === '23503') || ('cause' in error && isForeignKeyViolation(error.cause)));

/** The number after the highest that a meeting's references bear, locked so that two writers do not give the same reference. */
export async function nextNumberAtMeeting(sql: Sql, meetingId: number): Promise<number> {
  await sql.execute(raw`select 1 from meeting where id = ${meetingId} for update`);
  const result = await sql.execute<{ n: string }>(
    raw`select greatest(count(*), coalesce(max(substring(reference from '/([0-9]{1,9})$')::int), 0)) as n from commitment where meeting_id = ${meetingId}`,
  );
  return Number(result.rows[0]?.n ?? 0) + 1;
}

/**
 * Locks meetings in one order, for changes that touch commitments too. Meetings come first everywhere: moving one locks it and
 * then what hangs on it, and whoever did it the other way round would meet it in a deadlock.
 */
export async function lockMeetings(sql: Sql, ids: readonly number[]): Promise<void> {
  const ordered = [...new Set(ids)].sort((a, b) => a - b);
  await sql.execute(raw`select 1 from meeting where id in (${raw.join(ordered.map((id) => raw`${id}`), raw`, `)}) order by id for update`);
}

/** Open commitments whose deadline hangs on a meeting. */
export const openHangingOn = (sql: Sql, meetingId: number): Promise<CommitmentRow[]> =>
  sql.select().from(commitment).where(and(eq(commitment.deadlineMeetingId, meetingId), eq(commitment.recordState, 'open'))).orderBy(asc(commitment.id)).for('no key update');
/** Open commitments made at a meeting. */
export const openMadeAt = (sql: Sql, meetingId: number): Promise<CommitmentRow[]> =>
  sql.select().from(commitment).where(and(eq(commitment.meetingId, meetingId), eq(commitment.recordState, 'open'))).orderBy(asc(commitment.id)).for('no key update');
/** Open commitments to hold a meeting. */
export const openToHold = (sql: Sql, meetingId: number): Promise<CommitmentRow[]> =>
  sql.select().from(commitment).where(and(eq(commitment.holdsMeetingId, meetingId), eq(commitment.recordState, 'open'))).orderBy(asc(commitment.id)).for('no key update');

export const thematicAreaById = async (sql: Sql, id: number): Promise<ThematicArea | undefined> =>
  (await sql.select().from(thematicArea).where(eq(thematicArea.id, id)))[0];
/** The thematic areas of a partnership of the reader's, in order. */
export const thematicAreasOf = (sql: Sql, scope: Scope, partnershipId: number): Promise<ThematicArea[]> =>
  sql
    .select()
    .from(thematicArea)
    .where(and(eq(thematicArea.partnershipId, partnershipId), inSeenPartnership(scope, 'thematic_area.partnership_id')))
    .orderBy(asc(thematicArea.position));

/** Owners of several commitments of the reader's with their organization's present name and side, the lead first. */
export const ownersInFull = (sql: Sql, scope: Scope, commitmentIds: number[]) =>
  sql
    .select({ owner: commitmentOwner, acronym: organization.acronym, name: organization.name, side: participant.side })
    .from(commitmentOwner)
    .innerJoin(commitment, eq(commitment.id, commitmentOwner.commitmentId))
    .innerJoin(organization, eq(organization.id, commitmentOwner.organizationId))
    .leftJoin(participant, and(eq(participant.organizationId, organization.id), eq(participant.partnershipId, commitment.partnershipId)))
    .where(and(inArray(commitmentOwner.commitmentId, commitmentIds), visibleCommitments(scope, 'commitment')))
    .orderBy(asc(commitmentOwner.commitmentId), raw`${commitmentOwner.part} <> 'lead'`, asc(organization.sortKey));

/** Which desks keep several commitments, by id; of those only that are the reader's to see. */
export async function desksOf(sql: Sql, scope: Scope, ids: readonly number[]): Promise<Map<number, Desk & { reference: string }>> {
  const rows = await sql
    .select({ id: commitment.id, reference: commitment.reference, partnershipId: commitment.partnershipId, side: participant.side })
    .from(commitment)
    .leftJoin(commitmentOwner, and(eq(commitmentOwner.commitmentId, commitment.id), eq(commitmentOwner.part, 'lead')))
    .leftJoin(participant, and(eq(participant.organizationId, commitmentOwner.organizationId), eq(participant.partnershipId, commitment.partnershipId)))
    .where(and(inArray(commitment.id, [...ids]), visibleCommitments(scope, 'commitment')));
  return new Map(rows.map(({ id, ...desk }) => [id, desk]));
}

export const dueSoonDaysOf = async (sql: Sql, partnershipId: number): Promise<number> =>
  only(await sql.select({ days: partnership.dueSoonDays }).from(partnership).where(eq(partnership.id, partnershipId))).days;
