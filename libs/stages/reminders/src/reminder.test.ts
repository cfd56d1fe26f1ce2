import { describe, expect, test } from '@jest/globals';
import { standardPolicy } from '@suivi/contract';
import { dayNumber, dayOfNumber, plainWeek, type WorkingCalendar, workdaysOf } from '@suivi/kernel';
import { callsOf, latestCome, nextToCome, occurrencesAround } from './reminder.js';

interface Words {
  deadlineOn: string | null;
  assignedOn: string;
  lastUpdateOn: string | null;
}
const usual: Words = { deadlineOn: '2012-05-16', assignedOn: '2011-08-12', lastUpdateOn: null };
const calls = callsOf(standardPolicy(90));
const numberOf = (day: string | null) => (day === null ? null : dayNumber(day));

/** What is due on a day, in words. */
function due(on: string, change: Partial<Words> = {}, calendar: WorkingCalendar = plainWeek) {
  const { deadlineOn, assignedOn, lastUpdateOn } = { ...usual, ...change };
  const owed = { deadline: numberOf(deadlineOn), assigned: dayNumber(assignedOn), lastUpdate: numberOf(lastUpdateOn), meeting: null };
  const today = dayNumber(on);
  const found = latestCome(occurrencesAround(calls, owed, today, workdaysOf(calendar)), today);
  return found && { rule: found.call.slug, dueOn: dayOfNumber(found.dueOn), goesOutOn: dayOfNumber(found.goesOutOn) };
}

describe('a commitment with a deadline (Wednesday 16 May 2012)', () => {
  test.each([
    ['2012-04-15', 'silence', '2012-02-08'],
    ['2012-04-16', 'before-30', '2012-04-16'],
    ['2012-04-20', 'before-30', '2012-04-16'],
    ['2012-05-09', 'before-7', '2012-05-09'],
    ['2012-05-15', 'before-1', '2012-05-15'],
    ['2012-05-16', 'on-the-day', '2012-05-16'],
    ['2012-05-22', 'on-the-day', '2012-05-16'],
    ['2012-05-23', 'overdue', '2012-05-23'],
    ['2012-05-30', 'overdue', '2012-05-30'],
    ['2012-06-08', 'overdue', '2012-06-06'],
  ])('on %s the latest reminder is %s of %s', (today, rule, dueOn) => {
    expect(due(today)).toMatchObject({ rule, dueOn });
  });

  test('a warning that falls on a weekend goes out on the Friday before', () => {
    expect(due('2012-05-18', { deadlineOn: '2012-05-20' })).toEqual({ rule: 'on-the-day', dueOn: '2012-05-20', goesOutOn: '2012-05-18' });
  });

  test('a call after the deadline that falls on a weekend waits for Monday, and the one before it stands until then', () => {
    const sunday = { deadlineOn: '2012-05-20' };
    expect(due('2012-06-03', sunday)).toMatchObject({ dueOn: '2012-05-27' });
    expect(due('2012-06-04', sunday)).toMatchObject({ dueOn: '2012-06-03', goesOutOn: '2012-06-04' });
  });

  test('where Friday and Saturday are the weekend, Sunday is a working day', () => {
    const cairo: WorkingCalendar = { weekdays: [7, 1, 2, 3, 4], holidays: new Set(['2012-05-17']) };
    expect(due('2012-05-16', { deadlineOn: '2012-05-19' }, cairo)).toMatchObject({ rule: 'on-the-day', goesOutOn: '2012-05-16' });
  });

  test('a deadline on a Sunday: on the Friday before, when its last warning goes out, the next look is at the first weekly call', () => {
    const [friday, sunday] = [dayNumber('2012-05-18'), dayNumber('2012-05-20')];
    const owed = { deadline: sunday, assigned: dayNumber('2012-05-01'), lastUpdate: null, meeting: null };
    const next = nextToCome(occurrencesAround(calls, owed, friday, workdaysOf(plainWeek)), friday);
    expect(next && dayOfNumber(next)).toBe('2012-05-28');
  });

  test('days that were missed are caught up by one reminder, the latest', () => {
    expect(due('2012-05-14')).toMatchObject({ rule: 'before-7', dueOn: '2012-05-09' });
  });

  test('whoever was named after a reminder fell due does not get it', () => {
    expect(due('2012-05-10', { assignedOn: '2012-05-10' })).toBeNull();
  });

  test('what was answered since it fell due is not asked again', () => {
    expect(due('2012-05-10', { lastUpdateOn: '2012-05-09' })).toBeNull();
    expect(due('2012-05-15', { lastUpdateOn: '2012-05-09' })).toMatchObject({ rule: 'before-1' });
  });
});

describe('a commitment without a deadline', () => {
  test('is asked about after ninety days of silence, and again after ninety more', () => {
    const open = { deadlineOn: null };
    expect(due('2011-11-09', open)).toBeNull();
    expect(due('2011-11-10', open)).toMatchObject({ rule: 'silence', dueOn: '2011-11-10' });
    expect(due('2012-02-08', open)).toMatchObject({ rule: 'silence', dueOn: '2012-02-08' });
  });

  test('counts its silence from the last update', () => {
    expect(due('2011-11-10', { deadlineOn: null, lastUpdateOn: '2011-09-01' })).toBeNull();
    expect(due('2011-11-30', { deadlineOn: null, lastUpdateOn: '2011-09-01' })).toMatchObject({ dueOn: '2011-11-30' });
  });
});
