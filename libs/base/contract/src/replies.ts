import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { statusUpdate, updateInput } from './updates.js';
import { doubtfulReplies, replyStates } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'updates';

export const mailedReply = z
  .object({
    id: s.id,
    state: z.enum(replyStates),
    why: z.enum(doubtfulReplies).nullable().describe('Why it waits for a coordinator'),
    refusal: z.string().nullable().describe('Why it was refused as an update: the code of a refusal'),
    text: z.string().nullable().describe('What is new in the mail, without what it quotes; null if it may also be about what the reader does not see: then who sees all of it decides'),
    subject: z.string().nullable(),
    person: z.object({ id: s.id, name: z.string() }).nullable().describe('Who was asked'),
    questions: z.array(z.object({ commitment: z.object({ id: s.id, reference: z.string(), title: z.string() }), organization: z.object({ id: s.id, acronym: z.string() }) })).describe('What it may be about'),
    updateId: s.id.nullable().describe('The update that it became'),
    receivedAt: s.instant,
    decidedAt: s.instant.nullable(),
    decidedBy: z.string().nullable(),
    decisionNote: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'MailedReply' });

export const listReplies = route({ id: 'listReplies', method: 'GET', path: '/replies', tag, needs: 'coordinator', summary: 'Answers that came as mails, the latest first', query: z.object({ state: z.enum(replyStates).optional(), cursor: s.cursor, limit: s.limit }), response: s.page(mailedReply) });
export const readReplyMessage = route({ id: 'readReplyMessage', method: 'GET', path: '/replies/:id/message', tag, needs: 'coordinator', summary: 'The message itself, as it came', params: byId, produces: ['message/rfc822'] });
export const takeReply = route({ id: 'takeReply', method: 'POST', path: '/replies/:id/take', tag, needs: 'coordinator', summary: 'Enter what an answer says as an update of an entity', params: byId, body: updateInput.extend({ commitmentId: s.id, organizationId: s.id }), response: statusUpdate, status: 201, ifMatch: true });
export const dismissReply = route({ id: 'dismissReply', method: 'POST', path: '/replies/:id/dismiss', tag, needs: 'coordinator', summary: 'Put an answer aside with a reason; it stays on record', params: byId, body: z.object({ note: s.prose(2000) }), response: mailedReply, ifMatch: true });

export const repliesRoutes = [listReplies, readReplyMessage, takeReply, dismissReply];
