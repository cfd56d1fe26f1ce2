import { createHash } from 'node:crypto';
import { formatDay, message } from '@suivi/i18n';
import { instantOf, type Language, type LocalDate, type LocalizedText, localized, type Precision } from '@suivi/kernel';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
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

/** How often a subscribed calendar is asked for, in seconds. */
const refreshSeconds = 12 * 3600;

/**
 * Deadlines as an iCalendar object (RFC 5545): whole days, which are the same in every zone and keep nobody busy. With 'publish' they are
 * (again) entered, with 'cancel' taken back; with neither it is a feed to subscribe to.
 */
export function writeCalendar(entries: readonly CalendarEntry[], of: { language: Language; letterhead: Letterhead; purpose: 'feed' | 'publish' | 'cancel' }): string {
  const { language, letterhead, purpose } = of;
  const cancels = purpose === 'cancel';
  const calendar = ical({
    prodId: { company: 'Suivi', product: 'Suivi', language: language.toUpperCase() },
    method: cancels ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    ...(purpose === 'feed' ? { name: message(language, 'mail.calendar.name'), ttl: refreshSeconds } : {}),
  });
  for (const entry of entries) {
    const [entity, partnership] = [localized(entry.entity, language), localized(entry.partnership, language)];
    const deadline = message(language, 'mail.item.deadline', { date: formatDay(entry.deadlineOn, entry.precision, language) });
    calendar.createEvent({
      id: uidOf(entry, letterhead),
      sequence: entry.sequence,
      stamp: entry.stampedAt,
      lastModified: entry.stampedAt,
      start: instantOf(entry.deadlineOn, 0, 'UTC'),
      allDay: true,
      summary: `${entry.reference}: ${entry.title}`,
      description: [deadline, entity, partnership].join('\n'),
      categories: [{ name: partnership }],
      url: entry.url,
      organizer: { name: letterhead.from.name, email: letterhead.from.address },
      transparency: ICalEventTransparency.TRANSPARENT,
      status: cancels ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** What tells one state of a calendar from another. */
export const entityTagOf = (calendar: string): string => `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 22)}"`;
