import { InboxAway, type InboxMessage } from '@suivi/mailer';
import type { DeliveryContext } from './context.js';
import * as store from './inbox.store.js';
import { receiveMessage, UnreadableMessage } from './receiving.js';

/** Messages of one visit; the rest waits for the next. */
const atOnce = 200;

/** Why a message stays unread, or null if what it says was taken down. */
async function reasonAgainst({ db, clock, letterhead, announce }: DeliveryContext, { raw, size }: InboxMessage): Promise<string | null> {
  if (raw === null) return `it is too large (${size} bytes)`;
  try {
    await receiveMessage(db, raw, { letterhead, now: clock.now(), announce });
    return null;
  } catch (error) {
    if (error instanceof UnreadableMessage) return error.message;
    throw error; // an outage: it is fetched again
  }
}

/**
 * Fetches what came to the mailbox of answers since the last time. Each message is kept before the position moves past it: a process that dies in between finds it again, and what
 * came twice is taken once. A server that is in the way is noted, for the health to tell, and tried again the next time.
 */
export async function readInbox(context: DeliveryContext): Promise<void> {
  const { db, clock, inbox } = context;
  if (!inbox) return;
  const { place } = inbox;
  const before = await store.inboxAt(db, place);
  await store.setTried(db, place, clock.now());
  const take = async (message: InboxMessage): Promise<void> => {
    const reason = await reasonAgainst(context, message);
    if (reason !== null) await store.setPassedOver(db, place, `message ${message.at.uid}: ${reason}`);
    await store.setPosition(db, place, message.at);
  };
  try {
    await inbox.readFrom(before ?? null, { most: atOnce, take });
    await store.setRead(db, place, clock.now());
  } catch (error) {
    if (!(error instanceof InboxAway)) throw error;
    await store.setAway(db, place, { reason: error.message, now: clock.now() });
  }
}
