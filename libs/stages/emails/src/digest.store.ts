import { executePrepared, type Sql } from '@suivi/db';
import { type LocalDate, localDayOf, zoneWithClock } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import type { DigestItem } from './digest-item.js';

/** What a digest's reminders are about, as stored: an item without what depends on its reader, the day and the link. */
export interface DigestItemRow extends Omit<DigestItem, 'lastNewsOn' | 'answerUrl' | 'question' | 'askedBefore'> {
  commitmentId: number;
  organizationId: number;
  seriesId: number;
  lastNewsAt: Date;
  /** The rule of the reminder; a step of the ladder begins with 'escalation-'. */
  rule: string;
  /** The commitment's version. */
  version: number;
  /** Whether its deadline is a day that a calendar can hold: not one of a meeting that has none yet. */
  hasDay: boolean;
}

/** The rows of digests as they stand now, by mail, each for its reader's day: closed, answered and handed-over ones are gone. */
// Three joins instead of one of nine tables: the planner took thirty times as long over that one as the reading, and on tables without
// statistics (a new installation's first morning) began with all owners instead of the few reminders of these mails.
export async function digestItems(sql: Sql, digests: readonly { mailId: number; today: LocalDate }[]): Promise<Map<number, DigestItemRow[]>> {
  const items = new Map<number, DigestItemRow[]>(digests.map((d) => [d.mailId, []]));
  if (digests.length === 0) return items;
  const rows = await executePrepared(
    sql,
    raw`
    with gathered as materialized (
      select w.mail_id, w.today, r.commitment_id, r.organization_id, r.person_id, r.role, r.channel, r.rule, r.deadline_on, r.due_on, r.created_at, p.zone
      from unnest(${raw.param(digests.map((d) => d.mailId))}::bigint[], ${raw.param(digests.map((d) => d.today))}::date[]) w(mail_id, today)
      join mail_reminder l on l.mail_id = w.mail_id
      join reminder r on r.id = l.reminder_id
      join person p on p.id = r.person_id),
    owed as materialized (
      select r.mail_id, r.today, c.id, c.reference, c.title, c.paragraph_label, c.paragraph_id, c.partnership_id, c.meeting_id, c.deadline_on, c.deadline_precision,
        o.organization_id, o.declared_status, greatest(o.assigned_at, o.last_update_at) as last_news_at, o.assigned_at, o.last_update_at, r.due_on, r.zone, r.person_id, r.role, r.channel, r.rule, c.version,
        c.deadline_on is not null and (c.deadline_precision = 'day' or c.deadline_meeting_id is null) as has_day
      from gathered r
      join commitment c on c.id = r.commitment_id and c.record_state = 'open'
      join commitment_owner o on o.commitment_id = c.id and o.organization_id = r.organization_id and o.awaiting_since is null and o.extension_asked_at is null and o.handover_proposed_at is null
        and (o.clearance_asked_at is null or o.clearance_asked_at < r.created_at and (r.role = 'coordinator' or exists (select 1 from appointment h where h.person_id = r.person_id and h.partnership_id = c.partnership_id
          and h.organization_id = o.organization_id and h.role = 'head' and h.starts_on <= r.today and (h.ends_on is null or h.ends_on >= r.today))))
        and (o.answers_person_id is null or o.answers_person_id = r.person_id or r.role is distinct from 'focal-point'
          or not exists (select 1 from appointment n where n.person_id = o.answers_person_id and n.partnership_id = c.partnership_id and n.organization_id = o.organization_id
            and n.role = 'focal-point' and n.starts_on <= r.today and (n.ends_on is null or n.ends_on >= r.today)))
        and o.assigned_at <= r.created_at and (o.last_update_at is null or o.last_update_at < r.created_at)
        and (r.deadline_on is null or r.deadline_on = c.deadline_on)
        and (r.channel = 'single' or not exists (select 1 from person q where q.id = r.person_id and q.digests_off_at is not null))
    )
    select w.mail_id as "mailId", w.id as "commitmentId", w.organization_id as "organizationId", m.series_id as "seriesId",
      w.reference, w.title, w.paragraph_label as "paragraphLabel", d.title as "documentTitle", t.name as partnership, g.name as entity, a.role,
      w.deadline_on as "deadlineOn", w.deadline_precision as precision, w.declared_status as "declaredStatus", w.last_news_at as "lastNewsAt", w.channel, w.rule, w.version, w.has_day as "hasDay",
      w.assigned_at as "assignedAt", w.last_update_at as "lastUpdateAt", w.due_on as "fellDueOn", w.zone
    from owed w
    join appointment a on a.person_id = w.person_id and a.partnership_id = w.partnership_id
      and case when w.role = 'coordinator' then a.role = 'coordinator' else a.organization_id = w.organization_id and a.role <> 'coordinator' end and a.starts_on <= w.today and (a.ends_on is null or a.ends_on >= w.today)
    join partnership t on t.id = w.partnership_id
    join organization g on g.id = w.organization_id
    join meeting m on m.id = w.meeting_id
    left join paragraph p on p.id = w.paragraph_id
    left join document d on d.id = p.document_id
    order by w.mail_id, w.deadline_on nulls last, w.id, w.organization_id, (w.channel = 'single') desc, a.role desc, w.rule desc`,
  );
  for (const { mailId, assignedAt: _assigned, lastUpdateAt: _told, fellDueOn: _due, zone: _zone, ...row } of stillAsked(rows as unknown as (Fell & Record<string, unknown>)[])) {
    items.get(Number(mailId))?.push({
      ...(row as unknown as DigestItemRow), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId), seriesId: Number(row.seriesId),
      lastNewsAt: new Date(String(row.lastNewsAt)),
    });
  }
  return items;
}

/** When a reminder fell due, where its reader is now. */
interface Fell {
  fellDueOn: LocalDate;
  assignedAt: string;
  lastUpdateAt: string | null;
  zone: string;
}

/** What fell due before the day on which it became theirs, or up to that of their answer, is not asked for: whatever the clocks said in between. The platform's zones are ours to know, not the database's. */
function isOlder({ fellDueOn, assignedAt, lastUpdateAt, zone }: Fell): boolean {
  const dayOf = (instant: string): LocalDate => localDayOf(new Date(instant), zoneWithClock(zone));
  return dayOf(assignedAt) > fellDueOn || (lastUpdateAt !== null && dayOf(lastUpdateAt) >= fellDueOn);
}

/** Of the reminders of a mail about one duty the first that still counts. */
function stillAsked<Row extends Fell & Record<string, unknown>>(rows: readonly Row[]): Row[] {
  const first = new Map<string, Row>();
  for (const row of rows) {
    const duty = `${String(row.mailId)} ${String(row.commitmentId)} ${String(row.organizationId)}`;
    if (!first.has(duty) && !isOlder(row)) first.set(duty, row);
  }
  return [...first.values()];
}
