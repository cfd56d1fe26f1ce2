import { wholeInstallation } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { person as personOf } from '@suivi/directory';
import { localDayOf, zoneWithClock } from '@suivi/kernel';
import * as store from './emails.store.js';
import { type Letterhead, messageIdOf } from './letterhead.js';
import type { MailPayloads } from './payloads.js';
import type { SignInPayload } from './sign-in-letter.js';

type QueuedPayloads = MailPayloads & { 'sign-in': SignInPayload };

/** A mail that is not a digest: one for each key, whatever the day. */
export type MailWish = { [Kind in keyof QueuedPayloads]: { kind: Kind; personId: number; key: string; payload: QueuedPayloads[Kind] } }[keyof QueuedPayloads];

/** Puts a mail into the ledger in the caller's transaction; later stages call this for what answers a person's own act. Answers it with its reader's name; undefined where it stands there already. */
export async function queueMail(sql: Sql, wish: MailWish, { letterhead, now, leavesAt = now }: { letterhead: Letterhead; now: Date; leavesAt?: Date }): Promise<{ id: number; name: string } | undefined> {
  const person = await personOf(sql, wholeInstallation, wish.personId, now);
  const occurrence = { personId: person.id, localDay: localDayOf(now, zoneWithClock(person.zone)), kind: wish.kind, key: wish.key };
  const row = await store.insertMail(sql, {
    ...occurrence, messageId: messageIdOf(occurrence, letterhead), toAddress: person.email, language: person.language, isSample: person.isSample,
    payload: { ...wish.payload }, state: 'due', dueAt: leavesAt, attempts: 0, nextAttemptAt: leavesAt, createdAt: now,
  });
  return row && { id: row.id, name: person.name };
}
