import { lastDayOf, type LocalDate, type Precision } from '@suivi/kernel';

/** A deadline as a person sets it: a date with its precision, or a meeting that it hangs on; null for none. */
export type DeadlineInput = { on: LocalDate; precision?: Precision; text?: string } | { meetingId: number; text?: string } | null;

/** A deadline as stored. `deadlineOn` is the last day on which the promise is kept in time. */
export interface StoredDeadline {
  deadlineText: string | null;
  deadlineOn: LocalDate | null;
  deadlinePrecision: Precision | null;
  deadlineMeetingId: number | null;
}

/** What is known of the meeting that a deadline hangs on. */
export interface MeetingDay {
  id: number;
  startsOn: LocalDate;
  precision: Precision;
}

export const noDeadline: StoredDeadline = { deadlineText: null, deadlineOn: null, deadlinePrecision: null, deadlineMeetingId: null };

/** A deadline on a date of its own: the last day of the period that the precision names. */
export const deadlineOnDate = (input: { on: LocalDate; precision?: Precision; text?: string }): StoredDeadline => ({
  deadlineText: input.text ?? null,
  deadlineOn: lastDayOf(input.on, input.precision ?? 'day'),
  deadlinePrecision: input.precision ?? 'day',
  deadlineMeetingId: null,
});

/** A deadline that hangs on a meeting: the day it opens, as exactly as that is known. */
export const deadlineAtMeeting = (meeting: MeetingDay, text: string | null): StoredDeadline => ({
  deadlineText: text,
  deadlineOn: meeting.startsOn,
  deadlinePrecision: meeting.precision,
  deadlineMeetingId: meeting.id,
});
