import { signCapability } from '@suivi/access';
import { type Db, transact } from '@suivi/db';
import { person as personOf, workingCalendars } from '@suivi/directory';
import { type Clock, instantOf, type LocalDate, localDayOf, type WorkingCalendar } from '@suivi/kernel';
import type { Delivery, Mailer } from '@suivi/mailer';
import { returnToWaiting } from '@suivi/reminders';
import { writeDigest } from './digest.js';
import * as store from './emails.store.js';
import type { Letterhead } from './gathering.js';
import type { Letter } from './letter.js';
import { writeReturnedUpdate } from './returned.js';
import { nextWritingHour } from './writing-hours.js';

/** What delivery needs: where mail goes (samples never leave the house), the letterhead, the clock, and a name for the lease. */
export interface DeliveryContext {
  db: Db;
  clock: Clock;
  letterhead: Letterhead;
  outside: Mailer;
  inside: Mailer;
  worker: string;
  /** How many mails are under way at a time, where fewer than usual: one at a time, the order repeats. */
  atOnce?: number;
}

/** A worker that dies keeps its mails this long; then anyone takes them over. Longer than a mailer may take for one mail. */
const leaseMinutes = 2;
/** After this many refusals for the time being a mail is given up: five days, for they come to one an hour. */
const patience = 120;
const batch = 20;

const minutesLater = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

/** Sends everything that is due, until nothing is; answers how many were handed over. Any number of processes may do this at once. */
export async function deliverDueMail(context: DeliveryContext): Promise<number> {
  let sent = 0;
  for (;;) {
    if ((await store.installationRow(context.db)).deliveryHeldSince) return sent;
    const now = context.clock.now();
    const claimed = await store.claimMails(context.db, { now, leaseUntil: minutesLater(now, leaseMinutes), worker: context.worker, limit: context.atOnce ?? batch });
    if (claimed.length === 0) return sent;
    const calendars = await workingCalendars(context.db);
    const handedOver = await Promise.all(claimed.map((mail) => deliver(context, mail, calendars)));
    sent += handedOver.filter(Boolean).length;
  }
}

/**
 * A digest that is late (a server was away, a process died) keeps to the person's hours, and to one a day: where today has its
 * own digest already, what this one held waits for the next.
 */
async function putOff({ db, clock }: DeliveryContext, mail: store.MailRow, calendars: ReadonlyMap<number, WorkingCalendar>): Promise<boolean> {
  const now = clock.now();
  const person = await personOf(db, mail.personId);
  const today = localDayOf(now, person.zone);
  const next = nextWritingHour(person, calendars, now);
  if (next > now) {
    await store.settleMail(db, mail, { state: 'due', nextAttemptAt: next, attempts: mail.attempts - 1 });
    return true;
  }
  if (mail.localDay >= today) return false;
  return transact(db, async (tx) => {
    const since = { personId: person.id, since: today, sentSince: instantOf(today, 0, person.zone), except: mail.id };
    if (!(await store.hadDigest(tx, since))) return false;
    await returnToWaiting(tx, await store.unlinkReminders(tx, mail.id));
    await store.settleMail(tx, mail, { state: 'dropped', fate: 'its day was over; what it held goes into the next digest' });
    return true;
  });
}

/** Reads the state again, writes the mail from it, hands it over, and puts its fate into the ledger. One bad mail stops nobody else. */
async function deliver(context: DeliveryContext, mail: store.MailRow, calendars: ReadonlyMap<number, WorkingCalendar>): Promise<boolean> {
  if (mail.kind === 'digest' && (await putOff(context, mail, calendars))) return false;
  let letter: Letter | null;
  try {
    letter = await compose(context, mail);
  } catch (error) {
    await settle(context, mail, { outcome: 'deferred', serverReply: `could not be written: ${(error as Error).message}` });
    return false;
  }
  if (!letter) {
    await store.settleMail(context.db, mail, { state: 'dropped', fate: 'nothing was left to say when it was to be sent' });
    return false;
  }
  await store.storeBodies(context.db, mail.id, letter);
  const mailer = mail.isSample ? context.inside : context.outside;
  const delivery = await mailer.send({
    messageId: mail.messageId,
    date: mail.createdAt,
    from: context.letterhead.from,
    to: { name: (await personOf(context.db, mail.personId)).name, address: mail.toAddress },
    ...letter,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  await settle(context, mail, delivery);
  return delivery.outcome === 'accepted';
}

async function settle(context: DeliveryContext, mail: store.MailRow, delivery: Delivery): Promise<void> {
  const now = context.clock.now();
  const givenUp = mail.attempts >= patience;
  const retry = { state: 'due' as const, nextAttemptAt: minutesLater(now, Math.min(2 ** mail.attempts, 60)) };
  const failed = { state: 'failed' as const };
  const fate = { accepted: { state: 'sent' as const, sentAt: now }, rejected: failed, deferred: givenUp ? failed : retry }[delivery.outcome];
  await transact(context.db, async (tx) => {
    await store.insertAttempt(tx, { mailId: mail.id, at: now, outcome: delivery.outcome, serverReply: delivery.serverReply });
    await store.settleMail(tx, mail, { ...fate, fate: delivery.serverReply });
  });
}

const answerUrl = (letterhead: Letterhead, capability: { personId: number; commitmentId: number; organizationId: number }): string =>
  `${letterhead.publicUrl}/answer/${signCapability(letterhead.linkSecret, capability)}`;

async function compose(context: DeliveryContext, mail: store.MailRow): Promise<Letter | null> {
  const person = await personOf(context.db, mail.personId);
  if (mail.kind === 'update-returned') {
    const returned = mail.payload as { commitmentId: number; organizationId: number; reference: string; title: string; submittedOn: LocalDate; note: string };
    return writeReturnedUpdate({
      ...returned, personName: person.name, language: mail.language, answerUrl: answerUrl(context.letterhead, { personId: person.id, ...returned }),
    });
  }
  const today = localDayOf(context.clock.now(), person.zone);
  const rows = await store.digestRows(context.db, mail.id, today);
  if (rows.length === 0) return null;
  const items = rows.map((row) => ({
    ...row, lastNewsOn: localDayOf(row.lastNewsAt, person.zone), answerUrl: answerUrl(context.letterhead, { personId: person.id, ...row }),
  }));
  return writeDigest({ personName: person.name, language: mail.language, today, items });
}
