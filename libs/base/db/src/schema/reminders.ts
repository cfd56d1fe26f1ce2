import type { CallResponse, CallSheet, CallState, ReminderChannel, ReminderOverride, ReminderPolicy, Role } from '@suivi/contract';
import type { LocalizedText } from '@suivi/kernel';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { commitment, commitmentOwner } from './commitments.js';
import { organization, partnership, person } from './directory.js';
import { meeting } from './outcomes.js';

/**
 * The campaign before a meeting, or before a report: what each entity is asked to contribute, from a day on and by a day. `meetingId` is the meeting whose
 * commitments are asked about. Once it is closed, what each entity came to stands in its row.
 */
export const callForInputs = pgTable(
  'call_for_inputs',
  {
    id: identity(),
    partnershipId: ref('partnership_id').notNull().references(() => partnership.id),
    meetingId: ref('meeting_id').notNull().references(() => meeting.id),
    opensOn: day('opens_on').notNull(),
    dueOn: day('due_on').notNull(),
    message: jsonb('message').$type<LocalizedText>().notNull(),
    sheet: text('sheet').$type<CallSheet>().notNull(),
    state: text('state').$type<CallState>().notNull(),
    createdAt: instant('created_at').notNull(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('call_under_way_once').on(t.meetingId).where(sql`state <> 'closed'`),
    index('call_of_meeting').on(t.meetingId, t.id),
    index('call_open').on(t.id).where(sql`state = 'open'`),
    check('call_days', sql`due_on >= opens_on`),
  ],
);

/** An entity that is asked: by whom it answers if not by all its focal points, until when if that was extended, what it said besides its updates, and what it came to when the call was closed. */
export const callEntity = pgTable(
  'call_entity',
  {
    callId: ref('call_id').notNull().references(() => callForInputs.id, { onDelete: 'cascade' }),
    organizationId: ref('organization_id').notNull().references(() => organization.id),
    personId: ref('person_id').references(() => person.id),
    extendedTo: day('extended_to'),
    extensionReason: text('extension_reason'),
    /** What the entity adds for the report as a whole. */
    remarks: text('remarks'),
    /** The same as it was typed and not sent yet. */
    remarksDraft: text('remarks_draft'),
    nothingToReportAt: instant('nothing_to_report_at'),
    answeredById: ref('answered_by_id').references(() => person.id),
    asked: integer('asked'),
    answered: integer('answered'),
    response: text('response').$type<CallResponse>(),
  },
  (t) => [primaryKey({ columns: [t.callId, t.organizationId] })],
);

/**
 * A nudge due on a person's local day. The unique key is the occurrence: however often a sweep runs, it exists once. `deadlineOn`
 * is the deadline that it speaks of, null for what is counted from the last news: where the deadline has moved since, it is void.
 * It speaks of a commitment, or of a call for inputs.
 */
export const reminder = pgTable(
  'reminder',
  {
    id: identity(),
    commitmentId: ref('commitment_id').references(() => commitment.id),
    callId: ref('call_id').references(() => callForInputs.id),
    organizationId: ref('organization_id').notNull().references(() => organization.id),
    personId: ref('person_id').notNull().references(() => person.id),
    rule: text('rule').notNull(),
    role: text('role').$type<Role>(),
    channel: text('channel').$type<ReminderChannel>().notNull().default('digest'),
    deadlineOn: day('deadline_on'),
    dueOn: day('due_on').notNull(),
    deliverAt: instant('deliver_at').notNull(),
    createdAt: instant('created_at').notNull(),
    gatheredAt: instant('gathered_at'),
  },
  (t) => [
    uniqueIndex('reminder_occurrence').on(t.commitmentId, t.rule, t.dueOn, t.personId, t.organizationId),
    uniqueIndex('reminder_call_occurrence').on(t.callId, t.rule, t.dueOn, t.personId, t.organizationId).where(sql`call_id is not null`),
    check('reminder_about_one', sql`(commitment_id is null) <> (call_id is null)`),
    index('reminder_waiting_of_person').on(t.personId, t.deliverAt).where(sql`gathered_at is null`),
  ],
);

/** When the people of a partnership are reminded; where there is no row, the standard policy counts. */
export const partnershipPolicy = pgTable('reminder_policy', {
  partnershipId: ref('partnership_id').primaryKey().references(() => partnership.id),
  policy: jsonb('policy').$type<ReminderPolicy>().notNull(),
  version: integer('version').notNull(),
});

/** The rules that count for one commitment instead of its partnership's. */
export const commitmentPolicy = pgTable('reminder_override', {
  commitmentId: ref('commitment_id').primaryKey().references(() => commitment.id),
  policy: jsonb('policy').$type<ReminderOverride>().notNull(),
  version: integer('version').notNull(),
});

/**
 * For each owner of an open commitment the earliest instant at which anything may become due; null while nothing can. Kept by
 * the triggers of the tables that matter, so that no code path can forget it: whatever changes asks for a look at once.
 */
export const reminderWatch = pgTable(
  'reminder_watch',
  { commitmentId: ref('commitment_id').notNull(), organizationId: ref('organization_id').notNull(), lookAt: instant('look_at') },
  (t) => [
    primaryKey({ columns: [t.commitmentId, t.organizationId] }),
    foreignKey({ name: 'reminder_watch_owner', columns: [t.commitmentId, t.organizationId], foreignColumns: [commitmentOwner.commitmentId, commitmentOwner.organizationId] }).onDelete('cascade'),
    index('reminder_watch_to_look').on(t.lookAt).where(sql`look_at is not null`),
  ],
);
