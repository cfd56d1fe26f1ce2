import type { WebhookDeliveryState, WebhookEvent } from '@suivi/contract';
import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { identity, instant, ref } from './columns.js';
import { partnership } from './directory.js';

/** Where another program wants to be told of what happens in a partnership (null: in all), after the Standard Webhooks convention. */
export const webhookEndpoint = pgTable('webhook_endpoint', {
  id: identity(),
  partnershipId: ref('partnership_id').references(() => partnership.id),
  url: text('url').notNull(),
  /** `whsec_` and base64, shown once: the key of the signatures. */
  secret: text('secret').notNull(),
  events: text('events').array().$type<WebhookEvent[]>().notNull(),
  /** The last change on record that was looked at for this endpoint. */
  toldUpTo: bigint('told_up_to', { mode: 'number' }).notNull().default(0),
  createdAt: instant('created_at').notNull(),
  disabledAt: instant('disabled_at'),
  disabledReason: text('disabled_reason'),
  version: integer('version').notNull().default(1),
});

/** The ledger of what endpoints are told: one row for each event and endpoint, with its fate. `historyId` is the change that it tells of. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    id: identity(),
    endpointId: ref('endpoint_id').notNull().references(() => webhookEndpoint.id),
    historyId: bigint('history_id', { mode: 'number' }).notNull(),
    event: text('event').$type<WebhookEvent>().notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    state: text('state').$type<WebhookDeliveryState>().notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    leaseUntil: instant('lease_until'),
    leasedBy: text('leased_by'),
    deliveredAt: instant('delivered_at'),
    fate: text('fate'),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('webhook_delivery_once').on(t.endpointId, t.historyId),
    index('webhook_delivery_to_send').on(t.nextAttemptAt, t.id).where(sql`state in ('due', 'sending')`),
  ],
);
