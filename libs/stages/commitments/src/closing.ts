import type { Scope } from '@suivi/access';
import type { commitments, RouteInput } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { meeting } from '@suivi/outcomes';
import { carryOver, mergeCommitment, supersedeCommitment, verifyStatus } from './commitments.js';
import { mayEnd } from './commitments.policy.js';
import * as store from './commitments.store.js';

/** What becomes of one open commitment of the meeting. */
export type ClosingDecision = RouteInput<typeof commitments.closeMeeting>['body']['decisions'][number];

/** What ends a record comes before what lets one go on, so that the heirs of a merger are numbered without gaps. */
const inOrder = (decisions: readonly ClosingDecision[]): ClosingDecision[] => [...decisions.filter((d) => d.outcome !== 'carry-over'), ...decisions.filter((d) => d.outcome === 'carry-over')];

async function decide(tx: Tx, decision: ClosingDecision, act: Act): Promise<unknown> {
  const of = { id: decision.commitmentId, version: decision.version };
  switch (decision.outcome) {
    case 'carry-over': return carryOver(tx, { ...of, reason: decision.reason }, act);
    case 'supersede': return supersedeCommitment(tx, { ...of, byCommitmentId: decision.byCommitmentId, reason: decision.reason }, act);
    case 'merge': return mergeCommitment(tx, { ...of, intoCommitmentId: decision.intoCommitmentId, reason: decision.reason }, act);
    case 'close': return verifyStatus(tx, { ...of, status: decision.status, reason: decision.reason }, act);
  }
}

/** A refusal that says which of many commitments it is about. */
async function naming<T>(reference: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, `${reference}: ${error.message}`) : error;
  }
}

/** What a decision may be taken on: a commitment of this meeting that the reader's desk keeps, by its reference. */
async function referenceToEnd(tx: Tx, scope: Scope, { meetingId, id }: { meetingId: number; id: number }): Promise<string> {
  const desk = (await store.desksOf(tx, scope, [id])).get(id);
  const row = desk && (await store.commitmentById(tx, scope, id));
  if (!desk || row?.meetingId !== meetingId) throw new Refusal('not-found', `there is no commitment ${id} of this meeting`);
  if (!mayEnd(scope, desk)) throw new Refusal('forbidden', `${desk.reference}: a record is ended by the desk that keeps it`);
  return desk.reference;
}

/**
 * Decides in one transaction what becomes of open commitments of a meeting; one refusal, which names its commitment, undoes all of it.
 * What the decisions leave out stays open. Answers how many were decided and how many are open still.
 */
export const closeMeeting = (sql: Sql, scope: Scope, input: { id: number; version?: number; decisions: readonly ClosingDecision[] }, act: Act): Promise<{ decided: number; left: number }> =>
  transact(sql, async (tx) => {
    await store.lockEndings(tx);
    const of = await meeting(tx, scope, input.id);
    if (input.version !== undefined && input.version !== of.version) throw new Refusal('stale-version', `meeting ${of.ordinal} was changed meanwhile`);
    for (const decision of inOrder(input.decisions)) {
      const reference = await referenceToEnd(tx, scope, { meetingId: of.id, id: decision.commitmentId });
      await naming(reference, () => decide(tx, decision, act));
    }
    return { decided: input.decisions.length, left: (await store.openMadeAt(tx, of.id)).length };
  });
