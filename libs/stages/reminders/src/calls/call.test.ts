import { describe, expect, test } from '@jest/globals';
import { dayNumber, plainWeek, workdaysOf } from '@suivi/kernel';
import { type CallPolicy, callRulesOf, standardPolicy } from '@suivi/contract';
import { lookAt, type Owner, type Recipient } from '../look.js';
import { callsOf } from '../reminder.js';
import { countsOf, hasAnswered, proposedDates, responseOf } from './call.js';

describe('what an entity has contributed', () => {
  test.each([
    ['nothing at all', { asked: 3, answered: 0, nothing: false, remarks: false }, 'none'],
    ['one of three', { asked: 3, answered: 1, nothing: false, remarks: false }, 'in-part'],
    ['all three', { asked: 3, answered: 3, nothing: false, remarks: false }, 'complete'],
    ['that there is nothing to report', { asked: 3, answered: 0, nothing: true, remarks: false }, 'nothing-to-report'],
    ['one, and nothing more to report', { asked: 3, answered: 1, nothing: true, remarks: false }, 'complete'],
    ['words for the report, and no commitment', { asked: 3, answered: 0, nothing: false, remarks: true }, 'in-part'],
    ['words for the report, where no commitment of it is open', { asked: 0, answered: 0, nothing: false, remarks: true }, 'complete'],
    ['nothing, where no commitment of it is open', { asked: 0, answered: 0, nothing: false, remarks: false }, 'none'],
  ] as const)('%s', (_, contribution, response) => expect(responseOf(contribution)).toBe(response));

  test('who has answered in full, or has nothing to report, is not asked again', () => {
    expect((['none', 'in-part', 'complete', 'nothing-to-report'] as const).filter(hasAnswered)).toEqual(['complete', 'nothing-to-report']);
    expect(countsOf(['none', 'none', 'complete'])).toEqual({ none: 2, inPart: 0, complete: 1, nothingToReport: 0 });
  });
});

describe('the dates of a call', () => {
  test.each([
    { told: 'four months before a meeting that is far, with six weeks to answer', meets: '2013-07-22', months: 4, today: '2012-11-05', dates: ['2013-03-22', '2013-05-03'] },
    { told: 'as many months before as the policy asks', meets: '2013-07-22', months: 3, today: '2012-11-05', dates: ['2013-04-22', '2013-06-03'] },
    { told: 'from today where the time has come, and four weeks before the meeting at the latest', meets: '2013-07-22', months: 4, today: '2013-05-20', dates: ['2013-05-20', '2013-06-24'] },
    { told: 'half of the time that is left where the meeting is near', meets: '2013-07-22', months: 4, today: '2013-07-08', dates: ['2013-07-08', '2013-07-15'] },
    { told: 'six weeks from today where no meeting is planned', meets: null, months: 4, today: '2013-07-08', dates: ['2013-07-08', '2013-08-19'] },
    { told: 'no day before its opening, on the eve of the meeting', meets: '2013-07-22', months: 4, today: '2013-07-20', dates: ['2013-07-20', '2013-07-20'] },
  ])('$told', ({ meets, months, today, dates }) => {
    const { opensOn, dueOn } = proposedDates(meets, months, today);
    expect([opensOn, dueOn]).toEqual(dates);
  });
});

const forever = { from: 0, to: Number.MAX_SAFE_INTEGER };
const person = (personId: number, role: 'focal-point' | 'alternate' | 'head' | 'coordinator', more: Partial<Recipient> = {}): Recipient =>
  ({ personId, zone: 'UTC', workdays: workdaysOf(plainWeek), digestsOff: false, absences: [], posts: [{ role, ...forever }], ...more });
const asked: Owner = { commitmentId: 0, callId: 7, organizationId: 3, opensOn: '2013-03-04', deadlineOn: '2013-04-15', precision: 'day', assignedAt: Date.UTC(2013, 1, 20), lastUpdateAt: null, meetingOn: null };
const people = [person(1, 'focal-point'), person(2, 'alternate'), person(3, 'head'), person(4, 'coordinator')];
const found = (day: string, o: { owner?: Partial<Owner>; recipients?: readonly Recipient[]; policy?: CallPolicy } = {}): string[] =>
  lookAt({ ...asked, ...o.owner }, o.recipients ?? people, { calls: callsOf(o.policy ?? callRulesOf(standardPolicy(90))), hour: 8 }, Date.UTC(2013, 0, 1) + (dayNumber(day) - dayNumber('2013-01-01')) * 86_400_000)
    .due.map((due) => `${due.personId} ${due.rule}${due.channel === 'single' ? '!' : ''}`);

describe('a call that nobody answers', () => {
  test.each([
    ['is not spoken of before its first day, though it was opened', '2013-03-01', []],
    ['asks focal points and alternates directly on that day', '2013-03-04', ['1 call-opened!', '2 call-opened!']],
    ['reminds them two weeks before its date', '2013-04-01', ['1 call-before-14', '2 call-before-14']],
    ['on the Friday where three days before is a day off', '2013-04-12', ['1 call-before-3', '2 call-before-3']],
    ['on its day', '2013-04-15', ['1 call-on-the-day', '2 call-on-the-day']],
    ['each week after; the head of the entity is asked after five working days', '2013-04-22', ['1 call-overdue', '2 call-overdue', '3 escalation-head!']],
    ['and the coordinator told after ten', '2013-04-29', ['1 call-overdue', '2 call-overdue', '3 escalation-head!', '4 escalation-coordinator!']],
  ])('%s', (_, day, due) => expect(found(day)).toEqual(due));

  test('whose days were missed is caught up by the latest reminder alone', () => expect(found('2013-04-17')).toEqual(['1 call-on-the-day', '2 call-on-the-day']));
  test('whose date was moved is spoken of by the new one', () => expect(found('2013-04-15', { owner: { deadlineOn: '2013-04-29' } })).toEqual(['1 call-before-14', '2 call-before-14']));
  test('leaves who is away in peace until the return', () => {
    const away = person(1, 'focal-point', { absences: [{ from: dayNumber('2013-03-01'), to: dayNumber('2013-03-08') }] });
    expect(found('2013-03-05', { recipients: [away] })).toEqual([]);
    expect(found('2013-03-11', { recipients: [away] })).toEqual(['1 call-opened!']);
  });
  test('says nothing by digest to who has stopped the digests, and asks directly all the same', () => {
    const quiet = person(1, 'focal-point', { digestsOff: true });
    expect(found('2013-03-04', { recipients: [quiet] })).toEqual(['1 call-opened!']);
    expect(found('2013-04-15', { recipients: [quiet] })).toEqual(['1 call-opened!']); // as on its first day: nothing new is written
  });
});
