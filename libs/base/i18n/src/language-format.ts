import type { Language } from '@suivi/kernel';

/** Arabic is written from right to left, the other five from left to right. */
export const direction = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** What Intl is asked for: Western digits in Arabic, whatever the platform's default is. */
export const localeOf = (language: Language): string => (language === 'ar' ? 'ar-u-nu-latn' : language);

/** The language's name in the language itself, as a list to choose from shows it. */
export const ownName: Record<Language, string> = { en: 'English', fr: 'Français', es: 'Español', zh: '中文', ar: 'العربية', ru: 'Русский' };

const numbers = new Map<Language, Intl.NumberFormat>();
/** A number with the language's separators. */
export function formatNumber(value: number, language: Language): string {
  const format = numbers.get(language) ?? new Intl.NumberFormat(localeOf(language));
  numbers.set(language, format);
  return format.format(value);
}

const lists = new Map<Language, Intl.ListFormat>();
/** Several names as one enumeration: "A, B and C", "甲、乙和丙". English without the comma before "and", as the United Nations writes. */
export function formatList(items: readonly string[], language: Language): string {
  if (items.length < 2) return items[0] ?? '';
  const format = lists.get(language) ?? new Intl.ListFormat(language === 'en' ? 'en-GB' : localeOf(language), { type: 'conjunction' });
  lists.set(language, format);
  return format.format(items);
}
