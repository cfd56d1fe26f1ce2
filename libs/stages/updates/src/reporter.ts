import { reportsFor, type Scope, seesPartnership, seesWhole } from '@suivi/access';
import { commitmentById } from '@suivi/commitments';
import type { Sql } from '@suivi/db';
import { localDayOf, Refusal } from '@suivi/kernel';
import { placeOnCommitment, type Reporter, reporterOf } from './reporter.store.js';
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

/** Where an answer of an entity on a commitment of the reader's stands, for judging who may give it; refuses with 'not-found'. */
export async function placeOfAnswer(sql: Sql, scope: Scope, of: { commitmentId: number; organizationId: number }): Promise<AnswerPlace> {
  const place = await placeOnCommitment(sql, of);
  if (!place || !(seesWhole(scope, place.partnershipId) || reportsFor(scope, place))) throw new Refusal('not-found', `there is no commitment ${of.commitmentId}`);
  return place;
}

/** The partnership of a commitment that the reader has anything to do with; refuses with 'not-found'. */
export async function partnershipOfCommitment(sql: Sql, scope: Scope, commitmentId: number): Promise<number> {
  const of = await commitmentById(sql, commitmentId);
  if (!of || !seesPartnership(scope, of.partnershipId)) throw new Refusal('not-found', `there is no commitment ${commitmentId}`);
  return of.partnershipId;
}
