import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import type { CalendarEntry } from './calendar.js';

/** Whether a person reports for any entity on a day. */
export async function reportsForAny(sql: Sql, personId: number, today: LocalDate): Promise<boolean> {
  const [row] = await executePrepared(
    sql,
    raw`select exists (select 1 from appointment where person_id = ${personId}::bigint and role <> 'coordinator' and starts_on <= ${today}::date and (ends_on is null or ends_on >= ${today}::date)) as holds`,
  );
  return row?.holds === true;
}

/** The deadlines that are a person's to answer for on a day: of open commitments of the entities that they report for. */
export async function deadlinesOf(sql: Sql, personId: number, today: LocalDate): Promise<Omit<CalendarEntry, 'url'>[]> {
  const rows = await executePrepared(
    sql,
    raw`select distinct on (c.deadline_on, c.id, o.organization_id) c.id as "commitmentId", o.organization_id as "organizationId", c.reference, c.title, g.name as entity, t.name as partnership,
        c.deadline_on as "deadlineOn", coalesce(c.deadline_precision, 'day') as precision, c.version as sequence,
        coalesce((select h.at from history h where h.subject = 'commitment' and h.subject_id = c.id order by h.id desc limit 1), c.opened_at) as at
      from appointment a
      join commitment_owner o on o.organization_id = a.organization_id
      join commitment c on c.id = o.commitment_id and c.partnership_id = a.partnership_id and c.record_state = 'open' and c.deadline_on is not null
        and (c.deadline_precision = 'day' or c.deadline_meeting_id is null)
      join organization g on g.id = o.organization_id
      join partnership t on t.id = c.partnership_id
      where a.person_id = ${personId}::bigint and a.role <> 'coordinator' and a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on >= ${today}::date)
      order by c.deadline_on, c.id, o.organization_id`,
  );
  return rows.map(({ at, ...row }) => ({
    ...(row as unknown as Omit<CalendarEntry, 'url' | 'stampedAt'>), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId), stampedAt: new Date(String(at)),
  }));
}
