import { z } from 'zod';
import { extensionRequest, handover } from './answers.js';
import { commitment, entity } from './desk.js';
import { route } from './route.js';
import * as s from './shapes.js';
import { statusUpdate } from './updates.js';
import { dutyWaits, implementationStatuses, ownerParts, scheduleStatuses } from './vocabulary.js';

const tag = 'updates';
const count = z.number().int();

/** What came back on an entity's last update, as long as it was not answered anew. */
const question = z.object({ state: z.enum(['returned', 'sent-back']), note: z.string(), by: z.string(), at: s.instant });
/** The part of an own entity in an open commitment. */
const duty = z
  .object({
    partnershipId: s.id,
    commitment,
    entity,
    part: z.enum(ownerParts),
    declaredStatus: z.enum(implementationStatuses),
    deadline: z.object({ on: z.string(), precision: s.precision }).nullable(),
    schedule: z.enum(scheduleStatuses),
    days: count.nullable().describe('From today to the deadline: below nought once it is overdue'),
    question: question.nullable(),
    waits: z.enum(dutyWaits).nullable().describe('null: it waits for the reader'),
    answeredBy: z.object({ id: s.id, name: z.string() }).nullable().describe('The colleague who answers for it instead of the others, where one was confirmed'),
  })
  .meta({ id: 'OwnDuty' });
/** A call for inputs that an own entity has not answered in full. */
const callToAnswer = z.object({ callId: s.id, partnershipId: s.id, meeting: z.object({ id: s.id, ordinal: count }), entity: entity.omit({ side: true }), dueOn: z.string(), days: count, asked: count, answered: count });

export const ownDuties = z
  .object({
    today: z.string(),
    duties: z.array(duty).describe('The nearest deadline first'),
    toClear: z.array(statusUpdate).describe('Answers of entities that the reader heads, which wait to be let out'),
    calls: z.array(callToAnswer),
    answered: z.object({ updates: z.array(statusUpdate), extensions: z.array(extensionRequest), handovers: z.array(handover) }).describe('What the reader said and asked for last, ten of each, with what was decided'),
  })
  .meta({ id: 'OwnDuties' });

export const readMine = route({ id: 'readOwnDuties', method: 'GET', path: '/mine', tag, needs: 'reader', summary: 'What the caller owes as one who reports for entities: open commitments, calls for inputs, what is to be cleared; and what was said last', response: ownDuties });
export const openCallAnswer = route({ id: 'openCallAnswer', method: 'POST', path: '/calls/:id/answer-page', tag, needs: 'reader', summary: 'As one of an entity that is asked: the way to the page on which the call is answered', params: z.object({ id: s.idText }), body: z.object({ organizationId: s.id }), response: z.object({ path: z.string() }), status: 201 });

export const mineRoutes = [readMine, openCallAnswer];
