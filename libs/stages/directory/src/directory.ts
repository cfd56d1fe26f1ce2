import { type Scope, seesPartnership, wholeInstallation } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { directory, Role, RouteBody, Side } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { type Act, type LocalDate, localDayOf, type LocalizedText, localized, Refusal, type WorkingCalendar } from '@suivi/kernel';
import { requireMailAddress } from './contact.js';
import type { Ties } from './directory.policy.js';
import * as store from './directory.store.js';
import { unlessTaken } from './unless-taken.js';
import { calendarOf } from './working-calendar.js';

const found = <T>(row: T | undefined, what: string): T => {
  if (row === undefined) throw new Refusal('not-found', `there is no ${what}`);
  return row;
};

const remember = (sql: Sql, act: Act, entry: { subject: string; row: { id: number }; partnershipId: number | null }): Promise<void> =>
  recordHistory(sql, {
    partnershipId: entry.partnershipId, subject: entry.subject, subjectId: entry.row.id, at: act.now, actor: act.actor, action: 'added', before: null, after: entry.row,
  });

const partnershipWithin = (scope: Scope, row: store.Partnership | undefined): store.Partnership | undefined => (row && seesPartnership(scope, row.id) ? row : undefined);

/** A partnership of the reader's by id; refuses with 'not-found'. */
export const partnership = async (sql: Sql, scope: Scope, id: number): Promise<store.Partnership> => found(partnershipWithin(scope, await store.partnershipById(sql, id)), `partnership ${id}`);
/** A partnership of the reader's by its slug; refuses with 'not-found'. */
export const partnershipNamed = async (sql: Sql, scope: Scope, slug: string): Promise<store.Partnership> =>
  found(partnershipWithin(scope, await store.partnershipBySlug(sql, slug)), `partnership '${slug}'`);
/** An organization that concerns the reader by id; refuses with 'not-found'. */
export const organization = async (sql: Sql, scope: Scope, id: number): Promise<store.Organization> => found(await store.organizationById(sql, scope, id), `organization ${id}`);
/** A person whom the reader may look up by id; refuses with 'not-found'. */
export const person = async (sql: Sql, scope: Scope, id: number, now: Date): Promise<store.Person> =>
  found(await store.personById(sql, scope, { id, today: localDayOf(now, 'utc') }), `person ${id}`);
/** The person with an address, if it is one whom the reader may look up. */
export async function personWithAddress(sql: Sql, scope: Scope, email: string, now: Date): Promise<store.Person | undefined> {
  const row = await store.personByEmail(sql, email);
  return row && store.personById(sql, scope, { id: row.id, today: localDayOf(now, 'utc') });
}
/** An appointment that concerns the reader, with the side of its entity; refuses with 'not-found'. */
export async function appointment(sql: Sql, scope: Scope, id: number): Promise<store.Appointment & { side: Side | null }> {
  const row = found(await store.appointmentById(sql, scope, id), `appointment ${id}`);
  return { ...row, side: await store.sideOf(sql, scope, row) };
}
/** What ties a person whom the reader may look up to partnerships, for judging who may act for them; refuses with 'not-found'. */
export async function tiesOf(sql: Sql, scope: Scope, personId: number, now: Date): Promise<Ties> {
  const { id } = await person(sql, scope, personId, now);
  return { personId: id, appointments: await store.postsOf(sql, { id, today: localDayOf(now, 'utc') }), grants: await store.grantsOf(sql, id) };
}
/** The same for the person whose absence it is. */
export const tiesOfAbsence = async (sql: Sql, scope: Scope, absenceId: number, now: Date): Promise<Ties> => {
  const missing = `absence ${absenceId}`;
  const personId = found(await store.personOfAbsence(sql, absenceId), missing);
  found(await store.personById(sql, scope, { id: personId, today: localDayOf(now, 'utc') }), missing);
  return tiesOf(sql, scope, personId, now);
};

/** Adds a partnership; `isSample` marks what the product brings to be looked at, whose mail never leaves it. */
export const createPartnership = (
  sql: Sql,
  input: { slug: string; name: LocalizedText; dueSoonDays?: number; silentAfterDays?: number; isSample?: boolean },
  act: Act,
): Promise<store.Partnership> =>
  transact(sql, async (tx) => {
    const row = await unlessTaken(
      `partnership '${input.slug}'`,
      store.insertPartnership(tx, {
        slug: input.slug, name: input.name, isSample: input.isSample ?? false, dueSoonDays: input.dueSoonDays ?? 30,
        silentAfterDays: input.silentAfterDays ?? 90, createdAt: act.now,
      }),
    );
    await remember(tx, act, { subject: 'partnership', row, partnershipId: row.id });
    return row;
  });

/** Adds an organization, or with `memberIds` a group that stands for its members. */
export const createOrganization = (sql: Sql, input: RouteBody<typeof directory.createOrganization>, act: Act): Promise<store.Organization> =>
  transact(sql, async (tx) => {
    for (const memberId of input.memberIds ?? []) await organization(tx, wholeInstallation, memberId);
    const row = await unlessTaken(
      `organization '${input.acronym}'`,
      store.insertOrganization(tx, { acronym: input.acronym, name: input.name, sortKey: input.sortKey ?? localized(input.name, 'en').toLowerCase() }),
    );
    await store.insertGroupMembers(tx, row.id, [...new Set(input.memberIds ?? [])]);
    await remember(tx, act, { subject: 'organization', row, partnershipId: null });
    return row;
  });

/** Gives an organization a new name from a day on; what was before keeps the old one. */
export const renameOrganization = (sql: Sql, input: { id: number; name: LocalizedText; acronym: string; until: LocalDate }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const before = await organization(tx, wholeInstallation, input.id);
    await store.insertFormerName(tx, { organizationId: before.id, acronym: before.acronym, name: before.name, until: input.until });
    await store.setOrganizationName(tx, before.id, input.name, input.acronym);
    const after = await organization(tx, wholeInstallation, input.id);
    await recordHistory(tx, { partnershipId: null, subject: 'organization', subjectId: before.id, at: act.now, actor: act.actor, action: 'renamed', before, after });
  });

/** Puts an organization on a side of a partnership, and says whether its head clears what its focal points write. */
export const addParticipant = (sql: Sql, input: { partnershipId: number; organizationId: number; side: Side; needsClearance?: boolean }, act: Act): Promise<store.Organization & { side: Side }> =>
  transact(sql, async (tx) => {
    await partnership(tx, wholeInstallation, input.partnershipId);
    const row = await organization(tx, wholeInstallation, input.organizationId);
    await store.upsertParticipant(tx, input);
    await recordHistory(tx, {
      partnershipId: input.partnershipId, subject: 'organization', subjectId: row.id, at: act.now, actor: act.actor, action: 'joined', before: null, after: { ...row, side: input.side, ...(input.needsClearance === undefined ? {} : { needsClearance: input.needsClearance }) },
    });
    return { ...row, side: input.side };
  });

/** Adds a person; the e-mail address is the identity. */
export const createPerson = (sql: Sql, input: RouteBody<typeof directory.createPerson> & { isSample?: boolean }, act: Act): Promise<store.Person> =>
  transact(sql, async (tx) => {
    if (input.dutyStationId) found(await store.dutyStationById(tx, input.dutyStationId), `duty station ${input.dutyStationId}`);
    const row = await unlessTaken(
      `a person with the address ${input.email}`,
      store.insertPerson(tx, {
        name: input.name, email: requireMailAddress(input.email), language: input.language ?? 'en', zone: input.zone ?? 'UTC',
        dutyStationId: input.dutyStationId ?? null, isSample: input.isSample ?? false, createdAt: act.now,
      }),
    );
    await remember(tx, act, { subject: 'person', row, partnershipId: null });
    return row;
  });

/** The organization with an acronym, added if there is none; what is there stays as it is. */
export const organizationBearing = async (sql: Sql, input: RouteBody<typeof directory.createOrganization>, act: Act): Promise<store.Organization> =>
  (await store.organizationByAcronym(sql, input.acronym)) ?? createOrganization(sql, input, act);

/** The person with an address, added if nobody has it; what is there stays as it is. */
export const personReachedAt = async (sql: Sql, input: RouteBody<typeof directory.createPerson>, act: Act): Promise<store.Person> =>
  (await store.personByEmail(sql, requireMailAddress(input.email))) ?? createPerson(sql, input, act);

/** Adds a duty station with its working week and holidays. */
export const createDutyStation = (sql: Sql, input: RouteBody<typeof directory.createDutyStation>, act: Act): Promise<store.DutyStation> =>
  transact(sql, async (tx) => {
    const row = await unlessTaken(
      `duty station '${input.name}'`,
      store.insertDutyStation(tx, { name: input.name, country: input.country, zone: input.zone, weekdays: [...new Set(input.weekdays ?? [1, 2, 3, 4, 5])].sort() }),
    );
    await store.insertHolidays(tx, [...new Map((input.holidays ?? []).map((h) => [h.on, { dutyStationId: row.id, ...h }])).values()]);
    await remember(tx, act, { subject: 'duty-station', row, partnershipId: null });
    return row;
  });

/** Names a person focal point, alternate, head or coordinator of a participating organization. */
export const appoint = (
  sql: Sql,
  input: { partnershipId: number; organizationId: number; personId: number; role: Role; startsOn?: LocalDate },
  act: Act,
): Promise<store.Appointment> =>
  transact(sql, async (tx) => {
    await partnership(tx, wholeInstallation, input.partnershipId);
    await person(tx, wholeInstallation, input.personId, act.now);
    const entity = await organization(tx, wholeInstallation, input.organizationId);
    if ((await store.participantsAmong(tx, input.partnershipId, [entity.id])).length === 0)
      throw new Refusal('commitment.owner-not-in-partnership', `${entity.acronym} does not take part in this partnership`);
    const row = await unlessTaken(
      'this appointment',
      store.insertAppointment(tx, { ...input, startsOn: input.startsOn ?? localDayOf(act.now, 'utc') }),
    );
    await remember(tx, act, { subject: 'appointment', row, partnershipId: input.partnershipId });
    return row;
  });

/** Ends an appointment: after that day the person is neither reminded nor may answer for the entity. */
export const endAppointment = (sql: Sql, input: { id: number; endsOn?: LocalDate }, act: Act): Promise<store.Appointment> =>
  transact(sql, async (tx) => {
    const before = found(await store.appointmentForChange(tx, input.id), `appointment ${input.id}`);
    const endsOn = input.endsOn ?? localDayOf(act.now, 'utc');
    if (endsOn < before.startsOn) throw new Refusal('appointment.dates-reversed', `an appointment cannot end on ${endsOn}, before it starts on ${before.startsOn}`);
    const row = await store.setAppointmentEnd(tx, before.id, endsOn);
    await recordHistory(tx, { partnershipId: row.partnershipId, subject: 'appointment', subjectId: row.id, at: act.now, actor: act.actor, action: 'ended', before, after: row });
    return row;
  });

/** The working calendars of duty stations, by id. */
export async function workingCalendars(sql: Sql): Promise<Map<number, WorkingCalendar>> {
  const stations = await store.allDutyStations(sql);
  const holidays = await store.holidaysOf(sql, stations.map((s) => s.id));
  const days = new Map<number, LocalDate[]>(stations.map((s) => [s.id, []]));
  for (const { dutyStationId, on } of holidays) days.get(dutyStationId)?.push(on);
  return new Map(stations.map((s) => [s.id, calendarOf({ weekdays: s.weekdays, holidays: days.get(s.id) ?? [] })]));
}

/**
 * The organizations that a list of owners stands for: groups are replaced by their members, and every one must take part in
 * the partnership. The part of a group's members is 'contributing' unless they are named themselves.
 */
export async function expandOwners<P extends string>(
  sql: Sql,
  partnershipId: number,
  owners: readonly { organizationId: number; part: P }[],
): Promise<{ organizationId: number; part: P | 'contributing' }[]> {
  const members = await store.membersOfGroups(sql, owners.map((o) => o.organizationId));
  const groups = new Set(members.map((m) => m.groupId));
  const expanded = new Map<number, { organizationId: number; part: P | 'contributing' }>();
  for (const member of members) expanded.set(member.memberId, { organizationId: member.memberId, part: 'contributing' });
  for (const owner of owners) if (!groups.has(owner.organizationId)) expanded.set(owner.organizationId, { organizationId: owner.organizationId, part: owner.part });
  const known = new Set(await store.participantsAmong(sql, partnershipId, [...expanded.keys()]));
  const foreign = [...expanded.keys()].filter((id) => !known.has(id));
  if (foreign.length > 0) throw new Refusal('commitment.owner-not-in-partnership', `organization ${foreign.join(', ')} does not take part in this partnership`);
  return [...expanded.values()];
}
