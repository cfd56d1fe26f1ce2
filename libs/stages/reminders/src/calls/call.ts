import type { CallResponse } from '@suivi/contract';
import { addDays, addMonths, daysBetween, type LocalDate, plainWeek, workingDayUpTo } from '@suivi/kernel';

/** What an entity has contributed to a call, counted. */
export interface Contribution {
  /** Commitments that it is to report on: those still open, and those that it has reported on since. */
  asked: number;
  answered: number;
  /** It said that it has nothing (more) to report. */
  nothing: boolean;
  /** It added words for the report as a whole. */
  remarks: boolean;
}

/** What the contribution of an entity comes to. */
export function responseOf({ asked, answered, nothing, remarks }: Contribution): CallResponse {
  if (answered > 0) return nothing || answered >= asked ? 'complete' : 'in-part';
  if (nothing) return 'nothing-to-report';
  if (!remarks) return 'none';
  return asked === 0 ? 'complete' : 'in-part';
}

/** Whoever has answered in full is not asked again. */
export const hasAnswered = (response: CallResponse): boolean => response === 'complete' || response === 'nothing-to-report';

/** How many entities stand where. */
export interface Counts {
  none: number;
  inPart: number;
  complete: number;
  nothingToReport: number;
}

export const countsOf = (responses: readonly CallResponse[]): Counts => {
  const count = (of: CallResponse): number => responses.filter((one) => one === of).length;
  return { none: count('none'), inPart: count('in-part'), complete: count('complete'), nothingToReport: count('nothing-to-report') };
};

/** Entities have six weeks, unless the meeting is nearer; the desk needs four weeks before it to write the report. */
const [weeksToAnswer, weeksToWrite] = [6, 4];
/** How long before the meeting entities are asked, where the policy of the partnership does not say. */
export const usualMonths = 4;

/**
 * The days that a call would have: it opens so many months before the meeting, but not before today, and leaves time to answer and time to write. Both are working days.
 * Without a meeting it opens today.
 */
export function proposedDates(meetsOn: LocalDate | null, months: number, today: LocalDate): { opensOn: LocalDate; dueOn: LocalDate } {
  const planned = meetsOn === null ? today : addMonths(meetsOn, -months);
  const opensOn = planned > today ? workingDayUpTo(planned, plainWeek) : today;
  const answered = addDays(opensOn, 7 * weeksToAnswer);
  if (meetsOn === null || daysBetween(today, meetsOn) <= 1) return { opensOn, dueOn: workingDayUpTo(answered, plainWeek) };
  const latest = addDays(meetsOn, -7 * weeksToWrite);
  // A meeting that is near leaves half of the days until it.
  const near = addDays(opensOn, Math.max(1, Math.floor(daysBetween(opensOn, meetsOn) / 2)));
  const due = workingDayUpTo(answered <= latest ? answered : latest > addDays(opensOn, 7) ? latest : near, plainWeek);
  return { opensOn, dueOn: due < opensOn ? opensOn : due };
}
