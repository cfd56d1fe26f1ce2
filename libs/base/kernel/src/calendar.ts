import { DateTime } from 'luxon';
import { dayNumberIn, instantOfHour } from './zone-clock.js';

/** A calendar day without zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/** How exactly a date is known; the date stored with it is the last day of the period. */
export const precisions = ['day', 'month', 'quarter', 'year'] as const;
export type Precision = (typeof precisions)[number];

/** Which days are worked at a duty station: ISO weekdays (1 = Monday … 7 = Sunday) less the holidays. */
export interface WorkingCalendar {
  weekdays: readonly number[];
  holidays: ReadonlySet<LocalDate>;
}

/** Monday to Friday without holidays: what counts for a person whose duty station is not known. */
export const plainWeek: WorkingCalendar = { weekdays: [1, 2, 3, 4, 5], holidays: new Set() };

const utc = (day: LocalDate): DateTime => DateTime.fromISO(day, { zone: 'utc' });
const isoDate = (at: DateTime): LocalDate => at.toFormat('yyyy-MM-dd');

const dayMs = 86_400_000;
/** Milliseconds of a day's midnight in UTC. Where days are only counted no zone can matter, and luxon would take twenty times as long: a sweep counts hundreds of thousands. */
const midnight = (day: LocalDate): number => Date.parse(day);

/** Tells whether a string is an existing day written `YYYY-MM-DD`, years 1900 to 2199. */
export const isLocalDate = (value: string): boolean =>
  /^(19|20|21)\d\d-\d\d-\d\d$/.test(value) && utc(value).isValid;

/** Tells whether the platform knows an IANA zone of this name. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The day `days` after (before, if negative) the one given. */
export const addDays = (day: LocalDate, days: number): LocalDate => new Date(midnight(day) + days * dayMs).toISOString().slice(0, 10);

/** The day `months` after (before, if negative) the one given, cut to the month's last day. */
export const addMonths = (day: LocalDate, months: number): LocalDate => isoDate(utc(day).plus({ months }));

/** Days from the first day to the second; negative if the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((midnight(to) - midnight(from)) / dayMs);

/** The last day of the day, month, quarter or year that holds the day given. */
export const lastDayOf = (day: LocalDate, precision: Precision): LocalDate => isoDate(utc(day).endOf(precision));

/** Tells whether the day is worked in this calendar. */
export const isWorkingDay = (day: LocalDate, calendar: WorkingCalendar): boolean =>
  calendar.weekdays.includes(new Date(midnight(day)).getUTCDay() || 7) && !calendar.holidays.has(day);

function seekWorkingDay(day: LocalDate, calendar: WorkingCalendar, step: 1 | -1): LocalDate {
  let candidate = day;
  for (let tried = 0; tried < 60; tried += 1) {
    if (isWorkingDay(candidate, calendar)) return candidate;
    candidate = addDays(candidate, step);
  }
  return day; // a calendar in which two months hold no working day is a mistake in the data: keep the day itself
}

/** The day itself if it is worked, else the first worked day after it. */
export const workingDayFrom = (day: LocalDate, calendar: WorkingCalendar): LocalDate => seekWorkingDay(day, calendar, 1);

/** The day itself if it is worked, else the last worked day before it. */
export const workingDayUpTo = (day: LocalDate, calendar: WorkingCalendar): LocalDate => seekWorkingDay(day, calendar, -1);

/** The number of a day: days since 1 January 1970. */
export const dayNumber = (day: LocalDate): number => midnight(day) / dayMs;

/** The day of a number. */
export const dayOfNumber = (n: number): LocalDate => new Date(n * dayMs).toISOString().slice(0, 10);

/** The calendar day that an instant falls on in a zone. Throws a RangeError where no such zone exists. */
export const localDayOf = (instant: Date, zone: string): LocalDate => dayOfNumber(dayNumberIn(instant.getTime(), zone));

/**
 * The one instant at which the local clock shows `hour` on a day. An hour that is repeated when clocks go back is taken the
 * first time; one that is skipped when they go forward is moved on by the gap.
 */
export const instantOf = (day: LocalDate, hour: number, zone: string): Date => new Date(instantOfHour(dayNumber(day), hour, zone));
