import type { Acceptance, CommitmentProject, ImplementationStatus, Level, OwnerPart, ProposalKind, RecordState } from '@suivi/contract';
import type { LocalizedText, Precision } from '@suivi/kernel';
import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { organization, partnership, person } from './directory.js';
import { meeting, paragraph, proposal } from './outcomes.js';

export const thematicArea = pgTable(
  'thematic_area',
  {
    id: identity(),
    partnershipId: ref('partnership_id').notNull().references(() => partnership.id),
    position: integer('position').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
  },
  (t) => [uniqueIndex('thematic_area_position').on(t.partnershipId, t.position)],
);

/** A strategic objective that a partnership's framework names. */
export const strategicObjective = pgTable(
  'strategic_objective',
  {
    id: identity(),
    partnershipId: ref('partnership_id').notNull().references(() => partnership.id),
    position: integer('position').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('strategic_objective_position').on(t.partnershipId, t.position)],
);

/** The register's order: by deadline, those without one last. Queries repeat it to the letter, or the indexes do not serve. */
const byDeadline = sql`(coalesce(deadline_on, 'infinity'::date))`;

/** What a commitment is found by, to the letter. The functions stand in a migration: a stored column would be one that a backup cannot bring back. */
const words = sql`(search_words(title || ' ' || quote || ' ' || reference))`;

/**
 * Who does what by when. `deadlineOn` is the last day of the period that the deadline names, or the first day of the meeting
 * that it hangs on (`deadlineMeetingId`); `horizonOn` is the next meeting of the series, for those without a deadline.
 */
export const commitment = pgTable(
  'commitment',
  {
    id: identity(),
    partnershipId: ref('partnership_id').notNull().references(() => partnership.id),
    meetingId: ref('meeting_id').notNull().references(() => meeting.id),
    reference: text('reference').notNull().unique(),
    proposalId: ref('proposal_id').references(() => proposal.id),
    paragraphId: ref('paragraph_id').references(() => paragraph.id),
    paragraphLabel: text('paragraph_label').notNull(),
    quote: text('quote').notNull(),
    quoteStart: integer('quote_start'),
    quoteEnd: integer('quote_end'),
    correction: jsonb('correction').$type<Correction>(),
    title: text('title').notNull(),
    kind: text('kind').$type<ProposalKind>().notNull(),
    thematicAreaId: ref('thematic_area_id').references(() => thematicArea.id),
    objectiveId: ref('objective_id').references(() => strategicObjective.id),
    /** A concrete project and the benefit by which it is measured. */
    project: jsonb('project').$type<CommitmentProject>(),
    level: text('level').$type<Level>(),
    acceptance: text('acceptance').$type<Acceptance>(),
    acceptanceReason: text('acceptance_reason'),
    declaredStatus: text('declared_status').$type<ImplementationStatus>().notNull(),
    verifiedStatus: text('verified_status').$type<ImplementationStatus>().notNull(),
    recordState: text('record_state').$type<RecordState>().notNull(),
    deadlineText: text('deadline_text'),
    deadlineOn: day('deadline_on'),
    deadlinePrecision: text('deadline_precision').$type<Precision>(),
    deadlineMeetingId: ref('deadline_meeting_id').references(() => meeting.id),
    holdsMeetingId: ref('holds_meeting_id').references(() => meeting.id),
    horizonOn: day('horizon_on'),
    lastUpdateAt: instant('last_update_at'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    closedReason: text('closed_reason'),
    carriedFromId: bigint('carried_from_id', { mode: 'number' }).references((): AnyPgColumn => commitment.id),
    succeededById: bigint('succeeded_by_id', { mode: 'number' }).references((): AnyPgColumn => commitment.id),
    version: integer('version').notNull(),
  },
  (t) => [
    index('commitment_open_by_deadline').on(byDeadline, t.id).where(sql`record_state = 'open'`),
    index('commitment_open_by_partnership').on(t.partnershipId, byDeadline, t.id).where(sql`record_state = 'open'`),
    index('commitment_by_partnership').on(t.partnershipId, byDeadline, t.id),
    index('commitment_by_meeting').on(t.meetingId, byDeadline, t.id),
    index('commitment_by_deadline').on(byDeadline, t.id),
    index('commitment_deadline_meeting').on(t.deadlineMeetingId),
    index('commitment_unsettled').on(t.partnershipId, byDeadline, t.id).where(sql`correction ->> 'settled' = 'false'`),
    index('commitment_of_paragraph').on(t.paragraphId),
    index('commitment_of_heir').on(t.succeededById).where(sql`succeeded_by_id is not null`),
    index('commitment_by_last_update').on(sql`(coalesce(last_update_at, '-infinity'::timestamptz))`, t.id),
    index('commitment_by_area').on(t.thematicAreaId, byDeadline, t.id),
    index('commitment_words').using('gin', words),
    index('commitment_open_by_last_update').on(t.lastUpdateAt, t.openedAt).where(sql`record_state = 'open'`),
  ],
);

/**
 * An entity that owns or contributes; each reports for itself. `awaitingSince` is set while an update waits for a decision, `extensionAskedAt` while a request
 * for a later date does, `handoverProposedAt` while it is to be decided who answers: nobody is reminded meanwhile. While an answer waits for the head of the
 * entity (`clearanceAskedAt`), who has answered is not asked again, the head is. `answersPersonId` is the focal point who was named for this commitment alone. `nudgedAt` is
 * when the desk asked the entity directly last.
 */
export const commitmentOwner = pgTable(
  'commitment_owner',
  {
    commitmentId: ref('commitment_id').notNull().references(() => commitment.id),
    organizationId: ref('organization_id').notNull().references(() => organization.id),
    part: text('part').$type<OwnerPart>().notNull(),
    assignedAt: instant('assigned_at').notNull(),
    declaredStatus: text('declared_status').$type<ImplementationStatus>().notNull(),
    awaitingSince: instant('awaiting_since'),
    extensionAskedAt: instant('extension_asked_at'),
    handoverProposedAt: instant('handover_proposed_at'),
    clearanceAskedAt: instant('clearance_asked_at'),
    answersPersonId: ref('answers_person_id').references(() => person.id),
    nudgedAt: instant('nudged_at'),
    lastUpdateAt: instant('last_update_at'),
  },
  (t) => [primaryKey({ columns: [t.commitmentId, t.organizationId] }), index('commitment_owner_organization').on(t.organizationId, t.commitmentId)],
);

/**
 * What a corrected version of the document did to a commitment's words: the words that stand there now, null where they are gone. `settled` once a
 * coordinator kept the accepted words; taking over the new ones leaves no correction behind.
 */
export interface Correction {
  edition: number;
  words: string | null;
  settled: boolean;
}
