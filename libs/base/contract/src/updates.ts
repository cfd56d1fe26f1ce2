import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { implementationStatuses, updateStates } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'updates';

/** What a person reports: shared by the API and by the form behind the link in the mail. */
export const updateInput = z.object({
  status: z.enum(implementationStatuses),
  narrative: s.prose(10_000),
  evidence: s.line(2000).optional().describe('An address or a reference where it can be seen'),
  obstacles: s.prose(5000).optional().describe('What stands in the way'),
  results: s.prose(5000).optional().describe('What came of it that can be counted or shown'),
});
export const evidenceFile = z.object({ id: s.id, fileName: z.string(), mediaType: z.string().describe('What its content is'), size: z.number().int() }).meta({ id: 'EvidenceFile' });
export const statusUpdate = z
  .object({
    id: s.id,
    commitment: z.object({ id: s.id, reference: z.string(), title: z.string() }),
    organization: z.object({ id: s.id, acronym: z.string() }),
    person: z.object({ id: s.id, name: z.string() }).nullable(),
    status: z.enum(implementationStatuses),
    narrative: z.string(),
    evidence: z.string().nullable(),
    obstacles: z.string().nullable(),
    results: z.string().nullable(),
    files: z.array(evidenceFile),
    clearedBy: z.string().nullable().describe('The head of the entity who let it go out'),
    state: z.enum(updateStates),
    submittedAt: s.instant,
    decidedAt: s.instant.nullable(),
    decidedBy: z.string().nullable(),
    decisionNote: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'StatusUpdate' });

export const listUpdates = route({ id: 'listUpdates', method: 'GET', path: '/updates', tag, needs: 'reader', summary: 'Status updates, the latest first', query: z.object({ commitmentId: s.idText.optional(), state: z.enum(updateStates).optional(), cursor: s.cursor, limit: s.limit }), response: s.page(statusUpdate) });
export const submitUpdate = route({ id: 'submitUpdate', method: 'POST', path: '/commitments/:id/updates', tag, needs: 'reader', summary: "Submit an entity's status update", params: byId, body: updateInput.extend({ organizationId: s.id, personId: s.id.optional() }), response: statusUpdate, status: 201 });
export const acceptUpdate = route({ id: 'acceptUpdate', method: 'POST', path: '/updates/:id/accept', tag, needs: 'coordinator', summary: 'Accept an update; the verified status follows it, and a final one closes the commitment', params: byId, body: z.object({ note: s.prose(2000).optional() }).default({}), response: statusUpdate, ifMatch: true });
export const returnUpdate = route({ id: 'returnUpdate', method: 'POST', path: '/updates/:id/return', tag, needs: 'coordinator', summary: 'Return an update with a question, which is mailed to who sent it', params: byId, body: z.object({ note: s.prose(2000) }), response: statusUpdate, ifMatch: true });

export const updatesRoutes = [listUpdates, submitUpdate, acceptUpdate, returnUpdate];
