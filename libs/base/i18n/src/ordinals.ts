import type { Language } from '@suivi/kernel';

/**
 * Ordinals of meetings in words, 1 to 30, in the gender that the word for "meeting" has in the language (feminine in French
 * and Spanish, masculine in Arabic, neuter in Russian). Arabic from 20 on is in the oblique case, in which it stands in
 * nearly every sentence.
 */
const en = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth'.split(' ');
const fr = 'première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième vingt-et-unième vingt-deuxième vingt-troisième vingt-quatrième vingt-cinquième vingt-sixième vingt-septième vingt-huitième vingt-neuvième trentième'.split(' ');
const es = 'primera|segunda|tercera|cuarta|quinta|sexta|séptima|octava|novena|décima|undécima|duodécima|decimotercera|decimocuarta|decimoquinta|decimosexta|decimoséptima|decimoctava|decimonovena|vigésima|vigesimoprimera|vigesimosegunda|vigesimotercera|vigesimocuarta|vigesimoquinta|vigesimosexta|vigesimoséptima|vigesimoctava|vigesimonovena|trigésima'.split('|');
const ar = 'الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|الحادي عشر|الثاني عشر|الثالث عشر|الرابع عشر|الخامس عشر|السادس عشر|السابع عشر|الثامن عشر|التاسع عشر|العشرين|الحادي والعشرين|الثاني والعشرين|الثالث والعشرين|الرابع والعشرين|الخامس والعشرين|السادس والعشرين|السابع والعشرين|الثامن والعشرين|التاسع والعشرين|الثلاثين'.split('|');
const ru = 'первое|второе|третье|четвертое|пятое|шестое|седьмое|восьмое|девятое|десятое|одиннадцатое|двенадцатое|тринадцатое|четырнадцатое|пятнадцатое|шестнадцатое|семнадцатое|восемнадцатое|девятнадцатое|двадцатое|двадцать первое|двадцать второе|двадцать третье|двадцать четвертое|двадцать пятое|двадцать шестое|двадцать седьмое|двадцать восьмое|двадцать девятое|тридцатое'.split('|');

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const chinese = (n: number): string => {
  const tens = Math.floor(n / 10);
  if (n > 99) return ` ${n} `;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[n % 10]}`;
};
const enSuffix = (n: number): string => {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
};
/** "шестое" becomes "шестого", "третье" becomes "третьего"; of several words the last one changes. */
const ruGenitive = (word: string): string => word.replace(/ое$/, 'ого').replace(/ье$/, 'ьего');

const inFigures: Record<Language, (n: number) => string> = {
  en: (n) => `${n}${enSuffix(n)}`,
  fr: (n) => `${n}e`,
  es: (n) => `${n}ª`,
  zh: (n) => `第${chinese(n)}次`,
  ar: (n) => String(n),
  ru: (n) => `${n}-е`,
};
const words: Record<Language, readonly string[]> = { en, fr, es, zh: [], ar, ru };

/** The ordinal of a meeting: in words up to 30 ("sixth", "第六次", "السادس"), then in figures ("31st"). */
export const ordinal = (n: number, language: Language): string => words[language][n - 1] ?? inFigures[language](n);

/** The same in the genitive, which only Russian tells apart: "шестого". */
export const ordinalGenitive = (n: number, language: Language): string => {
  if (language !== 'ru') return ordinal(n, language);
  return n <= ru.length ? ruGenitive(ordinal(n, 'ru')) : `${n}-го`;
};
