import { installation, mail, type Sql } from '@suivi/db';
import { and, desc, eq, inArray, isNull, sql as raw } from 'drizzle-orm';
import type { MailRow } from './emails.store.js';

/** The alarms of the ledger, the last first. */
export const lastAlarms = (sql: Sql): Promise<MailRow[]> => sql.select().from(mail).where(eq(mail.kind, 'alarm')).orderBy(desc(mail.id)).limit(50);

/** Lets one process at a time decide whether the operator is told. */
export const lockAlarms = async (sql: Sql): Promise<void> => {
  await sql.select({ id: installation.id }).from(installation).where(eq(installation.id, 1)).for('update');
};

/** Adds an alarm; alarms that could not leave yet give way to it, for it says what holds now. */
export async function insertAlarm(sql: Sql, row: typeof mail.$inferInsert): Promise<void> {
  const stale = and(eq(mail.kind, 'alarm'), eq(mail.state, 'due'), isNull(mail.leaseUntil));
  await sql.update(mail).set({ state: 'dropped', fate: 'a later word to the operator took its place', version: raw`${mail.version} + 1` }).where(stale);
  await sql.insert(mail).values(row).onConflictDoNothing();
}

/** Since when a word to the operator could not leave. */
export async function alarmWaiting(sql: Sql): Promise<Date | null> {
  const [row] = await sql.select({ dueAt: mail.dueAt }).from(mail).where(and(eq(mail.kind, 'alarm'), inArray(mail.state, ['due', 'sending']))).orderBy(mail.id).limit(1);
  return row?.dueAt ?? null;
}
