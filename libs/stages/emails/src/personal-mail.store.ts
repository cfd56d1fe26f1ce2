import { incomingMail, mail, mailAttempt, type Sql } from '@suivi/db';
import type { ErasedPerson } from '@suivi/directory';
import { blankMessages, messagesTo } from '@suivi/mailer';
import { and, asc, eq, inArray, or, type SQL, sql as raw } from 'drizzle-orm';

const ofMailsOf = (column: typeof mailAttempt.mailId | typeof incomingMail.mailId, personId: number): SQL => raw`${column} in (select id from mail where person_id = ${personId})`;

/** An address where it stands for itself, as PostgreSQL reads patterns: ana@x.example does not stand in mariana@x.example, d'ana@x.example or ana@x.example.org, but in quotes it does. */
const whole = (address: string): string => `(?<![\\w.+-]|\\w')${address.replace(/[^\w@]/g, '\\$&')}(?![\\w-]|\\.\\w)`;
const headers = raw`split_part(replace(${incomingMail.raw}, chr(13), ''), chr(10) || chr(10), 1)`;
/** The address stands in From, whose lines may be folded. */
const isSender = (address: string): SQL => raw`${headers} ~ ${`(?in)^from:[^\\n]*(?:\\n[ \\t][^\\n]*)*${whole(address)}`}`;

/** Messages that came back about a person's mails, or from the person; what only names them is somebody else's. */
const cameFrom = (who: { id: number; addresses: readonly string[] }): SQL | undefined => or(ofMailsOf(incomingMail.mailId, who.id), ...who.addresses.map(isSender));

/** The mails to a person, what came back, and what the product's own mailbox keeps for the addresses. */
export async function mailDataOf(sql: Sql, who: { id: number; addresses: readonly string[] }): Promise<Record<string, unknown>> {
  return {
    mails: await sql
      .select({ id: mail.id, kind: mail.kind, toAddress: mail.toAddress, state: mail.state, subject: mail.subject, bodyText: mail.bodyText, payload: mail.payload, createdAt: mail.createdAt, sentAt: mail.sentAt })
      .from(mail).where(eq(mail.personId, who.id)).orderBy(asc(mail.id)),
    attempts: await sql
      .select({ mailId: mailAttempt.mailId, at: mailAttempt.at, outcome: mailAttempt.outcome, serverReply: mailAttempt.serverReply })
      .from(mailAttempt).where(ofMailsOf(mailAttempt.mailId, who.id)).orderBy(asc(mailAttempt.id)),
    received: await sql.select({ receivedAt: incomingMail.receivedAt, verdict: incomingMail.verdict, raw: incomingMail.raw }).from(incomingMail).where(cameFrom(who)).orderBy(asc(incomingMail.id)),
    mailbox: await messagesTo(sql, who.addresses),
  };
}

/**
 * Blanks what was written to a person and what came from them: addresses, texts, servers' words; in what others wrote the addresses alone. The ledger keeps that there was a mail, of what kind and
 * in which state; what was not sent yet is dropped.
 */
export async function eraseMail(sql: Sql, erased: ErasedPerson): Promise<void> {
  const words = 'its reader was erased';
  await sql
    .update(mail)
    .set({ state: 'dropped', fate: words, leaseUntil: null, leasedBy: null, version: raw`${mail.version} + 1` })
    .where(and(eq(mail.personId, erased.id), inArray(mail.state, ['due', 'sending'])));
  await sql
    .update(mail)
    .set({ toAddress: erased.email, subject: null, bodyText: null, bodyHtml: null, payload: {}, fate: raw`case when ${mail.fate} is null then null else ${words} end` })
    .where(eq(mail.personId, erased.id));
  await sql.update(mailAttempt).set({ serverReply: '' }).where(ofMailsOf(mailAttempt.mailId, erased.id));
  await sql.update(incomingMail).set({ raw: '', subject: null, diagnostic: null, repliedTo: null }).where(cameFrom(erased));
  for (const address of erased.addresses) {
    const pattern = `(?i)${whole(address)}`;
    const without = (column: SQL | typeof incomingMail.raw) => raw`regexp_replace(${column}, ${pattern}, ${erased.email}, 'g')`;
    await sql.update(incomingMail).set({ raw: without(incomingMail.raw), subject: without(raw`${incomingMail.subject}`), diagnostic: without(raw`${incomingMail.diagnostic}`) })
      .where(raw`concat_ws(' ', ${incomingMail.raw}, ${incomingMail.subject}, ${incomingMail.diagnostic}) ~ ${pattern}`);
  }
  await blankMessages(sql, erased.addresses, erased.email);
}
