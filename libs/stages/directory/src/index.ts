export {
  partnership, partnershipNamed, organization, person, createPartnership, createOrganization, renameOrganization, addParticipant, createPerson,
  createDutyStation, appoint, endAppointment, workingCalendars, expandOwners,
} from './directory.js';
export {
  allPartnerships, organizationsOf, peopleAfter, personByEmail, appointmentsOf, hasRole, allDutyStations, holidaysOf,
} from './directory.store.js';
export type { Appointment, DutyStation, Organization, Partnership, Person } from './directory.store.js';
export { calendarOf } from './working-calendar.js';
