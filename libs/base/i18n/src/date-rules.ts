import type { Language } from '@suivi/kernel';

/** A day in numbers, months from 1. */
export interface DayParts {
  year: number;
  month: number;
  day: number;
}

/** How a language writes dates, as documents of the United Nations do. Ranges: both days included, the second later. */
export interface DateRules {
  months: readonly string[];
  day(of: DayParts): string;
  month(of: DayParts): string;
  quarter(quarter: number, year: number): string;
  year(year: number): string;
  withinMonth(from: DayParts, to: DayParts): string;
  withinYear(from: DayParts, to: DayParts): string;
  acrossYears(from: string, to: string): string;
}

const split = (names: string): readonly string[] => names.split(' ');
const nth = (names: readonly string[], n: number): string => names[n - 1] ?? '';
const areNeighbours = (from: DayParts, to: DayParts): boolean => to.day === from.day + 1;

const enMonths = split('January February March April May June July August September October November December');
const frMonths = split('janvier février mars avril mai juin juillet août septembre octobre novembre décembre');
const esMonths = split('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre');
const ruMonths = split('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь');
const ruGenitives = split('января февраля марта апреля мая июня июля августа сентября октября ноября декабря');
const zhMonths = Array.from({ length: 12 }, (_, i) => `${i + 1} 月`);
/** Both names of each month, the eastern and the western one: no platform gives both. */
const arMonths = [
  'كانون الثاني/يناير', 'شباط/فبراير', 'آذار/مارس', 'نيسان/أبريل', 'أيار/مايو', 'حزيران/يونيه',
  'تموز/يوليه', 'آب/أغسطس', 'أيلول/سبتمبر', 'تشرين الأول/أكتوبر', 'تشرين الثاني/نوفمبر', 'كانون الأول/ديسمبر',
];

const en: DateRules = {
  months: enMonths,
  day: (d) => `${d.day} ${nth(enMonths, d.month)} ${d.year}`,
  month: (d) => `${nth(enMonths, d.month)} ${d.year}`,
  quarter: (quarter, year) => `${nth(split('first second third fourth'), quarter)} quarter of ${year}`,
  year: String,
  withinMonth: (from, to) => `${from.day}–${en.day(to)}`,
  withinYear: (from, to) => `${from.day} ${nth(enMonths, from.month)}–${en.day(to)}`,
  acrossYears: (from, to) => `${from}–${to}`,
};

const frFirst = (day: number): string => (day === 1 ? '1er' : String(day));
const fr: DateRules = {
  months: frMonths,
  day: (d) => `${frFirst(d.day)} ${nth(frMonths, d.month)} ${d.year}`,
  month: (d) => `${nth(frMonths, d.month)} ${d.year}`,
  quarter: (quarter, year) => `${nth(split('premier deuxième troisième quatrième'), quarter)} trimestre de ${year}`,
  year: String,
  withinMonth: (from, to) => `${frFirst(from.day)}${areNeighbours(from, to) ? ' et ' : '-'}${fr.day(to)}`,
  withinYear: (from, to) => `${frFirst(from.day)} ${nth(frMonths, from.month)}-${fr.day(to)}`,
  acrossYears: (from, to) => `${from}-${to}`,
};

const es: DateRules = {
  months: esMonths,
  day: (d) => `${d.day} de ${nth(esMonths, d.month)} de ${d.year}`,
  month: (d) => `${nth(esMonths, d.month)} de ${d.year}`,
  quarter: (quarter, year) => `${nth(split('primer segundo tercer cuarto'), quarter)} trimestre de ${year}`,
  year: String,
  withinMonth: (from, to) => `${from.day} ${areNeighbours(from, to) ? 'y' : 'a'} ${es.day(to)}`,
  withinYear: (from, to) => `${from.day} de ${nth(esMonths, from.month)} a ${es.day(to)}`,
  acrossYears: (from, to) => `${from} a ${to}`,
};

const zhMonthAndDay = (d: DayParts): string => `${d.month} 月 ${d.day} 日`;
const zh: DateRules = {
  months: zhMonths,
  day: (d) => `${d.year} 年 ${zhMonthAndDay(d)}`,
  month: (d) => `${d.year} 年 ${d.month} 月`,
  quarter: (quarter, year) => `${year} 年第${nth(split('一 二 三 四'), quarter)}季度`,
  year: (year) => `${year} 年`,
  withinMonth: (from, to) => `${zh.day(from)}${areNeighbours(from, to) ? '和' : '至'} ${to.day} 日`,
  withinYear: (from, to) => `${zh.day(from)}至 ${zhMonthAndDay(to)}`,
  acrossYears: (from, to) => `${from}至 ${to}`,
};

const ar: DateRules = {
  months: arMonths,
  day: (d) => `${d.day} ${nth(arMonths, d.month)} ${d.year}`,
  month: (d) => `${nth(arMonths, d.month)} ${d.year}`,
  quarter: (quarter, year) => `الربع ${nth(split('الأول الثاني الثالث الرابع'), quarter)} من عام ${year}`,
  year: String,
  // Words rather than a dash: a dash between two numbers makes them run from left to right.
  withinMonth: (from, to) => `${from.day} ${areNeighbours(from, to) ? 'و' : 'إلى '}${ar.day(to)}`,
  withinYear: (from, to) => `${from.day} ${nth(arMonths, from.month)} إلى ${ar.day(to)}`,
  acrossYears: (from, to) => `${from} إلى ${to}`,
};

const ru: DateRules = {
  months: ruMonths,
  day: (d) => `${d.day} ${nth(ruGenitives, d.month)} ${d.year} года`,
  month: (d) => `${nth(ruMonths, d.month)} ${d.year} года`,
  quarter: (quarter, year) => `${nth(split('первый второй третий четвертый'), quarter)} квартал ${year} года`,
  year: (year) => `${year} год`,
  withinMonth: (from, to) => `${from.day}${areNeighbours(from, to) ? ' и ' : '–'}${ru.day(to)}`,
  withinYear: (from, to) => `${from.day} ${nth(ruGenitives, from.month)} – ${ru.day(to)}`,
  acrossYears: (from, to) => `${from} – ${to}`,
};

/** The rules of each language. */
export const dateRules: Record<Language, DateRules> = { en, fr, es, zh, ar, ru };
