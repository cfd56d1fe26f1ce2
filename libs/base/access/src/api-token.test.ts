import { describe, expect, test } from '@jest/globals';
import { looksLikeApiToken, newApiToken } from './api-token.js';

describe('the token of a program', () => {
  test('is known by its prefix and checksum, and no two are the same', () => {
    const tokens = Array.from({ length: 500 }, newApiToken);
    expect(new Set(tokens).size).toBe(500);
    expect(tokens.every(looksLikeApiToken)).toBe(true);
  });

  test('with one letter altered is not taken for one', () => {
    const token = newApiToken();
    for (let at = 6; at < token.length; at += 1) expect(looksLikeApiToken(token.slice(0, at) + (token[at] === 'x' ? 'y' : 'x') + token.slice(at + 1))).toBe(false);
    for (const other of [token.slice(0, -1), `${token}0`, token.replace('suivi_', 'sv_'), '']) expect(looksLikeApiToken(other)).toBe(false);
  });
});
