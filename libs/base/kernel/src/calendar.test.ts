import { describe, expect, test } from '@jest/globals';
import { addDays, instantOf, isLocalDate, lastDayOf, localDayOf, plainWeek, workingDayFrom, workingDayUpTo } from './calendar.js';

describe('local days', () => {
  test.each(['2012-02-30', '2012-2-3', '0000-01-01', '2012-13-01', 'tomorrow', ''])('%s is no day', (text) => expect(isLocalDate(text)).toBe(false));

  test('a day is added across the end of February', () => expect(addDays('2012-02-28', 2)).toBe('2012-03-01'));

  test('an instant falls on different days in different zones', () => {
    const at = new Date('2012-05-16T03:00:00Z');
    expect([localDayOf(at, 'America/New_York'), localDayOf(at, 'Asia/Beirut')]).toEqual(['2012-05-15', '2012-05-16']);
  });

  test.each([
    ['month', '2012-02-29'],
    ['quarter', '2012-03-31'],
    ['year', '2012-12-31'],
  ] as const)('the last day of the %s of 10 February 2012 is %s', (precision, last) => expect(lastDayOf('2012-02-10', precision)).toBe(last));
});

describe('an hour of a local day', () => {
  test('is one instant', () => expect(instantOf('2012-05-16', 8, 'America/New_York').toISOString()).toBe('2012-05-16T12:00:00.000Z'));

  test('that is repeated when clocks go back is taken the first time', () => {
    expect(instantOf('2012-11-04', 1, 'America/New_York').toISOString()).toBe('2012-11-04T05:00:00.000Z');
  });

  test('that is skipped when clocks go forward is moved on by the gap', () => {
    expect(instantOf('2012-03-11', 2, 'America/New_York').toISOString()).toBe('2012-03-11T07:00:00.000Z');
  });
});

describe('working days', () => {
  const easter = { weekdays: [1, 2, 3, 4, 5], holidays: new Set(['2012-04-06', '2012-04-09']) };

  test('are sought around weekends and holidays in either direction', () => {
    expect([workingDayUpTo('2012-04-08', easter), workingDayFrom('2012-04-06', easter)]).toEqual(['2012-04-05', '2012-04-10']);
  });

  test('a calendar in which nothing is ever worked keeps the day itself', () => {
    expect(workingDayFrom('2012-04-06', { ...plainWeek, weekdays: [] })).toBe('2012-04-06');
  });
});
