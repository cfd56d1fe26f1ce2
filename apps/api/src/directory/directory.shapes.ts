import type { directory, RouteResponse, Side } from '@suivi/contract';
import type { Appointment, DutyStation, Organization, Partnership, Person } from '@suivi/directory';

/** Rows of the directory as the API shows them. */
export const partnershipOf = (row: Partnership): RouteResponse<typeof directory.createPartnership> => ({
  id: row.id, slug: row.slug, name: row.name, isSample: row.isSample, dueSoonDays: row.dueSoonDays, silentAfterDays: row.silentAfterDays,
});

/** An organization on its side; what sorts it and what came after it stay inside. */
export const organizationOf = (row: Organization, side: Side | null): RouteResponse<typeof directory.createOrganization> => ({ id: row.id, acronym: row.acronym, name: row.name, side });

export const personOf = (row: Person): RouteResponse<typeof directory.createPerson> => ({
  id: row.id, name: row.name, email: row.email, language: row.language, zone: row.zone, dutyStationId: row.dutyStationId, isSample: row.isSample,
  contactLost: row.contactLostAt !== null, digestsOff: row.digestsOffAt !== null, version: row.version,
});

export const appointmentOf = (row: { appointment: Appointment; person: Person; organization: Organization }, readsAddress: boolean): RouteResponse<typeof directory.createAppointment> => ({
  id: row.appointment.id,
  partnershipId: row.appointment.partnershipId,
  organization: { id: row.organization.id, acronym: row.organization.acronym },
  person: { id: row.person.id, name: row.person.name, email: readsAddress ? row.person.email : null },
  role: row.appointment.role,
  startsOn: row.appointment.startsOn,
  endsOn: row.appointment.endsOn,
});

export const stationOf = (row: DutyStation, holidays: readonly { dutyStationId: number; on: string; name: string }[]): RouteResponse<typeof directory.createDutyStation> => ({
  ...row, holidays: holidays.filter((h) => h.dutyStationId === row.id).map(({ on, name }) => ({ on, name })),
});
