import type { RecordState, Role } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, LocalizedText, Precision } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';

/** A commitment of an entity. */
export interface Duty {
  commitmentId: number;
  organizationId: number;
}

/** A digest that is being written, and for whom. */
export interface DigestOf {
  mailId: number;
  personId: number;
  today: LocalDate;
}

const numbers = (values: readonly number[]) => raw`${raw.param(values)}::bigint[]`;
const date = (value: unknown): Date => new Date(String(value));

/** When each person was sent the last digest before this one, by mail; who had none is absent. */
export async function lastDigests(sql: Sql, digests: readonly DigestOf[]): Promise<Map<number, Date>> {
  const rows = await executePrepared(
    sql,
    raw`select w.mail_id, max(m.sent_at) as at from unnest(${numbers(digests.map((d) => d.mailId))}, ${numbers(digests.map((d) => d.personId))}) w(mail_id, person_id)
      join mail m on m.person_id = w.person_id and m.kind = 'digest' and m.state = 'sent' and m.id <> w.mail_id group by w.mail_id`,
  );
  return new Map(rows.map((row) => [Number(row.mail_id), date(row.at)]));
}

/** A change on record: what of it a digest may tell. */
export interface RecordedChange {
  mailId: number;
  commitmentId: number;
  deadline: { from: LocalDate | null; to: LocalDate | null } | null;
  precision: { from: Precision | null; to: Precision | null } | null;
  /** The precision after the change. */
  precisionNow: Precision | null;
  words: boolean;
  owners: { from: { organizationId: number }[] | null; to: { organizationId: number }[] | null } | null;
}

/** What was changed in commitments after an instant, in the order of the changes. */
export async function changesSince(sql: Sql, asked: readonly { mailId: number; commitmentId: number; since: Date }[]): Promise<RecordedChange[]> {
  if (asked.length === 0) return [];
  const rows = await executePrepared(
    sql,
    raw`select w.mail_id as "mailId", w.commitment_id as "commitmentId", h.changes->'deadlineOn' as deadline, h.changes->'deadlinePrecision' as precision, h.after->>'deadlinePrecision' as "precisionNow",
        h.changes ? 'quote' as words, h.changes->'owners' as owners
      from unnest(${numbers(asked.map((a) => a.mailId))}, ${numbers(asked.map((a) => a.commitmentId))}, ${raw.param(asked.map((a) => a.since.toISOString()))}::timestamptz[]) w(mail_id, commitment_id, since)
      join history h on h.subject = 'commitment' and h.subject_id = w.commitment_id and h.at > w.since and h.action not in ('registered', 'carried-in') and h.changes ?| array['deadlineOn', 'quote', 'owners']
      order by w.mail_id, w.commitment_id, h.id`,
  );
  return rows.map((row) => ({ ...(row as unknown as RecordedChange), mailId: Number(row.mailId), commitmentId: Number(row.commitmentId) }));
}

/** The names of organizations by id. */
export async function namesOf(sql: Sql, ids: readonly number[]): Promise<Map<number, LocalizedText>> {
  if (ids.length === 0) return new Map();
  const rows = await executePrepared(sql, raw`select id, name from organization where id = any(${numbers(ids)})`);
  return new Map(rows.map((row) => [Number(row.id), row.name as LocalizedText]));
}

/** The coordinator's question that came back with an entity's last update; of several the latest. An update since then has answered it. */
export async function openQuestions(sql: Sql, duties: readonly Duty[]): Promise<(Duty & { words: string; askedAt: Date })[]> {
  if (duties.length === 0) return [];
  const rows = await executePrepared(
    sql,
    raw`select distinct on (o.commitment_id, o.organization_id) o.commitment_id, o.organization_id, m.payload->>'note' as words, m.created_at as at
      from unnest(${numbers(duties.map((d) => d.commitmentId))}, ${numbers(duties.map((d) => d.organizationId))}) w(commitment_id, organization_id)
      join commitment_owner o on o.commitment_id = w.commitment_id and o.organization_id = w.organization_id and o.awaiting_since is null
      join mail m on m.kind = 'update-returned' and m.payload->>'commitmentId' = o.commitment_id::text and m.payload->>'organizationId' = o.organization_id::text
        and (o.last_update_at is null or m.created_at >= o.last_update_at)
      order by o.commitment_id, o.organization_id, m.id desc`,
  );
  return rows.map((row) => ({ commitmentId: Number(row.commitment_id), organizationId: Number(row.organization_id), words: String(row.words), askedAt: date(row.at) }));
}

/** Who else was reminded of the same since the last news, each since when, in the order of being asked. */
export async function askedBefore(sql: Sql, asked: readonly (Duty & { personId: number; since: Date })[]): Promise<(Duty & { personId: number; name: string; role: Role; at: Date })[]> {
  if (asked.length === 0) return [];
  const rows = await executePrepared(
    sql,
    raw`select w.commitment_id, w.organization_id, w.person_id, p.name, min(r.role) as role, min(m.sent_at) as at
      from unnest(${numbers(asked.map((a) => a.commitmentId))}, ${numbers(asked.map((a) => a.organizationId))}, ${numbers(asked.map((a) => a.personId))}, ${raw.param(asked.map((a) => a.since.toISOString()))}::timestamptz[])
        w(commitment_id, organization_id, person_id, since)
      join reminder r on r.commitment_id = w.commitment_id and r.organization_id = w.organization_id and r.person_id <> w.person_id and r.created_at > w.since and r.role is not null
      join mail_reminder l on l.reminder_id = r.id
      join mail m on m.id = l.mail_id and m.sent_at is not null
      join person p on p.id = r.person_id
      group by w.commitment_id, w.organization_id, w.person_id, p.id, p.name order by at, p.id`,
  );
  return rows.map((row) => ({
    commitmentId: Number(row.commitment_id), organizationId: Number(row.organization_id), personId: Number(row.person_id), name: String(row.name), role: row.role as Role, at: date(row.at),
  }));
}

/** A deadline that a person's calendar was given, and what has become of it. */
export interface MovedDeadline extends Duty {
  mailId: number;
  /** Whether it is still the person's to answer for, open, and on a day. */
  stands: boolean;
  /** Whether the person, and the entity, still have it. */
  theirs: boolean;
  recordState: RecordState;
  publishedOn: LocalDate;
  sequence: number;
  version: number;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
  reference: string;
  title: string;
  entity: LocalizedText;
  partnership: LocalizedText;
}

/** Of the deadlines that these people's calendars hold, those that are no longer what they were. */
export async function movedDeadlines(sql: Sql, digests: readonly DigestOf[]): Promise<MovedDeadline[]> {
  const rows = await executePrepared(
    sql,
    raw`select *, theirs and "recordState" = 'open' and has_day as stands from (
      select w.mail_id as "mailId", d.commitment_id as "commitmentId", d.organization_id as "organizationId", d.deadline_on as "publishedOn", d.sequence, c.version, c.record_state as "recordState",
        c.deadline_on as "deadlineOn", c.deadline_precision as precision, c.reference, c.title, g.name as entity, t.name as partnership,
        c.deadline_on is not null and (c.deadline_precision = 'day' or c.deadline_meeting_id is null) as has_day,
        exists (select 1 from commitment_owner o where o.commitment_id = c.id and o.organization_id = d.organization_id)
          and exists (select 1 from appointment a where a.person_id = d.person_id and a.partnership_id = c.partnership_id and a.organization_id = d.organization_id
            and a.role <> 'coordinator' and a.starts_on <= w.today and (a.ends_on is null or a.ends_on >= w.today)) as theirs
      from unnest(${numbers(digests.map((d) => d.mailId))}, ${numbers(digests.map((d) => d.personId))}, ${raw.param(digests.map((d) => d.today))}::date[]) w(mail_id, person_id, today)
      join published_deadline d on d.person_id = w.person_id and d.withdrawn_at is null
      join commitment c on c.id = d.commitment_id join organization g on g.id = d.organization_id join partnership t on t.id = c.partnership_id) p
    where not (theirs and "recordState" = 'open' and has_day) or "deadlineOn" is distinct from "publishedOn"
    order by "mailId", reference, "organizationId"`,
  );
  return rows.map((row) => ({ ...(row as unknown as MovedDeadline), mailId: Number(row.mailId), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId) }));
}

/** The least revision that an entry may bear in a person's calendar now, where it has been there before. */
export async function nextSequences(sql: Sql, asked: readonly (Duty & { personId: number })[]): Promise<(Duty & { personId: number; atLeast: number })[]> {
  if (asked.length === 0) return [];
  const rows = await executePrepared(
    sql,
    raw`select person_id, commitment_id, organization_id, sequence + (withdrawn_at is not null)::int as at_least
      from unnest(${numbers(asked.map((a) => a.personId))}, ${numbers(asked.map((a) => a.commitmentId))}, ${numbers(asked.map((a) => a.organizationId))}) w(person_id, commitment_id, organization_id)
      join published_deadline d using (person_id, commitment_id, organization_id)`,
  );
  return rows.map((row) => ({ personId: Number(row.person_id), commitmentId: Number(row.commitment_id), organizationId: Number(row.organization_id), atLeast: Number(row.at_least) }));
}
