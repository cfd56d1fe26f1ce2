import { withPersonalValues } from '@suivi/audit';
import { appointment, commitment, commitmentOwner, history, mail, mailReminder, partnership, person, reminder, type Sql } from '@suivi/db';
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';

/** A change on record, as the timeline tells it. */
export type RecordedChange = typeof history.$inferSelect;

/** Changes to commitments and meetings of a partnership that were recorded after the row given, in order. */
export const changesAfter = async (sql: Sql, partnershipId: number, after: number): Promise<RecordedChange[]> =>
  withPersonalValues(
    sql,
    await sql
      .select()
      .from(history)
      .where(and(eq(history.partnershipId, partnershipId), gt(history.id, after), inArray(history.subject, ['commitment', 'meeting'])))
      .orderBy(asc(history.id)),
  );

/** Why each digest of the ledger went out. */
export const reasonsByMessage = (sql: Sql): Promise<{ messageId: string; reference: string; rule: string; dueOn: string }[]> =>
  sql
    .select({ messageId: mail.messageId, reference: commitment.reference, rule: reminder.rule, dueOn: reminder.dueOn })
    .from(mailReminder)
    .innerJoin(mail, eq(mail.id, mailReminder.mailId))
    .innerJoin(reminder, eq(reminder.id, mailReminder.reminderId))
    .innerJoin(commitment, eq(commitment.id, reminder.commitmentId))
    .orderBy(asc(reminder.id));

/** What may bring a reminder to somebody, whenever: each entity's open and unanswered commitment with each person who answers for it. */
export const remindable = (sql: Sql, partnershipId: number) =>
  sql
    .select({
      deadlineOn: commitment.deadlineOn, assignedAt: commitmentOwner.assignedAt, lastUpdateAt: commitmentOwner.lastUpdateAt,
      silentAfterDays: partnership.silentAfterDays, zone: person.zone, dutyStationId: person.dutyStationId,
    })
    .from(commitment)
    .innerJoin(partnership, eq(partnership.id, commitment.partnershipId))
    .innerJoin(commitmentOwner, and(eq(commitmentOwner.commitmentId, commitment.id), isNull(commitmentOwner.awaitingSince)))
    .innerJoin(appointment, and(eq(appointment.partnershipId, commitment.partnershipId), eq(appointment.organizationId, commitmentOwner.organizationId)))
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(and(eq(commitment.partnershipId, partnershipId), eq(commitment.recordState, 'open')));

/** Who coordinates a partnership, as far as hours are concerned. */
export const desksOf = (sql: Sql, partnershipId: number) =>
  sql
    .select({ zone: person.zone, dutyStationId: person.dutyStationId })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(and(eq(appointment.partnershipId, partnershipId), eq(appointment.role, 'coordinator')));

/** A row of `desksOf`. */
export type Desk = Awaited<ReturnType<typeof desksOf>>[number];

/** A row of `remindable`. */
export type Remindable = Awaited<ReturnType<typeof remindable>>[number];
