import type { Db } from '@suivi/db';
import { transact } from '@suivi/db';
import { type Clock, nextTryAt, patience } from '@suivi/kernel';
import type { OwnNetworks } from './address.js';
import { eventOf, payloadOf } from './event.js';
import { type Attempt, send } from './sending.js';
import * as store from './webhooks.store.js';

/** What telling needs: the clock, a name for the lease, and the networks of the house that deliveries may go to. */
export interface TellingContext {
  db: Db;
  clock: Clock;
  worker: string;
  webhookNetworks?: OwnNetworks;
}

/** Longer than an attempt may take. */
const leaseMs = 2 * 60_000;
const changesAtOnce = 2000;
const deliveriesAtOnce = 20;

/** `webhook-id` of a delivery: the same in every attempt. */
export const messageIdOf = ({ endpointId, historyId }: { endpointId: number; historyId: number }): string => `msg_${endpointId}_${historyId}`;

/** Puts what happened since into the ledger of each endpoint. Only what is under a seal is told: before it nothing can come to light any more. */
export async function planTelling(db: Db, now: Date): Promise<void> {
  const sealed = await store.sealedUpTo(db);
  for (;;) {
    const isBehind = await transact(db, async (tx) => {
      const endpoint = await store.endpointBehind(tx, sealed);
      if (!endpoint) return false;
      const upTo = Math.min(sealed, endpoint.toldUpTo + changesAtOnce);
      const changes = await store.changesWithin(tx, { after: endpoint.toldUpTo, upTo }, endpoint.partnershipId);
      const told = changes.flatMap((change) => {
        const event = eventOf(change);
        return event && endpoint.events.includes(event) ? [{ endpointId: endpoint.id, historyId: change.historyId, payload: payloadOf(change, event) }] : [];
      });
      await store.insertDeliveries(tx, told, now);
      await store.noteTold(tx, endpoint.id, upTo);
      return true;
    });
    if (!isBehind) return;
  }
}

async function settle({ db }: TellingContext, delivery: store.ClaimedDelivery, { outcome, words }: Attempt, now: Date): Promise<void> {
  if (outcome === 'delivered') return store.settleDelivery(db, delivery, { state: 'delivered', fate: words, deliveredAt: now });
  const isOver = outcome !== 'deferred' || delivery.attempts >= patience;
  if (!isOver) return store.settleDelivery(db, delivery, { state: 'due', fate: words, nextAttemptAt: nextTryAt(now, delivery.attempts) });
  await store.settleDelivery(db, delivery, { state: 'failed', fate: words });
  // A receiver that is gone, that may not be written to, or that was away for five days is asked no more until a person says so.
  await store.setEndpoint(db, delivery.endpointId, { disabledAt: now, disabledReason: words });
}

/** Hands over what is due; one receiver that is slow or away holds up no other for longer than one attempt. Answers how many were tried. */
export async function tellDue(context: TellingContext): Promise<number> {
  const { db, clock, worker, webhookNetworks = [] } = context;
  let tried = 0;
  for (;;) {
    const began = clock.now();
    const claimed = await store.claimDeliveries(db, { now: began, leaseUntil: new Date(began.getTime() + leaseMs), worker, limit: deliveriesAtOnce });
    if (claimed.length === 0) return tried;
    tried += claimed.length;
    await Promise.all(
      claimed.map(async (delivery) => {
        const { url, secret, payload } = delivery;
        const attempt = await send({ id: messageIdOf(delivery), url, secret, body: JSON.stringify(payload), at: clock.now() }, webhookNetworks);
        await settle(context, delivery, attempt, clock.now());
      }),
    );
  }
}
