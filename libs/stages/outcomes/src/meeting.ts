import { type LocalDate, lastDayOf, type Precision, Refusal } from '@suivi/kernel';

/** When a meeting takes place, as a person gives it. */
export interface MeetingDates {
  startsOn: LocalDate;
  endsOn?: LocalDate;
  precision: Precision;
}

/** Dates as stored: a meeting known only to the month, quarter or year stands on the period's last day until its dates are fixed. */
export function fixedDates(dates: MeetingDates): { startsOn: LocalDate; endsOn: LocalDate; precision: Precision } {
  if (dates.precision !== 'day') {
    const last = lastDayOf(dates.startsOn, dates.precision);
    return { startsOn: last, endsOn: last, precision: dates.precision };
  }
  const endsOn = dates.endsOn ?? dates.startsOn;
  if (endsOn < dates.startsOn) throw new Refusal('meeting.dates-reversed', `the meeting would end on ${endsOn}, before it starts on ${dates.startsOn}`);
  return { startsOn: dates.startsOn, endsOn, precision: 'day' };
}
