import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { statusUpdate } from './updates.js';
import { extensionStates, handoverStates, implementationStatuses, ownerParts, sides } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'updates';
const words = s.prose(2000);

const decidable = {
  id: s.id,
  commitment: z.object({ id: s.id, reference: z.string(), title: z.string() }),
  organization: z.object({ id: s.id, acronym: z.string() }),
  person: z.object({ id: s.id, name: z.string() }).nullable(),
  decidedAt: s.instant.nullable(),
  decidedBy: z.string().nullable(),
  decisionNote: z.string().nullable(),
  version: z.number().int(),
};
const laterDate = z.object({ on: s.localDate, precision: s.precision });
/** What a person asks for who needs more time: shared by the API and by the form behind the link in the mail. */
export const extensionInput = z.object({ on: s.localDate, reason: words });
/** The colleague whom a person names to answer instead. */
export const namingInput = z.object({ name: s.line(200), email: s.email, reason: words.optional() });

export const extensionRequest = z
  .object({
    ...decidable,
    deadline: z.object({ on: z.string(), precision: s.precision }).describe('The later date that is asked for'),
    reason: z.string(),
    state: z.enum(extensionStates),
    askedAt: s.instant,
  })
  .meta({ id: 'ExtensionRequest' });
export const handover = z
  .object({
    ...decidable,
    colleague: z.object({ name: z.string(), email: z.string() }),
    reason: z.string().nullable(),
    state: z.enum(handoverStates),
    proposedAt: s.instant,
  })
  .meta({ id: 'Handover' });
export const note = z
  .object({
    id: s.id,
    commitmentId: s.id,
    side: z.enum(sides).nullable().describe('Internal to this side; null: shared by both'),
    author: z.object({ id: s.id.nullable(), name: z.string() }),
    text: z.string(),
    writtenAt: s.instant,
    version: z.number().int(),
  })
  .meta({ id: 'Note' });
export const input = z
  .object({
    organization: z.object({ id: s.id, acronym: z.string(), name: s.localizedText }),
    side: z.enum(sides).nullable(),
    part: z.enum(ownerParts),
    declaredStatus: z.enum(implementationStatuses),
    waiting: statusUpdate.nullable().describe('What was submitted and not decided'),
    accepted: statusUpdate.nullable().describe('What was accepted last'),
  })
  .meta({ id: 'EntityInput' });

const listOf = <S extends readonly [string, ...string[]]>(states: S) => z.object({ commitmentId: s.idText.optional(), state: z.enum(states).optional(), cursor: s.cursor, limit: s.limit });

export const listExtensions = route({ id: 'listExtensionRequests', method: 'GET', path: '/extension-requests', tag, needs: 'reader', summary: 'Requests for a later date, the latest first', query: listOf(extensionStates), response: s.page(extensionRequest) });
export const requestExtension = route({ id: 'requestExtension', method: 'POST', path: '/commitments/:id/extension-requests', tag, needs: 'reader', summary: 'Ask for a later date; reminders rest until it is decided', params: byId, body: extensionInput.extend({ precision: s.precision, organizationId: s.id }), response: extensionRequest, status: 201 });
export const grantExtension = route({ id: 'grantExtension', method: 'POST', path: '/extension-requests/:id/grant', tag, needs: 'coordinator', summary: 'Grant more time, until the date asked for or another; who asked is told by mail', params: byId, body: z.object({ deadline: laterDate.optional().describe('The date asked for if absent'), note: words.optional() }).default({}), response: extensionRequest, ifMatch: true });
export const declineExtension = route({ id: 'declineExtension', method: 'POST', path: '/extension-requests/:id/decline', tag, needs: 'coordinator', summary: 'Decline more time; who asked is told by mail', params: byId, body: z.object({ note: words }), response: extensionRequest, ifMatch: true });
export const withdrawExtension = route({ id: 'withdrawExtension', method: 'POST', path: '/extension-requests/:id/withdraw', tag, needs: 'reader', summary: 'Take a request for a later date back', params: byId, response: extensionRequest, ifMatch: true });

export const listHandovers = route({ id: 'listHandovers', method: 'GET', path: '/handovers', tag, needs: 'coordinator', summary: 'Who was named to answer instead of whom, the latest first', query: listOf(handoverStates), response: s.page(handover) });
export const nameColleague = route({ id: 'nameColleague', method: 'POST', path: '/commitments/:id/handovers', tag, needs: 'reader', summary: 'As one of the entity: name a colleague who should answer instead; the coordinator confirms, and reminders rest until then', params: byId, body: namingInput.extend({ organizationId: s.id }), response: handover, status: 201 });
export const confirmHandover = route({ id: 'confirmHandover', method: 'POST', path: '/handovers/:id/confirm', tag, needs: 'coordinator', summary: 'Confirm the colleague who was named, or choose another: focal point of the entity from now on, and reminded of this commitment instead of the others; both are told by mail', params: byId, body: z.object({ colleague: namingInput.pick({ name: true, email: true }).optional().describe('The one who was named if absent'), note: words.optional() }).default({}), response: handover, ifMatch: true });
export const declineHandover = route({ id: 'declineHandover', method: 'POST', path: '/handovers/:id/decline', tag, needs: 'coordinator', summary: 'Leave it with who answers now, who is told by mail', params: byId, body: z.object({ note: words }), response: handover, ifMatch: true });

export const clearUpdate = route({ id: 'clearUpdate', method: 'POST', path: '/updates/:id/clear', tag, needs: 'reader', summary: 'As head of the entity, or as its desk where it has nobody who clears any more: let an answer go to the coordinator', params: byId, response: statusUpdate, ifMatch: true });
export const sendBackUpdate = route({ id: 'sendBackUpdate', method: 'POST', path: '/updates/:id/send-back', tag, needs: 'reader', summary: 'As head of the entity: send an answer back to who wrote it, with words', params: byId, body: z.object({ note: words }), response: statusUpdate, ifMatch: true });

export const listInputs = route({ id: 'listInputs', method: 'GET', path: '/commitments/:id/inputs', tag, needs: 'reader', summary: 'What each entity has reported, side by side: the lead first', params: byId, response: z.object({ items: z.array(input) }) });
export const addEvidence = route({
  id: 'addEvidence', method: 'POST', path: '/updates/:id/evidence', tag, needs: 'reader', summary: 'Add a file that shows what an update says, while it waits: at most five of up to 10 MB', params: byId,
  query: z.object({ fileName: s.line(200).optional().describe('Its name; the form is found by the content') }), response: statusUpdate, status: 201, ifMatch: true, consumes: ['application/octet-stream'],
});
export const readEvidence = route({ id: 'readEvidence', method: 'GET', path: '/evidence/:id', tag, needs: 'reader', summary: 'A file that shows what an update says', params: byId, produces: ['application/octet-stream'] });

export const listNotes = route({ id: 'listNotes', method: 'GET', path: '/commitments/:id/notes', tag, needs: 'reader', summary: 'Notes on a commitment: those shared, and those internal to a side of yours', params: byId, response: z.object({ items: z.array(note) }) });
export const writeNote = route({ id: 'writeNote', method: 'POST', path: '/commitments/:id/notes', tag, needs: 'coordinator', summary: 'Write a note, internal to a side or shared by both', params: byId, body: z.object({ side: z.enum(sides).nullable(), text: s.prose(5000) }), response: note, status: 201 });
export const changeNote = route({ id: 'changeNote', method: 'PATCH', path: '/notes/:id', tag, needs: 'coordinator', summary: 'Change the words of an own note', params: byId, body: z.object({ text: s.prose(5000) }), response: note, ifMatch: true });
export const deleteNote = route({ id: 'deleteNote', method: 'DELETE', path: '/notes/:id', tag, needs: 'coordinator', summary: 'Take an own note away', params: byId, status: 204, ifMatch: true });

export const answersRoutes = [
  listExtensions, requestExtension, grantExtension, declineExtension, withdrawExtension, listHandovers, nameColleague, confirmHandover, declineHandover, clearUpdate, sendBackUpdate, listInputs, addEvidence, readEvidence,
  listNotes, writeNote, changeNote, deleteNote,
];
