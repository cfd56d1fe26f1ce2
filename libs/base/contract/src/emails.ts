import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { deliveryLights, deliveryTroubles, incomingVerdicts, mailKinds, mailStates } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'emails';

/** A row of the delivery ledger. */
export const mail = z
  .object({
    id: s.id,
    kind: z.enum(mailKinds),
    person: z.object({ id: s.id, name: z.string() }).nullable().describe('Whom it is for; null for an alarm, which goes to the operator'),
    to: z.string(),
    localDay: z.string(),
    messageId: z.string(),
    subject: z.string().nullable(),
    state: z.enum(mailStates),
    fate: z.string().nullable().describe("The server's last words, or why it was dropped"),
    isSample: z.boolean(),
    dueAt: s.instant,
    sentAt: s.instant.nullable(),
    attempts: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'Mail' });
export const mailInFull = mail
  .extend({
    why: z.array(z.object({ commitmentId: s.id.nullable(), reference: z.string().nullable(), call: z.object({ id: s.id, meetingId: s.id }).nullable().describe('The call for inputs that it is about instead'), rule: z.string(), dueOn: z.string() })),
    tries: z.array(z.object({ at: s.instant, outcome: z.enum(['accepted', 'deferred', 'rejected']), serverReply: z.string() })),
    cameBack: z.array(z.object({ at: s.instant, verdict: z.enum(incomingVerdicts), status: z.string().nullable(), diagnostic: z.string().nullable() })).describe('What mail servers reported about it afterwards'),
  })
  .meta({ id: 'MailInFull' });
/** A message in the product's own mailbox. */
export const mailboxMessage = z
  .object({ id: s.id, messageId: z.string(), from: z.string(), to: z.string(), subject: z.string(), receivedAt: s.instant })
  .meta({ id: 'MailboxMessage' });
export const mailboxMessageInFull = mailboxMessage
  .extend({ text: z.string(), html: z.string().nullable(), headers: z.array(z.object({ name: z.string(), value: z.string() })), attachments: z.array(z.object({ number: z.number().int(), fileName: z.string(), mediaType: z.string() })) })
  .meta({ id: 'MailboxMessageInFull' });
export const installation = z
  .object({
    version: z.string(),
    hasSample: z.boolean(),
    listening: z.object({ host: z.string(), loopbackOnly: z.boolean() }),
    mailGoesTo: z.enum(['smtp', 'mailbox']),
    delivery: z.object({ onHold: z.boolean(), since: s.instant.nullable(), reason: z.string().nullable() }),
    mailServer: z.object({ away: z.boolean(), since: s.instant.nullable(), reason: z.string().nullable() }).describe('Whether the mail server could be reached last'),
  })
  .meta({ id: 'Installation' });

/** Whether mail that is due reaches people, and what is in its way. */
export const deliveryHealth = z
  .object({
    light: z.enum(deliveryLights).describe('Red if something due is more than 15 minutes late; held while delivery waits for a person after a restore'),
    at: s.instant,
    words: z.string(),
    troubles: z.array(
      z.object({ code: z.enum(deliveryTroubles), count: z.number().int(), since: s.instant.nullable(), detail: z.string().nullable(), words: z.string() }),
    ),
    heldSince: s.instant.nullable(),
    alarmWaitsSince: s.instant.nullable().describe('Since when a mail to the operator about this could not leave: then this answer is the only sign'),
  })
  .meta({ id: 'DeliveryHealth' });

export const listMails = route({ id: 'listMails', method: 'GET', path: '/mails', tag, needs: 'reader', summary: 'The delivery ledger, the latest first', query: z.object({ state: z.enum(mailStates).optional(), personId: s.idText.optional(), commitmentId: s.idText.optional().describe('Mails that reminded of it, or told of what was decided on it'), cursor: s.cursor, limit: s.limit }), response: s.page(mail) });
export const readMail = route({ id: 'readMail', method: 'GET', path: '/mails/:id', tag, needs: 'reader', summary: 'Why a mail was due, each attempt, and its fate', params: byId, response: mailInFull });
export const retryMail = route({ id: 'retryMail', method: 'POST', path: '/mails/:id/retry', tag, needs: 'coordinator', summary: 'Try a mail again that failed or bounced, to the address that the person has now', params: byId, ifMatch: true, response: mailInFull });
export const listMailbox = route({ id: 'listMailbox', method: 'GET', path: '/mailbox', tag, needs: 'administrator', summary: "The product's own mailbox, the latest first", query: z.object({ cursor: s.cursor, limit: s.limit }), response: s.page(mailboxMessage) });
export const readMailboxMessage = route({ id: 'readMailboxMessage', method: 'GET', path: '/mailbox/:id', tag, needs: 'administrator', summary: 'A message, parsed', params: byId, response: mailboxMessageInFull });
export const readRawMessage = route({ id: 'readRawMessage', method: 'GET', path: '/mailbox/:id/raw', tag, needs: 'administrator', summary: 'A message as it went over the wire', params: byId, produces: ['message/rfc822'] });
export const readAttachment = route({ id: 'readMailboxAttachment', method: 'GET', path: '/mailbox/:id/attachments/:number', tag, needs: 'administrator', summary: 'A file that came with a message', params: byId.extend({ number: s.idText }), produces: ['text/calendar', 'application/octet-stream'] });
export const readInstallation = route({ id: 'readInstallation', method: 'GET', path: '/installation', tag, needs: 'reader', summary: 'What runs here and whether mail goes out', response: installation });
export const readDeliveryHealth = route({ id: 'readDeliveryHealth', method: 'GET', path: '/delivery-health', tag, needs: 'reader', summary: 'Whether mail that is due reaches people; probes ask /healthz/delivery, which answers 503 where this says red', response: deliveryHealth });
export const confirmDelivery = route({ id: 'confirmDelivery', method: 'POST', path: '/installation/confirm-delivery', tag, needs: 'administrator', fresh: true, summary: 'Let a restored system send mail again', response: installation });

export const emailsRoutes = [listMails, readMail, retryMail, listMailbox, readMailboxMessage, readRawMessage, readAttachment, readInstallation, readDeliveryHealth, confirmDelivery];
