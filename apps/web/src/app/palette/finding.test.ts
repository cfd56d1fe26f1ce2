import { describe, expect, test } from '@jest/globals';
import { holds, stepped } from './finding.js';

describe('what is looked for', () => {
  test.each([
    ['Réunions', 'reunions', true], ['Twelfth meeting, Georgetown', 'georgetown twelfth', true], ['Twelfth meeting', 'thirteenth', false], ['第十二次会议', '十二', true], ['السجل', 'سجل', true], ['Register', '', true],
  ])('%s for “%s”: %s', (text, typed, found) => expect(holds(text, typed)).toBe(found));

  test('is gone through round the ends', () => expect([stepped(-1, 1, 3), stepped(2, 1, 3), stepped(0, -1, 3), stepped(0, 1, 0)]).toEqual([0, 0, 2, -1]));
});
