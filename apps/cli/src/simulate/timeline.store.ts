import { withPersonalValues } from '@suivi/audit';
import { appointment, commitment, history, mail, mailReminder, person, reminder, type Sql } from '@suivi/db';
import { and, asc, eq, gt, inArray, sql as raw } from 'drizzle-orm';

/** A change on record, as the timeline tells it. */
export type RecordedChange = typeof history.$inferSelect;

/** Changes to commitments, meetings and calls for inputs of a partnership that were recorded after the row given, in order. */
export const changesAfter = async (sql: Sql, partnershipId: number, after: number): Promise<RecordedChange[]> =>
  withPersonalValues(
    sql,
    await sql
      .select()
      .from(history)
      .where(and(eq(history.partnershipId, partnershipId), gt(history.id, after), inArray(history.subject, ['commitment', 'meeting', 'call'])))
      .orderBy(asc(history.id)),
  );

/** Why each digest of the ledger went out: because of a commitment, or of a call for inputs. */
export const reasonsByMessage = (sql: Sql): Promise<{ messageId: string; reference: string | null; callId: number | null; rule: string; dueOn: string }[]> =>
  sql
    .select({ messageId: mail.messageId, reference: commitment.reference, callId: reminder.callId, rule: reminder.rule, dueOn: reminder.dueOn })
    .from(mailReminder)
    .innerJoin(mail, eq(mail.id, mailReminder.mailId))
    .innerJoin(reminder, eq(reminder.id, mailReminder.reminderId))
    .leftJoin(commitment, eq(commitment.id, reminder.commitmentId))
    .orderBy(asc(reminder.id));

/** Who holds a post in a partnership, as far as hours are concerned, and whether they coordinate it. */
export const postHolders = (sql: Sql, partnershipId: number) =>
  sql
    .select({ personId: person.id, zone: person.zone, dutyStationId: person.dutyStationId, coordinates: raw<boolean>`bool_or(${appointment.role} = 'coordinator')` })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(eq(appointment.partnershipId, partnershipId))
    .groupBy(person.id);

/** A row of `postHolders`. */
export type PostHolder = Awaited<ReturnType<typeof postHolders>>[number];
