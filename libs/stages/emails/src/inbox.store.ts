import { inboxReading, type Sql } from '@suivi/db';
import type { InboxPosition } from '@suivi/mailer';
import { and, asc, eq, gt, lt, lte, ne, or, sql as raw } from 'drizzle-orm';
import type { Finding } from './health.store.js';

export type InboxRow = typeof inboxReading.$inferSelect;

/** How far a mailbox was read, and what was in the way. */
export const inboxAt = async (sql: Sql, place: string): Promise<InboxRow | undefined> => (await sql.select().from(inboxReading).where(eq(inboxReading.place, place)))[0];

/** Notes that a mailbox is looked at, so that there is a row of it. */
export const setTried = async (sql: Sql, place: string, now: Date): Promise<void> => {
  await sql.insert(inboxReading).values({ place, validity: 0, uid: 0, triedAt: now, passedOver: 0 }).onConflictDoUpdate({ target: inboxReading.place, set: { triedAt: now } });
};

/** Moves the position on. Another worker may be further already: within one numbering it never goes back. */
export const setPosition = async (sql: Sql, place: string, { validity, uid }: InboxPosition): Promise<void> => {
  await sql.update(inboxReading).set({ validity, uid }).where(and(eq(inboxReading.place, place), or(ne(inboxReading.validity, validity), lt(inboxReading.uid, uid))));
};

/** Notes a message that could not be read. */
export const setPassedOver = async (sql: Sql, place: string, reason: string): Promise<void> => {
  await sql.update(inboxReading).set({ passedOver: raw`${inboxReading.passedOver} + 1`, passedOverReason: reason }).where(eq(inboxReading.place, place));
};

export const setRead = async (sql: Sql, place: string, now: Date): Promise<void> => {
  await sql.update(inboxReading).set({ readAt: now, awaySince: null, awayReason: null }).where(eq(inboxReading.place, place));
};
/** Since when the server is in the way stays as it is until it was read again. */
export const setAway = async (sql: Sql, place: string, o: { reason: string; now: Date }): Promise<void> => {
  await sql.update(inboxReading).set({ awaySince: raw`coalesce(${inboxReading.awaySince}, ${o.now.toISOString()}::timestamptz)`, awayReason: o.reason }).where(eq(inboxReading.place, place));
};

/** A mailbox that could not be read since before an instant. One that nobody has tried for an hour is no longer in the settings. */
export async function inboxAway(sql: Sql, at: { now: Date; before: Date }): Promise<Finding> {
  const tried = new Date(at.now.getTime() - 3_600_000);
  const [row] = await sql.select().from(inboxReading).where(and(lte(inboxReading.awaySince, at.before), gt(inboxReading.triedAt, tried))).orderBy(asc(inboxReading.awaySince)).limit(1);
  return row ? { count: 1, since: row.awaySince, detail: row.awayReason ?? '' } : { count: 0, since: null };
}
