import type { MailState } from '@suivi/contract';
import { commitment, installation, mail, mailAttempt, mailReminder, partnership, person, reminder, type Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { and, asc, desc, eq, gte, inArray, lt, ne, or, sql as raw } from 'drizzle-orm';
import type { DigestItem } from './digest.js';

export type MailRow = typeof mail.$inferSelect;
export type Installation = typeof installation.$inferSelect;

/** The one row about this installation; the database was migrated, so it is there. */
export async function installationRow(sql: Sql): Promise<Installation> {
  const [row] = await sql.select().from(installation).where(eq(installation.id, 1));
  if (!row) throw new Error('the database has no installation row: run `suivi migrate`');
  return row;
}
export const releaseHold = async (sql: Sql): Promise<void> => {
  await sql.update(installation).set({ deliveryHeldSince: null, deliveryHeldReason: null }).where(eq(installation.id, 1));
};

/** Locks a person's row for the transaction, so that two processes do not write the same day's digest. */
export const lockPerson = async (sql: Sql, id: number) => (await sql.select().from(person).where(eq(person.id, id)).for('no key update'))[0];
/**
 * Whether a person has a digest of a local day or a later one (a zone may have been changed), or was sent an older one since
 * that day began: one automatic mail a day, whatever was late.
 */
export const hadDigest = async (sql: Sql, of: { personId: number; since: LocalDate; sentSince: Date; except?: number }): Promise<boolean> =>
  (
    await sql
      .select({ id: mail.id })
      .from(mail)
      .where(
        and(
          eq(mail.personId, of.personId), eq(mail.kind, 'digest'), or(gte(mail.localDay, of.since), gte(mail.sentAt, of.sentSince)),
          of.except === undefined ? undefined : ne(mail.id, of.except),
        ),
      )
      .limit(1)
  ).length > 0;
/** Gives back what a digest gathered: the next one takes it up. */
export const unlinkReminders = async (sql: Sql, mailId: number): Promise<number[]> =>
  (await sql.delete(mailReminder).where(eq(mailReminder.mailId, mailId)).returning({ id: mailReminder.reminderId })).map((row) => row.id);

/** Adds a mail to the ledger; the same occurrence again adds nothing and answers undefined. */
export const insertMail = async (sql: Sql, row: typeof mail.$inferInsert): Promise<MailRow | undefined> =>
  (await sql.insert(mail).values(row).onConflictDoNothing({ target: [mail.personId, mail.localDay, mail.kind, mail.key] }).returning())[0];
export const linkReminders = async (sql: Sql, mailId: number, reminderIds: number[]): Promise<void> => {
  if (reminderIds.length > 0) await sql.insert(mailReminder).values(reminderIds.map((reminderId) => ({ mailId, reminderId })));
};
/** Gives what older digests of a person gathered and never sent to a newer one, and ends them. */
export async function foldOlderDigests(sql: Sql, into: MailRow, fate: string): Promise<void> {
  const older = await sql
    .update(mail)
    .set({ state: 'dropped', fate })
    .where(and(eq(mail.personId, into.personId), eq(mail.kind, 'digest'), eq(mail.state, 'due'), lt(mail.localDay, into.localDay)))
    .returning({ id: mail.id });
  if (older.length > 0) await sql.update(mailReminder).set({ mailId: into.id }).where(inArray(mailReminder.mailId, older.map((m) => m.id)));
}

/** Takes mails that are due for sending, under a lease; an expired lease is anyone's. Two takers never get the same mail. */
export async function claimMails(sql: Sql, claim: { now: Date; leaseUntil: Date; worker: string; limit: number }): Promise<MailRow[]> {
  const free = sql
    .select({ id: mail.id })
    .from(mail)
    .where(
      raw`${mail.state} in ('due', 'sending') and ${mail.nextAttemptAt} <= ${claim.now.toISOString()}::timestamptz and (${mail.leaseUntil} is null or ${mail.leaseUntil} <= ${claim.now.toISOString()}::timestamptz)`,
    )
    .orderBy(asc(mail.nextAttemptAt), asc(mail.id))
    .limit(claim.limit)
    .for('update', { skipLocked: true });
  return sql
    .update(mail)
    .set({ state: 'sending', leaseUntil: claim.leaseUntil, leasedBy: claim.worker, attempts: raw`${mail.attempts} + 1` })
    .where(inArray(mail.id, free))
    .returning();
}
/** Writes what became of a claimed mail, only while the lease is still the claimer's. */
export const settleMail = async (sql: Sql, claimed: MailRow, set: Partial<typeof mail.$inferInsert>): Promise<boolean> =>
  (
    await sql
      .update(mail)
      .set({ ...set, leaseUntil: null, leasedBy: null })
      .where(and(eq(mail.id, claimed.id), eq(mail.state, 'sending'), eq(mail.attempts, claimed.attempts)))
      .returning({ id: mail.id })
  ).length > 0;
export const storeBodies = async (sql: Sql, id: number, letter: { subject: string; text: string; html: string }): Promise<void> => {
  await sql.update(mail).set({ subject: letter.subject, bodyText: letter.text, bodyHtml: letter.html }).where(eq(mail.id, id));
};
export const insertAttempt = async (sql: Sql, row: typeof mailAttempt.$inferInsert): Promise<void> => {
  await sql.insert(mailAttempt).values(row);
};

/** What a digest's reminders are about, as stored: an item without what depends on its reader, the day and the link. */
export interface DigestRow extends Omit<DigestItem, 'lastNewsOn' | 'answerUrl'> {
  commitmentId: number;
  organizationId: number;
  lastNewsAt: Date;
}

/** The rows of a digest as they stand now: closed, answered and handed-over ones are gone. */
// Two joins instead of one of nine tables: the planner took thirty times as long over that one as the reading.
export async function digestRows(sql: Sql, mailId: number, today: LocalDate): Promise<DigestRow[]> {
  const result = await sql.execute<Record<string, never>>(raw`
    with owed as materialized (
      select c.id, c.reference, c.title, c.paragraph_label, c.paragraph_id, c.partnership_id, c.deadline_on, c.deadline_precision,
        o.organization_id, o.declared_status, greatest(o.assigned_at, o.last_update_at) as last_news_at, r.person_id
      from mail_reminder l
      join reminder r on r.id = l.reminder_id
      join commitment c on c.id = r.commitment_id and c.record_state = 'open'
      join commitment_owner o on o.commitment_id = c.id and o.organization_id = r.organization_id and o.awaiting_since is null
        and (o.last_update_at is null or o.last_update_at < r.created_at)
        and (r.rule = 'silence' or c.deadline_on < ${today}::date or c.deadline_on - r.due_on = case when r.rule like 'before-%' then substr(r.rule, 8)::int else 0 end)
      where l.mail_id = ${mailId}
    )
    select distinct on (w.deadline_on, w.id, w.organization_id) w.id as "commitmentId", w.organization_id as "organizationId", w.reference, w.title,
      w.paragraph_label as "paragraphLabel", d.title as "documentTitle", t.name as partnership, g.name as entity, a.role,
      w.deadline_on as "deadlineOn", w.deadline_precision as precision, w.declared_status as "declaredStatus", w.last_news_at as "lastNewsAt"
    from owed w
    join appointment a on a.person_id = w.person_id and a.partnership_id = w.partnership_id and a.organization_id = w.organization_id
      and a.role in ('focal-point', 'alternate') and a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on >= ${today}::date)
    join partnership t on t.id = w.partnership_id
    join organization g on g.id = w.organization_id
    left join paragraph p on p.id = w.paragraph_id
    left join document d on d.id = p.document_id
    order by w.deadline_on nulls last, w.id, w.organization_id, a.role desc`);
  return result.rows.map((row: Record<string, unknown>) => ({
    ...(row as unknown as DigestRow), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId), lastNewsAt: new Date(String(row.lastNewsAt)),
  }));
}

/** The ledger, the latest first. */
export const mailsBefore = (sql: Sql, filter: { before?: number; state?: MailState; personId?: number; limit: number }) =>
  sql
    .select({ mail, personName: person.name })
    .from(mail)
    .innerJoin(person, eq(person.id, mail.personId))
    .where(
      and(
        filter.before === undefined ? undefined : lt(mail.id, filter.before),
        filter.state === undefined ? undefined : eq(mail.state, filter.state),
        filter.personId === undefined ? undefined : eq(mail.personId, filter.personId),
      ),
    )
    .orderBy(desc(mail.id))
    .limit(filter.limit);
export const mailById = async (sql: Sql, id: number) =>
  (await sql.select({ mail, personName: person.name }).from(mail).innerJoin(person, eq(person.id, mail.personId)).where(eq(mail.id, id)))[0];
export const attemptsOf = (sql: Sql, mailId: number) => sql.select().from(mailAttempt).where(eq(mailAttempt.mailId, mailId)).orderBy(asc(mailAttempt.id));
export const reasonsOf = (sql: Sql, mailId: number) =>
  sql
    .select({ commitmentId: commitment.id, reference: commitment.reference, rule: reminder.rule, dueOn: reminder.dueOn })
    .from(mailReminder)
    .innerJoin(reminder, eq(reminder.id, mailReminder.reminderId))
    .innerJoin(commitment, eq(commitment.id, reminder.commitmentId))
    .where(eq(mailReminder.mailId, mailId))
    .orderBy(asc(reminder.id));
/** How many mails stand in each state, and since when the oldest that should be out has waited; for /metrics. */
export async function ledgerFigures(sql: Sql, now: Date): Promise<{ byState: Record<string, number>; oldestDueAt: Date | null }> {
  const byState = await sql.execute<{ state: string; n: string }>(raw`select state, count(*) as n from mail group by state`);
  const oldest = await sql.execute<{ at: string | null }>(raw`select min(due_at) as at from mail where state in ('due', 'sending') and due_at <= ${now.toISOString()}::timestamptz`);
  const at = oldest.rows[0]?.at;
  return { byState: Object.fromEntries(byState.rows.map((row) => [row.state, Number(row.n)])), oldestDueAt: at ? new Date(at) : null };
}
export const hasSamplePartnership = async (sql: Sql): Promise<boolean> =>
  (await sql.select({ id: partnership.id }).from(partnership).where(eq(partnership.isSample, true)).limit(1)).length > 0;
