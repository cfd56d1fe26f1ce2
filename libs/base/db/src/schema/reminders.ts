import type { ReminderChannel, ReminderOverride, ReminderPolicy, Role } from '@suivi/contract';
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { commitment, commitmentOwner } from './commitments.js';
import { organization, partnership, person } from './directory.js';

/**
 * A nudge due on a person's local day. The unique key is the occurrence: however often a sweep runs, it exists once. `deadlineOn`
 * is the deadline that it speaks of, null for what is counted from the last news: where the deadline has moved since, it is void.
 */
export const reminder = pgTable(
  'reminder',
  {
    id: identity(),
    commitmentId: ref('commitment_id').notNull().references(() => commitment.id),
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
