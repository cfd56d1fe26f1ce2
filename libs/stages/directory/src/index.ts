export {
  partnership, partnershipNamed, organization, person, createPartnership, createOrganization, renameOrganization, addParticipant, createPerson,
  createDutyStation, appoint, endAppointment, workingCalendars, expandOwners,
} from './directory.js';
export { changeAddress, markContactLost } from './contact.js';
export { endAbsence, recordAbsence, resumeDigests, stopDigests } from './reachability.js';
export {
  absencesOf, allPartnerships, organizationsOf, peopleAfter, personByEmail, appointmentsOf, hasRole, knownNames, allDutyStations, holidaysOf,
} from './directory.store.js';
export type { Absence, Appointment, DutyStation, Organization, Partnership, Person } from './directory.store.js';
export { calendarOf } from './working-calendar.js';
export { organizationsNamedBy } from './naming.js';
export { scopeOf } from './scoping.js';
