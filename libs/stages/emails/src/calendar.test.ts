import { describe, expect, test } from '@jest/globals';
import { languages } from '@suivi/kernel';
import ICAL from 'ical.js';
import { type CalendarEntry, writeCalendar } from './calendar.js';

const letterhead = { from: { name: 'Suivi, follow-up; office', address: 'suivi@desk.example' }, publicUrl: 'https://suivi.example', linkSecret: 'secret' };
const entry: CalendarEntry = {
  commitmentId: 7, organizationId: 3, reference: 'UN-CARICOM-6/03', title: 'عقد حلقة عمل إقليمية، بشأن الإنذار المبكر; والتأهب \\ 🌊 '.repeat(6).trim(), entity: { en: 'UNDP, regional' }, partnership: { en: 'UN–CARICOM, the region' },
  deadlineOn: '2027-03-31', precision: 'month', sequence: 4, stampedAt: new Date('2027-03-10T08:00:00Z'), url: 'https://suivi.example/answer/1.7-3-1.seal',
};
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);

describe('a calendar, as another program reads it', () => {
  test.each(languages)('%s: bears each deadline as a whole day with all that names it', (language) => {
    const calendar = read(writeCalendar([entry], { language, letterhead, purpose: 'publish' }));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    const [event] = calendar.getAllSubcomponents('vevent');
    const value = (name: string) => String(event?.getFirstPropertyValue(name));
    expect(value('summary')).toBe(`${entry.reference}: ${entry.title}`);
    expect([value('uid'), value('dtstart'), value('sequence'), value('url')]).toEqual(['commitment-7-3@desk.example', '2027-03-31', '4', entry.url]);
    expect([value('dtstamp'), value('last-modified')]).toEqual(['2027-03-10T08:00:00Z', '2027-03-10T08:00:00Z']);
    expect(event?.getFirstProperty('categories')?.getValues()).toEqual(['UN–CARICOM, the region']);
    expect([value('transp'), value('status')]).toEqual(['TRANSPARENT', 'CONFIRMED']);
    expect(value('organizer').toLowerCase()).toBe('mailto:suivi@desk.example');
  });

  test('no line takes more than 75 octets, and no letter is torn apart', () => {
    const text = writeCalendar([entry], { language: 'ar', letterhead, purpose: 'feed' });
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('takes an entry back under the same name with a later revision', () => {
    const calendar = read(writeCalendar([{ ...entry, sequence: 5 }], { language: 'en', letterhead, purpose: 'cancel' }));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    const [event] = calendar.getAllSubcomponents('vevent');
    expect([event?.getFirstPropertyValue('status'), event?.getFirstPropertyValue('sequence'), event?.getFirstPropertyValue('uid')]).toEqual(['CANCELLED', 5, 'commitment-7-3@desk.example']);
  });

  test('is what RFC 5545 asks for, to the letter', () => {
    const short = { ...entry, title: 'A plan, and its "map"; \\ more\r\nhere', reference: 'UN-CARICOM-6/03' };
    const lines = writeCalendar([short], { language: 'en', letterhead: { ...letterhead, from: { name: 'Desk "A"', address: 'a@desk.example' } }, purpose: 'publish' }).replaceAll('\r\n ', '').split('\r\n');
    expect(lines.slice(0, 9)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Suivi//Suivi//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT', 'UID:commitment-7-3@desk.example', 'SEQUENCE:4', 'DTSTAMP:20270310T080000Z', 'DTSTART;VALUE=DATE:20270331']);
    expect(lines).toContain('SUMMARY:UN-CARICOM-6/03: A plan\\, and its "map"\\; \\\\ more\\nhere');
    expect(lines).toContain('ORGANIZER;CN=Desk  A :mailto:a@desk.example');
    expect(lines.slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', '']);
  });

  test('the same deadlines give the same bytes', () => {
    const write = () => writeCalendar([entry], { language: 'fr', letterhead, purpose: 'feed' });
    expect(write()).toBe(write());
  });
});
