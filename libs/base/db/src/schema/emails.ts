import type { MailKind, MailState } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { person } from './directory.js';
import { reminder } from './reminders.js';

/** The delivery ledger: a row for every mail, with its fate. `messageId` is set before the first attempt and never changes. */
export const mail = pgTable(
  'mail',
  {
    id: identity(),
    kind: text('kind').$type<MailKind>().notNull(),
    personId: ref('person_id').notNull().references(() => person.id),
    localDay: day('local_day').notNull(),
    key: text('key').notNull(),
    toAddress: text('to_address').notNull(),
    language: text('language').$type<Language>().notNull(),
    messageId: text('message_id').notNull().unique(),
    isSample: boolean('is_sample').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    state: text('state').$type<MailState>().notNull(),
    subject: text('subject'),
    bodyText: text('body_text'),
    bodyHtml: text('body_html'),
    dueAt: instant('due_at').notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    leaseUntil: instant('lease_until'),
    leasedBy: text('leased_by'),
    sentAt: instant('sent_at'),
    fate: text('fate'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('mail_occurrence').on(t.personId, t.localDay, t.kind, t.key),
    index('mail_to_send').on(t.nextAttemptAt, t.id).where(sql`state in ('due', 'sending')`),
  ],
);

/** The reminders that a mail gathers. */
export const mailReminder = pgTable(
  'mail_reminder',
  {
    mailId: ref('mail_id').notNull().references(() => mail.id),
    reminderId: ref('reminder_id').notNull().unique().references(() => reminder.id),
  },
  (t) => [primaryKey({ columns: [t.mailId, t.reminderId] })],
);

/** Each try to hand a mail over, with the server's words. */
export const mailAttempt = pgTable(
  'mail_attempt',
  {
    id: identity(),
    mailId: ref('mail_id').notNull().references(() => mail.id),
    at: instant('at').notNull(),
    outcome: text('outcome').$type<'accepted' | 'deferred' | 'rejected'>().notNull(),
    serverReply: text('server_reply').notNull(),
  },
  (t) => [index('mail_attempt_of_mail').on(t.mailId, t.id)],
);
