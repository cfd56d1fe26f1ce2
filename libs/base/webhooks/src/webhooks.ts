import { randomBytes } from 'node:crypto';
import { recordHistory } from '@suivi/audit';
import type { Scope } from '@suivi/access';
import type { RouteInput, RouteResponse, webhooks } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { checkAddress, type OwnNetworks, UnusableAddress } from './address.js';
import { messageIdOf } from './telling.js';
import { managedPartnerships, mayManageWebhook } from './webhooks.policy.js';
import * as store from './webhooks.store.js';

type Webhook = RouteResponse<typeof webhooks.enableWebhook>;
type Delivery = RouteResponse<typeof webhooks.retryWebhookDelivery>;

const webhookOf = ({ id, partnershipId, url, events, createdAt, disabledAt, disabledReason, version }: store.Endpoint): Webhook => ({
  id, partnershipId, url, events, createdAt: createdAt.toISOString(), disabledAt: disabledAt?.toISOString() ?? null, disabledReason, version,
});

const deliveryOf = (row: store.Delivery): Delivery => ({
  id: row.id, messageId: messageIdOf(row), event: row.event, payload: row.payload, state: row.state, attempts: row.attempts, createdAt: row.createdAt.toISOString(),
  nextAttemptAt: row.state === 'due' ? row.nextAttemptAt.toISOString() : null, deliveredAt: row.deliveredAt?.toISOString() ?? null, fate: row.fate, version: row.version,
});

/** The secret signs what is told; it never enters the history. */
async function remember(tx: Tx, act: Act, change: { action: string; before: store.Endpoint | null; after: store.Endpoint; reason?: string }): Promise<void> {
  const withoutSecret = (row: store.Endpoint | null) => row && { ...row, secret: undefined };
  await recordHistory(tx, {
    partnershipId: change.after.partnershipId, subject: 'webhook', subjectId: change.after.id, at: act.now, actor: act.actor, action: change.action, reason: change.reason,
    before: withoutSecret(change.before), after: withoutSecret(change.after) as object,
  });
}

function refuseUnusable(url: string, networks: OwnNetworks): void {
  try {
    checkAddress(url, networks);
  } catch (error) {
    if (error instanceof UnusableAddress) throw new Refusal('webhook.address-not-usable', error.message);
    throw error;
  }
}

/** Adds an endpoint, which is told of what happens from now on; answers its secret, this once. */
export const createWebhook = (
  sql: Sql,
  input: RouteInput<typeof webhooks.createWebhook>['body'],
  by: { scope: Scope; act: Act; networks: OwnNetworks },
): Promise<RouteResponse<typeof webhooks.createWebhook>> =>
  transact(sql, async (tx) => {
    if (!mayManageWebhook(by.scope, input)) throw new Refusal('not-found', 'there is no such partnership');
    refuseUnusable(input.url, by.networks);
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const row = await store.insertEndpoint(tx, { ...input, secret, toldUpTo: await store.sealedUpTo(tx), createdAt: by.act.now });
    await remember(tx, by.act, { action: 'added', before: null, after: row });
    return { ...webhookOf(row), secret };
  });

/** The endpoints that the reader manages. */
export const webhooksFor = async (sql: Sql, scope: Scope): Promise<Webhook[]> => (await store.endpointsOf(sql, managedPartnerships(scope))).map(webhookOf);

/** `what` is missing where the endpoint is not the reader's. */
async function managed(tx: Tx, id: number, scope: Scope, what = `webhook ${id}`): Promise<store.Endpoint> {
  const row = await store.endpointForChange(tx, id);
  if (!row || !mayManageWebhook(scope, row)) throw new Refusal('not-found', `there is no ${what}`);
  return row;
}

function checkVersion(row: { version: number }, version: number | undefined): void {
  if (version !== undefined && version !== row.version) throw new Refusal('stale-version', 'somebody changed this webhook meanwhile');
}

/** Stops or resumes telling an endpoint; what happened while it was stopped is not told afterwards. */
export const switchWebhook = (sql: Sql, input: { id: number; version?: number; on: boolean }, by: { scope: Scope; act: Act }): Promise<Webhook> =>
  transact(sql, async (tx) => {
    const before = await managed(tx, input.id, by.scope);
    checkVersion(before, input.version);
    const set = input.on ? { disabledAt: null, disabledReason: null, toldUpTo: await store.sealedUpTo(tx) } : { disabledAt: by.act.now, disabledReason: null };
    const after = await store.setEndpoint(tx, before.id, set);
    await remember(tx, by.act, { action: input.on ? 'enabled' : 'disabled', before, after });
    return webhookOf(after);
  });

/** A page of what an endpoint was told, the latest first. */
export const deliveriesTo = async (sql: Sql, input: { id: number } & RouteInput<typeof webhooks.listWebhookDeliveries>['query'], scope: Scope): Promise<RouteResponse<typeof webhooks.listWebhookDeliveries>> => {
  const { id, cursor, limit, state } = input;
  if (!(await webhooksFor(sql, scope)).some((w) => w.id === id)) throw new Refusal('not-found', `there is no webhook ${id}`);
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new Refusal('not-found', 'this cursor is not one that the list gave');
  const rows = await store.deliveriesBefore(sql, { endpointId: id, state, before: cursor === undefined ? undefined : Number(cursor), limit: limit + 1 });
  const items = rows.slice(0, limit).map(deliveryOf);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
};

/** Lets a delivery that failed be tried again at once. */
export const retryDelivery = (sql: Sql, input: { id: number; version?: number }, by: { scope: Scope; act: Act }): Promise<Delivery> =>
  transact(sql, async (tx) => {
    const what = `webhook delivery ${input.id}`;
    const row = await store.deliveryForChange(tx, input.id);
    if (!row) throw new Refusal('not-found', `there is no ${what}`);
    await managed(tx, row.endpointId, by.scope, what);
    checkVersion(row, input.version);
    if (row.state !== 'failed') throw new Refusal('mail.not-undelivered', 'only a delivery that failed can be tried again');
    return deliveryOf(await store.setDelivery(tx, row.id, { state: 'due', attempts: 0, nextAttemptAt: by.act.now }));
  });

