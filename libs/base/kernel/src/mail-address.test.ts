import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isMailAddress } from './mail-address.js';

describe('a mail address', () => {
  test.each(['ada@caricom.example', "o'brien+suivi@un.org", 'a@b', 'üml@exämple.org'])('%s is one', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  test.each([
    '', 'ada', '@un.org', 'ada@', 'a@x;b@y', 'a@x,b@y', 'a@x b@y', 'a@x\r\nRCPT TO:<b@y>', 'a@x\n', 'a@x\u0000', '<a@x>', 'Ada <a@x>', 'a@b@c',
    '"a b"@x', 'group:a@x;', `${'a'.repeat(300)}@x`,
  ])('%j is not one', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });

  test('nothing that is taken could hold a second address or a second command', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const text = `${a}@${b}`;
      if (isMailAddress(text)) expect(text).not.toMatch(/[\s,;<>]|@.*@/u);
    }));
  });
});
