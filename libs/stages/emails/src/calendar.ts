import { createHash } from 'node:crypto';
import { formatDay, message } from '@suivi/i18n';
import { type Language, type LocalDate, type LocalizedText, localized, type Precision } from '@suivi/kernel';
import ICAL from 'ical.js';
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

/** A property as jCal (RFC 7265) writes it: name, parameters, type, value. */
type Property = readonly [name: string, parameters: Record<string, string>, type: string, value: string | number];

/** What ends a line or is no text does not get into a property: the library escapes the rest. */
// eslint-disable-next-line no-control-regex -- control characters are what is removed here
const clean = (words: string): string => words.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');

const text = (name: string, value: string): Property => [name, {}, 'text', clean(value)];

function eventOf(entry: CalendarEntry, { language, letterhead, purpose }: Purpose): readonly unknown[] {
  const [entity, partnership] = [localized(entry.entity, language), localized(entry.partnership, language)];
  const deadline = message(language, 'mail.item.deadline', { date: formatDay(entry.deadlineOn, entry.precision, language) });
  const stamp = `${entry.stampedAt.toISOString().slice(0, 19)}Z`;
  const { name, address } = letterhead.from;
  const properties: Property[] = [
    text('uid', uidOf(entry, letterhead)),
    ['sequence', {}, 'integer', entry.sequence],
    ['dtstamp', {}, 'date-time', stamp],
    ['dtstart', {}, 'date', entry.deadlineOn],
    text('x-microsoft-cdo-alldayevent', 'TRUE'),
    text('summary', `${entry.reference}: ${entry.title}`),
    text('transp', 'TRANSPARENT'),
    text('description', [deadline, entity, partnership].join('\n')),
    ['organizer', { cn: clean(name).replace(/[\n"]/g, ' ') }, 'cal-address', `mailto:${address}`],
    text('categories', partnership),
    ['url', {}, 'uri', entry.url],
    text('status', purpose === 'cancel' ? 'CANCELLED' : 'CONFIRMED'),
    ['last-modified', {}, 'date-time', stamp],
  ];
  return ['vevent', properties, []];
}

/** A name for who subscribes, and how often to ask again. */
const feedProperties = (language: Language): Property[] => {
  const name = message(language, 'mail.calendar.name');
  return [text('name', name), text('x-wr-calname', name), ['refresh-interval', {}, 'duration', 'PT12H'], ['x-published-ttl', {}, 'duration', 'PT12H']];
};

// The library counts 75 octets without the space that a folded line begins with; RFC 5545 counts it.
ICAL.foldLength = 74;

/**
 * Deadlines as an iCalendar object (RFC 5545): whole days, which are the same in every zone and keep nobody busy. With 'publish' they are
 * (again) entered, with 'cancel' taken back; with neither it is a feed to subscribe to.
 */
export function writeCalendar(entries: readonly CalendarEntry[], of: Purpose): string {
  const properties: Property[] = [
    text('version', '2.0'),
    text('prodid', `-//Suivi//Suivi//${of.language.toUpperCase()}`),
    text('method', of.purpose === 'cancel' ? 'CANCEL' : 'PUBLISH'),
    ...(of.purpose === 'feed' ? feedProperties(of.language) : []),
  ];
  return ICAL.stringify(['vcalendar', properties, entries.map((entry) => eventOf(entry, of))]);
}

/** What tells one state of a calendar from another. */
export const entityTagOf = (calendar: string): string => `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 22)}"`;
