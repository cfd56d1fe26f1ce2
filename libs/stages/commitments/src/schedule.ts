import type { RecordState, ScheduleStatus } from '@suivi/contract';
import { daysBetween, type LocalDate } from '@suivi/kernel';

/** Schedule status, derived and never stored: null once the record is not open. The last day of the deadline is still on time. */
export function scheduleStatus(
  of: { recordState: RecordState; deadlineOn: LocalDate | null },
  today: LocalDate,
  dueSoonDays: number,
): ScheduleStatus | null {
  if (of.recordState !== 'open') return null;
  if (of.deadlineOn === null) return 'no-deadline';
  const left = daysBetween(today, of.deadlineOn);
  if (left < 0) return 'overdue';
  return left <= dueSoonDays ? 'due-soon' : 'on-track';
}
