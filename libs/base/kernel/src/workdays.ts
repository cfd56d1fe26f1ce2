import { dayNumber, type WorkingCalendar } from './calendar.js';

/** A working calendar over day numbers (days since 1 January 1970): what a sweep counts with. */
export interface Workdays {
  /** By ISO weekday less one: true where it is worked. */
  week: readonly boolean[];
  holidays: ReadonlySet<number>;
}

/** A working calendar as day numbers. */
export const workdaysOf = (calendar: WorkingCalendar): Workdays => ({
  week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => calendar.weekdays.includes(weekday)),
  holidays: new Set([...calendar.holidays].map(dayNumber)),
});

/** Day 0 was a Thursday. */
const isWorkday = (day: number, { week, holidays }: Workdays): boolean => week[(((day + 3) % 7) + 7) % 7] === true && !holidays.has(day);

/** A calendar in which so many days hold no working day is a mistake in the data: then the day itself counts. */
const furthest = 60;

function seek(day: number, workdays: Workdays, step: 1 | -1): number {
  for (let tried = 0, candidate = day; tried < furthest; tried += 1, candidate += step) if (isWorkday(candidate, workdays)) return candidate;
  return day;
}

/** The day itself if it is worked, else the first worked day after it. */
export const workdayFrom = (day: number, workdays: Workdays): number => seek(day, workdays, 1);

/** The day itself if it is worked, else the last worked day before it. */
export const workdayUpTo = (day: number, workdays: Workdays): number => seek(day, workdays, -1);

/** The n-th worked day after a day. */
export function nthWorkdayAfter(day: number, n: number, workdays: Workdays): number {
  let at = day;
  for (let left = n; left > 0; left -= 1) at = workdayFrom(at + 1, workdays);
  return at;
}
