import type { Language, LocalDate, Precision } from '@suivi/kernel';
import { dateRules, type DayParts } from './date-rules.js';

const partsOf = (day: LocalDate): DayParts => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date };
};

/**
 * A day `YYYY-MM-DD` as the language writes it, as exactly as it is known: 'day' "28 July 2011", 'month' "July 2011",
 * 'quarter' "third quarter of 2011", 'year' "2011".
 */
export function formatDay(day: LocalDate, precision: Precision, language: Language): string {
  const parts = partsOf(day);
  const rules = dateRules[language];
  if (precision === 'year') return rules.year(parts.year);
  if (precision === 'quarter') return rules.quarter(Math.ceil(parts.month / 3), parts.year);
  return precision === 'month' ? rules.month(parts) : rules.day(parts);
}

/** From a day to a later one, both included: "28–29 July 2011", "30 June–2 July 2011"; a single day if they are the same. */
export function formatDayRange(from: LocalDate, to: LocalDate, language: Language): string {
  const rules = dateRules[language];
  const [a, b] = [partsOf(from), partsOf(to)];
  if (from === to) return rules.day(a);
  if (a.year !== b.year) return rules.acrossYears(rules.day(a), rules.day(b));
  return a.month === b.month ? rules.withinMonth(a, b) : rules.withinYear(a, b);
}

/** When a meeting is held: its days if they are known, else the month, quarter or year. */
export const formatMeetingDays = (meeting: { startsOn: LocalDate; endsOn: LocalDate; precision: Precision }, language: Language): string =>
  meeting.precision === 'day' ? formatDayRange(meeting.startsOn, meeting.endsOn, language) : formatDay(meeting.startsOn, meeting.precision, language);

/** The names of the twelve months, January first, as they stand alone. */
export const monthNames = (language: Language): readonly string[] => dateRules[language].months;
