import type { DoubtfulReply, ExtensionState, HandoverState, ImplementationStatus, ReplyState, Side, UpdateState } from '@suivi/contract';
import type { Precision } from '@suivi/kernel';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { commitment } from './commitments.js';
import { organization, person } from './directory.js';
import { incomingMail, mail } from './emails.js';
import { storedFile } from './floors.js';

const commitmentId = () => ref('commitment_id').notNull().references(() => commitment.id);
const organizationId = () => ref('organization_id').notNull().references(() => organization.id);

/** What an entity reports on a commitment: cleared by its head where the entity wants it, submitted, then accepted or returned by a coordinator. */
export const statusUpdate = pgTable(
  'status_update',
  {
    id: identity(),
    commitmentId: commitmentId(),
    organizationId: organizationId(),
    personId: ref('person_id').references(() => person.id),
    status: text('status').$type<ImplementationStatus>().notNull(),
    narrative: text('narrative').notNull(),
    evidence: text('evidence'),
    /** What stands in the way. */
    obstacles: text('obstacles'),
    /** What came of it that can be counted or shown. */
    results: text('results'),
    state: text('state').$type<UpdateState>().notNull(),
    submittedAt: instant('submitted_at').notNull(),
    /** The head of the entity who let it go out, where the entity wants that. */
    clearedById: ref('cleared_by_id').references(() => person.id),
    clearedAt: instant('cleared_at'),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    decisionNote: text('decision_note'),
    version: integer('version').notNull(),
  },
  (t) => [
    index('status_update_of_commitment').on(t.commitmentId, t.id),
    index('status_update_waiting').on(t.id).where(sql`state = 'submitted'`),
    uniqueIndex('status_update_clearance_once').on(t.commitmentId, t.organizationId).where(sql`state = 'awaiting-clearance'`),
  ],
);

/** A file that shows what an update says. */
export const evidenceFile = pgTable(
  'evidence_file',
  {
    id: identity(),
    updateId: ref('update_id').notNull().references(() => statusUpdate.id),
    fileSha256: text('file_sha256').notNull().references(() => storedFile.sha256),
    fileName: text('file_name').notNull(),
  },
  (t) => [uniqueIndex('evidence_file_once').on(t.updateId, t.fileSha256), index('evidence_file_of_file').on(t.fileSha256)],
);

/** What a person typed behind a link and did not send yet: one draft for each commitment and entity, the form's fields as they were typed. */
export const answerDraft = pgTable(
  'answer_draft',
  {
    personId: ref('person_id').notNull().references(() => person.id),
    commitmentId: commitmentId(),
    organizationId: organizationId(),
    fields: jsonb('fields').$type<Record<string, string>>().notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.commitmentId, t.organizationId] })],
);

/** A later date that an entity asks for, with its reason; reminders rest until it is granted or declined. */
export const extensionRequest = pgTable(
  'extension_request',
  {
    id: identity(),
    commitmentId: commitmentId(),
    organizationId: organizationId(),
    personId: ref('person_id').references(() => person.id),
    deadlineOn: day('deadline_on').notNull(),
    deadlinePrecision: text('deadline_precision').$type<Precision>().notNull(),
    reason: text('reason').notNull(),
    state: text('state').$type<ExtensionState>().notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    decisionNote: text('decision_note'),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('extension_request_pending_once').on(t.commitmentId, t.organizationId).where(sql`state = 'pending'`),
    index('extension_request_of_commitment').on(t.commitmentId, t.id),
    index('extension_request_waiting').on(t.id).where(sql`state = 'pending'`),
  ],
);

/** "Not mine": a person names a colleague of the entity who should answer instead; a coordinator confirms or declines. */
export const handover = pgTable(
  'handover',
  {
    id: identity(),
    commitmentId: commitmentId(),
    organizationId: organizationId(),
    personId: ref('person_id').notNull().references(() => person.id),
    colleagueName: text('colleague_name').notNull(),
    colleagueEmail: text('colleague_email').notNull(),
    reason: text('reason'),
    state: text('state').$type<HandoverState>().notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    decisionNote: text('decision_note'),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('handover_pending_once').on(t.commitmentId, t.organizationId, t.personId).where(sql`state = 'pending'`),
    index('handover_of_commitment').on(t.commitmentId, t.id),
    index('handover_waiting').on(t.id).where(sql`state = 'pending'`),
  ],
);

/** A coordinator's note on a commitment: internal to a side, or (null) shared by both. */
export const note = pgTable(
  'note',
  {
    id: identity(),
    commitmentId: commitmentId(),
    side: text('side').$type<Side>(),
    personId: ref('person_id').references(() => person.id),
    authorName: text('author_name').notNull(),
    text: text('text').notNull(),
    writtenAt: instant('written_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('note_of_commitment').on(t.commitmentId, t.id)],
);

/** An answer that came as a mail: what it became, or why it waits for a coordinator. The raw message stays in `incoming_mail`. */
export const reply = pgTable(
  'reply',
  {
    id: identity(),
    incomingMailId: ref('incoming_mail_id').notNull().unique().references(() => incomingMail.id),
    mailId: ref('mail_id').references(() => mail.id),
    personId: ref('person_id').references(() => person.id),
    commitmentId: ref('commitment_id').references(() => commitment.id),
    organizationId: ref('organization_id').references(() => organization.id),
    text: text('text').notNull(),
    state: text('state').$type<ReplyState>().notNull(),
    why: text('why').$type<DoubtfulReply>(),
    /** The code with which it was refused as an update; rows of old hold its words. */
    refusal: text('refusal'),
    updateId: ref('update_id').references(() => statusUpdate.id),
    receivedAt: instant('received_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    decisionNote: text('decision_note'),
    version: integer('version').notNull(),
  },
  (t) => [index('reply_parked').on(t.id).where(sql`state = 'parked'`), index('reply_of_commitment').on(t.commitmentId)],
);

/** What an answer by mail may be about: all that the mail asked which it answers. Whoever follows these up sees it. */
export const replyQuestion = pgTable(
  'reply_question',
  {
    replyId: ref('reply_id').notNull().references(() => reply.id),
    commitmentId: commitmentId(),
    organizationId: organizationId(),
  },
  (t) => [primaryKey({ columns: [t.replyId, t.commitmentId, t.organizationId] }), index('reply_question_of_commitment').on(t.commitmentId)],
);
