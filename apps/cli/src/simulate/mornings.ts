import { standardPolicy } from '@suivi/contract';
import { addDays, daysBetween, instantOf, isWorkingDay, type LocalDate, localDayOf, plainWeek, type WorkingCalendar, workingDayFrom, workingDayUpTo } from '@suivi/kernel';
import type { Desk, Remindable } from './timeline.store.js';

/** Scenarios are played under the policy that counts where none is set. */
const standard = standardPolicy(90);
const beforeDays = standard.rules.flatMap((rule) => (rule.when === 'before' ? [rule.days] : []));
const overdueEveryDays = standard.rules.flatMap((rule) => (rule.when === 'overdue' ? [rule.everyDays] : []))[0] ?? 7;

/** A stretch of time in which no event happens. */
export interface Quiet {
  from: Date;
  to: Date;
}

/**
 * The instants of a quiet stretch at which the postman's round can find something: the mornings at which a reminder comes to
 * go out, for anybody. The round of every other minute would find nothing new, as long as nobody acts: a reminder begins to be
 * due on the working day that its rule names, it may leave from eight on, and what it says depends on deadline, last news and day alone.
 * More mornings than needed do no harm, so what was written already and what a later one makes pointless is not looked at. Desks have their review
 * on the first working day of their week.
 */
export function worthwhileMornings(people: { owed: readonly Remindable[]; desks: readonly Desk[] }, quiet: Quiet, calendars: ReadonlyMap<number, WorkingCalendar>): Date[] {
  const mornings = new Map<string, Date>();
  for (const row of [...people.owed, ...people.desks]) {
    const calendar = (row.dutyStationId === null ? undefined : calendars.get(row.dutyStationId)) ?? plainWeek;
    const span = { first: localDayOf(quiet.from, row.zone), last: localDayOf(quiet.to, row.zone) };
    for (const day of isOwed(row) ? outgoingDays(row, span, calendar) : firstWorkingDays(span, calendar)) {
      const key = `${day} ${row.zone}`;
      if (day >= span.first && day <= span.last && !mornings.has(key)) mornings.set(key, instantOf(day, standard.hour, row.zone));
    }
  }
  const instants = new Set([...mornings.values()].map((at) => at.getTime()).filter((at) => at > quiet.from.getTime() && at < quiet.to.getTime()));
  return [...instants].sort((a, b) => a - b).map((at) => new Date(at));
}

const isOwed = (row: Remindable | Desk): row is Remindable => 'assignedAt' in row;

/** The first working day of each week, wherever the week begins: on Saturday, Sunday or Monday. */
function firstWorkingDays(span: { first: LocalDate; last: LocalDate }, calendar: WorkingCalendar): LocalDate[] {
  const days = Array.from({ length: daysBetween(span.first, span.last) + 8 }, (_, i) => addDays(span.first, i - 7));
  return days.filter((day) => isWorkingDay(day, { weekdays: [6, 7, 1], holidays: new Set() })).map((day) => workingDayFrom(day, calendar));
}

/** The working days on which a reminder of this commitment may go out, whatever was sent before. */
function outgoingDays(row: Remindable, span: { first: LocalDate; last: LocalDate }, calendar: WorkingCalendar): LocalDate[] {
  const news = row.lastUpdateAt && row.lastUpdateAt > row.assignedAt ? row.lastUpdateAt : row.assignedAt;
  const silent = stepsOf(localDayOf(news, row.zone), row.silentAfterDays, span);
  const due = row.deadlineOn;
  const warnings = due === null ? [] : [...beforeDays, 0].map((days) => addDays(due, -days));
  // The day after the deadline: what counted as silence until then counts as overdue from here on.
  const calls = due === null ? silent : [...silent, addDays(due, 1), ...stepsOf(due, overdueEveryDays, span)];
  return [
    // What an event of the first day called for too late for that day's digest goes into the next one.
    workingDayFrom(addDays(span.first, 1), calendar),
    workingDayFrom(span.first, calendar),
    ...warnings.map((day) => workingDayUpTo(day, calendar)),
    ...calls.map((day) => workingDayFrom(day, calendar)),
  ];
}

/** No run of days without work is longer. */
const slackDays = 60;

/** Every so many days from a day on, as far as they or the working day after them may fall into the span. */
function stepsOf(from: LocalDate, everyDays: number, span: { first: LocalDate; last: LocalDate }): LocalDate[] {
  const first = Math.max(1, Math.floor((daysBetween(from, span.first) - slackDays) / everyDays));
  const last = Math.floor(daysBetween(from, span.last) / everyDays);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => addDays(from, (first + i) * everyDays));
}
