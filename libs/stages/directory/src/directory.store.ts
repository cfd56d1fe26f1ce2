import { inSeenPartnership, type Scope } from '@suivi/access';
import type { Role, Side } from '@suivi/contract';
import {
  absence, accessGrant, appointment, dutyStation, formerName, groupMember, holiday, organization, participant, partnership, person, type Sql,
} from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, or, type SQL, sql as raw } from 'drizzle-orm';
import type { KnownName } from './naming.js';
import { visibleAppointments, visibleOrganizations, visiblePeople } from './visible.store.js';

export type Partnership = typeof partnership.$inferSelect;
export type Organization = typeof organization.$inferSelect;
export type Person = typeof person.$inferSelect;
export type Appointment = typeof appointment.$inferSelect;
export type Absence = typeof absence.$inferSelect;
export type DutyStation = typeof dutyStation.$inferSelect;

/** Adds one row and answers it as stored. */
const only = <T>(rows: T[]): T => rows[0] as T;

export const insertPartnership = async (sql: Sql, row: typeof partnership.$inferInsert): Promise<Partnership> =>
  only(await sql.insert(partnership).values(row).returning());
export const insertOrganization = async (sql: Sql, row: typeof organization.$inferInsert): Promise<Organization> =>
  only(await sql.insert(organization).values(row).returning());
export const insertPerson = async (sql: Sql, row: typeof person.$inferInsert): Promise<Person> =>
  only(await sql.insert(person).values(row).returning());
export const insertDutyStation = async (sql: Sql, row: typeof dutyStation.$inferInsert): Promise<DutyStation> =>
  only(await sql.insert(dutyStation).values(row).returning());
export const insertAppointment = async (sql: Sql, row: typeof appointment.$inferInsert): Promise<Appointment> =>
  only(await sql.insert(appointment).values(row).returning());
export const insertHolidays = async (sql: Sql, rows: (typeof holiday.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await sql.insert(holiday).values(rows);
};
export const insertGroupMembers = async (sql: Sql, groupId: number, memberIds: number[]): Promise<void> => {
  if (memberIds.length > 0) await sql.insert(groupMember).values(memberIds.map((memberId) => ({ groupId, memberId })));
};

/** Puts an organization on a side of a partnership; an organization already there changes sides. */
export const upsertParticipant = async (sql: Sql, row: { partnershipId: number; organizationId: number; side: Side; needsClearance?: boolean }): Promise<void> => {
  const { side, needsClearance } = row;
  await sql.insert(participant).values(row).onConflictDoUpdate({ target: [participant.partnershipId, participant.organizationId], set: { side, needsClearance } });
};

export const partnershipById = async (sql: Sql, id: number): Promise<Partnership | undefined> =>
  (await sql.select().from(partnership).where(eq(partnership.id, id)))[0];
export const partnershipBySlug = async (sql: Sql, slug: string): Promise<Partnership | undefined> =>
  (await sql.select().from(partnership).where(eq(partnership.slug, slug)))[0];
/** The partnerships that concern a reader, by slug. */
export const partnershipsOf = (sql: Sql, scope: Scope): Promise<Partnership[]> =>
  sql.select().from(partnership).where(inSeenPartnership(scope, 'partnership.id')).orderBy(asc(partnership.slug));
export const organizationById = async (sql: Sql, scope: Scope, id: number): Promise<Organization | undefined> =>
  (await sql.select().from(organization).where(and(eq(organization.id, id), visibleOrganizations(scope, 'organization'))))[0];
export const organizationByAcronym = async (sql: Sql, acronym: string): Promise<Organization | undefined> =>
  (await sql.select().from(organization).where(eq(organization.acronym, acronym)))[0];
export const personById = async (sql: Sql, scope: Scope, who: { id: number; today: LocalDate }): Promise<Person | undefined> =>
  (await sql.select().from(person).where(and(eq(person.id, who.id), visiblePeople(scope, 'person', who.today))))[0];
export const personByEmail = async (sql: Sql, email: string): Promise<Person | undefined> =>
  (await sql.select().from(person).where(eq(person.email, email)))[0];
export const dutyStationById = async (sql: Sql, id: number): Promise<DutyStation | undefined> =>
  (await sql.select().from(dutyStation).where(eq(dutyStation.id, id)))[0];

/** The organizations that concern a reader by their English sort key; with a partnership, its participants and their side. */
export const organizationsOf = (sql: Sql, scope: Scope, partnershipId?: number): Promise<(Organization & { side: Side | null })[]> =>
  partnershipId === undefined
    ? sql
        .select({ ...organizationColumns, side: raw<Side | null>`null` })
        .from(organization)
        .where(visibleOrganizations(scope, 'organization'))
        .orderBy(asc(organization.sortKey), asc(organization.id))
    : sql
        .select({ ...organizationColumns, side: participant.side })
        .from(participant)
        .innerJoin(organization, eq(organization.id, participant.organizationId))
        .where(and(eq(participant.partnershipId, partnershipId), inSeenPartnership(scope, 'participant.partnership_id')))
        .orderBy(asc(organization.sortKey), asc(organization.id));
/** Who takes part in the reader's partnerships, or in one of them, by the organizations' English sort keys. */
export const participantsOf = (sql: Sql, scope: Scope, partnershipId?: number) =>
  sql
    .select({ partnershipId: participant.partnershipId, organization: { id: organization.id, acronym: organization.acronym, name: organization.name }, side: participant.side, needsClearance: participant.needsClearance })
    .from(participant)
    .innerJoin(organization, eq(organization.id, participant.organizationId))
    .where(and(partnershipId === undefined ? undefined : eq(participant.partnershipId, partnershipId), inSeenPartnership(scope, 'participant.partnership_id')))
    .orderBy(asc(organization.sortKey), asc(organization.id), asc(participant.partnershipId));
const organizationColumns = {
  id: organization.id, acronym: organization.acronym, name: organization.name, sortKey: organization.sortKey, succeededById: organization.succeededById,
};

/** The side of a partnership on which an organization stands, by id or acronym; null for none, and where the partnership is not the reader's. */
export async function sideOf(sql: Sql, scope: Scope, of: { partnershipId: number } & ({ organizationId: number } | { acronym: string })): Promise<Side | null> {
  const which = 'acronym' in of ? eq(organization.acronym, of.acronym) : eq(organization.id, of.organizationId);
  const rows = await sql
    .select({ side: participant.side })
    .from(participant)
    .innerJoin(organization, eq(organization.id, participant.organizationId))
    .where(and(eq(participant.partnershipId, of.partnershipId), which, inSeenPartnership(scope, 'participant.partnership_id')));
  return rows[0]?.side ?? null;
}

/** The people whom a reader may look up, in order of id after the one given. */
export const peopleAfter = (sql: Sql, scope: Scope, page: { after: number; limit: number; today: LocalDate }): Promise<Person[]> =>
  sql.select().from(person).where(and(gt(person.id, page.after), visiblePeople(scope, 'person', page.today))).orderBy(asc(person.id)).limit(page.limit);

/** The roles that a person holds on the day or will hold, with the side of each entity. */
export const postsOf = (sql: Sql, who: { id: number; today: LocalDate }) =>
  sql
    .select({ partnershipId: appointment.partnershipId, side: participant.side, role: appointment.role })
    .from(appointment)
    .leftJoin(participant, and(eq(participant.partnershipId, appointment.partnershipId), eq(participant.organizationId, appointment.organizationId)))
    .where(and(eq(appointment.personId, who.id), or(isNull(appointment.endsOn), gte(appointment.endsOn, who.today))));

/** The rights of a person that no appointment gives, without those that ended. */
export const grantsOf = (sql: Sql, personId: number): Promise<{ partnershipId: number | null }[]> =>
  sql.select({ partnershipId: accessGrant.partnershipId }).from(accessGrant).where(and(eq(accessGrant.personId, personId), isNull(accessGrant.endedAt)));

/** Which of the organizations take part in the partnership. */
export const participantsAmong = async (sql: Sql, partnershipId: number, organizationIds: number[]): Promise<number[]> =>
  (
    await sql
      .select({ id: participant.organizationId })
      .from(participant)
      .where(and(eq(participant.partnershipId, partnershipId), inArray(participant.organizationId, organizationIds)))
  ).map((row) => row.id);

/** The members of those of the organizations that are groups. */
export const membersOfGroups = (sql: Sql, organizationIds: number[]): Promise<{ groupId: number; memberId: number }[]> =>
  sql.select().from(groupMember).where(inArray(groupMember.groupId, organizationIds)).orderBy(asc(groupMember.groupId), asc(groupMember.memberId));

const holdsOn = (day: LocalDate) => and(lte(appointment.startsOn, day), or(isNull(appointment.endsOn), gte(appointment.endsOn, day)));

export const appointmentForChange = async (sql: Sql, id: number): Promise<Appointment | undefined> =>
  (await sql.select().from(appointment).where(eq(appointment.id, id)).for('update'))[0];
export const setAppointmentEnd = async (sql: Sql, id: number, endsOn: LocalDate): Promise<Appointment> =>
  only(await sql.update(appointment).set({ endsOn }).where(eq(appointment.id, id)).returning());

/** The appointments of a partnership that concern a reader, past ones too, with their person and organization. */
export const appointmentsOf = (sql: Sql, scope: Scope, partnershipId: number) => appointmentsWhere(sql, scope, eq(appointment.partnershipId, partnershipId));
/** The same for one person, in all partnerships. */
export const appointmentsHeldBy = (sql: Sql, scope: Scope, personId: number) => appointmentsWhere(sql, scope, eq(appointment.personId, personId));
const appointmentsWhere = (sql: Sql, scope: Scope, which: SQL) =>
  sql
    .select({ appointment, person, organization })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(organization, eq(organization.id, appointment.organizationId))
    .where(and(which, visibleAppointments(scope, 'appointment')))
    .orderBy(asc(organization.sortKey), asc(appointment.role), asc(appointment.id));

/** An appointment, if it concerns the reader. */
export const appointmentById = async (sql: Sql, scope: Scope, id: number): Promise<Appointment | undefined> =>
  (await sql.select().from(appointment).where(and(eq(appointment.id, id), visibleAppointments(scope, 'appointment'))))[0];

/** Tells whether a person holds one of the roles for an organization in a partnership on a day. */
export const hasRole = async (
  sql: Sql,
  who: { partnershipId: number; organizationId: number; personId: number; roles: readonly Role[]; on: LocalDate },
): Promise<boolean> =>
  (
    await sql
      .select({ id: appointment.id })
      .from(appointment)
      .where(
        and(
          eq(appointment.partnershipId, who.partnershipId),
          eq(appointment.organizationId, who.organizationId),
          eq(appointment.personId, who.personId),
          inArray(appointment.role, [...who.roles]),
          holdsOn(who.on),
        ),
      )
      .limit(1)
  ).length > 0;

export const allDutyStations = (sql: Sql): Promise<DutyStation[]> => sql.select().from(dutyStation).orderBy(asc(dutyStation.name));
export const holidaysOf = (sql: Sql, dutyStationIds: number[]): Promise<(typeof holiday.$inferSelect)[]> =>
  dutyStationIds.length === 0
    ? Promise.resolve([])
    : sql.select().from(holiday).where(inArray(holiday.dutyStationId, dutyStationIds)).orderBy(asc(holiday.on));

export const dutyStationForChange = async (sql: Sql, id: number): Promise<DutyStation | undefined> => (await sql.select().from(dutyStation).where(eq(dutyStation.id, id)).for('update'))[0];
export const setWeekdays = async (sql: Sql, id: number, weekdays: number[]): Promise<DutyStation> => only(await sql.update(dutyStation).set({ weekdays }).where(eq(dutyStation.id, id)).returning());
export const deleteHolidays = async (sql: Sql, dutyStationId: number): Promise<void> => {
  await sql.delete(holiday).where(eq(holiday.dutyStationId, dutyStationId));
};

export const setOrganizationName = async (sql: Sql, id: number, name: Organization['name'], acronym: string): Promise<void> => {
  await sql.update(organization).set({ name, acronym }).where(eq(organization.id, id));
};
export const insertFormerName = async (sql: Sql, row: typeof formerName.$inferInsert): Promise<void> => {
  await sql.insert(formerName).values(row);
};

/** By which names documents may call the participants of a partnership: those of today, former ones, and those of entities that they succeeded. */
export async function knownNames(sql: Sql, scope: Scope, partnershipId: number): Promise<KnownName[]> {
  const participants = await organizationsOf(sql, scope, partnershipId);
  const ids = participants.map(({ id }) => id);
  if (ids.length === 0) return [];
  const former = await sql.select().from(formerName).where(inArray(formerName.organizationId, ids)).orderBy(asc(formerName.id));
  const predecessors = await sql.select(organizationColumns).from(organization).where(inArray(organization.succeededById, ids)).orderBy(asc(organization.id));
  return [
    ...participants.map(({ id, acronym, name }) => ({ organizationId: id, acronym, name })),
    ...former.map(({ organizationId, acronym, name }) => ({ organizationId, acronym, name })),
    ...predecessors.filter(({ id }) => !ids.includes(id)).map(({ succeededById, acronym, name }) => ({ organizationId: succeededById as number, acronym, name })),
  ];
}

export const personForChange = async (sql: Sql, id: number): Promise<Person | undefined> =>
  (await sql.select().from(person).where(eq(person.id, id)).for('no key update'))[0];
export const setSettings = async (sql: Sql, id: number, set: Partial<Pick<Person, 'name' | 'language' | 'zone' | 'dutyStationId'>>): Promise<Person> =>
  only(await sql.update(person).set({ ...set, version: raw`${person.version} + 1` }).where(eq(person.id, id)).returning());
export const setDigestsOff = async (sql: Sql, id: number, since: Date | null): Promise<Person> =>
  only(await sql.update(person).set({ digestsOffAt: since, version: raw`${person.version} + 1` }).where(eq(person.id, id)).returning());

export const insertAbsence = async (sql: Sql, row: typeof absence.$inferInsert): Promise<Absence> => only(await sql.insert(absence).values(row).returning());
export const absenceForChange = async (sql: Sql, id: number): Promise<Absence | undefined> =>
  (await sql.select().from(absence).where(eq(absence.id, id)).for('update'))[0];
export const setAbsenceEnd = async (sql: Sql, id: number, endsOn: LocalDate): Promise<Absence> =>
  only(await sql.update(absence).set({ endsOn }).where(eq(absence.id, id)).returning());
/** A person's absences, the latest first; none where the person is not the reader's to look up. */
export const absencesOf = async (sql: Sql, scope: Scope, who: { id: number; today: LocalDate }): Promise<Absence[]> =>
  (
    await sql
      .select({ absence })
      .from(absence)
      .innerJoin(person, eq(person.id, absence.personId))
      .where(and(eq(absence.personId, who.id), visiblePeople(scope, 'person', who.today)))
      .orderBy(desc(absence.startsOn), desc(absence.id))
  ).map((row) => row.absence);
/** The person whose absence it is. */
export const personOfAbsence = async (sql: Sql, id: number): Promise<number | undefined> =>
  (await sql.select({ personId: absence.personId }).from(absence).where(eq(absence.id, id)))[0]?.personId;
/** An absence of the person that shares a day with the span. */
export const absenceWithin = async (sql: Sql, personId: number, span: { startsOn: LocalDate; endsOn: LocalDate }): Promise<Absence | undefined> =>
  (await sql.select().from(absence).where(and(eq(absence.personId, personId), lte(absence.startsOn, span.endsOn), gte(absence.endsOn, span.startsOn))).limit(1))[0];
/** Changes where or whether a person can be reached, and which links of the person hold. */
export const setContact = async (sql: Sql, id: number, set: Partial<Pick<Person, 'email' | 'contactLostAt' | 'linkGeneration'>>): Promise<Person> =>
  only(await sql.update(person).set({ ...set, version: raw`${person.version} + 1` }).where(eq(person.id, id)).returning());
