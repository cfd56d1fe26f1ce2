import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween } from './changes.js';

const state = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));

describe('what a change did', () => {
  test('only the keys whose values differ are listed', () => {
    expect(changesBetween({ status: 'open', title: 'A', version: 1 }, { status: 'closed', title: 'A', version: 2 })).toEqual({
      status: { from: 'open', to: 'closed' },
      version: { from: 1, to: 2 },
    });
  });

  test('a new subject lists every key that has a value', () => {
    expect(changesBetween(null, { id: 7, title: 'A', deadline: null })).toEqual({ id: { from: null, to: 7 }, title: { from: null, to: 'A' } });
  });

  test('a key that disappears and one that becomes null are the same change', () => {
    expect(changesBetween({ reason: 'late' }, {})).toEqual(changesBetween({ reason: 'late' }, { reason: null }));
  });

  test('an instant equals its ISO text', () => {
    const at = new Date('2011-07-29T12:00:00Z');
    expect(changesBetween({ at }, { at: '2011-07-29T12:00:00.000Z' })).toEqual({});
  });

  test('the order in which an object was built is no change', () => {
    expect(changesBetween({ name: { en: 'a', fr: 'b' } }, { name: { fr: 'b', en: 'a' } })).toEqual({});
  });

  test('a key may bear a name that every object has', () => {
    const changes = changesBetween({}, JSON.parse('{"toString":"a","__proto__":"b"}') as object);
    expect(Object.entries(changes)).toEqual([['__proto__', { from: null, to: 'b' }], ['toString', { from: null, to: 'a' }]]);
  });

  test('the order of a list is a change', () => {
    expect(changesBetween({ owners: [1, 2] }, { owners: [2, 1] })).toHaveProperty('owners');
  });

  test('a state compared with itself never shows a change, and changes lead from one state to the other', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(changesBetween(a, a)).toEqual({});
        for (const [key, change] of Object.entries(changesBetween(a, b))) {
          expect(JSON.stringify(change.to)).toBe(JSON.stringify((Object.hasOwn(b, key) ? b[key] : null) ?? null));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
