import { createHash } from 'node:crypto';
import { formatDay, message } from '@suivi/i18n';
import { type Language, type LocalDate, type LocalizedText, localized, type Precision } from '@suivi/kernel';
import { contentLines, icalInstant, icalParameter, icalText } from './content-lines.js';
import type { Letterhead } from './letterhead.js';

/** A deadline as an entry of a calendar. `sequence` is its revision, which only grows; `stampedAt` comes from the data, so that the same entry gives the same bytes. */
export interface CalendarEntry {
  commitmentId: number;
  organizationId: number;
  reference: string;
  title: string;
  entity: LocalizedText;
  partnership: LocalizedText;
  deadlineOn: LocalDate;
  precision: Precision;
  sequence: number;
  stampedAt: Date;
  url: string;
}

/** The one name of an entry in every calendar that it gets into: one for each commitment and entity. */
const uidOf = ({ commitmentId, organizationId }: CalendarEntry, { from }: Letterhead): string => `commitment-${commitmentId}-${organizationId}@${from.address.split('@')[1] ?? 'suivi.invalid'}`;

/** What a calendar is written for: to be entered, taken back, or subscribed to. */
interface Purpose {
  language: Language;
  letterhead: Letterhead;
  purpose: 'feed' | 'publish' | 'cancel';
}

function eventLines(entry: CalendarEntry, { language, letterhead, purpose }: Purpose): string[] {
  const [entity, partnership] = [localized(entry.entity, language), localized(entry.partnership, language)];
  const deadline = message(language, 'mail.item.deadline', { date: formatDay(entry.deadlineOn, entry.precision, language) });
  const stamp = icalInstant(entry.stampedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(entry, letterhead)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${entry.deadlineOn.replaceAll('-', '')}`,
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    `SUMMARY:${icalText(`${entry.reference}: ${entry.title}`)}`,
    'TRANSP:TRANSPARENT',
    `DESCRIPTION:${icalText([deadline, entity, partnership].join('\n'))}`,
    `ORGANIZER;CN=${icalParameter(letterhead.from.name)}:mailto:${letterhead.from.address}`,
    `CATEGORIES:${icalText(partnership)}`,
    `URL:${entry.url}`,
    `STATUS:${purpose === 'cancel' ? 'CANCELLED' : 'CONFIRMED'}`,
    `LAST-MODIFIED:${stamp}`,
    'END:VEVENT',
  ];
}

/** A name for who subscribes, and how often to ask again. */
const feedLines = (language: Language): string[] => {
  const name = icalText(message(language, 'mail.calendar.name'));
  return [`NAME:${name}`, `X-WR-CALNAME:${name}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT12H', 'X-PUBLISHED-TTL:PT12H'];
};

/**
 * Deadlines as an iCalendar object (RFC 5545): whole days, which are the same in every zone and keep nobody busy. With 'publish' they are
 * (again) entered, with 'cancel' taken back; with neither it is a feed to subscribe to.
 */
// Written here and not by ical-generator: that took half of the time that a digest takes, and three quarters of a long one.
export function writeCalendar(entries: readonly CalendarEntry[], of: Purpose): string {
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Suivi//Suivi//${of.language.toUpperCase()}`,
    `METHOD:${of.purpose === 'cancel' ? 'CANCEL' : 'PUBLISH'}`,
    ...(of.purpose === 'feed' ? feedLines(of.language) : []),
    ...entries.flatMap((entry) => eventLines(entry, of)),
    'END:VCALENDAR',
  ]);
}

/** What tells one state of a calendar from another. */
export const entityTagOf = (calendar: string): string => `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 22)}"`;
