import type { Scope } from '@suivi/access';
import { deskOf } from '@suivi/commitments';
import type { Sql } from '@suivi/db';
import { sideOf } from '@suivi/directory';
import { localDayOf, Refusal } from '@suivi/kernel';
import { type Reporter, reporterOf } from './reporter.store.js';
import type { AnswerPlace } from './updates.policy.js';

/** Somebody who speaks for an entity on a commitment. */
export interface Speaking {
  commitmentId: number;
  organizationId: number;
  personId: number;
}

/** Who speaks, with what that is worth today; refuses who no longer reports for the entity. */
export async function speaker(sql: Sql, who: Speaking, now: Date): Promise<Reporter> {
  const reporter = await reporterOf(sql, { ...who, on: localDayOf(now, 'utc') });
  if (!reporter || reporter.roles.length === 0) throw new Refusal('person.no-role', 'this person no longer reports for this entity');
  return reporter;
}

/** Where an answer of an entity on a commitment of the reader's would stand, for judging who may give it; refuses with 'not-found'. */
export async function placeOfAnswer(sql: Sql, scope: Scope, of: { commitmentId: number; organizationId: number }): Promise<AnswerPlace> {
  const partnershipId = await partnershipOfCommitment(sql, scope, of.commitmentId);
  return { partnershipId, organizationId: of.organizationId, side: await sideOf(sql, scope, { partnershipId, organizationId: of.organizationId }) };
}

/** The partnership of a commitment of the reader's; refuses with 'not-found'. */
export async function partnershipOfCommitment(sql: Sql, scope: Scope, commitmentId: number): Promise<number> {
  return (await deskOf(sql, scope, commitmentId)).partnershipId;
}
