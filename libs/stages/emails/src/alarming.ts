import { type Db, type Sql, transact } from '@suivi/db';
import { localDayOf } from '@suivi/kernel';
import { alarmDue, type AlarmWord } from './alarm.js';
import * as store from './alarming.store.js';
import type { DeliveryContext } from './context.js';
import type { MailRow } from './emails.store.js';
import { lookAfterDelivery, type Trouble } from './health.js';
import { contactsLost, failuresSince, refusingDomains } from './health.store.js';
import { messageIdOf } from './letterhead.js';

const day = 24 * 3_600_000;
/** So many mails that fail within a day are no longer single slips. */
const manyFailures = 10;
/** A domain that took none of so many is shut to us. */
const shutAfter = 3;

/** What an alarm tells, as the ledger keeps it. */
export const wordOf = (payload: Record<string, unknown>): AlarmWord => {
  const { tone, at, troubles } = payload as { tone: AlarmWord['tone']; at: string; troubles: (Omit<Trouble, 'since'> & { since: string | null })[] };
  return { tone, at: new Date(at), troubles: troubles.map((trouble) => ({ ...trouble, since: trouble.since ? new Date(trouble.since) : null })) };
};
const toldBy = (alarms: readonly MailRow[]): AlarmWord[] => alarms.map(({ payload }) => wordOf(payload));

/** What keeps mail from leaving, and what an operator wants to know beside it. */
async function troublesNow(sql: Sql, told: readonly AlarmWord[], now: Date): Promise<Trouble[]> {
  const { troubles } = await lookAfterDelivery(sql, now);
  const yesterday = new Date(now.getTime() - day);
  const failures = await failuresSince(sql, yesterday);
  const refusing = await refusingDomains(sql, { since: yesterday, atLeast: shutAfter });
  const lost = await contactsLost(sql, told.find((word) => word.tone === 'red')?.at ?? yesterday);
  return [
    ...troubles,
    ...(failures.count >= manyFailures ? [{ code: 'many-failures' as const, ...failures }] : []),
    ...refusing.map((domain) => ({ code: 'domain-refuses' as const, ...domain })),
    ...(lost.count > 0 ? [{ code: 'contacts-lost' as const, ...lost }] : []),
  ];
}

/**
 * Tells the operator, by a mail of the ledger like any other, when something keeps mail from people and when nothing does any more. If it is mail itself
 * that fails the word waits there too, and /healthz/delivery is the sign that is left.
 */
export async function tellOperator({ db, clock, letterhead, operator }: Pick<DeliveryContext, 'db' | 'clock' | 'letterhead' | 'operator'>): Promise<void> {
  if (!operator) return;
  const now = clock.now();
  const told = toldBy(await store.lastAlarms(db));
  const troubles = await troublesNow(db, told, now);
  if (!alarmDue(told, troubles, now)) return;
  await transact(db as Db, async (tx) => {
    await store.lockAlarms(tx);
    const word = alarmDue(toldBy(await store.lastAlarms(tx)), troubles, now);
    if (!word) return;
    const occurrence = { personId: null, localDay: localDayOf(now, 'UTC'), kind: 'alarm' as const, key: now.toISOString() };
    await store.insertAlarm(tx, {
      ...occurrence, toAddress: operator.address, language: operator.language, messageId: messageIdOf(occurrence, letterhead), isSample: false, payload: { ...word },
      state: 'due', attempts: 0, dueAt: now, nextAttemptAt: now, createdAt: now,
    });
  });
}
