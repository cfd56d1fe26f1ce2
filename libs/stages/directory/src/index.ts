export {
  partnership, partnershipNamed, organization, person, personWithAddress, appointment, tiesOf, tiesOfAbsence, createPartnership, createOrganization, organizationBearing, renameOrganization, addParticipant,
  createPerson, personReachedAt, createDutyStation, appoint, endAppointment, workingCalendars, expandOwners,
} from './directory.js';
export { mayAddDutyStation, mayAddUnplaced, mayAppoint, mayChangeAddress, mayChangeSettings, mayErase, mayHandOut, mayKeepInstruments, mayNoteAbsence, mayPlace, mayReadAddress, mayRevokeLinks, mayStopDigests } from './directory.policy.js';
export type { Ties } from './directory.policy.js';
export { erasePerson, exportPersonalData, knownAddresses, recordHandingOut, requireErasable } from './erasure.js';
export type { ErasedPerson } from './erasure.js';
export { changeAddress, markContactLost, revokeLinks } from './contact.js';
export { changeSettings } from './settings.js';
export type { Settings } from './settings.js';
export { endAbsence, recordAbsence, resumeDigests, stopDigests } from './reachability.js';
export {
  absencesOf, partnershipsOf, organizationsOf, participantsOf, sideOf, peopleAfter, appointmentsHeldBy, appointmentsOf, hasRole, knownNames, allDutyStations, holidaysOf,
} from './directory.store.js';
export { visibleOrganizations, visiblePeople } from './visible.store.js';
export type { Absence, Appointment, DutyStation, Organization, Partnership, Person } from './directory.store.js';
export { changeDutyStation } from './duty-stations.js';
export { calendarOf } from './working-calendar.js';
export { organizationsNamedBy } from './naming.js';
export { scopeOf } from './scoping.js';
export { claimInstallation, mayHaveSession, personWhoMaySignIn } from './signing-in.js';
export type { Claimant } from './signing-in.js';
export { endGrant, giveGrant, mayGrant } from './granting.js';
export { grantsNow } from './granting.store.js';
export type { Grant } from './granting.store.js';
export { createToken, disableAccount, enableAccount, endSessions, revokeToken } from './accounts.js';
export { accountsAfter } from './accounts.store.js';
export type { AccountInList } from './accounts.store.js';
export { addInstrument, changeInstrument, instrumentNamed } from './instruments.js';
export type { NewInstrument } from './instruments.js';
export { instrumentsOf } from './instruments.store.js';
export type { Instrument } from './instruments.store.js';
