import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, identity, instant, ref } from './columns.js';

/** One row (id 1) about this installation: the secret that signs links, whether delivery waits for a person's word, and since when the mail server cannot be reached, when a round last came to its end. */
export const installation = pgTable(
  'installation',
  {
    id: integer('id').primaryKey(),
    linkSecret: text('link_secret').notNull(),
    createdAt: instant('created_at').notNull(),
    deliveryHeldSince: instant('delivery_held_since'),
    deliveryHeldReason: text('delivery_held_reason'),
    serverAwaySince: instant('server_away_since'),
    serverAwayReason: text('server_away_reason'),
    lastRoundAt: instant('last_round_at'),
    /** SHA-256 of the one-time code that makes its bearer the first administrator; null once it was used. */
    claimDigest: text('claim_digest'),
    /** Since when accounts are on: whoever is not signed in sees nothing. Null while nobody has claimed the installation. */
    claimedAt: instant('claimed_at'),
  },
  () => [check('installation_away_has_reason', sql`(server_away_since is null) = (server_away_reason is null)`)],
);

/** Wishes to act, committed with the rows that call for them; the runner hands them to the queue and removes them. */
export const outbox = pgTable('outbox', {
  id: identity(),
  job: text('job').notNull(),
  payload: jsonb('payload').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Mail kept by the product itself instead of an SMTP server: everything that was handed over, duplicates too. */
export const mailboxMessage = pgTable(
  'mailbox_message',
  {
    id: identity(),
    messageId: text('message_id').notNull(),
    envelopeFrom: text('envelope_from').notNull(),
    envelopeTo: text('envelope_to').notNull(),
    subject: text('subject').notNull(),
    raw: text('raw').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [index('mailbox_message_to').on(t.envelopeTo, t.id)],
);

/** A file as it was handed in, known by the SHA-256 of its bytes (hexadecimal): the same bytes are kept once. */
export const storedFile = pgTable('stored_file', {
  sha256: text('sha256').primaryKey(),
  size: integer('size').notNull(),
  /** What its content says it is; the sender's word and the name count for nothing. */
  mediaType: text('media_type').notNull(),
  storedAt: instant('stored_at').notNull(),
});

/** The bytes of a file in pieces, so that neither a reader nor a backup ever holds all of them at once. */
export const storedFilePart = pgTable(
  'stored_file_part',
  {
    sha256: text('sha256').notNull().references(() => storedFile.sha256, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sha256, t.position] })],
);

/**
 * Who changed what, when and why; rows are only ever added (a trigger refuses the rest). `after` is the subject's whole state. Nobody chooses an id: in the order
 * of ids rows are sealed. Names and addresses of people stand in `personal_value`, here their tokens.
 */
export const history = pgTable(
  'history',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    partnershipId: ref('partnership_id'),
    subject: text('subject').notNull(),
    subjectId: bigint('subject_id', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    actor: jsonb('actor').$type<HistoryActor>().notNull(),
    action: text('action').notNull(),
    reason: text('reason'),
    changes: jsonb('changes').$type<Record<string, { from: unknown; to: unknown }>>().notNull(),
    after: jsonb('after').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('history_of_subject').on(t.subject, t.subjectId, t.id), index('history_of_partnership').on(t.partnershipId, t.subject, t.at)],
);

/** Who acted: a person of the directory, the product itself, or an operator at the command line. */
export interface HistoryActor {
  kind: 'person' | 'system' | 'operator';
  name: string;
  personId?: number;
}

/** What a write with an Idempotency-Key answered, so that a repetition gets the same answer and has no second effect. `caller` is who wrote: a person, a token, or whoever sits at the machine. */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    /** SHA-256 over method, address and body: the same key for another wish is refused. */
    wish: text('wish').notNull(),
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    body: text('body'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caller, t.key] }), index('idempotency_key_age').on(t.createdAt)],
);
