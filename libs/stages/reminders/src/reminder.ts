import { addDays, daysBetween, type LocalDate, type WorkingCalendar, workingDayFrom, workingDayUpTo } from '@suivi/kernel';

/** When people are reminded. Days are counted from the deadline, or for silence from the last news of the entity. */
export interface ReminderPolicy {
  beforeDays: readonly number[];
  onTheDay: boolean;
  overdueEveryDays: number;
  silentAfterDays: number;
  /** Hour of the person's local day at which reminders go out. */
  hour: number;
}

/** Thirty, seven and one days before, on the day, every week when overdue, after ninety days of silence; at eight. */
export const defaultPolicy: ReminderPolicy = { beforeDays: [30, 7, 1], onTheDay: true, overdueEveryDays: 7, silentAfterDays: 90, hour: 8 };

/** What one entity owes on one open commitment, in days of the person who is to be reminded. */
export interface Owed {
  deadlineOn: LocalDate | null;
  assignedOn: LocalDate;
  lastUpdateOn: LocalDate | null;
}

/** One reminder that is due: the rule, the day it falls on (its identity), and the working day on which it goes out. */
export interface Occurrence {
  rule: string;
  dueOn: LocalDate;
  goesOutOn: LocalDate;
}

/**
 * The reminder that is due on a person's local day: the latest occurrence that has come and is neither older than the
 * assignment nor answered since. Missed days are caught up by that one; what it makes pointless is not sent.
 * A warning is moved to the working day before, so that it never comes late; a call after the fact to the one after.
 */
export function occurrenceDue(owed: Owed, policy: ReminderPolicy, today: LocalDate, calendar: WorkingCalendar): Occurrence | null {
  const candidates = [...aroundDeadline(owed, policy, calendar), ...repeated(owed, policy, today, calendar)];
  const come = candidates.filter(
    (o) => o.goesOutOn <= today && o.dueOn >= owed.assignedOn && (owed.lastUpdateOn === null || o.dueOn > owed.lastUpdateOn),
  );
  return come.reduce<Occurrence | null>((latest, o) => (latest === null || o.goesOutOn > latest.goesOutOn || (o.goesOutOn === latest.goesOutOn && o.dueOn > latest.dueOn) ? o : latest), null);
}

function aroundDeadline({ deadlineOn }: Owed, policy: ReminderPolicy, calendar: WorkingCalendar): Occurrence[] {
  if (deadlineOn === null) return [];
  const before = policy.beforeDays.map((days) => ({ rule: `before-${days}`, dueOn: addDays(deadlineOn, -days) }));
  const all = policy.onTheDay ? [...before, { rule: 'on-the-day', dueOn: deadlineOn }] : before;
  return all.map((o) => ({ ...o, goesOutOn: workingDayUpTo(o.dueOn, calendar) }));
}

function repeated(owed: Owed, policy: ReminderPolicy, today: LocalDate, calendar: WorkingCalendar): Occurrence[] {
  if (owed.deadlineOn !== null && owed.deadlineOn < today) return onGrid('overdue', owed.deadlineOn, policy.overdueEveryDays);
  const lastNews = owed.lastUpdateOn !== null && owed.lastUpdateOn > owed.assignedOn ? owed.lastUpdateOn : owed.assignedOn;
  return onGrid('silence', lastNews, policy.silentAfterDays);

  /** The last two steps of a grid that have come: the last one may still wait for a working day. */
  function onGrid(rule: string, from: LocalDate, everyDays: number): Occurrence[] {
    const steps = Math.floor(daysBetween(from, today) / everyDays);
    return [steps - 1, steps]
      .filter((step) => step >= 1)
      .map((step) => addDays(from, step * everyDays))
      .map((dueOn) => ({ rule, dueOn, goesOutOn: workingDayFrom(dueOn, calendar) }));
  }
}
