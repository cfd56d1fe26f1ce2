import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { commitment } from './commitments.js';
import { organization, person } from './directory.js';

/** A nudge due on a person's local day. The unique key is the occurrence: however often a sweep runs, it exists once. */
export const reminder = pgTable(
  'reminder',
  {
    id: identity(),
    commitmentId: ref('commitment_id').notNull().references(() => commitment.id),
    organizationId: ref('organization_id').notNull().references(() => organization.id),
    personId: ref('person_id').notNull().references(() => person.id),
    rule: text('rule').notNull(),
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
