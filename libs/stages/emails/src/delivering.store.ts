import type { MailKind, MailState } from '@suivi/contract';
import { executePrepared, installation, type Sql } from '@suivi/db';
import { type Language, type LocalDate, zoneWithClock } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import type { Duty } from './digest-facts.store.js';

/** Which mails are taken: all, those of samples only (they never leave the house), or only what goes out. */
export type Lane = 'all' | 'inside' | 'outside';

/** A mail in a worker's hands, with its reader as the directory knows them now. `version` tells this hold from any later one. */
export interface ClaimedMail {
  id: number;
  kind: MailKind;
  /** Null for an alarm: the operator is nobody of the directory. */
  personId: number | null;
  localDay: LocalDate;
  toAddress: string;
  language: Language;
  messageId: string;
  isSample: boolean;
  payload: Record<string, unknown>;
  attempts: number;
  createdAt: Date;
  version: number;
  name: string;
  zone: string;
  dutyStationId: number | null;
  /** True if no digest may go to this person any more: the contact is lost, or they asked for none. */
  wantsNone: boolean;
  /** Since how many revocations the person's links hold. */
  linkGeneration: number;
}

interface Claim {
  now: Date;
  leaseUntil: Date;
  worker: string;
  limit: number;
  lane: Lane;
  /** How many mails a minute a domain may get; 0 without a limit. */
  perMinute: number;
}

/**
 * Takes mails that are due for sending, under a lease; an expired lease is anyone's, and its mail in doubt from then on. Two takers never get the same mail. The
 * address is the person's of now. Mail to a domain whose allowance is used up stays where it is, so that others go on.
 */
export async function claimMails(sql: Sql, { now, leaseUntil, worker, limit, lane, perMinute }: Claim): Promise<ClaimedMail[]> {
  const at = raw`${now.toISOString()}::timestamptz`;
  const inLane = { all: raw``, inside: raw`and is_sample`, outside: raw`and not is_sample` }[lane];
  const mayGo = perMinute === 0 ? raw`` : raw`and (is_sample or not exists (
    select 1 from mail_domain d where d.domain = lower(substring(to_address from '[^@]*$')) and d.free_at > ${at} + interval '1 minute' - interval '1 minute' / ${perMinute}::int))`;
  const rows = await executePrepared(
    sql,
    raw`with free as (
      select id, person_id from mail where state in ('due', 'sending') and next_attempt_at <= ${at} and (lease_until is null or lease_until <= ${at}) ${inLane} ${mayGo}
      order by next_attempt_at, id limit ${limit}::int for update skip locked),
    claimed as (
      update mail m set state = 'sending', lease_until = ${leaseUntil.toISOString()}::timestamptz, leased_by = ${worker}, attempts = m.attempts + 1, version = m.version + 1, doubtful_at = case when m.state = 'sending' then m.lease_until else m.doubtful_at end, to_address = coalesce(p.email, m.to_address)
      from free left join person p on p.id = free.person_id where m.id = free.id
      returning m.id, m.kind, m.person_id, m.local_day, m.to_address, m.language, m.message_id, m.is_sample, m.payload, m.attempts, m.created_at, m.version, m.next_attempt_at,
        coalesce(p.name, '') as name, coalesce(p.zone, 'UTC') as zone, p.duty_station_id, p.contact_lost_at is not null or (p.digests_off_at is not null and m.payload->>'channel' is distinct from 'single') as wants_none,
        coalesce(p.link_generation, 0) as link_generation)
    select id, kind, person_id as "personId", local_day as "localDay", to_address as "toAddress", language, message_id as "messageId", is_sample as "isSample", payload, attempts,
      created_at as "createdAt", version, name, zone, duty_station_id as "dutyStationId", wants_none as "wantsNone", link_generation as "linkGeneration"
    from claimed order by next_attempt_at, id`,
  );
  return rows.map((row) => ({
    ...(row as unknown as ClaimedMail), id: Number(row.id), personId: row.personId === null ? null : Number(row.personId), createdAt: new Date(String(row.createdAt)),
    zone: zoneWithClock(String(row.zone)), dutyStationId: row.dutyStationId === null ? null : Number(row.dutyStationId),
  }));
}

/** A mail to somebody of the directory. */
export type PersonalMail = ClaimedMail & { personId: number };

export const isPersonal = (mail: ClaimedMail): mail is PersonalMail => mail.personId !== null;

/** An entry of the reader's calendar that a mail published, or took back. */
export interface PublishedEntry {
  commitmentId: number;
  organizationId: number;
  deadlineOn: LocalDate;
  sequence: number;
  withdrawn: boolean;
}

/** What became of a claimed mail. What is absent stays as it is. */
export interface Fate {
  mail: Pick<ClaimedMail, 'id' | 'version' | 'personId'>;
  state: Exclude<MailState, 'sending'>;
  words: string;
  nextAttemptAt?: Date;
  sentAt?: Date;
  /** True if nobody tried to hand it over: the attempt is given back. */
  untried?: boolean;
  /** When the server may have got it all the same. */
  doubtfulAt?: Date;
  letter?: { subject: string; text: string; html: string };
  /** What a mail that was sent did to its reader's calendar. */
  published?: readonly PublishedEntry[];
  /** The try itself, for the mail's account of attempts. */
  attempt?: { at: Date; outcome: 'accepted' | 'deferred' | 'rejected' };
}

/**
 * Writes what became of claimed mails, with what they said and their attempts, in one statement. A mail that is no longer in the
 * claimer's hands keeps its state; the attempt is put down all the same, for it was made.
 */
// The mails are named twice, and asked for their holder and not their state: else each group reads the index of all that is due to find its few.
export async function settleMails(sql: Sql, fates: readonly Fate[]): Promise<void> {
  const rows = fates.map((f, n) => ({
    n, id: f.mail.id, version: f.mail.version, person_id: f.mail.personId, state: f.state, words: f.words, next_attempt_at: f.nextAttemptAt, sent_at: f.sentAt, untried: f.untried ? 1 : 0, doubtful_at: f.doubtfulAt,
    subject: f.letter?.subject, body_text: f.letter?.text, body_html: f.letter?.html, at: f.attempt?.at, outcome: f.attempt?.outcome, published: f.published?.length ? f.published : undefined,
  }));
  await executePrepared(
    sql,
    raw`with fate as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as f(n int, id bigint, version int, person_id bigint, state text, words text, next_attempt_at timestamptz, sent_at timestamptz, untried int, doubtful_at timestamptz,
        subject text, body_text text, body_html text, at timestamptz, outcome text, published json)),
    tried as (
      insert into mail_attempt (mail_id, at, outcome, server_reply) select id, at, outcome, words from fate where outcome is not null order by n),
    published as (
      insert into published_deadline as d (person_id, commitment_id, organization_id, deadline_on, sequence, published_at, withdrawn_at)
      select distinct on (f.person_id, e."commitmentId", e."organizationId") f.person_id, e."commitmentId", e."organizationId", e."deadlineOn", e.sequence, f.sent_at, case when e.withdrawn then f.sent_at end
      from fate f, json_to_recordset(f.published) as e("commitmentId" bigint, "organizationId" bigint, "deadlineOn" date, sequence int, withdrawn boolean)
      where f.published is not null order by f.person_id, e."commitmentId", e."organizationId", e.sequence desc
      on conflict (person_id, commitment_id, organization_id) do update
        set deadline_on = excluded.deadline_on, sequence = excluded.sequence, published_at = excluded.published_at, withdrawn_at = excluded.withdrawn_at where excluded.sequence >= d.sequence)
    update mail m set state = f.state, fate = f.words, next_attempt_at = coalesce(f.next_attempt_at, m.next_attempt_at), sent_at = coalesce(f.sent_at, m.sent_at), attempts = m.attempts - f.untried, doubtful_at = coalesce(f.doubtful_at, m.doubtful_at),
      subject = coalesce(f.subject, m.subject), body_text = coalesce(f.body_text, m.body_text), body_html = coalesce(f.body_html, m.body_html),
      lease_until = null, leased_by = null, version = m.version + 1
    from fate f where m.id = any(${raw.param(fates.map((f) => f.mail.id))}::bigint[]) and m.id = f.id and m.leased_by is not null and m.version = f.version`,
  );
}

/** Tells whether a claimed mail is still in its claimer's hands, and keeps it there for the transaction. */
export const isHeld = async (sql: Sql, { id, version }: Pick<ClaimedMail, 'id' | 'version'>): Promise<boolean> =>
  (await executePrepared(sql, raw`select 1 from mail where id = ${id}::bigint and version = ${version}::int and state = 'sending' for no key update`)).length > 0;

/** Gives back what a digest gathered: answers the reminders, for the next digest to take up. */
export async function unlinkReminders(sql: Sql, mailId: number): Promise<number[]> {
  const rows = await executePrepared(sql, raw`delete from mail_reminder where mail_id = ${mailId}::bigint returning reminder_id`);
  return rows.map((row) => Number(row.reminder_id));
}

/** What digests gathered of commitments beyond the duties that they can speak of. */
export async function unsaidReminders(sql: Sql, said: readonly { mailId: number; duties: readonly Duty[] }[]): Promise<number[]> {
  const duties = said.flatMap(({ mailId, duties: of }) => of.map((duty) => ({ mailId, ...duty })));
  const column = (ofDuty: (duty: Duty & { mailId: number }) => number) => raw`${raw.param(duties.map(ofDuty))}::bigint[]`;
  const rows = await executePrepared(
    sql,
    raw`select l.reminder_id as id from mail_reminder l join reminder r on r.id = l.reminder_id and r.commitment_id is not null
      where l.mail_id = any(${raw.param(said.map(({ mailId }) => mailId))}::bigint[]) and (l.mail_id, r.commitment_id, r.organization_id) not in (
        select * from unnest(${column((d) => d.mailId)}, ${column((d) => d.commitmentId)}, ${column((d) => d.organizationId)}))`,
  );
  return rows.map((row) => Number(row.id));
}

/** Takes reminders out of the mails that gathered them; answers those that were in one. */
export async function unlinkUnsaid(sql: Sql, ids: readonly number[]): Promise<number[]> {
  const rows = await executePrepared(sql, raw`delete from mail_reminder where reminder_id = any(${raw.param(ids)}::bigint[]) returning reminder_id`);
  return rows.map((row) => Number(row.reminder_id));
}

/** How many mails each domain gets of those asked for, by domain. One turn of the generic cell rate algorithm for all of them, so that all workers share what a minute allows. */
export async function grantDomains(sql: Sql, asked: ReadonlyMap<string, number>, pace: { now: Date; perMinute: number }): Promise<Map<string, number>> {
  const domains = [...asked.keys()].sort(); // one order for all workers: they never wait for each other in a circle
  const now = raw`${pace.now.toISOString()}::timestamptz`;
  const [perMinute, step] = [raw`${pace.perMinute}::int`, raw`interval '1 minute' / ${pace.perMinute}::int`];
  const usedUp = raw`greatest(d.free_at, ${now})`;
  // A hair more, so that a whole share is not lost to rounding.
  const granted = raw`least(excluded.granted, greatest(0, floor(${perMinute} * (1 - extract(epoch from ${usedUp} - ${now}) / 60) + 0.0001)))::int`;
  const rows = await executePrepared(
    sql,
    raw`insert into mail_domain as d (domain, free_at, granted)
      select w.domain, ${now} + least(w.wanted, ${perMinute}) * ${step}, least(w.wanted, ${perMinute})
      from unnest(${raw.param(domains)}::text[], ${raw.param(domains.map((d) => asked.get(d)))}::int[]) w(domain, wanted)
      on conflict (domain) do update set granted = ${granted}, free_at = ${usedUp} + ${granted} * ${step}
      returning domain, granted`,
  );
  return new Map(rows.map((row) => [String(row.domain), Number(row.granted)]));
}

/** Puts down that the mail server cannot be reached, or with null that it answers again; since when stays from the first time. */
export async function noteServerAway(sql: Sql, away: { since: Date; reason: string } | null): Promise<void> {
  const since = raw`coalesce(${installation.serverAwaySince}, ${away?.since.toISOString()}::timestamptz)`;
  await sql.update(installation).set(away ? { serverAwaySince: since, serverAwayReason: away.reason } : { serverAwaySince: null, serverAwayReason: null });
}
