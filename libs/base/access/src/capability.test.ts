import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCalendar } from './calendar-access.js';
import { readCapability, signCapability } from './capability.js';

const secret = 'a secret of the installation';
const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const generation = fc.integer({ min: 0, max: 0x7fff_ffff >> 4 });
const capability = fc.record({ personId: id, commitmentId: id, organizationId: id, generation });

describe('the link in a mail', () => {
  test('a token gives back what was signed, and fits a URL as it stands', () => {
    fc.assert(
      fc.property(capability, (c) => {
        const token = signCapability(secret, c);
        expect(readCapability(secret, token)).toEqual(c);
        expect(encodeURIComponent(token)).toBe(token);
        expect(token.length).toBeLessThanOrEqual(80);
      }),
    );
  });

  test('a token of before links could be revoked is one of the first generation', () => {
    expect(readCapability(secret, '1.c-2o0-7.Ol_ZLmBhIIfr9O6nSgzowly0')).toEqual({ personId: 12, commitmentId: 3456, organizationId: 7, generation: 0 });
    expect(readCalendar(secret, 'c.hw4tXE-tV40TNCDkqYGt1cTe')).toEqual({ personId: 12, generation: 0 });
  });

  test('a usual token stays short', () => {
    expect(signCapability(secret, { personId: 12, commitmentId: 3456, organizationId: 7, generation: 0 })).toHaveLength(34);
    expect(signCapability(secret, { personId: 12, commitmentId: 3456, organizationId: 7, generation: 1 })).toHaveLength(36);
  });

  test('a token in which any one character is altered is refused', () => {
    fc.assert(
      fc.property(capability, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (c, place, other) => {
        const token = signCapability(secret, c);
        const at = place % token.length;
        fc.pre(token[at] !== other);
        expect(readCapability(secret, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test('a token cut short or with something added is refused', () => {
    const token = signCapability(secret, { personId: 1, commitmentId: 2, organizationId: 3, generation: 4 });
    for (let length = 0; length < token.length; length += 1) expect(readCapability(secret, token.slice(0, length))).toBeNull();
    for (const more of ['.', '=', '\n', ' ', 'A']) expect(readCapability(secret, token + more)).toBeNull();
  });

  test('a token of another installation is refused', () => {
    fc.assert(fc.property(capability, fc.string(), (c, other) => {
      fc.pre(other !== secret);
      expect(readCapability(other, signCapability(secret, c))).toBeNull();
    }));
  });

  test('the seal of one token does not fit another', () => {
    fc.assert(fc.property(capability, capability, (a, b) => {
      const [one, two] = [signCapability(secret, a), signCapability(secret, b)];
      fc.pre(one !== two);
      expect(readCapability(secret, one.slice(0, -24) + two.slice(-24))).toBeNull();
    }));
  });

  test('garbage of any kind is null and never throws', () => {
    fc.assert(fc.property(fc.anything(), (garbage) => { expect(readCapability(secret, garbage as string)).toBeNull(); }));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (garbage) => { expect(readCapability(secret, `1.${garbage}`)).toBeNull(); }));
  });

  test('an id that is no positive integer is not signed', () => {
    for (const personId of [0, -1, 1.5, Number.NaN, 2 ** 53]) {
      expect(() => signCapability(secret, { personId, commitmentId: 1, organizationId: 1, generation: 0 })).toThrow(TypeError);
    }
    expect(() => signCapability('', { personId: 1, commitmentId: 1, organizationId: 1, generation: 0 })).toThrow(TypeError);
  });
});
