import { inCoordinatedPartnership, type Scope } from '@suivi/access';
import { document, meeting, reading, series, type Sql } from '@suivi/db';
import { and, asc, count, eq, inArray, lt, lte, min, or, sql as raw } from 'drizzle-orm';
import { ofCoordinatedMeeting } from './visible.store.js';

export type Reading = typeof reading.$inferSelect;

const underWay = ['waiting', 'reading'] as const;
const isUnderWay = inArray(reading.status, [...underWay]);

export const insertReading = async (sql: Sql, row: typeof reading.$inferInsert): Promise<Reading> => (await sql.insert(reading).values(row).returning())[0] as Reading;
export const readingById = async (sql: Sql, scope: Scope, id: number): Promise<Reading | undefined> =>
  (await sql.select().from(reading).where(and(eq(reading.id, id), ofCoordinatedMeeting(scope, 'reading.meeting_id'))))[0];
/** The reading, locked against other changes until the transaction ends. */
export const readingForChange = async (sql: Sql, id: number): Promise<Reading | undefined> => (await sql.select().from(reading).where(eq(reading.id, id)).for('update'))[0];
export const updateReading = async (sql: Sql, id: number, set: Partial<typeof reading.$inferInsert>): Promise<Reading> =>
  (await sql.update(reading).set({ ...set, version: raw`${reading.version} + 1` }).where(eq(reading.id, id)).returning())[0] as Reading;
export const deleteReading = async (sql: Sql, id: number): Promise<void> => {
  await sql.delete(reading).where(eq(reading.id, id));
};

/** Readings that have not become a document, in partnerships that the reader coordinates: under way or refused, the oldest first. */
export const unfinishedReadings = (sql: Sql, scope: Scope, filter: { partnershipId?: number; meetingId?: number }): Promise<{ reading: Reading }[]> =>
  sql
    .select({ reading })
    .from(reading)
    .innerJoin(meeting, eq(meeting.id, reading.meetingId))
    .innerJoin(series, eq(series.id, meeting.seriesId))
    .where(
      and(
        inArray(reading.status, [...underWay, 'refused']),
        filter.partnershipId === undefined ? undefined : eq(series.partnershipId, filter.partnershipId),
        filter.meetingId === undefined ? undefined : eq(reading.meetingId, filter.meetingId),
        inCoordinatedPartnership(scope, 'series.partnership_id'),
      ),
    )
    .orderBy(asc(reading.id))
    .limit(200);

/** Readings of a file for a meeting that have not become a document. */
export const readingsOfFile = (sql: Sql, of: { meetingId: number; fileSha256: string }): Promise<Reading[]> =>
  sql.select().from(reading).where(and(eq(reading.meetingId, of.meetingId), eq(reading.fileSha256, of.fileSha256), inArray(reading.status, [...underWay, 'refused'])));

/** The documents of a meeting that came as this very file. */
export const documentsOfFile = (sql: Sql, of: { meetingId: number; fileSha256: string }): Promise<{ id: number }[]> =>
  sql.select({ id: document.id }).from(document).where(and(eq(document.meetingId, of.meetingId), eq(document.fileSha256, of.fileSha256)));

/** Whether a document or a reading still needs a file. */
export const isFileNeeded = async (sql: Sql, sha256: string): Promise<boolean> => {
  const { rows } = await sql.execute<{ needed: boolean }>(raw`
    select exists (select from reading where file_sha256 = ${sha256}) or exists (select from document where file_sha256 = ${sha256})
        or exists (select from former_edition where file_sha256 = ${sha256}) as needed`);
  return rows[0]?.needed === true;
};

/** Whether a worker may take a reading up: nobody has, or whoever had is gone. */
const isFree = (now: Date) => or(eq(reading.status, 'waiting'), and(eq(reading.status, 'reading'), lte(reading.leaseUntil, now)));

/** Takes up the oldest free reading, until the lease ends; any number of processes may do this at once. */
export async function claimReading(sql: Sql, o: { now: Date; leaseUntil: Date }): Promise<Reading | undefined> {
  const free = sql.select({ id: reading.id }).from(reading).where(isFree(o.now)).orderBy(asc(reading.id)).limit(1).for('update', { skipLocked: true });
  const set = {
    status: 'reading', phase: 'opening', pagesDone: null, pagesTotal: null, leaseUntil: o.leaseUntil,
    attempts: raw`${reading.attempts} + 1`, version: raw`${reading.version} + 1`,
  } as const;
  return (await sql.update(reading).set(set).where(and(inArray(reading.id, free), isFree(o.now))).returning())[0];
}

/** Changes a reading that is still this claim's; answers false if another has it by now. */
export const updateClaimed = async (sql: Sql, claim: Pick<Reading, 'id' | 'attempts'>, set: Partial<typeof reading.$inferInsert>): Promise<boolean> => {
  const mine = and(eq(reading.id, claim.id), eq(reading.attempts, claim.attempts), eq(reading.status, 'reading'));
  return (await sql.update(reading).set(set).where(mine).returning({ id: reading.id })).length > 0;
};

/** Marks as asked for again, and answers, what a worker should have taken up since: its wish was lost with a queue, or its worker was killed. */
export const overdueReadings = async (sql: Sql, o: { now: Date; wishedBefore: Date }): Promise<number> =>
  (await sql.update(reading).set({ wishedAt: o.now }).where(and(isUnderWay, isFree(o.now), lt(reading.wishedAt, o.wishedBefore))).returning({ id: reading.id })).length;

/** How many files are under way, and those that were asked for before an instant and that nobody has in hand. */
export async function readingsWaiting(sql: Sql, at: { now: Date; before: Date }): Promise<{ waiting: number; late: { count: number; since: Date | null } }> {
  const [all] = await sql.select({ count: count() }).from(reading).where(isUnderWay);
  const [late] = await sql.select({ count: count(), since: min(reading.requestedAt) }).from(reading).where(and(isUnderWay, isFree(at.now), lte(reading.requestedAt, at.before)));
  return { waiting: all?.count ?? 0, late: { count: late?.count ?? 0, since: late?.since ?? null } };
}
