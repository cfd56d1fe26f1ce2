import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeOf, linkTokenOf, newRequestId, requestOfLink, shownCode, typedCode } from './sign-in-secrets.js';

const secret = 'a secret of the installation';

describe('what a sign-in mail bears', () => {
  test('the link names its request, and no altered, cut or foreign one does', () => {
    fc.assert(fc.property(fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (place, other) => {
      const id = newRequestId();
      const token = linkTokenOf(secret, id);
      expect(requestOfLink(secret, token)).toBe(id);
      const at = place % token.length;
      fc.pre(token[at] !== other);
      expect(requestOfLink(secret, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
      expect(requestOfLink(secret, token.slice(0, at))).toBeNull();
      expect(requestOfLink('another secret', token)).toBeNull();
    }), { numRuns: 300 });
  });

  test('the code is another for each request, and is read however it is typed', () => {
    const codes = Array.from({ length: 2000 }, () => codeOf(secret, newRequestId()));
    expect(new Set(codes).size).toBe(2000);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(typedCode(` ${shownCode(code).toLowerCase()} `)).toBe(code);
    }
    expect(typedCode('oIl0-1a bc')).toBe('01101ABC');
  });
});
