import { accessGrant, appointment, dutyStation, groupMember, history, mailboxMessage, participant, partnership, person, reportDocument, type Sql } from '@suivi/db';
import { and, asc, eq, inArray, isNull, ne, notExists } from 'drizzle-orm';

/** A partnership, locked. */
export const partnershipToRemove = async (sql: Sql, id: number) =>
  (await sql.select({ id: partnership.id, slug: partnership.slug, name: partnership.name, isSample: partnership.isSample }).from(partnership).where(eq(partnership.id, id)).for('update'))[0];

export const hasIssuedReport = async (sql: Sql, partnershipId: number): Promise<boolean> =>
  (await sql.select({ id: reportDocument.id }).from(reportDocument).where(and(eq(reportDocument.partnershipId, partnershipId), inArray(reportDocument.state, ['issued', 'corrected']))).limit(1)).length > 0;

/** Who of the sample's people stand in this partnership and in no other, and its entities and duty stations. */
export async function castOf(sql: Sql, partnershipId: number): Promise<{ people: number[]; organizations: number[]; stations: number[] }> {
  const elsewhere = sql.select().from(appointment).where(and(eq(appointment.personId, person.id), ne(appointment.partnershipId, partnershipId)));
  const people = await sql
    .selectDistinct({ id: person.id, station: person.dutyStationId })
    .from(person)
    .innerJoin(appointment, eq(appointment.personId, person.id))
    .where(and(eq(person.isSample, true), eq(appointment.partnershipId, partnershipId), notExists(elsewhere)));
  const entities = await sql.select({ id: participant.organizationId }).from(participant).where(eq(participant.partnershipId, partnershipId)).orderBy(asc(participant.organizationId));
  const groups = await sql.selectDistinct({ id: groupMember.groupId }).from(groupMember).where(inArray(groupMember.memberId, entities.map(({ id }) => id)));
  const stations = await sql.select({ id: dutyStation.id }).from(dutyStation).where(inArray(dutyStation.id, people.map(({ station }) => station ?? 0)));
  return { people: people.map(({ id }) => id), organizations: [...new Set([...groups, ...entities].map(({ id }) => id))], stations: stations.map(({ id }) => id) };
}

export const administersAny = async (sql: Sql, people: readonly number[]): Promise<boolean> =>
  (await sql.select({ id: accessGrant.id }).from(accessGrant).where(and(inArray(accessGrant.personId, [...people]), isNull(accessGrant.partnershipId))).limit(1)).length > 0;

/** Whether a sample stood here and was removed: it does not come back by itself. */
export const sampleWasRemoved = async (sql: Sql): Promise<boolean> =>
  (await sql.select({ id: history.id }).from(history).where(and(eq(history.subject, 'partnership'), eq(history.action, 'removed'))).limit(1)).length > 0;

/** Takes out of the product's own mailbox what was sent to these people. */
export const emptyMailbox = async (sql: Sql, people: readonly number[]): Promise<void> => {
  await sql.delete(mailboxMessage).where(inArray(mailboxMessage.envelopeTo, sql.select({ email: person.email }).from(person).where(inArray(person.id, [...people]))));
};
