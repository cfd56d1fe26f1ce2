import { dayNumberIn, dayOfNumber, instantOfHour, type LocalDate, type Workdays } from '@suivi/kernel';
import { nextWritingHour, type Reader, type WritingTimes } from '@suivi/reminders';

/** The week of a review: its first day, when it may go out, and from when on it is void. */
export interface ReviewWeek {
  week: LocalDate;
  opensAt: Date;
  voidAt: Date;
}

/** The weekday (0 Monday to 6 Sunday) on which a working week begins: the first worked one after the longest rest. */
export function firstWeekday({ week }: Pick<Workdays, 'week'>): number {
  const restBefore = (weekday: number): number => {
    let days = 0;
    while (days < 7 && week[(weekday - 1 - days + 14) % 7] !== true) days += 1;
    return days;
  };
  return [0, 1, 2, 3, 4, 5, 6].filter((weekday) => week[weekday]).reduce((best, weekday) => (restBefore(weekday) > restBefore(best) ? weekday : best), 0);
}

/** The reader's own week around an instant: the review goes out in the first hour of it in which they are there to be written to. */
export function reviewWeek(reader: Reader, times: WritingTimes, now: Date): ReviewWeek {
  const today = dayNumberIn(now.getTime(), reader.zone);
  const first = today - ((today + 3 - firstWeekday(times.workdaysOf(reader.dutyStationId)) + 7) % 7);
  const begins = new Date(instantOfHour(first, 0, reader.zone));
  return { week: dayOfNumber(first), opensAt: nextWritingHour(reader, times, begins), voidAt: new Date(instantOfHour(first + 7, 0, reader.zone)) };
}
