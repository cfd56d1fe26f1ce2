import { describe, expect, test } from '@jest/globals';
import type { Language } from '@suivi/kernel';
import { formatDay, formatDayRange, formatMeetingDays, monthNames } from './dates.js';

describe('dates', () => {
  test.each<[Language, string]>([
    ['en', '28 July 2011'],
    ['fr', '28 juillet 2011'],
    ['es', '28 de julio de 2011'],
    ['zh', '2011 年 7 月 28 日'],
    ['ar', '28 تموز/يوليه 2011'],
    ['ru', '28 июля 2011 года'],
  ])('a day in %s is written as the United Nations write it', (language, expected) => {
    expect(formatDay('2011-07-28', 'day', language)).toBe(expected);
  });

  test('French writes the first of a month as 1er', () => {
    expect(formatDay('2013-04-01', 'day', 'fr')).toBe('1er avril 2013');
  });

  test.each<[Language, string, string, string]>([
    ['en', 'July 2011', 'third quarter of 2011', '2011'],
    ['fr', 'juillet 2011', 'troisième trimestre de 2011', '2011'],
    ['es', 'julio de 2011', 'tercer trimestre de 2011', '2011'],
    ['zh', '2011 年 7 月', '2011 年第三季度', '2011 年'],
    ['ar', 'تموز/يوليه 2011', 'الربع الثالث من عام 2011', '2011'],
    ['ru', 'июль 2011 года', 'третий квартал 2011 года', '2011 год'],
  ])('a date in %s is given no more exactly than it is known', (language, month, quarter, year) => {
    expect([formatDay('2011-07-31', 'month', language), formatDay('2011-09-30', 'quarter', language), formatDay('2011-12-31', 'year', language)]).toEqual([month, quarter, year]);
  });

  test.each<[Language, string, string]>([
    ['en', '28–29 July 2011', '30 June–2 July 2011'],
    ['fr', '28 et 29 juillet 2011', '30 juin-2 juillet 2011'],
    ['es', '28 y 29 de julio de 2011', '30 de junio a 2 de julio de 2011'],
    ['zh', '2011 年 7 月 28 日和 29 日', '2011 年 6 月 30 日至 7 月 2 日'],
    ['ar', '28 و29 تموز/يوليه 2011', '30 حزيران/يونيه إلى 2 تموز/يوليه 2011'],
    ['ru', '28 и 29 июля 2011 года', '30 июня – 2 июля 2011 года'],
  ])('days of a meeting in %s name month and year once', (language, within, across) => {
    expect([formatDayRange('2011-07-28', '2011-07-29', language), formatDayRange('2011-06-30', '2011-07-02', language)]).toEqual([within, across]);
  });

  test('a range over the turn of the year names both years, and one of a single day is that day', () => {
    expect(formatDayRange('2011-12-30', '2012-01-02', 'en')).toBe('30 December 2011–2 January 2012');
    expect(formatDayRange('2011-07-28', '2011-07-28', 'es')).toBe('28 de julio de 2011');
  });

  test('a meeting of which only the year is known shows the year', () => {
    expect(formatMeetingDays({ startsOn: '2013-12-31', endsOn: '2013-12-31', precision: 'year' }, 'zh')).toBe('2013 年');
  });

  test('every month of the Arabic table bears both names', () => {
    expect(monthNames('ar').every((name) => /^[^/]+\/[^/]+$/.test(name))).toBe(true);
    expect(monthNames('ar')).toHaveLength(12);
  });
});
