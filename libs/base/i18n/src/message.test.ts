import { describe, expect, test } from '@jest/globals';
import { type Language, languages } from '@suivi/kernel';
import { formatList, formatNumber } from './language-format.js';
import { label, message } from './message.js';
import { ordinal, ordinalGenitive } from './ordinals.js';

describe('messages', () => {
  test.each<[number, string]>([
    [1, 'واحد'],
    [2, 'التزامان'],
    [5, '5 التزامات'],
    [11, '11 التزاماً'],
    [100, '100 التزام'],
  ])('Arabic counts %i commitments in its own form, in Western digits', (n, expected) => {
    expect(message('ar', 'report.summary.without-update', { n })).toContain(expected);
  });

  test('Russian declines what is counted', () => {
    const counted = [1, 3, 5, 21].map((n) => message('ru', 'report.summary.carried-over', { n, ordinal: ordinal(7, 'ru') }));
    expect(counted.map((text) => text.replace('На седьмое общее совещание ', ''))).toEqual([
      'перенесено 1 обязательство.', 'перенесены 3 обязательства.', 'перенесено 5 обязательств.', 'перенесено 21 обязательство.',
    ]);
  });

  test('markup and braces in a value stay plain text', () => {
    expect(message('en', 'report.item.reason', { reason: '<b>{x}</b>' })).toBe('Reason: <b>{x}</b>');
  });

  test('a term of the vocabulary has its label', () => {
    expect(label('fr', 'implementationStatus', 'overtaken-by-events')).toBe('Devenu caduc');
  });
});

describe('ordinals', () => {
  test.each<[Language, string]>([['en', 'sixth'], ['fr', 'sixième'], ['es', 'sexta'], ['zh', '第六次'], ['ar', 'السادس'], ['ru', 'шестое']])('the sixth in %s', (language, expected) => {
    expect(ordinal(6, language)).toBe(expected);
  });

  test('up to thirty every language has a word of its own, then figures', () => {
    for (const language of languages) {
      const upToThirty = Array.from({ length: 30 }, (_, i) => ordinal(i + 1, language));
      expect(new Set(upToThirty).size).toBe(30);
      expect(upToThirty.filter((word) => /\d/.test(word))).toEqual([]);
    }
    expect(['en', 'fr', 'es', 'zh', 'ar', 'ru'].map((l) => ordinal(31, l as Language))).toEqual(['31st', '31e', '31ª', '第三十一次', '31', '31-е']);
    expect([111, 112, 122, 103].map((n) => ordinal(n, 'en'))).toEqual(['111th', '112th', '122nd', '103rd']);
  });

  test('the Russian genitive follows its adjective', () => {
    expect([3, 6, 23, 40].map((n) => ordinalGenitive(n, 'ru'))).toEqual(['третьего', 'шестого', 'двадцать третьего', '40-го']);
  });
});

describe('lists and numbers', () => {
  test('names are joined as the language joins them', () => {
    expect(languages.map((l) => formatList(['甲', '乙', '丙'], l))).toEqual(['甲, 乙 and 丙', '甲, 乙 et 丙', '甲, 乙 y 丙', '甲、乙和丙', '甲 و乙 و丙', '甲, 乙 и 丙']);
  });

  test('Arabic numbers have Western digits', () => {
    expect(formatNumber(12345, 'ar')).toBe('12,345');
  });
});
