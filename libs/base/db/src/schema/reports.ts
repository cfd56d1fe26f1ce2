import type { OutputStatus, ReportBreakdown, ReportDocumentKind, ReportFormat, ReportKind, ReportMasthead, ReportOrder, ReportState, Side, VoidReason } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { commitment } from './commitments.js';
import { partnership, person } from './directory.js';
import { storedFile } from './floors.js';
import { meeting } from './outcomes.js';

/** A compiled progress report: the content that every format is written from, and its SHA-256. */
export const report = pgTable(
  'report',
  {
    id: identity(),
    meetingId: ref('meeting_id').notNull().references(() => meeting.id),
    kind: text('kind').$type<ReportKind>().notNull(),
    asOf: day('as_of').notNull(),
    language: text('language').$type<Language>().notNull(),
    content: jsonb('content').notNull(),
    contentSha256: text('content_sha256').notNull(),
    compiledAt: instant('compiled_at').notNull(),
  },
  (t) => [index('report_of_meeting').on(t.meetingId, t.id)],
);

/**
 * All that a report says, once for the same content: facts in six languages, narratives, masthead, as JSON with its keys in order and no white space.
 * `sha256` is that of these very bytes. A trigger refuses every change; what an issued report bears cannot be deleted either.
 */
export const reportContent = pgTable(
  'report_content',
  { sha256: text('sha256').primaryKey(), content: text('content').notNull(), keptAt: instant('kept_at').notNull() },
  () => [check('report_content_bears_its_name', sql`sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')`)],
);

/**
 * A report as a document with a life. Its facts are those on record at `cutOffAt`, that instant included. Once issued it bears its content, and a trigger
 * refuses every change but that it was corrected. A consolidated report is of a period: of no meeting, and over all partnerships.
 */
export const reportDocument = pgTable(
  'report_document',
  {
    id: identity(),
    partnershipId: ref('partnership_id').references(() => partnership.id),
    meetingId: ref('meeting_id').references(() => meeting.id),
    kind: text('kind').$type<ReportDocumentKind>().notNull(),
    periodFrom: day('period_from'),
    periodTo: day('period_to'),
    nextReportOn: day('next_report_on'),
    breakdown: text('breakdown').$type<ReportBreakdown>().notNull(),
    order: text('organizations_order').$type<ReportOrder>().notNull(),
    masthead: jsonb('masthead').$type<ReportMasthead>().notNull(),
    cutOffAt: instant('cut_off_at').notNull(),
    state: text('state').$type<ReportState>().notNull(),
    /** Whether participating entities were shown it, too. */
    shownToEntities: boolean('shown_to_entities').notNull().default(false),
    circulatedAt: instant('circulated_at'),
    issuedAt: instant('issued_at'),
    contentSha256: text('content_sha256').references(() => reportContent.sha256),
    /** The issued report of which this is a corrigendum: the how-manieth, and why. */
    correctsId: ref('corrects_id').references((): AnyPgColumn => reportDocument.id),
    correction: integer('correction'),
    correctionReason: text('correction_reason'),
    createdAt: instant('created_at').notNull(),
    /** When its masthead, its make-up or its cut-off changed last. */
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('report_document_of_meeting').on(t.meetingId, t.id),
    index('report_document_of_partnership').on(t.partnershipId, t.id),
    uniqueIndex('report_document_correction').on(t.correctsId, t.correction),
    check('report_document_bears_content', sql`(state in ('issued', 'corrected')) = (content_sha256 is not null)`),
    check('report_document_place', sql`(kind = 'consolidated') = (meeting_id is null) and (kind = 'consolidated') = (partnership_id is null) and (meeting_id is null) = (period_from is not null and period_to is not null and next_report_on is not null)`),
  ],
);

const reportId = () => ref('report_id').notNull().references(() => reportDocument.id);

/** What editors wrote for a section in one language, each with a version of its own; an empty text is one that was taken away. `facts` are those of the section when it was written. */
export const reportNarrative = pgTable(
  'report_narrative',
  {
    id: identity(),
    reportId: reportId(),
    key: text('key').notNull(),
    language: text('language').$type<Language>().notNull(),
    text: text('text').notNull(),
    version: integer('version').notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenById: ref('written_by_id').references(() => person.id),
    facts: jsonb('facts').$type<SectionFacts>().notNull(),
  },
  (t) => [uniqueIndex('report_narrative_once').on(t.reportId, t.key, t.language)],
);

/** The facts of a section, by what they are about (`figures`, a reference) and then by name: flat, so that it can be told what changed. */
export type SectionFacts = Record<string, Record<string, string | number | null>>;

/** A remark on a section of a draft. */
export const reportComment = pgTable(
  'report_comment',
  {
    id: identity(),
    reportId: reportId(),
    key: text('key').notNull(),
    text: text('text').notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenById: ref('written_by_id').references(() => person.id),
    resolvedAt: instant('resolved_at'),
    resolvedById: ref('resolved_by_id').references(() => person.id),
    version: integer('version').notNull(),
  },
  (t) => [index('report_comment_of_report').on(t.reportId, t.id)],
);

/** That a side approved a content; void once the content changed. A consolidated report is approved by the United Nations side alone. */
export const reportApproval = pgTable(
  'report_approval',
  {
    id: identity(),
    reportId: reportId(),
    side: text('side').$type<Side>().notNull(),
    contentSha256: text('content_sha256').notNull(),
    approvedAt: instant('approved_at').notNull(),
    approvedById: ref('approved_by_id').references(() => person.id),
    voidedAt: instant('voided_at'),
    voidedFor: text('voided_for').$type<VoidReason>(),
  },
  (t) => [
    uniqueIndex('report_approval_standing').on(t.reportId, t.side).where(sql`voided_at is null`),
    check('report_approval_void_for', sql`(voided_at is null) = (voided_for is null)`),
  ],
);

/** A file that is wanted of a content in a language and a format, and how far it is; a worker makes it under a lease. */
export const reportOutput = pgTable(
  'report_output',
  {
    id: identity(),
    reportId: reportId(),
    contentSha256: text('content_sha256').notNull().references(() => reportContent.sha256),
    language: text('language').$type<Language>().notNull(),
    format: text('format').$type<ReportFormat>().notNull(),
    status: text('status').$type<OutputStatus>().notNull(),
    requestedAt: instant('requested_at').notNull(),
    requestedById: ref('requested_by_id').references(() => person.id),
    wishedAt: instant('wished_at').notNull(),
    attempts: integer('attempts').notNull(),
    leaseUntil: instant('lease_until'),
    finishedAt: instant('finished_at'),
    fileSha256: text('file_sha256').references(() => storedFile.sha256),
    failure: text('failure'),
  },
  (t) => [
    uniqueIndex('report_output_once').on(t.reportId, t.contentSha256, t.language, t.format),
    index('report_output_unfinished').on(t.id).where(sql`status in ('waiting', 'writing')`),
    index('report_output_of_file').on(t.fileSha256),
  ],
);

/** A recommendation of an issued report that became a commitment. */
export const reportRecommendation = pgTable(
  'report_recommendation',
  {
    reportId: reportId(),
    number: integer('number').notNull(),
    commitmentId: ref('commitment_id').notNull().unique().references(() => commitment.id),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.number] })],
);
