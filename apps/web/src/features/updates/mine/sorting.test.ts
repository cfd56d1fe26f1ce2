import { describe, expect, test } from '@jest/globals';
import type { Duty } from './mine.js';
import { nextDue, sorted } from './sorting.js';

const duty = (id: number, of: Partial<Duty> = {}): Duty => ({
  partnershipId: 1, commitment: { id, reference: `R-${id}`, title: 'T', version: 1 }, entity: { id: 1, acronym: 'E', name: { en: 'E' }, side: 'un' }, part: 'lead', declaredStatus: 'not-started',
  deadline: null, schedule: 'no-deadline', days: null, question: null, waits: null, answeredBy: null, ...of,
});
const on = (day: string) => ({ on: day, precision: 'day' as const });
const ids = (duties: readonly Duty[]): number[] => duties.map(({ commitment }) => commitment.id);

describe('what somebody owes', () => {
  const duties = [
    duty(1, { schedule: 'overdue', deadline: on('2026-01-01') }), duty(2, { schedule: 'due-soon', deadline: on('2026-03-01') }), duty(3, { schedule: 'overdue', waits: 'desk' }),
    duty(4, { schedule: 'on-track', deadline: on('2027-01-01') }), duty(5), duty(6, { question: { state: 'returned', note: 'Where?', by: 'Ana', at: '2026-02-01T00:00:00Z' } }),
  ];

  test('is asked now where it is late, soon due or came back with a question, and that first', () => expect(ids(sorted(duties).now)).toEqual([6, 1, 2]));
  test('waits for others where it does, however late it is', () => expect(ids(sorted(duties).waiting)).toEqual([3]));
  test('comes later otherwise, and the next deadline is the nearest of those', () => {
    const { later } = sorted(duties);
    expect(ids(later)).toEqual([4, 5]);
    expect(nextDue(later)?.commitment.id).toBe(4);
    expect(nextDue([duty(7)])).toBeUndefined();
  });
});
