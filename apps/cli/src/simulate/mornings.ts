import { wholeInstallation } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { addDays, daysBetween, instantOf, isWorkingDay, type LocalDate, localDayOf } from '@suivi/kernel';
import { nextWritingHour, previewReminders, writingTimes } from '@suivi/reminders';
import { type PostHolder, postHolders } from './timeline.store.js';

/** A stretch of time in which no event happens. */
export interface Quiet {
  from: Date;
  to: Date;
}

/** The longest that is looked ahead in one go: a preview of more would cost more than another one. */
const daysAtOnce = 92;
const dayMs = 86_400_000;

/**
 * The instants of a quiet stretch at which the postman's round can find something, as far as `until`: those of the mails that the product's own
 * preview foresees, whatever policies and absences there are, and the mornings on which coordinators may have their review. The round of
 * every other minute would find nothing new, as long as nobody acts; more instants than needed do no harm.
 */
export async function worthwhileInstants(sql: Sql, partnershipId: number, quiet: Quiet): Promise<{ instants: Date[]; until: Date }> {
  const days = Math.min(daysAtOnce, Math.ceil((quiet.to.getTime() - quiet.from.getTime()) / dayMs));
  const { items, total } = await previewReminders(sql, wholeInstallation, { partnershipId, days }, quiet.from);
  const people = new Map((await postHolders(sql, partnershipId)).map((one) => [one.personId, one]));
  const times = await writingTimes(sql, quiet.from);
  const opens = (reader: PostHolder, day: LocalDate): Date => nextWritingHour(reader, times, instantOf(day, 0, reader.zone));
  const lastShown = Date.parse(items.at(-1)?.at ?? '');
  const isCut = items.length < total && lastShown > quiet.from.getTime();
  const until = new Date(isCut ? lastShown : Math.min(quiet.to.getTime(), quiet.from.getTime() + days * dayMs));

  const foreseen = items.map((mail) => {
    const reader = people.get(mail.person.id);
    // What may go at once and did not go with the event's own round comes too late for that day's digest: it goes into the next one.
    return new Date(mail.at) > quiet.from || !reader ? new Date(mail.at) : opens(reader, addDays(localDayOf(quiet.from, reader.zone), 1));
  });
  const reviews = [...people.values()].filter((one) => one.coordinates).flatMap((desk) => daysThatBeginWeeks({ from: quiet.from, to: until }, desk.zone).map((day) => opens(desk, day)));
  const instants = new Set([...foreseen, ...reviews].map((at) => at.getTime()).filter((at) => at > quiet.from.getTime() && at <= until.getTime() && at < quiet.to.getTime()));
  return { instants: [...instants].sort((a, b) => a - b).map((at) => new Date(at)), until };
}

/** The days on which a week may begin, wherever it does: on Saturday, Sunday or Monday. A week whose days are all off until now is looked at too. */
function daysThatBeginWeeks(span: Quiet, zone: string): LocalDate[] {
  const [first, last] = [addDays(localDayOf(span.from, zone), -7), localDayOf(span.to, zone)];
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i));
  return days.filter((day) => isWorkingDay(day, { weekdays: [6, 7, 1], holidays: new Set() }));
}
