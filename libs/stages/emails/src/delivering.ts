import { transact } from '@suivi/db';
import { returnToWaiting } from '@suivi/reminders';
import { addressed, compose, type Written } from './composing.js';
import type { DeliveryContext } from './context.js';
import * as store from './delivering.store.js';
import { installationRow } from './emails.store.js';
import { released, outcomeOf } from './fate.js';
import { type Announce, unannounced } from './moments.js';
import { unlinkReviews } from './review-watch.store.js';
import { type Settle, settlingOn } from './settling.js';
import { type Batch, nothing, type Ready, takeBatch } from './taking.js';
import { type Window, windowOf } from './window.js';

/** One round's deliveries: what is under way, what became of it, and whether the mail server is there. */
interface Run {
  context: DeliveryContext;
  announce: Announce;
  settle: Settle;
  window: Window;
  sent: number;
  /** The server has answered something; then why it could not be reached, if it could not. */
  reached: boolean;
  outage?: string;
}

/** Several times as many as there are connections, so that these never wait for what is being settled. */
const usuallyAtOnce = 40;
const [firstBatch, largestBatch] = [50, 400];
/** What is read for a batch is to be sent soon after: a slow server gets smaller ones. */
const quickMs = 1000;
/** A mail that was not begun so long after it was taken goes back: its lease must cover what the mailer may need for it. */
const tooLateMs = 20_000;

/** Sends everything that is due, until nothing is; answers how many were handed over. Any number of processes may do this at once. */
export async function deliverDueMail(context: DeliveryContext): Promise<number> {
  const announce = context.announce ?? unannounced;
  const run: Run = { context, announce, settle: settlingOn(context.db, announce), window: windowOf(context.atOnce ?? usuallyAtOnce), sent: 0, reached: false };
  const wasAway = (await installationRow(context.db)).serverAwaySince !== null;
  if (!wasAway || (await answersAgain(run))) await deliverLane(run, 'all');
  // Mail that stays in the house does not wait for a server.
  if (!run.reached || run.outage !== undefined) await deliverLane(run, 'inside');
  return run.sent;
}

/** Asks a server that was away with one mail after the other; as soon as it answers one, all others may follow. */
async function answersAgain(run: Run): Promise<boolean> {
  while (!run.reached && run.outage === undefined) {
    const batch = await take(run, 'outside', 1);
    if (batch.taken === 0) return false;
    await send(run, batch);
    await run.window.idle();
  }
  if (run.reached) await store.noteServerAway(run.context.db, null);
  return run.reached;
}

/** While a batch is being sent the next one is taken, so that the connections never wait for the database. */
async function deliverLane(run: Run, lane: store.Lane): Promise<void> {
  const { clock } = run.context;
  let size = firstBatch;
  let next = take(run, lane, size);
  for (;;) {
    const batch = await next;
    if (batch.taken === 0) break;
    const began = clock.now().getTime();
    const stop = run.outage !== undefined && lane !== 'inside';
    next = stop ? Promise.resolve(nothing) : take(run, lane, size);
    next.catch(() => undefined); // met below, once this batch is on its way
    await send(run, batch);
    size = sizeAfter(size, clock.now().getTime() - began);
  }
  await run.window.idle();
}

const sizeAfter = (size: number, tookMs: number): number =>
  tookMs > 2 * quickMs ? Math.max(1, size >> 1) : tookMs < quickMs ? Math.min(size * 2, largestBatch) : size;

async function take(run: Run, lane: store.Lane, size: number): Promise<Batch> {
  const batch = await takeBatch(run.context, lane, size);
  if (batch.taken > 0) await run.announce('claim:committed');
  return batch;
}

async function send(run: Run, batch: Batch): Promise<void> {
  await Promise.all(batch.put.map((fate) => run.settle({ fate })));
  for (const ready of batch.ready) await run.window.start(() => deliver(run, ready));
}

/** Writes the mail from the state that was just read, hands it over, and puts its fate into the ledger. One bad mail stops nobody else. */
async function deliver(run: Run, ready: Ready): Promise<void> {
  const { context, announce, settle } = run;
  const { mail } = ready;
  if (ready.takenBack) return takeBack(run, ready, ready.takenBack);
  const now = context.clock.now();
  if (run.outage !== undefined && !mail.isSample) return settle({ fate: released(mail, now, `waits until the mail server can be reached: ${run.outage}`) });
  if (now.getTime() - ready.readAt.getTime() > tooLateMs) return settle({ fate: released(mail, now, 'waits its turn') });
  let written: Written | null;
  try {
    written = compose(ready, context.letterhead);
  } catch (error) {
    return settle({ fate: { mail, state: 'failed', words: `could not be written: ${(error as Error).message}` } });
  }
  if (!written) return settle({ fate: { mail, state: 'dropped', words: 'nothing was left to say when it was to be sent' } });
  await announce('compose:done');
  await handOver(run, mail, written);
}

async function handOver(run: Run, mail: store.ClaimedMail, written: Written): Promise<void> {
  const { context, announce } = run;
  const mailer = mail.isSample ? context.inside : context.outside;
  await announce('smtp:begun');
  const delivery = await mailer.send(addressed(written, mail, context.letterhead));
  const now = context.clock.now();
  if (delivery.outcome === 'accepted') await announce('smtp:accepted');
  if (delivery.outcome === 'unreachable') await noteOutage(run, delivery.serverReply, now);
  else if (mailer === context.outside) run.reached = true;
  await run.settle(outcomeOf(mail, delivery, { now, letter: written.kept ?? written.letter, published: written.published }));
  if (delivery.outcome === 'accepted') run.sent += 1;
}

/** The first who finds the server away says so; nobody else knocks in this round. */
async function noteOutage(run: Run, reason: string, since: Date): Promise<void> {
  if (run.outage !== undefined) return;
  run.outage = reason;
  await store.noteServerAway(run.context.db, { since, reason });
  await run.announce('outage:noted');
}

/** A digest that must not go out gives back what it gathered: the next one takes it up. Not if another has it in hand by now, and sends it. */
const takeBack = (run: Run, { mail }: Ready, words: string): Promise<void> =>
  transact(run.context.db, async (tx) => {
    if (!(await store.isHeld(tx, mail))) return;
    await returnToWaiting(tx, await store.unlinkReminders(tx, mail.id));
    await unlinkReviews(tx, mail.id);
    await store.settleMails(tx, [{ mail, state: 'dropped', words }]);
  });
