import { type Sql, mailboxMessage as table } from '@suivi/db';
import { asc, desc, eq, inArray, lt } from 'drizzle-orm';

/** A message kept in the product's own mailbox. */
export type MailboxRow = typeof table.$inferSelect;

/** A message in a list: without its raw text. */
export type MailboxHeading = Omit<MailboxRow, 'raw'>;

const heading = {
  id: table.id,
  messageId: table.messageId,
  envelopeFrom: table.envelopeFrom,
  envelopeTo: table.envelopeTo,
  subject: table.subject,
  receivedAt: table.receivedAt,
};

/** Keeps a message; the same one handed over twice is kept twice, as a mail server would. */
export async function keepMessage(sql: Sql, message: typeof table.$inferInsert): Promise<void> {
  await sql.insert(table).values(message);
}

/** The messages kept, the latest first; `before` is the id that the page before ended with. */
export const mailboxMessages = (sql: Sql, page: { before?: number; limit: number }): Promise<MailboxHeading[]> =>
  sql
    .select(heading)
    .from(table)
    .where(page.before === undefined ? undefined : lt(table.id, page.before))
    .orderBy(desc(table.id))
    .limit(page.limit);

/** One message with its raw text, or null. */
export async function mailboxMessage(sql: Sql, id: number): Promise<MailboxRow | null> {
  const [row] = await sql.select().from(table).where(eq(table.id, id));
  return row ?? null;
}

/** The messages kept for these addresses, the oldest first. */
export const messagesTo = (sql: Sql, addresses: readonly string[]): Promise<MailboxRow[]> => sql.select().from(table).where(inArray(table.envelopeTo, [...addresses])).orderBy(asc(table.id));

/** Leaves of the messages to these addresses only that they were there. */
export const blankMessages = async (sql: Sql, addresses: readonly string[], instead: string): Promise<void> => {
  await sql.update(table).set({ envelopeTo: instead, subject: '', raw: '' }).where(inArray(table.envelopeTo, [...addresses]));
};
