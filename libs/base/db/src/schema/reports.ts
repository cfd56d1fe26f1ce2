import type { ReportKind } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';
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
