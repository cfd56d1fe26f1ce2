import type { ReminderPolicy } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { dayNumberIn, localDayOf, zoneWithClock } from '@suivi/kernel';
import { askedBy, openCallsIn } from './calls/standing.store.js';
import { type Course, type ForeseenMail, foresee } from './preview.js';
import * as store from './preview.store.js';
import { ownersOfPartnerships } from './watch.store.js';
import { policiesByPartnership, worldOf, writingTimes } from './world.js';

const dayMs = 86_400_000;

/** Whose days to come are foreseen; `callIds` are calls that count as open though they are drafts. */
export interface Foreseeing {
  partnershipId: number;
  days: number;
  callIds?: readonly number[];
}

/** A partnership's days to come, ready to be walked through under any policy, or under the one in force. */
export async function foreseenFor(sql: Sql, { partnershipId, days, callIds = [] }: Foreseeing, now: Date): Promise<(policy?: ReminderPolicy) => Promise<ForeseenMail[]>> {
  const around = await store.partnershipsAround(sql, partnershipId);
  const calls = [...new Set([...callIds, ...(await openCallsIn(sql, around))])];
  const owners = [...(await ownersOfPartnerships(sql, around)), ...(await askedBy(sql, calls, { today: localDayOf(now, 'UTC'), openedAt: now }))];
  const told = await store.toldOf(sql, { commitmentIds: [...new Set(owners.map((owner) => owner.commitmentId))], callIds: calls });
  const policies = await policiesByPartnership(sql);
  return async (policy) => {
    const counting = policy ? new Map([...policies, [partnershipId, policy]]) : policies;
    const world = await worldOf(sql, owners, now, counting);
    const ids = new Set([...told.map((one) => one.personId), ...owners.flatMap((owner) => world.recipientsOf(owner).map((one) => one.personId))]);
    const readers = (await store.readersAmong(sql, [...ids], new Date(now.getTime() - 3 * dayMs))).map((reader) => ({ ...reader, zone: zoneWithClock(reader.zone) }));
    const served = new Map(readers.flatMap(({ personId, zone, gatheredAt }) => (gatheredAt ? [[personId, dayNumberIn(gatheredAt.getTime(), zone)] as const] : [])));
    const course: Course = {
      owners, world, times: await writingTimes(sql, now, counting), readers: new Map(readers.map((reader) => [reader.personId, reader])), past: { told, served }, from: now,
      until: new Date(now.getTime() + days * dayMs),
    };
    return foresee(course).map((mail) => ({ ...mail, reasons: mail.reasons.filter((reason) => reason.partnershipId === partnershipId) })).filter((mail) => mail.reasons.length > 0);
  };
}
