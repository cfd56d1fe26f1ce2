import type { Scope } from '@suivi/access';
import type { emails, RouteInput, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { Refusal } from '@suivi/kernel';
import { type MailboxRow, mailboxMessage, mailboxMessages, type ParsedAttachment, parseMessage } from '@suivi/mailer';
import { mayReadMailbox } from './emails.policy.js';
import * as store from './emails.store.js';
import { incomingAbout } from './receiving.store.js';

type Mail = RouteResponse<typeof emails.listMails>['items'][number];
type MailboxHeading = RouteResponse<typeof emails.listMailbox>['items'][number];

const mailOf = ({ mail, personName, tells }: { mail: store.MailHeading; personName: string | null; tells?: boolean }): Mail => ({
  id: mail.id,
  kind: mail.kind,
  person: mail.personId === null ? null : { id: mail.personId, name: personName ?? '' },
  to: mail.toAddress,
  localDay: mail.localDay,
  messageId: mail.messageId,
  subject: tells === false ? null : mail.subject,
  state: mail.state,
  fate: mail.fate,
  isSample: mail.isSample,
  dueAt: mail.dueAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
  attempts: mail.attempts,
  version: mail.version,
});

/** An id-ordered list's cursor is the last id, as text. */
function idOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('not-found', 'this cursor is not one that the list gave');
  return Number(cursor);
}
const pageOf = <Row, Item extends { id: number }>(rows: Row[], limit: number, itemOf: (row: Row) => Item): { items: Item[]; nextCursor: string | null } => {
  const items = rows.slice(0, limit).map(itemOf);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
};

/** A page of what a reader sees of the delivery ledger, the latest first. */
export async function ledger(sql: Sql, scope: Scope, query: RouteInput<typeof emails.listMails>['query']): Promise<RouteResponse<typeof emails.listMails>> {
  const { cursor, limit, ...filter } = query;
  return pageOf(await store.mailsBefore(sql, scope, { ...filter, before: idOf(cursor), limit: limit + 1 }), limit, mailOf);
}

/** One mail of the ledger that the reader sees, with why it was due and each attempt; refuses with 'not-found'. */
export async function mailInFull(sql: Sql, scope: Scope, id: number): Promise<RouteResponse<typeof emails.readMail>> {
  const row = await store.mailById(sql, scope, id);
  if (!row) throw new Refusal('not-found', `there is no mail ${id}`);
  const [attempts, cameBack] = [await store.attemptsOf(sql, id), await incomingAbout(sql, id)];
  return {
    ...mailOf(row), why: (await store.reasonsOf(sql, scope, id)).map(({ callId, meetingId, ...one }) => ({ ...one, call: callId !== null && meetingId !== null ? { id: callId, meetingId } : null })),
    tries: attempts.map((a) => ({ at: a.at.toISOString(), outcome: a.outcome, serverReply: a.serverReply })),
    cameBack: cameBack.map((message) => ({ ...message, at: message.at.toISOString() })),
  };
}

const headingOf = (row: Omit<MailboxRow, 'raw'>): MailboxHeading => ({
  id: row.id, messageId: row.messageId, from: row.envelopeFrom, to: row.envelopeTo, subject: row.subject, receivedAt: row.receivedAt.toISOString(),
});

/** A page of the product's own mailbox, the latest first; nothing for who may not open it. */
export async function mailbox(sql: Sql, scope: Scope, query: RouteInput<typeof emails.listMailbox>['query']): Promise<RouteResponse<typeof emails.listMailbox>> {
  if (!mayReadMailbox(scope)) return { items: [], nextCursor: null };
  return pageOf(await mailboxMessages(sql, { before: idOf(query.cursor), limit: query.limit + 1 }), query.limit, headingOf);
}

/** A kept message as it went over the wire; refuses with 'not-found'. */
export async function rawMessage(sql: Sql, scope: Scope, id: number): Promise<MailboxRow> {
  const row = mayReadMailbox(scope) ? await mailboxMessage(sql, id) : null;
  if (!row) throw new Refusal('not-found', `there is no message ${id}`);
  return row;
}

/** A kept message, parsed, with the names of its files, which count from 1; refuses with 'not-found'. */
export async function messageInFull(sql: Sql, scope: Scope, id: number): Promise<RouteResponse<typeof emails.readMailboxMessage>> {
  const row = await rawMessage(sql, scope, id);
  const { text, html, headers, attachments } = await parseMessage(row.raw);
  return {
    ...headingOf(row), text: text ?? '', html: html ?? null, headers,
    attachments: attachments.map(({ fileName, mimeType }, at) => ({ number: at + 1, fileName: fileName ?? `${at + 1}`, mediaType: mimeType })),
  };
}

/** A file of a kept message by its number; refuses with 'not-found'. */
export async function messageAttachment(sql: Sql, scope: Scope, of: { id: number; number: number }): Promise<ParsedAttachment> {
  const { attachments } = await parseMessage((await rawMessage(sql, scope, of.id)).raw);
  const file = attachments[of.number - 1];
  if (!file) throw new Refusal('not-found', `message ${of.id} has no file ${of.number}`);
  return file;
}
