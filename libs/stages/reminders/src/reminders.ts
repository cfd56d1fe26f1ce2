import type { Sql } from '@suivi/db';
import { workingCalendars } from '@suivi/directory';
import { instantOf, localDayOf, plainWeek, type WorkingCalendar } from '@suivi/kernel';
import { defaultPolicy, occurrenceDue, type ReminderPolicy } from './reminder.js';
import { type Candidate, candidatesAround, insertReminders } from './reminders.store.js';

const batchSize = 1000;

/**
 * Finds every reminder that has fallen due and writes it down once. May run at any time, any number of times, in any number of
 * processes at once: the occurrence is the key. Answers how many are new.
 */
export async function sweepReminders(sql: Sql, now: Date, policy: ReminderPolicy = defaultPolicy): Promise<number> {
  const candidates = await candidatesAround(sql, localDayOf(now, 'utc'), policy);
  if (candidates.length === 0) return 0;
  const calendars = await workingCalendars(sql);
  const rows = candidates.flatMap((c) => reminderOf(c, calendars, policy, now));
  let added = 0;
  for (let at = 0; at < rows.length; at += batchSize) added += await insertReminders(sql, rows.slice(at, at + batchSize));
  return added;
}

function reminderOf(c: Candidate, calendars: ReadonlyMap<number, WorkingCalendar>, policy: ReminderPolicy, now: Date) {
  const calendar = (c.dutyStationId === null ? undefined : calendars.get(c.dutyStationId)) ?? plainWeek;
  const owed = {
    deadlineOn: c.deadlineOn,
    assignedOn: localDayOf(c.assignedAt, c.zone),
    lastUpdateOn: c.lastUpdateAt ? localDayOf(c.lastUpdateAt, c.zone) : null,
  };
  const today = localDayOf(now, c.zone);
  // Written down before the first day, it would be dropped when it is sent, and the occurrence used up.
  const due = today < c.startsOn ? null : occurrenceDue(owed, { ...policy, silentAfterDays: c.silentAfterDays }, today, calendar);
  if (!due) return [];
  return [
    {
      commitmentId: c.commitmentId, organizationId: c.organizationId, personId: c.personId, rule: due.rule, dueOn: due.dueOn,
      deliverAt: instantOf(due.goesOutOn, policy.hour, c.zone), createdAt: now,
    },
  ];
}
