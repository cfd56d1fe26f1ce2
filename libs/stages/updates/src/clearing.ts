import { declareStatus, noteClearance } from '@suivi/commitments';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Letterhead, queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { type Act, localDayOf, Refusal } from '@suivi/kernel';
import type { Reporter } from './reporter.store.js';
import type { StatusUpdate } from './update-shape.js';
import * as store from './updates.store.js';

/** Where the entity wants it, its head reads an answer before anybody else does. */

const aboutOf = ({ commitmentId, organizationId }: store.StatusUpdateRow, { reference, title }: { reference: string; title: string }) => ({ commitmentId, organizationId, reference, title });

/** Writes to the heads of the entity that an answer waits for them. */
export async function askToClear(tx: Tx, { update, reporter, letterhead }: { update: StatusUpdate; reporter: Reporter; letterhead: Letterhead }, act: Act): Promise<void> {
  const { commitment, organization, status, narrative, results, obstacles, evidence } = update;
  const about = { commitmentId: commitment.id, organizationId: organization.id, reference: commitment.reference, title: commitment.title };
  const payload = { ...about, author: reporter.name, entity: reporter.entity, status, narrative, results, obstacles, evidence };
  for (const personId of reporter.heads) await queueMail(tx, { kind: 'clearance', personId, key: `update-${update.id}`, payload }, { letterhead, now: act.now });
  await wish(tx, round, {}, act.now);
}

async function uncleared(tx: Tx, input: { id: number; version?: number }): Promise<store.StatusUpdateRow> {
  const row = await store.updateForDecision(tx, input.id);
  if (!row) throw new Refusal('not-found', `there is no status update ${input.id}`);
  if (input.version !== undefined && input.version !== row.version) throw new Refusal('stale-version', 'somebody has looked at this answer meanwhile');
  if (row.state !== 'awaiting-clearance') throw new Refusal('update.not-awaiting-clearance', `this answer is ${row.state}`);
  return row;
}

/** Lets an answer go to the coordinator: from here on it counts as the entity's. */
export const clearUpdate = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<store.StatusUpdateRow> =>
  transact(sql, async (tx) => {
    const update = await uncleared(tx, input);
    await declareStatus(tx, update, act);
    return store.decideUpdate(tx, update.id, { state: 'submitted', clearedById: act.actor.personId ?? null, clearedAt: act.now });
  });

/** Sends an answer back to who wrote it, with the head's words. */
export const sendBackUpdate = (sql: Sql, input: { id: number; version?: number; note: string; letterhead: Letterhead }, act: Act): Promise<store.StatusUpdateRow> =>
  transact(sql, async (tx) => {
    const update = await uncleared(tx, input);
    const of = await noteClearance(tx, { commitmentId: update.commitmentId, organizationId: update.organizationId, asked: false }, act);
    const row = await store.decideUpdate(tx, update.id, { state: 'sent-back', decidedAt: act.now, decidedBy: act.actor.name, decisionNote: input.note });
    if (update.personId === null) return row;
    const payload = { ...aboutOf(update, of), by: act.actor.name, writtenOn: localDayOf(update.submittedAt, 'utc'), note: input.note };
    await queueMail(tx, { kind: 'clearance-refused', personId: update.personId, key: `update-${update.id}`, payload }, { letterhead: input.letterhead, now: act.now });
    await wish(tx, round, {}, act.now);
    return row;
  });
