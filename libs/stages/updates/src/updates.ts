import type { Scope } from '@suivi/access';
import type { ImplementationStatus, RouteInput, RouteResponse, updates, UpdateState } from '@suivi/contract';
import { type CommitmentState, declareStatus, needsReason, noteClearance, settleUpdate } from '@suivi/commitments';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Letterhead, queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { type Act, localDayOf, Refusal } from '@suivi/kernel';
import { askToClear } from './clearing.js';
import { attachEvidence, type KeptFile } from './evidence.js';
import { pageBack } from './listing.js';
import { speaker } from './reporter.js';
import type { Reporter } from './reporter.store.js';
import { type StatusUpdate, updateOf } from './update-shape.js';
import type { AnswerPlace } from './updates.policy.js';
import * as store from './updates.store.js';

/** What an entity reports on a commitment. */
export interface Report {
  commitmentId: number;
  organizationId: number;
  status: ImplementationStatus;
  narrative: string;
  evidence?: string;
  obstacles?: string;
  results?: string;
  files?: readonly KeptFile[];
}

/** The same with who reports; nobody where a coordinator enters what was heard otherwise. The letterhead is for the head of the entity, who may have to clear it. */
export interface Reporting extends Report {
  by?: { personId: number; letterhead: Letterhead };
}

/** Whether a head stands between the reporter and the coordinator. Where the entity wants that and has no head, nobody could clear it: then it goes out. */
const isToBeCleared = ({ needsClearance, roles, heads }: Reporter): boolean => needsClearance && !roles.includes('head') && heads.length > 0;

/** Submits an entity's status update; from here on that entity is not reminded of this commitment until it is decided. What its head has to clear first waits for that. */
export const submitUpdate = (sql: Sql, input: Reporting, act: Act): Promise<StatusUpdate> =>
  transact(sql, async (tx) => {
    if (needsReason(input.status) && !input.narrative.trim()) throw new Refusal('commitment.reason-required', 'say why it was overtaken or discontinued');
    const { by } = input;
    const reporter = by && (await speaker(tx, { ...input, ...by }, act.now));
    if (!by || !reporter || !isToBeCleared(reporter)) return takeDown(tx, input, { of: await declareStatus(tx, input, act), state: 'submitted' }, act);
    const update = await takeDown(tx, input, { of: await awaitClearance(tx, input, act), state: 'awaiting-clearance' }, act);
    await askToClear(tx, { update, reporter, letterhead: by.letterhead }, act);
    return update;
  });

async function takeDown(tx: Tx, input: Reporting, { of, state }: { of: CommitmentState; state: UpdateState }, act: Act): Promise<StatusUpdate> {
  const { acronym, personName, ...update } = await store.insertUpdate(tx, {
    commitmentId: input.commitmentId, organizationId: input.organizationId, personId: input.by?.personId ?? null, status: input.status,
    narrative: input.narrative, evidence: input.evidence ?? null, obstacles: input.obstacles ?? null, results: input.results ?? null, state, submittedAt: act.now, version: 1,
  });
  const files = await attachEvidence(tx, update.id, input.files ?? []);
  return updateOf({ update, reference: of.reference, title: of.title, acronym, personName, clearedBy: null, files });
}

async function awaitClearance(tx: Tx, input: Report, act: Act): Promise<CommitmentState> {
  const of = await noteClearance(tx, { ...input, asked: true }, act);
  if (await store.awaitsClearance(tx, input)) throw new Refusal('update.awaiting-clearance', `an answer of this entity on ${of.reference} waits for its head already`);
  return of;
}

const whyNot = (state: string): Refusal =>
  state === 'awaiting-clearance'
    ? new Refusal('update.awaiting-clearance', 'this update waits for the head of the entity to clear it')
    : new Refusal('update.already-decided', `this update was already ${state}`);

async function undecided(tx: Tx, input: { id: number; version?: number }): Promise<store.StatusUpdateRow> {
  const row = await store.updateForDecision(tx, input.id);
  if (!row) throw new Refusal('not-found', `there is no status update ${input.id}`);
  if (input.version !== undefined && input.version !== row.version) throw new Refusal('stale-version', 'somebody decided on this update meanwhile');
  if (row.state !== 'submitted') throw whyNot(row.state);
  return row;
}

/** Accepts an update: the lead's status becomes the verified one, and a final one closes the commitment. */
export const acceptUpdate = (sql: Sql, input: { id: number; version?: number; note?: string }, act: Act): Promise<store.StatusUpdateRow> =>
  transact(sql, async (tx) => {
    const update = await undecided(tx, input);
    const row = await store.decideUpdate(tx, update.id, { state: 'accepted', decidedAt: act.now, decidedBy: act.actor.name, decisionNote: input.note ?? null });
    const reason = needsReason(update.status) ? update.narrative : input.note;
    await settleUpdate(tx, { commitmentId: update.commitmentId, organizationId: update.organizationId, status: update.status, reason }, act);
    return row;
  });

/** Returns an update with a question, which is mailed to whoever submitted it. */
export const returnUpdate = (sql: Sql, input: { id: number; version?: number; note: string; letterhead: Letterhead }, act: Act): Promise<store.StatusUpdateRow> =>
  transact(sql, async (tx) => {
    const update = await undecided(tx, input);
    const row = await store.decideUpdate(tx, update.id, { state: 'returned', decidedAt: act.now, decidedBy: act.actor.name, decisionNote: input.note });
    const of = await settleUpdate(tx, { commitmentId: update.commitmentId, organizationId: update.organizationId, status: null, reason: input.note }, act);
    if (update.personId !== null) {
      const payload = {
        commitmentId: of.id, organizationId: update.organizationId, reference: of.reference, title: of.title,
        submittedOn: localDayOf(update.submittedAt, 'utc'), note: input.note,
      };
      await queueMail(tx, { kind: 'update-returned', personId: update.personId, key: `update-${update.id}`, payload }, { letterhead: input.letterhead, now: act.now });
      await wish(tx, round, {}, act.now);
    }
    return row;
  });

async function updateRow(sql: Sql, scope: Scope, id: number) {
  const [row] = await store.updatesBefore(sql, scope, { id, limit: 1 });
  if (!row) throw new Refusal('not-found', `there is no status update ${id}`);
  return row;
}

/** One update of the reader's as lists show it; refuses with 'not-found'. */
export const statusUpdate = async (sql: Sql, scope: Scope, id: number): Promise<StatusUpdate> => updateOf(await updateRow(sql, scope, id));

/** Where an update of the reader's stands, for judging who may decide on it; refuses with 'not-found'. */
export async function placeOfUpdate(sql: Sql, scope: Scope, id: number): Promise<AnswerPlace> {
  const { update, partnershipId, side } = await updateRow(sql, scope, id);
  return { partnershipId, side, organizationId: update.organizationId };
}

/** A page of the updates that concern a reader, the latest first. */
export const statusUpdates = (sql: Sql, scope: Scope, query: RouteInput<typeof updates.listUpdates>['query']): Promise<RouteResponse<typeof updates.listUpdates>> =>
  pageBack(query, (filter) => store.updatesBefore(sql, scope, filter), updateOf);
