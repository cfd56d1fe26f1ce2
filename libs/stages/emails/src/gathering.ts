import { createHmac } from 'node:crypto';
import type { MailKind } from '@suivi/contract';
import { type Db, type Sql, type Tx, transact } from '@suivi/db';
import { person as personOf, workingCalendars } from '@suivi/directory';
import { instantOf, localDayOf, type WorkingCalendar } from '@suivi/kernel';
import type { MailAddress } from '@suivi/mailer';
import { takeWaitingOf, waitingReminders } from '@suivi/reminders';
import * as store from './emails.store.js';
import { nextWritingHour } from './writing-hours.js';

/** What every mail of this installation bears: who sends it, where its links lead, the secret that signs them. */
export interface Letterhead {
  from: MailAddress;
  publicUrl: string;
  linkSecret: string;
}

/** The one Message-ID of a mail: the same person, day, kind and key always give the same, and nobody else can make it up. */
export function messageIdOf(occurrence: { personId: number; localDay: string; kind: MailKind; key: string }, letterhead: Letterhead): string {
  const { personId, localDay, kind, key } = occurrence;
  const seal = createHmac('sha256', letterhead.linkSecret).update(`message-id\n${personId}\n${localDay}\n${kind}\n${key}`).digest('hex').slice(0, 24);
  const domain = letterhead.from.address.split('@')[1] ?? 'suivi.invalid';
  return `<${kind}.${localDay.replaceAll('-', '')}.${seal}@${domain}>`;
}

/** A mail that is not a digest: one for each key, whatever the day. */
export interface MailWish {
  kind: Exclude<MailKind, 'digest'>;
  personId: number;
  key: string;
  payload: Record<string, unknown>;
}

/** Puts a mail into the ledger in the caller's transaction; later stages call this for what answers a person's own act. */
export async function queueMail(sql: Sql, wish: MailWish, context: { letterhead: Letterhead; now: Date }): Promise<void> {
  const person = await personOf(sql, wish.personId);
  const occurrence = { personId: person.id, localDay: localDayOf(context.now, person.zone), kind: wish.kind, key: wish.key };
  await store.insertMail(sql, { ...occurrence, ...ledgerRow(person, context.letterhead, occurrence, context.now), payload: wish.payload });
}

const ledgerRow = (person: { email: string; language: store.MailRow['language']; isSample: boolean }, letterhead: Letterhead, occurrence: Parameters<typeof messageIdOf>[0], now: Date) => ({
  toAddress: person.email,
  language: person.language,
  messageId: messageIdOf(occurrence, letterhead),
  isSample: person.isSample,
  payload: {},
  state: 'due' as const,
  dueAt: now,
  attempts: 0,
  nextAttemptAt: now,
  createdAt: now,
});

/** Gathers what waits for each person into the one digest of their local day; answers how many digests are new. */
export async function gatherDigests(db: Db, letterhead: Letterhead, now: Date): Promise<number> {
  const waiting = await waitingReminders(db, now, 100_000);
  if (waiting.length === 0) return 0;
  const calendars = await workingCalendars(db);
  let gathered = 0;
  for (const personId of new Set(waiting.map((r) => r.personId)))
    if (await transact(db, (tx) => gatherFor(tx, personId, { calendars, letterhead, now }))) gathered += 1;
  return gathered;
}

async function gatherFor(tx: Tx, personId: number, context: { calendars: ReadonlyMap<number, WorkingCalendar>; letterhead: Letterhead; now: Date }): Promise<boolean> {
  const person = await store.lockPerson(tx, personId);
  if (!person || nextWritingHour(person, context.calendars, context.now) > context.now) return false;
  const localDay = localDayOf(context.now, person.zone);
  const dayBegan = instantOf(localDay, 0, person.zone);
  if (await store.hadDigest(tx, { personId, since: localDay, sentSince: dayBegan })) return false;
  const taken = await takeWaitingOf(tx, personId, context.now);
  if (taken.length === 0) return false;
  const occurrence = { personId, localDay, kind: 'digest' as const, key: '' };
  const mail = await store.insertMail(tx, { ...occurrence, ...ledgerRow(person, context.letterhead, occurrence, context.now) });
  if (!mail) throw new Error(`the digest of person ${personId} for ${localDay} appeared although the person was locked`);
  await store.foldOlderDigests(tx, mail, `what it held went into the digest of ${localDay}`);
  await store.linkReminders(tx, mail.id, taken.map((r) => r.id));
  return true;
}
