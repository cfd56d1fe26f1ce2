import type { ImplementationStatus, UpdateState } from '@suivi/contract';
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { identity, instant, ref } from './columns.js';
import { commitment } from './commitments.js';
import { organization, person } from './directory.js';

/** What an entity reports on a commitment: submitted, then accepted or returned by a coordinator. */
export const statusUpdate = pgTable(
  'status_update',
  {
    id: identity(),
    commitmentId: ref('commitment_id').notNull().references(() => commitment.id),
    organizationId: ref('organization_id').notNull().references(() => organization.id),
    personId: ref('person_id').references(() => person.id),
    status: text('status').$type<ImplementationStatus>().notNull(),
    narrative: text('narrative').notNull(),
    evidence: text('evidence'),
    state: text('state').$type<UpdateState>().notNull(),
    submittedAt: instant('submitted_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    decisionNote: text('decision_note'),
    version: integer('version').notNull(),
  },
  (t) => [
    index('status_update_of_commitment').on(t.commitmentId, t.id),
    index('status_update_waiting').on(t.id).where(sql`state = 'submitted'`),
  ],
);
