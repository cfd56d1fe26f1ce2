import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { webhookDeliveryStates, webhookEvents } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'webhooks';

export const webhook = z
  .object({
    id: s.id,
    partnershipId: s.id.nullable().describe('null: of every partnership'),
    url: z.string(),
    events: z.array(z.enum(webhookEvents)),
    createdAt: s.instant,
    disabledAt: s.instant.nullable(),
    disabledReason: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Webhook' });
export const webhookDelivery = z
  .object({
    id: s.id,
    messageId: z.string().describe('The `webhook-id` of every attempt'),
    event: z.enum(webhookEvents),
    payload: z.record(z.string(), z.unknown()),
    state: z.enum(webhookDeliveryStates),
    attempts: z.number().int(),
    createdAt: s.instant,
    nextAttemptAt: s.instant.nullable(),
    deliveredAt: s.instant.nullable(),
    fate: z.string().nullable().describe("The receiver's last words"),
    version: z.number().int(),
  })
  .meta({ id: 'WebhookDelivery' });

const newWebhook = z.object({
  partnershipId: s.id.nullable().default(null),
  url: s.line(2000).meta({ format: 'uri', example: 'https://registry.example.org/suivi' }),
  events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length).refine((list) => new Set(list).size === list.length, 'an event is named twice'),
});

export const listWebhooks = route({ id: 'listWebhooks', method: 'GET', path: '/webhooks', tag, needs: 'administrator', summary: 'Who is told of what happens', response: z.object({ items: z.array(webhook) }) });
export const createWebhook = route({ id: 'createWebhook', method: 'POST', path: '/webhooks', tag, needs: 'administrator', fresh: true, showsSecret: true, summary: 'Tell another program of what happens, after the Standard Webhooks convention; the secret is shown this once', body: newWebhook, response: webhook.extend({ secret: z.string() }), status: 201 });
export const disableWebhook = route({ id: 'disableWebhook', method: 'POST', path: '/webhooks/:id/disable', tag, needs: 'administrator', summary: 'Tell it nothing more', params: byId, ifMatch: true, response: webhook });
export const enableWebhook = route({ id: 'enableWebhook', method: 'POST', path: '/webhooks/:id/enable', tag, needs: 'administrator', summary: 'Tell it again, from now on', params: byId, ifMatch: true, response: webhook });
export const listWebhookDeliveries = route({ id: 'listWebhookDeliveries', method: 'GET', path: '/webhooks/:id/deliveries', tag, needs: 'administrator', summary: 'What it was told, the latest first, with the fate of each', params: byId, query: z.object({ state: z.enum(webhookDeliveryStates).optional(), cursor: s.cursor, limit: s.limit }), response: s.page(webhookDelivery) });
export const retryWebhookDelivery = route({ id: 'retryWebhookDelivery', method: 'POST', path: '/webhook-deliveries/:id/retry', tag, needs: 'administrator', summary: 'Try again what could not be delivered', params: byId, ifMatch: true, response: webhookDelivery });

export const webhooksRoutes = [listWebhooks, createWebhook, disableWebhook, enableWebhook, listWebhookDeliveries, retryWebhookDelivery];
