import { describe, expect, test } from '@jest/globals';
import { cutAt, passage, wording } from './passage.js';

describe('a passage of a document', () => {
  test('is counted in code points, whatever signs stand before it', () => {
    expect(cutAt('🌊🌊 and 𠮷野 act', [{ start: 7, end: 9 }, { start: 0, end: 2 }, { start: 10, end: 99 }])).toEqual(['𠮷野', '🌊🌊', 'act']);
  });

  test('loses the blank around it, and its places with it', () => {
    expect(passage('a 🌊  two words\n z', { start: 3, end: 15 })).toEqual({ start: 5, end: 14, quote: 'two words' });
  });

  test.each([[3, 3], [5, 2], [1, 2], [40, 50]])('from %i to %i holds no words and is refused', (start, end) => {
    expect(() => passage('a  b', { start, end })).toThrow(expect.objectContaining({ code: 'proposal.quote-not-in-document' }));
  });

  test('as a wording is one line', () => expect(wording(' two\n  lines ')).toBe('two lines'));
});
