import { formatDay } from '@suivi/i18n';
import { addDays, addMonths, type Language, lastDayOf, type LocalDate, type Precision } from '@suivi/kernel';
import { DateTime } from 'luxon';

/** A day of a scenario as a date: `today-2m+5d` is counted from the day on which it is played. */
export function dayOf(written: string, today: LocalDate): LocalDate {
  if (!written.startsWith('today')) return written;
  const steps = [...written.matchAll(/([+-]\d+)([dwm])/g)];
  return steps.reduce((day, [, count, unit]) => {
    const n = Number(count);
    return unit === 'm' ? addMonths(day, n) : addDays(day, unit === 'w' ? 7 * n : n);
  }, today);
}

/** The instant of a local time `HH:MM` on a day; a time that is skipped when clocks go forward is moved on by the gap. */
export function instantAt(day: LocalDate, time: string, zone: string): Date {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate();
}

/** A document's text with its `{today+20d}` and `{today+3m:quarter}` written out as the language writes days. */
export const withDays = (text: string, language: Language, today: LocalDate): string =>
  text.replace(/\{(today(?:[+-]\d{1,4}[dwm])*)(?::(month|quarter|year))?\}/g, (_all, written: string, precision: Precision = 'day') =>
    formatDay(lastDayOf(dayOf(written, today), precision), precision, language),
  );
