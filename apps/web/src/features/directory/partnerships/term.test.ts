import { expect, test } from '@jest/globals';
import { endingSoon, termOn } from './term.js';

test('a term is told of in its last year, and is over the day after its last', () => {
  const on = (endsOn: string | null) => termOn({ endsOn }, '2026-12-01');
  expect([on(null), on('2026-11-30'), on('2026-12-01'), on('2027-12-01'), on('2027-12-02')]).toEqual(['open', 'over', 'ends-soon', 'ends-soon', 'runs']);
  expect(termOn({ endsOn: '2029-02-28' }, '2028-02-29')).toBe('ends-soon');
});

test('what ends first stands first', () => {
  const ends = ['2027-05-01', null, '2026-12-31', '2020-01-01'].map((endsOn) => ({ endsOn }));
  expect(endingSoon(ends, '2026-12-01')).toEqual([{ endsOn: '2026-12-31' }, { endsOn: '2027-05-01' }]);
});
