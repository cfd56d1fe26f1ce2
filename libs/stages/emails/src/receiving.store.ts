import { incomingMail, mail, type Sql } from '@suivi/db';
import { and, asc, eq, inArray, sql as raw } from 'drizzle-orm';

export type IncomingRow = typeof incomingMail.$inferSelect;

/** The mail of the ledger that a message names, locked for change: by id, else by one of the Message-IDs. */
export async function mailForReport(sql: Sql, named: { id: number } | { messageIds: readonly string[] }): Promise<typeof mail.$inferSelect | undefined> {
  if ('messageIds' in named && named.messageIds.length === 0) return undefined;
  const which = 'id' in named ? eq(mail.id, named.id) : inArray(mail.messageId, [...named.messageIds]);
  return (await sql.select().from(mail).where(which).orderBy(asc(mail.id)).limit(1).for('update'))[0];
}

/** Keeps a message once; answers false if it is there already. */
export const keepIncoming = async (sql: Sql, row: typeof incomingMail.$inferInsert): Promise<boolean> =>
  (await sql.insert(incomingMail).values(row).onConflictDoNothing({ target: incomingMail.digest }).returning({ id: incomingMail.id })).length > 0;
export const incomingByDigest = async (sql: Sql, digest: string): Promise<IncomingRow | undefined> =>
  (await sql.select().from(incomingMail).where(eq(incomingMail.digest, digest)))[0];

/** A mail that came back is out of everybody's hands; one that failed or was dropped stays so. */
export const setBounced = async (sql: Sql, id: number, words: string): Promise<void> => {
  await sql
    .update(mail)
    .set({ state: 'bounced', fate: words, leaseUntil: null, leasedBy: null, version: raw`${mail.version} + 1` })
    .where(and(eq(mail.id, id), inArray(mail.state, ['sent', 'sending', 'due'])));
};

/** What came back about a mail, the first first; without the messages themselves. */
export const incomingAbout = (sql: Sql, mailId: number) =>
  sql
    .select({ at: incomingMail.receivedAt, verdict: incomingMail.verdict, status: incomingMail.status, diagnostic: incomingMail.diagnostic })
    .from(incomingMail)
    .where(eq(incomingMail.mailId, mailId))
    .orderBy(asc(incomingMail.id));
