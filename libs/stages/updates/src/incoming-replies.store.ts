import { commitment, incomingMail, mail, organization, person, reply, replyQuestion, type Sql } from '@suivi/db';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';

export type IncomingReply = Pick<typeof incomingMail.$inferSelect, 'id' | 'mailId' | 'raw' | 'repliedTo' | 'receivedAt'>;

/** Answers that came in and that nobody has read, the first first. */
export const unreadReplies = (sql: Sql, limit: number): Promise<{ id: number }[]> =>
  sql
    .select({ id: incomingMail.id })
    .from(incomingMail)
    .leftJoin(reply, eq(reply.incomingMailId, incomingMail.id))
    .where(and(eq(incomingMail.verdict, 'reply'), isNull(reply.id)))
    .orderBy(asc(incomingMail.id))
    .limit(limit);

/** A message that came in, as it came. */
export const incomingReply = async (sql: Sql, id: number): Promise<IncomingReply | undefined> =>
  (
    await sql
      .select({ id: incomingMail.id, mailId: incomingMail.mailId, raw: incomingMail.raw, repliedTo: incomingMail.repliedTo, receivedAt: incomingMail.receivedAt })
      .from(incomingMail)
      .where(eq(incomingMail.id, id))
  )[0];

/** Takes an answer down, once; undefined if somebody has read it. Who comes at the same time waits for the first. */
export const takeDownReply = async (sql: Sql, row: typeof reply.$inferInsert): Promise<number | undefined> =>
  (await sql.insert(reply).values(row).onConflictDoNothing({ target: reply.incomingMailId }).returning({ id: reply.id }))[0]?.id;

export const setReply = async (sql: Sql, id: number, set: Partial<typeof reply.$inferInsert>): Promise<void> => {
  await sql.update(reply).set(set).where(eq(reply.id, id));
};

export const noteQuestions = async (sql: Sql, replyId: number, parts: readonly { commitmentId: number; organizationId: number }[]): Promise<void> => {
  if (parts.length > 0) await sql.insert(replyQuestion).values(parts.map(({ commitmentId, organizationId }) => ({ replyId, commitmentId, organizationId }))).onConflictDoNothing();
};

/** A part in a commitment as an address names it; undefined where one of the three is not there. */
export const partNamed = async (sql: Sql, of: { personId: number; commitmentId: number; organizationId: number }) =>
  (
    await sql
      .select({ personId: person.id, commitmentId: commitment.id, organizationId: organization.id, reference: commitment.reference })
      .from(commitment)
      .innerJoin(organization, eq(organization.id, of.organizationId))
      .innerJoin(person, eq(person.id, of.personId))
      .where(eq(commitment.id, of.commitmentId))
  )[0];

/** Who was written to. */
export const personNamed = async (sql: Sql, id: number): Promise<{ id: number; name: string; email: string; linkGeneration: number } | undefined> =>
  (await sql.select({ id: person.id, name: person.name, email: person.email, linkGeneration: person.linkGeneration }).from(person).where(eq(person.id, id)))[0];

/** To whom mails went. */
export const readersOf = async (sql: Sql, mailIds: readonly number[]): Promise<number[]> =>
  mailIds.length === 0 ? [] : (await sql.select({ personId: mail.personId }).from(mail).where(inArray(mail.id, [...mailIds]))).flatMap(({ personId }) => (personId === null ? [] : [personId]));
