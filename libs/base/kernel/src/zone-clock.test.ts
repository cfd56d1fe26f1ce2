import { describe, expect, test } from '@jest/globals';
import { dayNumber, dayOfNumber } from './calendar.js';
import { dayNumberIn, instantOfHour, offsetAt } from './zone-clock.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Every zone by name where asked for; in each run those in which clocks do something of their own, and one of each plain kind. */
const whole = process.env.SUIVI_ALL_ZONES === '1';
const telling = [
  'UTC', 'America/New_York', 'America/Guyana', 'America/Santiago', 'America/Asuncion', 'America/Havana', 'America/Nuuk', 'Africa/Cairo', 'Africa/Casablanca',
  'Asia/Beirut', 'Asia/Gaza', 'Asia/Kathmandu', 'Europe/Paris', 'Atlantic/Azores', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Chatham', 'Antarctica/Troll',
];
const zones = whole ? Intl.supportedValuesOf('timeZone') : telling;
const [first, last] = whole ? ['2025-01-01', '2030-12-31'] : ['2026-01-01', '2027-12-31'];

/** Whether a zone's clocks show the hour of the day at the instant, asked of Intl anew and not of what is kept. */
function shows(format: Intl.DateTimeFormat, at: number): number {
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute);
}

/** What is wrong with the 24 hours of each day in a zone: nothing, it is hoped. */
function faultsIn(zone: string): string[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  const faults: string[] = [];
  for (let day = dayNumber(first); day <= dayNumber(last); day += 1) {
    const steady = offsetAt((day - 1) * dayMs, zone) === offsetAt((day + 2) * dayMs, zone);
    for (let hour = 0; hour < 24; hour += 1) {
      const wanted = day * dayMs + hour * hourMs;
      const at = instantOfHour(day, hour, zone);
      const name = `${zone} ${dayOfNumber(day)} ${hour}:00`;
      if (!Number.isFinite(at)) faults.push(`${name} is no instant`);
      else if (dayNumberIn(at, zone) < day) faults.push(`${name} falls on the day before`);
      // Far from any change of clocks one look a day is enough.
      if (steady && hour !== 8) continue;
      const seen = shows(format, at);
      const shownAt = [-2, -1, -0.5, 0, 0.5, 1, 2].filter((by) => shows(format, at + by * hourMs) === wanted);
      const right = shownAt.length > 0 ? shownAt[0] === 0 : seen > wanted && seen - wanted <= dayMs;
      if (!right) faults.push(`${name} was taken as ${new Date(at).toISOString()}`);
    }
  }
  return faults;
}

describe('each hour of each day', () => {
  test(`has one instant in ${zones.length} zones: the first, where clocks go back; moved on, where they go forward`, () => {
    expect(zones.flatMap(faultsIn)).toEqual([]);
  }, 600_000);

  test('of the day that Samoa left out begins with the day after it', () => {
    expect(new Date(instantOfHour(dayNumber('2011-12-30'), 8, 'Pacific/Apia')).toISOString()).toBe('2011-12-30T18:00:00.000Z');
  });

  test('is asked of a zone that exists, or refused', () => expect(() => offsetAt(0, 'Mars/Olympus')).toThrow(RangeError));
});
