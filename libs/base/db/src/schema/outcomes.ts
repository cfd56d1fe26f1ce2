import type { DocumentKind, MeetingStatus, ProposalKind, ProposalStatus } from '@suivi/contract';
import type { Language, LocalizedText, Precision } from '@suivi/kernel';
import { index, integer, jsonb, pgTable, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
import { partnership } from './directory.js';

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
  },
  (t) => [uniqueIndex('document_once').on(t.meetingId, t.sha256)],
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
