import type { DocumentKind, MeetingStatus, ProposalKind, ProposalStatus, ReadingPhase, ReadingStatus } from '@suivi/contract';
import type { Language, LocalizedText, Precision, RefusalCode } from '@suivi/kernel';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { partnership } from './directory.js';
import { type HistoryActor, storedFile } from './floors.js';

/** A partnership's meetings that carry one count of ordinals. */
export const series = pgTable('series', {
  id: identity(),
  partnershipId: ref('partnership_id').notNull().references(() => partnership.id),
  slug: text('slug').notNull().unique(),
  name: jsonb('name').$type<LocalizedText>().notNull(),
  intervalMonths: integer('interval_months').notNull(),
});

/** One meeting of a series. `startsOn` may be only a placeholder at the end of its period: see `precision`. */
export const meeting = pgTable(
  'meeting',
  {
    id: identity(),
    seriesId: ref('series_id').notNull().references(() => series.id),
    ordinal: integer('ordinal').notNull(),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
    precision: text('precision').$type<Precision>().notNull(),
    place: text('place').notNull(),
    coChairs: jsonb('co_chairs').$type<string[]>().notNull(),
    status: text('status').$type<MeetingStatus>().notNull(),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('meeting_ordinal').on(t.seriesId, t.ordinal)],
);

/** An outcome document in one language, with the exact text that places count in. `edition` counts its corrected texts, the first is 1. */
export const document = pgTable(
  'document',
  {
    id: identity(),
    meetingId: ref('meeting_id').notNull().references(() => meeting.id),
    kind: text('kind').$type<DocumentKind>().notNull(),
    title: text('title').notNull(),
    symbol: text('symbol'),
    language: text('language').$type<Language>().notNull(),
    adoptedOn: day('adopted_on').notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    text: text('text').notNull(),
    importedAt: instant('imported_at').notNull(),
    edition: integer('edition').notNull().default(1),
    /** The original, where it came as a file; documents from before originals were kept have none. */
    fileSha256: text('file_sha256').references(() => storedFile.sha256),
    /** Of a PDF: where each page begins in the text, in code points, the first page first. */
    pageStarts: integer('page_starts').array(),
  },
  (t) => [uniqueIndex('document_once').on(t.meetingId, t.sha256), index('document_of_file').on(t.fileSha256)],
);

/** A file on its way to become a document: what was said of it when it came, how far its reading is, what came of it. */
export const reading = pgTable(
  'reading',
  {
    id: identity(),
    meetingId: ref('meeting_id').notNull().references(() => meeting.id),
    fileSha256: text('file_sha256').notNull().references(() => storedFile.sha256),
    fileName: text('file_name').notNull(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    title: text('title'),
    symbol: text('symbol'),
    language: text('language').$type<Language | 'auto'>().notNull(),
    adoptedOn: day('adopted_on'),
    requestedAt: instant('requested_at').notNull(),
    requestedBy: jsonb('requested_by').$type<HistoryActor>().notNull(),
    status: text('status').$type<ReadingStatus>().notNull(),
    phase: text('phase').$type<ReadingPhase>(),
    pagesDone: integer('pages_done'),
    pagesTotal: integer('pages_total'),
    refusalCode: text('refusal_code').$type<RefusalCode>(),
    refusalDetail: text('refusal_detail'),
    documentId: ref('document_id').references(() => document.id),
    finishedAt: instant('finished_at'),
    /** When a worker was last asked for; a sweep asks again where a queue lost it. */
    wishedAt: instant('wished_at').notNull(),
    /** How often a worker took it up; with it the claim is told from an earlier one. */
    attempts: integer('attempts').notNull(),
    leaseUntil: instant('lease_until'),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('reading_under_way_once').on(t.meetingId, t.fileSha256).where(sql`${t.status} in ('waiting', 'reading')`),
    index('reading_unfinished').on(t.wishedAt).where(sql`${t.status} in ('waiting', 'reading')`),
    index('reading_of_file').on(t.fileSha256),
  ],
);

/** A text that a document had until a corrected one took its place. Its paragraphs stay, so that what was cited can be read. */
export const formerEdition = pgTable(
  'former_edition',
  {
    id: identity(),
    documentId: ref('document_id').notNull().references(() => document.id),
    edition: integer('edition').notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    text: text('text').notNull(),
    importedAt: instant('imported_at').notNull(),
    correctedAt: instant('corrected_at').notNull(),
    fileSha256: text('file_sha256').references(() => storedFile.sha256),
    pageStarts: integer('page_starts').array(),
  },
  (t) => [uniqueIndex('former_edition_number').on(t.documentId, t.edition)],
);

/** The unit that is cited, in one edition of its document. `start` and `end` are code points in the text of that edition. */
export const paragraph = pgTable(
  'paragraph',
  {
    id: identity(),
    documentId: ref('document_id').notNull().references(() => document.id),
    position: integer('position').notNull(),
    label: text('label').notNull(),
    parentLabel: text('parent_label'),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    text: text('text').notNull(),
    edition: integer('edition').notNull().default(1),
  },
  (t) => [uniqueIndex('paragraph_position').on(t.documentId, t.edition, t.position)],
);

/** A passage proposed as a commitment; a person accepts, edits or rejects it. */
export const proposal = pgTable(
  'proposal',
  {
    id: identity(),
    documentId: ref('document_id').notNull().references(() => document.id),
    paragraphId: ref('paragraph_id').notNull().references(() => paragraph.id),
    position: integer('position').notNull(),
    quote: text('quote').notNull(),
    text: text('text').notNull(),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    kind: text('kind').$type<ProposalKind>().notNull(),
    actors: text('actors').array().notNull(),
    deadline: jsonb('deadline').$type<ProposedDeadline | null>(),
    rule: text('rule').notNull(),
    confidence: real('confidence').notNull(),
    status: text('status').$type<ProposalStatus>().notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    reason: text('reason'),
    version: integer('version').notNull(),
  },
  (t) => [index('proposal_of_document').on(t.documentId, t.position)],
);

/** What the document says about time: the words, and the last day of the period they name if they name one. */
export interface ProposedDeadline {
  text: string;
  date: string | null;
  precision: Precision | null;
  type: string;
  meetingOrdinal?: number;
}
