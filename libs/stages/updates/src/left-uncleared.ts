import type { Scope } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { localDayOf } from '@suivi/kernel';
import { leftUncleared } from './left-uncleared.store.js';
import { type AnswerPlace, mayClearInPlace } from './updates.policy.js';
import { placeOfUpdate } from './updates.js';

/** Where an answer stands that is to be cleared, for judging who may: its desk, which does not read it before, knows of one that nobody clears any more; refuses with 'not-found'. */
export async function placeOfClearance(sql: Sql, scope: Scope, id: number, now: Date): Promise<AnswerPlace & { isLeft: boolean }> {
  const [left] = await leftUncleared(sql, { id }, localDayOf(now, 'utc'));
  if (left && mayClearInPlace(scope, { ...left, isLeft: true })) return { ...left, isLeft: true };
  return { ...(await placeOfUpdate(sql, scope, id)), isLeft: false };
}
