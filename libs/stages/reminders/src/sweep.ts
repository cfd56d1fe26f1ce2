import { setTimeout as pause } from 'node:timers/promises';
import { type Db, transact } from '@suivi/db';
import { sweepCalls } from './calls/asking.js';
import { type Due, lookAt } from './look.js';
import * as store from './watch.store.js';
import { worldOf } from './world.js';

/** Owners looked at in one transaction: at first as many as a minute usually brings, then so many that statements count little and two at once share the rest evenly. */
const [firstBatch, furtherBatch] = [1000, 1500];
/** How long a sweep waits for what other sweeps have in hand, before what it found is gathered: 40 times 25 ms. */
const patience = 40;

const keyOf = (o: { commitmentId: number; organizationId: number }): string => `${o.commitmentId} ${o.organizationId}`;

/**
 * Looks at a batch of owners whose time has come. Their rows stay locked until what was found is written: a change meanwhile waits,
 * and then asks for another look. The state is read after the lock, so that nothing older than it can count.
 */
const sweepBatch = (db: Db, now: Date, size: number): Promise<{ looked: number; added: number }> =>
  transact(db, async (tx) => {
    const claimed = await store.claimLooks(tx, now, size);
    const looked = claimed.commitmentIds.length;
    if (looked === 0) return { looked, added: 0 };
    const owners = (await store.ownersByKey(tx, claimed)).filter((owner) => !owner.paused);
    const world = await worldOf(tx, owners, now);
    const due: Due[] = [];
    const next = new Map<string, number | null>();
    for (const owner of owners) {
      const finding = lookAt(world.withMeeting(owner), world.recipientsOf(owner), world.policyOf(owner), now.getTime());
      due.push(...finding.due);
      next.set(keyOf(owner), finding.lookAt);
    }
    const at = claimed.commitmentIds.map((commitmentId, i) => next.get(keyOf({ commitmentId, organizationId: claimed.organizationIds[i] as number })) ?? null);
    return { looked, added: await store.writeLooks(tx, { due, ...claimed, at }, now) };
  });

/** Batches one after the other, until none is left that another has not in hand. */
async function sweepOn(db: Db, now: Date): Promise<number> {
  let added = 0;
  for (;;) {
    const batch = await sweepBatch(db, now, furtherBatch);
    if (batch.looked === 0) return added;
    added += batch.added;
  }
}

/**
 * Finds every reminder of a commitment or a call for inputs that has fallen due and writes it down once. May run at any time, any number of
 * times, in any number of processes at once: each takes other owners, and the occurrence is the key. Answers how many are new.
 */
export async function sweepReminders(db: Db, now: Date): Promise<number> {
  const first = await sweepBatch(db, now, firstBatch);
  let added = first.added;
  // Where there is more, the database writes one batch while the next is worked out.
  if (first.looked === firstBatch) for (const found of await Promise.all([sweepOn(db, now), sweepOn(db, now)])) added += found;
  // A person's digest of the day is to hold all of it, whoever found it.
  for (let waited = 0; waited < patience && (await store.looksAreLeft(db, now)); waited += 1) {
    await pause(25);
    added += await sweepOn(db, now);
  }
  return added + (await sweepCalls(db, now));
}
