import type { Scope } from '@suivi/access';
import type { ImplementationStatus, replies, RouteInput, RouteResponse } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { incomingReply } from './incoming-replies.store.js';
import { decisionOf, pageBack } from './listing.js';
import * as store from './parked-replies.store.js';
import type { StatusUpdate } from './update-shape.js';
import { submitUpdate } from './updates.js';

type MailedReply = RouteResponse<typeof replies.dismissReply>;

const replyOf = ({ reply, personName, subject, questions, isWholly }: Awaited<ReturnType<typeof store.repliesBefore>>[number]): MailedReply => ({
  id: reply.id, state: reply.state, why: reply.why, refusal: reply.refusal, ...(isWholly ? { text: reply.text, subject } : { text: null, subject: null }), questions,
  person: reply.personId === null ? null : { id: reply.personId, name: personName ?? '' }, updateId: reply.updateId, receivedAt: reply.receivedAt.toISOString(), ...decisionOf(reply),
});

async function replyRow(sql: Sql, scope: Scope, id: number) {
  const [row] = await store.repliesBefore(sql, scope, { id, limit: 1 });
  if (!row) throw new Refusal('not-found', `there is no answer ${id}`);
  return row;
}

/** One answer by mail of the reader's; refuses with 'not-found'. */
export const mailedReply = async (sql: Sql, scope: Scope, id: number): Promise<MailedReply> => replyOf(await replyRow(sql, scope, id));

/** A page of the answers by mail that concern a reader, the latest first. */
export const mailedReplies = (sql: Sql, scope: Scope, query: RouteInput<typeof replies.listReplies>['query']): Promise<RouteResponse<typeof replies.listReplies>> =>
  pageBack(query, (filter) => store.repliesBefore(sql, scope, filter), replyOf);

/** The message of an answer as it came, octet by octet; refuses with 'not-found', also where it quotes what is not the reader's. */
export async function replyMessage(sql: Sql, scope: Scope, id: number): Promise<Buffer> {
  const { reply, isWholly } = await replyRow(sql, scope, id);
  if (!isWholly) throw new Refusal('not-found', `the message of answer ${id} speaks of another partnership too`);
  return Buffer.from((await incomingReply(sql, reply.incomingMailId))?.raw ?? '', 'latin1');
}

async function parked(tx: Tx, { id, version }: { id: number; version?: number }): Promise<store.ReplyRow> {
  const row = await store.replyForDecision(tx, id);
  if (!row) throw new Refusal('not-found', `there is no answer ${id}`);
  if (version !== undefined && version !== row.version) throw new Refusal('stale-version', 'somebody decided on this answer meanwhile');
  if (row.state !== 'parked') throw new Refusal('reply.already-decided', `this answer was already ${row.state}`);
  return row;
}

/** A coordinator's reading of an answer. */
export interface Taking {
  id: number;
  version?: number;
  commitmentId: number;
  organizationId: number;
  status: ImplementationStatus;
  narrative: string;
  evidence?: string;
}

/** Enters what an answer says as an update of an entity, in the coordinator's own name: what the mail could not prove, the desk answers for. */
export const takeReply = (sql: Sql, input: Taking, act: Act): Promise<StatusUpdate> =>
  transact(sql, async (tx) => {
    const { id, version, ...report } = input;
    await parked(tx, { id, version });
    const update = await submitUpdate(tx, report, act);
    await store.decideReply(tx, id, { state: 'taken', updateId: update.id, commitmentId: report.commitmentId, organizationId: report.organizationId, decidedAt: act.now, decidedBy: act.actor.name });
    return update;
  });

/** Puts an answer aside with a reason. */
export const dismissReply = (sql: Sql, input: { id: number; version?: number; note: string }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    await parked(tx, input);
    await store.decideReply(tx, input.id, { state: 'dismissed', decidedAt: act.now, decidedBy: act.actor.name, decisionNote: input.note });
  });
