import type { Language } from '@suivi/kernel';
import type { MailAttachment } from '@suivi/mailer';
import { type CalendarEntry, writeCalendar } from './calendar.js';
import type { DigestFacts, ItemFacts } from './digest-facts.js';
import type { PublishedEntry } from './delivering.store.js';
import type { Letterhead } from './letterhead.js';

/** An item with the link that its reader gets. */
export type LinkedItem = ItemFacts & { answerUrl: string };

interface Reading {
  language: Language;
  letterhead: Letterhead;
  /** When the mail was made: the entries bear it, so that the same mail gives the same bytes. */
  stampedAt: Date;
  urlOf: (duty: { commitmentId: number; organizationId: number }) => string;
}

/** What a digest enters into its reader's calendar and takes back from it. */
export interface DigestCalendar {
  /** The files that go along where these items are shown. */
  filesFor: (shown: readonly LinkedItem[]) => MailAttachment[];
  /** What they leave in the calendar. */
  publishedBy: (shown: readonly LinkedItem[]) => PublishedEntry[];
}

const toFile = (content: string, method: 'PUBLISH' | 'CANCEL'): MailAttachment => ({ fileName: method === 'PUBLISH' ? 'deadlines.ics' : 'withdrawn.ics', contentType: `text/calendar; method=${method}`, content });

const keyOf = ({ commitmentId, organizationId }: { commitmentId: number; organizationId: number }): string => `${commitmentId} ${organizationId}`;

/**
 * The deadlines that a digest names are entered; with them those that the reader's calendar holds and that have moved to another day.
 * What the calendar holds and no longer stands is taken back. Coordinators have no deadlines of their own.
 */
export function digestCalendar(facts: DigestFacts, { language, letterhead, stampedAt, urlOf }: Reading): DigestCalendar {
  const next = (m: DigestFacts['moved'][number]): number => Math.max(m.version, m.sequence + 1);
  const gone = facts.moved.filter((m) => !m.stands);
  const named = (shown: readonly LinkedItem[]): CalendarEntry[] =>
    shown.flatMap((item) => (item.role !== 'coordinator' && item.hasDay && item.deadlineOn !== null ? [{ ...item, deadlineOn: item.deadlineOn, precision: item.precision ?? 'day', stampedAt, url: item.answerUrl }] : []));
  const entriesFor = (shown: readonly LinkedItem[]): CalendarEntry[] => {
    const entries = named(shown);
    const known = new Set(entries.map(keyOf));
    const movedOn = facts.moved.flatMap((m) =>
      m.stands && m.deadlineOn !== null && !known.has(keyOf(m)) ? [{ ...m, deadlineOn: m.deadlineOn, precision: m.precision ?? 'day', sequence: next(m), stampedAt, url: urlOf(m) }] : [],
    );
    const revised = new Map(facts.moved.map((m) => [keyOf(m), next(m)]));
    return [...entries.map((entry) => ({ ...entry, sequence: Math.max(entry.sequence, revised.get(keyOf(entry)) ?? 0) })), ...movedOn];
  };
  const withdrawn = gone.map((m): CalendarEntry => ({ ...m, deadlineOn: m.publishedOn, precision: 'day', sequence: next(m), stampedAt, url: urlOf(m) }));
  const cancelled = withdrawn.length > 0 ? [toFile(writeCalendar(withdrawn, { language, letterhead, purpose: 'cancel' }), 'CANCEL')] : [];
  return {
    filesFor: (shown) => {
      const entries = entriesFor(shown);
      return [...(entries.length > 0 ? [toFile(writeCalendar(entries, { language, letterhead, purpose: 'publish' }), 'PUBLISH')] : []), ...cancelled];
    },
    publishedBy: (shown) => [
      ...entriesFor(shown).map(({ commitmentId, organizationId, deadlineOn, sequence }) => ({ commitmentId, organizationId, deadlineOn, sequence, withdrawn: false })),
      ...withdrawn.map(({ commitmentId, organizationId, deadlineOn, sequence }) => ({ commitmentId, organizationId, deadlineOn, sequence, withdrawn: true })),
    ],
  };
}
