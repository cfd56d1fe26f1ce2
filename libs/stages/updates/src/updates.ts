import type { ImplementationStatus, RouteInput, RouteResponse, updates } from '@suivi/contract';
import { commitmentById, declareStatus, needsReason, settleUpdate } from '@suivi/commitments';
import { type Sql, type Tx, transact } from '@suivi/db';
import { hasRole } from '@suivi/directory';
import { type Letterhead, queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { type Act, localDayOf, Refusal } from '@suivi/kernel';
import * as store from './updates.store.js';

type StatusUpdate = RouteResponse<typeof updates.acceptUpdate>;

/** What an entity reports on a commitment. */
export interface Reporting {
  commitmentId: number;
  organizationId: number;
  /** Who reports; absent where a coordinator enters what was heard otherwise. */
  personId?: number;
  status: ImplementationStatus;
  narrative: string;
  evidence?: string;
}

/** Submits an entity's status update; from here on that entity is not reminded of this commitment until it is decided. */
export const submitUpdate = (sql: Sql, input: Reporting, act: Act): Promise<StatusUpdate> =>
  transact(sql, async (tx) => {
    if (needsReason(input.status) && !input.narrative.trim()) throw new Refusal('commitment.reason-required', 'say why it was overtaken or discontinued');
    const { partnershipId, reference, title } = await declareStatus(tx, input, act);
    if (input.personId !== undefined) await checkRole(tx, { ...input, personId: input.personId, partnershipId }, act.now);
    const { acronym, personName, ...update } = await store.insertUpdate(tx, {
      commitmentId: input.commitmentId, organizationId: input.organizationId, personId: input.personId ?? null, status: input.status,
      narrative: input.narrative, evidence: input.evidence ?? null, state: 'submitted', submittedAt: act.now, version: 1,
    });
    return updateOf({ update, reference, title, acronym, personName });
  });

async function checkRole(tx: Tx, who: { partnershipId: number; organizationId: number; personId: number }, now: Date): Promise<void> {
  const holds = await hasRole(tx, { ...who, roles: ['focal-point', 'alternate', 'head'], on: localDayOf(now, 'utc') });
  if (!holds) throw new Refusal('person.no-role', 'this person no longer reports for this entity');
}

async function undecided(tx: Tx, input: { id: number; version?: number }): Promise<store.StatusUpdateRow> {
  const row = await store.updateForDecision(tx, input.id);
  if (!row) throw new Refusal('not-found', `there is no status update ${input.id}`);
  if (input.version !== undefined && input.version !== row.version) throw new Refusal('stale-version', 'somebody decided on this update meanwhile');
  if (row.state !== 'submitted') throw new Refusal('update.already-decided', `this update was already ${row.state}`);
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

const updateOf = (row: Awaited<ReturnType<typeof store.updatesBefore>>[number]): StatusUpdate => ({
  id: row.update.id,
  commitment: { id: row.update.commitmentId, reference: row.reference, title: row.title },
  organization: { id: row.update.organizationId, acronym: row.acronym },
  person: row.update.personId === null ? null : { id: row.update.personId, name: row.personName ?? '' },
  status: row.update.status,
  narrative: row.update.narrative,
  evidence: row.update.evidence,
  state: row.update.state,
  submittedAt: row.update.submittedAt.toISOString(),
  decidedAt: row.update.decidedAt?.toISOString() ?? null,
  decidedBy: row.update.decidedBy,
  decisionNote: row.update.decisionNote,
  version: row.update.version,
});

/** One update as lists show it; refuses with 'not-found'. */
export async function statusUpdate(sql: Sql, id: number): Promise<StatusUpdate> {
  const [row] = await store.updatesBefore(sql, { id, limit: 1 });
  if (!row) throw new Refusal('not-found', `there is no status update ${id}`);
  return updateOf(row);
}

/** A page of updates, the latest first. */
export async function statusUpdates(sql: Sql, query: RouteInput<typeof updates.listUpdates>['query']): Promise<RouteResponse<typeof updates.listUpdates>> {
  const { cursor, limit, ...filter } = query;
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new Refusal('not-found', 'this cursor is not one that the list gave');
  const rows = await store.updatesBefore(sql, { ...filter, before: cursor === undefined ? undefined : Number(cursor), limit: limit + 1 });
  const items = rows.slice(0, limit).map(updateOf);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

/** What the page behind a link needs to know: the commitment, who may answer, and whether an answer is still wanted. */
export async function answerable(sql: Sql, who: { personId: number; commitmentId: number; organizationId: number }, now: Date) {
  const of = await commitmentById(sql, who.commitmentId);
  if (!of) return null;
  const holds = await hasRole(sql, { partnershipId: of.partnershipId, organizationId: who.organizationId, personId: who.personId, roles: ['focal-point', 'alternate', 'head'], on: localDayOf(now, 'utc') });
  return holds ? of : null;
}
