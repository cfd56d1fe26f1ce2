import { visibleCommitments } from '@suivi/commitments';
import { inWholePartnership, type Scope } from '@suivi/access';
import type { MailState } from '@suivi/contract';
import { callForInputs, commitment, installation, mail, mailAttempt, mailReminder, partnership, person, reminder, type Sql } from '@suivi/db';
import { and, asc, desc, eq, getTableColumns, isNotNull, lt, or, sql as raw } from 'drizzle-orm';
import { tellsOfNothingElse, visibleMails } from './visible.store.js';

export type MailRow = typeof mail.$inferSelect;
const { bodyText: _text, bodyHtml: _html, ...heading } = getTableColumns(mail);
/** A mail without what it says. */
export type MailHeading = Omit<MailRow, 'bodyText' | 'bodyHtml'>;
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

/** Adds a mail to the ledger; the same occurrence again adds nothing and answers undefined. */
export const insertMail = async (sql: Sql, row: typeof mail.$inferInsert): Promise<MailRow | undefined> =>
  (await sql.insert(mail).values(row).onConflictDoNothing({ target: [mail.personId, mail.localDay, mail.kind, mail.key] }).returning())[0];

/** A mail of the ledger as the reader may see it, without what it says: `tells` is false where its subject may name what is not the reader's. */
const shown = (scope: Scope) => ({ mail: heading, personName: person.name, ...(scope.everything ? {} : { tells: tellsOfNothingElse(scope) }) });

/** Mails that speak of a commitment: those that reminded of it, and those to the people of its entities that tell of what was decided on it. */
const speaksOf = (commitmentId: number) => raw`mail.id in (
  select l.mail_id from reminder r join mail_reminder l on l.reminder_id = r.id where r.commitment_id = ${commitmentId}
  union select t.id from commitment c join commitment_owner o on o.commitment_id = c.id
    join appointment a on a.partnership_id = c.partnership_id and a.organization_id = o.organization_id join mail t on t.person_id = a.person_id and t.payload->>'commitmentId' = ${String(commitmentId)}
    where c.id = ${commitmentId}
  union select n.id from commitment_owner o join appointment a on a.organization_id = o.organization_id join mail n on n.person_id = a.person_id and n.kind = 'nudge' and n.payload @> ${JSON.stringify({ items: [{ commitmentId }] })}::jsonb where o.commitment_id = ${commitmentId})`;

/** What a reader sees of the ledger, the latest first. */
export const mailsBefore = (sql: Sql, scope: Scope, filter: { before?: number; state?: MailState; personId?: number; commitmentId?: number; limit: number }) =>
  sql
    .select(shown(scope))
    .from(mail)
    .leftJoin(person, eq(person.id, mail.personId))
    .where(
      and(
        visibleMails(scope),
        filter.before === undefined ? undefined : lt(mail.id, filter.before),
        filter.state === undefined ? undefined : eq(mail.state, filter.state),
        filter.personId === undefined ? undefined : eq(mail.personId, filter.personId),
        filter.commitmentId === undefined ? undefined : speaksOf(filter.commitmentId),
      ),
    )
    .orderBy(desc(mail.id))
    .limit(filter.limit);
export const mailById = async (sql: Sql, scope: Scope, id: number) =>
  (await sql.select(shown(scope)).from(mail).leftJoin(person, eq(person.id, mail.personId)).where(and(eq(mail.id, id), visibleMails(scope))))[0];
export const mailForChange = async (sql: Sql, id: number): Promise<MailRow | undefined> => (await sql.select().from(mail).where(eq(mail.id, id)).for('update'))[0];
/** Lets a mail be claimed again, with all its patience. */
export const setRetried = async (sql: Sql, id: number, now: Date): Promise<void> => {
  await sql.update(mail).set({ state: 'due', attempts: 0, nextAttemptAt: now, fate: null, version: raw`${mail.version} + 1` }).where(eq(mail.id, id));
};
export const attemptsOf = (sql: Sql, mailId: number) => sql.select().from(mailAttempt).where(eq(mailAttempt.mailId, mailId)).orderBy(asc(mailAttempt.id));
/** The reminders that a mail brought, of commitments and calls of the reader's. */
export const reasonsOf = (sql: Sql, scope: Scope, mailId: number) =>
  sql
    .select({ commitmentId: commitment.id, reference: commitment.reference, callId: callForInputs.id, meetingId: callForInputs.meetingId, rule: reminder.rule, dueOn: reminder.dueOn })
    .from(mailReminder)
    .innerJoin(reminder, eq(reminder.id, mailReminder.reminderId))
    .leftJoin(commitment, eq(commitment.id, reminder.commitmentId))
    .leftJoin(callForInputs, eq(callForInputs.id, reminder.callId))
    .where(and(eq(mailReminder.mailId, mailId), or(and(isNotNull(commitment.id), visibleCommitments(scope, 'commitment')), and(isNotNull(callForInputs.id), inWholePartnership(scope, 'call_for_inputs.partnership_id')))))
    .orderBy(asc(reminder.id));
export const hasSamplePartnership = async (sql: Sql): Promise<boolean> =>
  (await sql.select({ id: partnership.id }).from(partnership).where(eq(partnership.isSample, true)).limit(1)).length > 0;
