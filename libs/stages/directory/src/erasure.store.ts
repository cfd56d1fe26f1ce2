import { absence, appointment, organization, partnership, person, type Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { and, asc, eq, inArray, isNull, gt, ne, or, sql as raw } from 'drizzle-orm';
import type { Absence, Appointment, Person } from './directory.store.js';

/** Without a lock: what is only read must neither wait for a change nor fail beside one. */
export const personOnRecord = async (sql: Sql, id: number): Promise<Person | undefined> => (await sql.select().from(person).where(eq(person.id, id)))[0];

/** Every appointment of a person, past and coming, with the names beside it. */
export const appointmentsOfPerson = (sql: Sql, personId: number) =>
  sql
    .select({ id: appointment.id, partnership: partnership.slug, organization: organization.acronym, role: appointment.role, startsOn: appointment.startsOn, endsOn: appointment.endsOn })
    .from(appointment)
    .innerJoin(partnership, eq(partnership.id, appointment.partnershipId))
    .innerJoin(organization, eq(organization.id, appointment.organizationId))
    .where(eq(appointment.personId, personId))
    .orderBy(asc(appointment.id));

export const absencesOfPerson = (sql: Sql, personId: number): Promise<Absence[]> => sql.select().from(absence).where(eq(absence.personId, personId)).orderBy(asc(absence.id));

/** The appointments of a person that count after a day, locked. */
export const appointmentsAfter = (sql: Sql, personId: number, day: LocalDate): Promise<Appointment[]> =>
  sql.select().from(appointment).where(and(eq(appointment.personId, personId), or(isNull(appointment.endsOn), gt(appointment.endsOn, day)))).orderBy(asc(appointment.id)).for('update');
/** Removes an appointment that has not begun. */
export const deleteAppointment = async (sql: Sql, id: number): Promise<void> => {
  await sql.delete(appointment).where(eq(appointment.id, id));
};
export const deleteAbsences = (sql: Sql, personId: number): Promise<Absence[]> => sql.delete(absence).where(eq(absence.personId, personId)).returning();

/** Which of these names somebody else bears too, and which of these addresses are somebody else's by now. */
export async function sharedWithOthers(sql: Sql, of: { personId: number; names: readonly string[]; addresses: readonly string[] }): Promise<{ names: Set<string>; addresses: Set<string> }> {
  const others = await sql
    .select({ name: person.name, email: person.email })
    .from(person)
    .where(and(ne(person.id, of.personId), or(inArray(person.name, [...of.names]), inArray(person.email, [...of.addresses]))));
  return { names: new Set(others.map(({ name }) => name)), addresses: new Set(others.map(({ email }) => email)) };
}

/** Takes name and address from a person; nothing reaches them any more, and links that were sent open nothing. */
export const setErased = async (sql: Sql, id: number, set: { name: string; email: string; now: Date }): Promise<Person> => {
  const since = (column: typeof person.digestsOffAt | typeof person.contactLostAt) => raw`coalesce(${column}, ${set.now.toISOString()}::timestamptz)`;
  const [row] = await sql
    .update(person)
    .set({
      name: set.name, email: set.email, digestsOffAt: since(person.digestsOffAt), contactLostAt: since(person.contactLostAt),
      linkGeneration: raw`${person.linkGeneration} + 1`, version: raw`${person.version} + 1`,
    })
    .where(eq(person.id, id))
    .returning();
  return row as Person;
};
