import type { IncomingVerdict, MailKind, MailState } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { commitment } from './commitments.js';
import { organization, person } from './directory.js';
import { reminder } from './reminders.js';

/**
 * The delivery ledger: a row for every mail, with its fate. `messageId` is set before the first attempt and never changes; `version` grows with every change, so that
 * who lost a lease cannot write. `doubtfulAt`: then a worker died with it in hand, or its connection broke, so that the server may have it; it goes
 * out again under its own Message-ID, and what it holds goes into no other mail. An alarm goes to the operator, who is nobody of the directory: it alone bears no person.
 */
export const mail = pgTable(
  'mail',
  {
    id: identity(),
    kind: text('kind').$type<MailKind>().notNull(),
    personId: ref('person_id').references(() => person.id),
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
    doubtfulAt: instant('doubtful_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('mail_occurrence').on(t.personId, t.localDay, t.kind, t.key),
    index('mail_to_send').on(t.nextAttemptAt, t.id).where(sql`state in ('due', 'sending')`),
    index('mail_returned_of_commitment').on(sql`(payload->>'commitmentId')`).where(sql`kind = 'update-returned'`),
    index('mail_undelivered').on(t.state, t.id).where(sql`state in ('failed', 'bounced', 'dropped')`),
    index('mail_sent').on(t.sentAt).where(sql`sent_at is not null`),
    index('mail_put_off').on(t.dueAt).where(sql`state = 'due' and attempts > 0`),
    index('mail_alarm').on(t.id).where(sql`kind = 'alarm'`),
    check('mail_has_reader', sql`(person_id is null) = (kind = 'alarm')`),
  ],
);

/**
 * What has become of mails so far, in pieces that add up: how many stand in a state (`state.due`), were ended so (`ended.sent`), were taken over from a dead worker
 * (`takeovers`), how long they took from due to accepted (`lag.60`, `lag.sum`). A trigger writes a piece a change, so that no two writers wait for each other; the round folds them.
 */
export const mailTally = pgTable('mail_tally', { id: identity(), figure: text('figure').notNull(), amount: doublePrecision('amount').notNull() });

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
  (t) => [index('mail_attempt_of_mail').on(t.mailId, t.id), index('mail_attempt_refused').on(t.at).where(sql`outcome <> 'accepted'`)],
);

/** How fast mail may go to a domain, shared by all workers: `freeAt` is when everything granted so far is used up, `granted` what was given last. */
export const mailDomain = pgTable('mail_domain', {
  domain: text('domain').primaryKey(),
  freeAt: instant('free_at').notNull(),
  granted: integer('granted').notNull(),
});

/** Mail that came back to us, each message once (`digest` is the SHA-256 of its octets); what is not about a mail of ours is kept and never acted on. */
export const incomingMail = pgTable(
  'incoming_mail',
  {
    id: identity(),
    digest: text('digest').notNull().unique(),
    verdict: text('verdict').$type<IncomingVerdict>().notNull(),
    mailId: ref('mail_id').references(() => mail.id),
    status: text('status'),
    diagnostic: text('diagnostic'),
    subject: text('subject'),
    raw: text('raw').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Of an answer to a mail of ours: the address that it was sent to, which names what it answers and bears our seal. */
    repliedTo: text('replied_to'),
  },
  (t) => [index('incoming_mail_reply').on(t.id).where(sql`verdict = 'reply'`), index('incoming_mail_of_mail').on(t.mailId, t.id), index('incoming_mail_bounced').on(t.receivedAt).where(sql`verdict = 'hard-bounce'`)],
);

/**
 * How far a mailbox was read to which answers come: messages of `validity` up to number `uid` were taken. `awaySince` is set while its server is in the way, `passedOver` counts what
 * could not be read and stays in the mailbox.
 */
export const inboxReading = pgTable('inbox_reading', {
  place: text('place').primaryKey(),
  validity: ref('validity').notNull(),
  uid: ref('uid').notNull(),
  triedAt: instant('tried_at').notNull(),
  readAt: instant('read_at'),
  awaySince: instant('away_since'),
  awayReason: text('away_reason'),
  passedOver: integer('passed_over').notNull(),
  passedOverReason: text('passed_over_reason'),
});

/**
 * The deadline that a person's calendar was last given in a mail: with it a deadline that goes is taken back, once. `sequence` is the
 * revision of the entry (RFC 5545), which only grows; `withdrawnAt` is set when it was taken back.
 */
export const publishedDeadline = pgTable(
  'published_deadline',
  {
    personId: ref('person_id').notNull().references(() => person.id),
    commitmentId: ref('commitment_id').notNull().references(() => commitment.id),
    organizationId: ref('organization_id').notNull().references(() => organization.id),
    deadlineOn: day('deadline_on').notNull(),
    sequence: integer('sequence').notNull(),
    publishedAt: instant('published_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.commitmentId, t.organizationId] })],
);

/** A coordinator's review of a week: due once, whoever finds it; void when the week is over. `mailId` is the mail that it went into. */
export const weeklyReview = pgTable(
  'weekly_review',
  {
    personId: ref('person_id').notNull().references(() => person.id),
    week: day('week').notNull(),
    deliverAt: instant('deliver_at').notNull(),
    voidAt: instant('void_at').notNull(),
    mailId: ref('mail_id').references(() => mail.id),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.week] }),
    index('weekly_review_waiting').on(t.voidAt, t.personId).where(sql`mail_id is null`),
    index('weekly_review_of_mail').on(t.mailId).where(sql`mail_id is not null`),
  ],
);

/** For each coordinator the earliest instant at which the next review may be due. Triggers on appointments, zones and duty stations ask for a look at once. */
export const reviewWatch = pgTable(
  'review_watch',
  { personId: ref('person_id').primaryKey().references(() => person.id), lookAt: instant('look_at').notNull() },
  (t) => [index('review_watch_to_look').on(t.lookAt)],
);
