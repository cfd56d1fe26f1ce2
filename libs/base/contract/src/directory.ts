import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { instrumentKinds, roles, sides } from './vocabulary.js';

const byId = z.object({ id: s.idText });

export const dutyStation = z
  .object({
    id: s.id,
    name: z.string(),
    country: z.string(),
    zone: z.string(),
    weekdays: z.array(z.number().int()),
    holidays: z.array(z.object({ on: z.string(), name: z.string() })),
  })
  .meta({ id: 'DutyStation' });
export const partnership = z
  .object({
    id: s.id,
    slug: z.string(),
    name: s.localizedText,
    isSample: z.boolean(),
    dueSoonDays: z.number().int(),
    silentAfterDays: z.number().int(),
  })
  .meta({ id: 'Partnership' });
export const organization = z
  .object({ id: s.id, acronym: z.string(), name: s.localizedText, side: z.enum(sides).nullable() })
  .meta({ id: 'Organization' });
export const person = z
  .object({
    id: s.id,
    name: z.string(),
    email: z.string(),
    language: s.language,
    zone: z.string(),
    dutyStationId: s.id.nullable(),
    isSample: z.boolean(),
    contactLost: z.boolean(),
    digestsOff: z.boolean().describe('Asked not to get digests; direct requests still come'),
    version: z.number().int(),
  })
  .meta({ id: 'Person' });
export const appointment = z
  .object({
    id: s.id,
    partnershipId: s.id,
    organization: z.object({ id: s.id, acronym: z.string() }),
    person: z.object({ id: s.id, name: z.string(), email: z.string().nullable().describe('null for a reader who does not coordinate the partnership, and where the appointment is over') }),
    role: z.enum(roles),
    startsOn: z.string(),
    endsOn: z.string().nullable(),
  })
  .meta({ id: 'Appointment' });

export const absence = z.object({ id: s.id, personId: s.id, startsOn: z.string(), endsOn: z.string() }).meta({ id: 'Absence' });
export const personalData = z
  .object({ directory: z.record(z.string(), z.unknown()), access: z.record(z.string(), z.unknown()), readings: z.unknown(), emails: z.unknown(), updates: z.unknown() })
  .meta({ id: 'PersonalData', description: 'By where it is held' });

const instrumentFields = {
  name: s.localizedText,
  kind: z.enum(instrumentKinds),
  parties: z.array(s.line(200)).max(50).default([]).describe('Who signed, as the text names them'),
  signedOn: s.localDate.nullable().default(null),
  startsOn: s.localDate.nullable().default(null),
  endsOn: s.localDate.nullable().default(null).describe('The last day of its term; null for one without an end'),
};
export const instrument = z
  .object({ id: s.id, partnershipId: s.id, name: s.localizedText, kind: z.enum(instrumentKinds), parties: z.array(z.string()), signedOn: z.string().nullable(), startsOn: z.string().nullable(), endsOn: z.string().nullable(), version: z.number().int() })
  .meta({ id: 'Instrument' });
export const participant = z.object({ partnershipId: s.id, organization: z.object({ id: s.id, acronym: z.string(), name: s.localizedText }), side: z.enum(sides), needsClearance: z.boolean() }).meta({ id: 'Participant' });
const ofPartnership = z.object({ partnershipId: s.idText.optional() });
const newPartnership = z.object({
  slug: s.slug,
  name: s.localizedText,
  dueSoonDays: z.number().int().min(1).max(365).default(30),
  silentAfterDays: z.number().int().min(7).max(730).default(90),
  thematicAreas: z.array(s.localizedText).max(50).default([]),
  strategicObjectives: z.array(s.localizedText).max(50).default([]),
});
const newDutyStation = z.object({
  name: s.line(120),
  country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 code of two capitals'),
  zone: s.zone,
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]),
  holidays: z.array(z.object({ on: s.localDate, name: s.line(120) })).max(500).default([]),
});
const holidays = z.array(z.object({ on: s.localDate, name: s.line(120) })).max(500);
const weekdays = z.array(z.number().int().min(1).max(7)).min(1).max(7);
const newOrganization = z.object({ acronym: s.line(40), name: s.localizedText, sortKey: s.line(300).optional(), memberIds: z.array(s.id).max(200).default([]).describe('Makes it a group: named as owner, it stands for each member') });
const newPerson = z.object({
  name: s.line(200),
  email: s.email,
  language: s.language.default('en'),
  zone: s.zone.default('UTC'),
  dutyStationId: s.id.nullable().default(null),
});
const newAppointment = z
  .object({
    organizationId: s.id,
    personId: s.id.optional(),
    person: newPerson.optional().describe('Instead of the id: whoever has this address, who is added if nobody has it'),
    role: z.enum(roles),
    startsOn: s.localDate.optional().describe('today in UTC if absent'),
  })
  .refine(({ personId, person: named }) => (personId === undefined) !== (named === undefined), 'either `personId` or `person`');
const newParticipant = z
  .object({ organizationId: s.id.optional(), organization: newOrganization.omit({ memberIds: true }).optional().describe('Instead of the id: the one with this acronym, which is added if there is none'), side: z.enum(sides), needsClearance: z.boolean().optional().describe('Whether the head of the entity clears what its focal points write; left as it is if absent') })
  .refine(({ organizationId, organization: named }) => (organizationId === undefined) !== (named === undefined), 'either `organizationId` or `organization`');

const tag = 'directory';
export const listPartnerships = route({ id: 'listPartnerships', method: 'GET', path: '/partnerships', tag, needs: 'reader', summary: 'The partnerships that concern the reader', response: z.object({ items: z.array(partnership) }) });
export const createPartnership = route({ id: 'createPartnership', method: 'POST', path: '/partnerships', tag, needs: 'administrator', summary: 'Add a partnership with its thematic areas', body: newPartnership, response: partnership, status: 201 });
export const listOrganizations = route({ id: 'listOrganizations', method: 'GET', path: '/organizations', tag, needs: 'reader', summary: 'Organizations that concern the reader; with a partnership, those that take part in it and their side', query: ofPartnership, response: z.object({ items: z.array(organization) }) });
export const createOrganization = route({ id: 'createOrganization', method: 'POST', path: '/organizations', tag, needs: 'administrator', summary: 'Add an organization', body: newOrganization, response: organization, status: 201 });
export const listParticipants = route({ id: 'listParticipants', method: 'GET', path: '/participants', tag, needs: 'reader', summary: 'Who stands on which side of the partnerships that concern the reader, in the order of English names', query: ofPartnership, response: z.object({ items: z.array(participant) }) });
export const addParticipant = route({ id: 'addParticipant', method: 'POST', path: '/partnerships/:id/participants', tag, needs: 'coordinator', summary: 'Put an organization on a side of a partnership', params: byId, body: newParticipant, response: organization, status: 201 });
export const listPeople = route({ id: 'listPeople', method: 'GET', path: '/people', tag, needs: 'coordinator', summary: 'The people of the partnerships that the reader coordinates, and the reader', query: z.object({ cursor: s.cursor, limit: s.limit }), response: s.page(person) });
export const createPerson = route({ id: 'createPerson', method: 'POST', path: '/people', tag, needs: 'administrator', summary: 'Add a person', body: newPerson, response: person, status: 201 });
export const readPerson = route({ id: 'readPerson', method: 'GET', path: '/people/:id', tag, needs: 'reader', summary: 'A person with the appointments that concern the reader, past ones too', params: byId, response: person.extend({ appointments: z.array(appointment) }) });
export const changeAddress = route({ id: 'changeAddress', method: 'POST', path: '/people/:id/address', tag, needs: 'coordinator', fresh: true, summary: 'Give a person another mail address; a lost contact counts as found', params: byId, ifMatch: true, body: z.object({ email: s.email }), response: person });
export const changeSettings = route({ id: 'changePerson', method: 'PATCH', path: '/people/:id', tag, needs: 'reader', summary: 'How a person is called, and in which language and by which clock and calendar they are written to: the person says so, or the desk that follows the person up', params: byId, ifMatch: true, body: z.object({ name: s.line(200), language: s.language, zone: s.zone, dutyStationId: s.id.nullable() }).partial(), response: person });
export const stopDigests = route({ id: 'stopDigests', method: 'POST', path: '/people/:id/stop-digests', tag, needs: 'reader', summary: 'Stop the digests to a person; direct requests still come', params: byId, response: person });
export const revokeLinks = route({ id: 'revokeLinks', method: 'POST', path: '/people/:id/revoke-links', tag, needs: 'reader', summary: 'End all links to answer and to the calendar that went to a person; who opens one may have a fresh one sent to the same address', params: byId, response: person });
export const resumeDigests = route({ id: 'resumeDigests', method: 'POST', path: '/people/:id/resume-digests', tag, needs: 'reader', summary: 'Let the digests to a person go out again', params: byId, response: person });
export const exportPerson = route({ id: 'exportPerson', method: 'POST', path: '/people/:id/export', tag, needs: 'reader', fresh: true, showsSecret: true, summary: 'Everything that is held on a person, for the person or on their behalf; that it was handed out is put on record', params: byId, response: personalData });
export const erasePerson = route({ id: 'erasePerson', method: 'POST', path: '/people/:id/erase', tag, needs: 'administrator', fresh: true, summary: 'Erase what is held on a person, for good; the history stays verifiable and names the person by number', params: byId, ifMatch: true, response: person });
export const listAbsences = route({ id: 'listAbsences', method: 'GET', path: '/people/:id/absences', tag, needs: 'reader', summary: 'When a person is away, the latest first', params: byId, response: z.object({ items: z.array(absence) }) });
export const createAbsence = route({ id: 'createAbsence', method: 'POST', path: '/people/:id/absences', tag, needs: 'reader', summary: 'Put down that a person is away, both days included: the alternate is reminded instead', params: byId, body: z.object({ startsOn: s.localDate, endsOn: s.localDate }), response: absence, status: 201 });
export const endAbsence = route({ id: 'endAbsence', method: 'POST', path: '/absences/:id/end', tag, needs: 'reader', summary: 'Change the last day of an absence', params: byId, body: z.object({ endsOn: s.localDate }), response: absence });
export const listAppointments = route({ id: 'listAppointments', method: 'GET', path: '/partnerships/:id/appointments', tag, needs: 'reader', summary: 'Who holds which role for which organization', params: byId, response: z.object({ items: z.array(appointment) }) });
export const createAppointment = route({ id: 'createAppointment', method: 'POST', path: '/partnerships/:id/appointments', tag, needs: 'coordinator', summary: 'Name a focal point, alternate, head or coordinator', params: byId, body: newAppointment, response: appointment, status: 201 });
export const endAppointment = route({ id: 'endAppointment', method: 'POST', path: '/appointments/:id/end', tag, needs: 'coordinator', summary: 'End an appointment: the last day on which the person is reminded and may answer', params: byId, body: z.object({ endsOn: s.localDate.optional().describe('today in UTC if absent') }).default({}), response: appointment });
export const listDutyStations = route({ id: 'listDutyStations', method: 'GET', path: '/duty-stations', tag, needs: 'reader', summary: 'Duty stations with their working week and holidays', response: z.object({ items: z.array(dutyStation) }) });
export const createDutyStation = route({ id: 'createDutyStation', method: 'POST', path: '/duty-stations', tag, needs: 'coordinator', summary: 'Add a duty station', body: newDutyStation, response: dutyStation, status: 201 });
export const changeDutyStation = route({ id: 'changeDutyStation', method: 'PATCH', tellsWhatWasSeen: true, path: '/duty-stations/:id', tag, needs: 'coordinator', summary: 'Change the working week or the holidays of a duty station; the holidays given replace those on record', params: byId, body: z.object({ weekdays: weekdays.describe('1 is Monday'), holidays, knownHolidays: z.array(s.localDate).max(500).describe('Those that were there when the change began: where others are there by now, it is refused') }).partial(), response: dutyStation });

export const removeSample = route({ id: 'removeSample', method: 'POST', path: '/partnerships/:id/remove-sample', tag, needs: 'administrator', fresh: true, summary: 'Remove a partnership of the sample with all that hangs on it, for good; the history keeps that it was there', params: byId, response: z.object({ rows: z.number().int().describe('Rows that went') }) });

export const listInstruments = route({ id: 'listInstruments', method: 'GET', path: '/partnerships/:id/instruments', tag: 'directory', needs: 'reader', summary: 'Memorandums, plans of action and other texts between the two sides, with their terms', params: byId, response: z.object({ items: z.array(instrument) }) });
export const listAllInstruments = route({ id: 'listAllInstruments', method: 'GET', path: '/instruments', tag: 'directory', needs: 'reader', summary: 'The same over all partnerships that concern the reader', query: ofPartnership, response: z.object({ items: z.array(instrument) }) });
export const addInstrument = route({ id: 'addInstrument', method: 'POST', path: '/partnerships/:id/instruments', tag: 'directory', needs: 'coordinator', summary: 'Add a text between the two sides with its term', params: byId, body: z.object(instrumentFields), response: instrument, status: 201 });
export const changeInstrument = route({ id: 'changeInstrument', method: 'PATCH', path: '/instruments/:id', tag: 'directory', needs: 'coordinator', summary: 'Correct or renew an instrument', params: byId, body: z.object({ name: s.localizedText, kind: z.enum(instrumentKinds), parties: z.array(s.line(200)).max(50), signedOn: s.localDate.nullable(), startsOn: s.localDate.nullable(), endsOn: s.localDate.nullable() }).partial(), response: instrument, ifMatch: true });

export const directoryRoutes = [listInstruments, listAllInstruments, listParticipants, addInstrument, changeInstrument, listPartnerships, createPartnership, removeSample, listOrganizations, createOrganization, addParticipant, listPeople, createPerson, readPerson, changeSettings, changeAddress, stopDigests, resumeDigests, revokeLinks, exportPerson, erasePerson, listAbsences, createAbsence, endAbsence, listAppointments, createAppointment, endAppointment, listDutyStations, createDutyStation, changeDutyStation];
