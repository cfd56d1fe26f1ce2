import { describe, expect, test } from '@jest/globals';
import { vocabulary } from '@suivi/contract';
import { scheduleStatus } from './schedule.js';
import { deadlineAtMeeting, deadlineOnDate } from './deadline.js';

describe('schedule status', () => {
  test.each([
    [null, 'no-deadline'],
    ['2012-06-16', 'on-track'],
    ['2012-06-15', 'due-soon'],
    ['2012-05-16', 'due-soon'],
    ['2012-05-15', 'overdue'],
  ])('on 16 May 2012 a deadline on %s is %s', (deadlineOn, status) => {
    expect(scheduleStatus({ recordState: 'open', deadlineOn }, '2012-05-16', 30)).toBe(status);
  });

  test('a record that is not open has none', () => {
    for (const recordState of vocabulary.recordStates.filter((s) => s !== 'open'))
      expect(scheduleStatus({ recordState, deadlineOn: '2012-05-15' }, '2012-05-16', 30)).toBeNull();
  });
});

describe('a deadline', () => {
  test.each([
    ['month', '2012-05-31'],
    ['quarter', '2012-06-30'],
    ['year', '2012-12-31'],
    ['day', '2012-05-16'],
  ] as const)('known to the %s falls on the last day of the period', (precision, last) => {
    expect(deadlineOnDate({ on: '2012-05-16', precision }).deadlineOn).toBe(last);
  });

  test('that hangs on a meeting is the day on which it opens', () => {
    expect(deadlineAtMeeting({ id: 7, startsOn: '2013-07-22', precision: 'day' }, 'by the seventh meeting')).toEqual({
      deadlineText: 'by the seventh meeting', deadlineOn: '2013-07-22', deadlinePrecision: 'day', deadlineMeetingId: 7,
    });
  });
});
