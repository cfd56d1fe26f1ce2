import type { CallSheet, ReminderChannel, Role } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** A call for inputs that a digest asks about, for one entity of its reader, as it stands now. */
export interface DigestCallRow {
  callId: number;
  organizationId: number;
  seriesId: number;
  meetingId: number;
  meetingOrdinal: number;
  partnership: LocalizedText;
  entity: LocalizedText;
  message: LocalizedText;
  sheet: CallSheet;
  role: Role;
  channel: ReminderChannel;
  rule: string;
  dueOn: LocalDate;
}

/** The calls that digests ask about, by mail: those closed since, and those whose date moved or whose entity is no longer asked or its reader's, are gone. */
export async function digestCalls(sql: Sql, digests: readonly { mailId: number; today: LocalDate }[]): Promise<Map<number, DigestCallRow[]>> {
  const found = new Map<number, DigestCallRow[]>(digests.map((d) => [d.mailId, []]));
  if (digests.length === 0) return found;
  const rows = await executePrepared(
    sql,
    raw`select distinct on (w.mail_id, k.id, e.organization_id) w.mail_id as "mailId", k.id as "callId", e.organization_id as "organizationId", m.series_id as "seriesId", m.id as "meetingId", m.ordinal as "meetingOrdinal",
        t.name as partnership, g.name as entity, k.message, k.sheet, r.role, r.channel, r.rule, coalesce(e.extended_to, k.due_on) as "dueOn"
      from unnest(${raw.param(digests.map((d) => d.mailId))}::bigint[], ${raw.param(digests.map((d) => d.today))}::date[]) w(mail_id, today)
      join mail_reminder l on l.mail_id = w.mail_id
      join reminder r on r.id = l.reminder_id and r.call_id is not null
      join call_for_inputs k on k.id = r.call_id and k.state = 'open'
      join call_entity e on e.call_id = k.id and e.organization_id = r.organization_id and (r.deadline_on is null or r.deadline_on = coalesce(e.extended_to, k.due_on))
      join meeting m on m.id = k.meeting_id join partnership t on t.id = k.partnership_id join organization g on g.id = e.organization_id
      where (r.channel = 'single' or not exists (select 1 from person q where q.id = r.person_id and q.digests_off_at is not null))
        and exists (select 1 from appointment a where a.person_id = r.person_id and a.partnership_id = k.partnership_id and a.starts_on <= w.today and (a.ends_on is null or a.ends_on >= w.today)
          and case when r.role = 'coordinator' then a.role = 'coordinator' else a.organization_id = e.organization_id and a.role <> 'coordinator' end)
      order by w.mail_id, k.id, e.organization_id, (r.channel = 'single') desc, r.due_on desc`,
  );
  for (const { mailId, ...row } of rows) {
    const { callId, organizationId, seriesId, meetingId, meetingOrdinal, ...rest } = row;
    found.get(Number(mailId))?.push({ ...(rest as unknown as DigestCallRow), callId: Number(callId), organizationId: Number(organizationId), seriesId: Number(seriesId), meetingId: Number(meetingId), meetingOrdinal: Number(meetingOrdinal) });
  }
  return found;
}

/** Reminders of calls that mails gathered beyond what they can ask about. */
export async function unsaidCallReminders(sql: Sql, said: readonly { mailId: number; calls: readonly { callId: number; organizationId: number }[] }[]): Promise<number[]> {
  const calls = said.flatMap(({ mailId, calls: of }) => of.map((one) => ({ mailId, ...one })));
  const column = (of: (one: (typeof calls)[number]) => number) => raw`${raw.param(calls.map(of))}::bigint[]`;
  const rows = await executePrepared(
    sql,
    raw`select l.reminder_id as id from mail_reminder l join reminder r on r.id = l.reminder_id and r.call_id is not null
      where l.mail_id = any(${raw.param(said.map(({ mailId }) => mailId))}::bigint[]) and (l.mail_id, r.call_id, r.organization_id) not in (
        select * from unnest(${column((c) => c.mailId)}, ${column((c) => c.callId)}, ${column((c) => c.organizationId)}))`,
  );
  return rows.map((row) => Number(row.id));
}
