import { reminder, type Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import type { ReminderPolicy } from './reminder.js';

export type ReminderRow = typeof reminder.$inferSelect;

/** One entity's open commitment and one person to remind of it. */
export interface Candidate {
  commitmentId: number;
  organizationId: number;
  personId: number;
  zone: string;
  dutyStationId: number | null;
  deadlineOn: LocalDate | null;
  assignedAt: Date;
  lastUpdateAt: Date | null;
  silentAfterDays: number;
  /** First day of the person's appointment. */
  startsOn: LocalDate;
}

/** What the rule may look at on a UTC day: zones are up to a day off, and a warning may go out days ahead of a holiday. */
const slackDays = 12;

/**
 * Who may be due a reminder around a day (UTC) and has not yet got the latest one. Wider than the rule by design: the rule
 * decides on the person's own day. What was answered, closed or handed over is left out here already.
 */
export async function candidatesAround(sql: Sql, day: LocalDate, policy: ReminderPolicy): Promise<Candidate[]> {
  const steps = raw`array[${raw.join([...policy.beforeDays, 0].map((n) => raw`${n}::int`), raw`, `)}]`;
  const until = Math.max(0, ...policy.beforeDays) + slackDays;
  const ahead = raw`(select max(c.deadline_on - n) from unnest(${steps}) n where c.deadline_on - n <= ${day}::date + ${slackDays}::int)`;
  const overdueStep = raw`c.deadline_on + ${policy.overdueEveryDays}::int * ((${day}::date + 1 - c.deadline_on) / ${policy.overdueEveryDays}::int)`;
  const lastNews = raw`greatest(o.assigned_at, o.last_update_at)::date`;
  const silenceStep = raw`${lastNews} + t.silent_after_days * ((${day}::date + 1 - ${lastNews}) / t.silent_after_days) - 2`;
  // A warning of the same days does not stand for a call after silence: left out here, the call would come to light weeks later.
  const noneSince = (since: ReturnType<typeof raw>, ofRule = raw``) =>
    raw`not exists (select 1 from reminder r where r.commitment_id = c.id and r.person_id = p.id and r.organization_id = o.organization_id and r.due_on >= ${since} ${ofRule})`;
  const result = await sql.execute<Record<string, string | null>>(raw`
    select c.id as "commitmentId", o.organization_id as "organizationId", p.id as "personId", p.zone, p.duty_station_id as "dutyStationId",
      c.deadline_on as "deadlineOn", o.assigned_at as "assignedAt", o.last_update_at as "lastUpdateAt", a.starts_on as "startsOn", t.silent_after_days as "silentAfterDays"
    from commitment c
    join partnership t on t.id = c.partnership_id
    join commitment_owner o on o.commitment_id = c.id and o.awaiting_since is null
    join appointment a on a.partnership_id = c.partnership_id and a.organization_id = o.organization_id and a.role in ('focal-point', 'alternate')
      and a.starts_on <= ${day}::date + 1 and (a.ends_on is null or a.ends_on >= ${day}::date - 1)
    join person p on p.id = a.person_id and p.contact_lost_at is null
    where c.record_state = 'open' and (
      (coalesce(c.deadline_on, 'infinity'::date) between ${day}::date - ${policy.overdueEveryDays}::int and ${day}::date + ${until}::int and ${noneSince(ahead)})
      or (coalesce(c.deadline_on, 'infinity'::date) < ${day}::date - ${policy.overdueEveryDays - 2}::int and ${noneSince(overdueStep)})
      or (coalesce(c.deadline_on, 'infinity'::date) >= ${day}::date - 1 and ${lastNews} <= ${day}::date + 1 - t.silent_after_days and ${noneSince(silenceStep, raw`and r.rule = 'silence'`)})
    )
    order by c.id, p.id`);
  return result.rows.map((row) => ({
    commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId), personId: Number(row.personId), zone: String(row.zone),
    dutyStationId: row.dutyStationId === null ? null : Number(row.dutyStationId), deadlineOn: row.deadlineOn ?? null,
    assignedAt: new Date(String(row.assignedAt)), lastUpdateAt: row.lastUpdateAt ? new Date(row.lastUpdateAt) : null, silentAfterDays: Number(row.silentAfterDays), startsOn: String(row.startsOn),
  }));
}

/** Adds occurrences; one that is there already stays as it is. Answers how many are new. */
export async function insertReminders(sql: Sql, rows: (typeof reminder.$inferInsert)[]): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await sql
    .insert(reminder)
    .values(rows)
    .onConflictDoNothing({ target: [reminder.commitmentId, reminder.rule, reminder.dueOn, reminder.personId, reminder.organizationId] })
    .returning({ id: reminder.id });
  return added.length;
}
