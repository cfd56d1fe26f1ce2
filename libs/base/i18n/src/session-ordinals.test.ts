import { expect, test } from '@jest/globals';
import { languages } from '@suivi/kernel';
import { sessionOrdinal } from './session-ordinals.js';

test('a session is numbered in words, as the documents of the General Assembly do', () => {
  expect(Object.fromEntries(languages.map((language) => [language, sessionOrdinal(77, language)]))).toEqual({
    en: 'seventy-seventh', fr: 'soixante-dix-septième', es: 'septuagésimo séptimo', zh: '第七十七届', ar: 'السابعة والسبعون', ru: 'семьдесят седьмая',
  });
  expect(sessionOrdinal(71, 'fr')).toBe('soixante et onzième');
  expect(sessionOrdinal(81, 'fr')).toBe('quatre-vingt-unième');
  expect(sessionOrdinal(30, 'fr')).toBe('trentième');
  expect(sessionOrdinal(80, 'en')).toBe('eightieth');
  expect(sessionOrdinal(42, 'en')).toBe('forty-second');
  expect(sessionOrdinal(80, 'ru')).toBe('восьмидесятая');
  expect(sessionOrdinal(70, 'zh')).toBe('第七十届');
});
