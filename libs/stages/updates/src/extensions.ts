import type { Scope } from '@suivi/access';
import { askExtension, extendDeadline, settleExtension } from '@suivi/commitments';
import type { answers, RouteInput, RouteResponse } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Letterhead, queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { type Act, lastDayOf, type LocalDate, localDayOf, type Precision, Refusal } from '@suivi/kernel';
import * as store from './extensions.store.js';
import { aboutOf, decisionOf, pageBack } from './listing.js';
import { speaker } from './reporter.js';
import type { AnswerPlace } from './updates.policy.js';

type ExtensionRequest = RouteResponse<typeof answers.grantExtension>;

/** A later date that an entity asks for, with its reason. */
export interface AskingMore {
  commitmentId: number;
  organizationId: number;
  /** Who asks; absent where a coordinator enters what was heard otherwise. */
  personId?: number;
  on: LocalDate;
  precision: Precision;
  reason: string;
}

/** Asks for a later date; the entity's reminders of this commitment rest until it is decided. */
export const requestExtension = (sql: Sql, input: AskingMore, act: Act): Promise<store.ExtensionRow> =>
  transact(sql, async (tx) => {
    if (input.personId !== undefined) await speaker(tx, { ...input, personId: input.personId }, act.now);
    const deadlineOn = lastDayOf(input.on, input.precision);
    if (deadlineOn <= localDayOf(act.now, 'utc')) throw new Refusal('extension.not-later', `${deadlineOn} is not a day to come`);
    const { commitmentId, organizationId, reason } = input;
    await askExtension(tx, { commitmentId, organizationId, deadlineOn, reason }, act);
    return store.insertExtension(tx, {
      commitmentId, organizationId, personId: input.personId ?? null, deadlineOn, deadlinePrecision: input.precision, reason, state: 'pending', askedAt: act.now, version: 1,
    });
  });

interface Decision {
  id: number;
  version?: number;
}

async function pending(tx: Tx, input: Decision): Promise<store.ExtensionRow> {
  const row = await store.extensionForDecision(tx, input.id);
  if (!row) throw new Refusal('not-found', `there is no request ${input.id} for a later date`);
  if (input.version !== undefined && input.version !== row.version) throw new Refusal('stale-version', 'somebody decided on this request meanwhile');
  if (row.state !== 'pending') throw new Refusal('extension.already-decided', `this request was already ${row.state}`);
  return row;
}

interface Told {
  reference: string;
  title: string;
  deadline: { on: LocalDate; precision: Precision } | null;
  note: string | null;
  letterhead: Letterhead;
}

/** Tells who asked. A coordinator who asked for an entity knows. */
async function tell(tx: Tx, row: store.ExtensionRow, { letterhead, ...told }: Told, act: Act): Promise<void> {
  if (row.personId === null) return;
  const payload = { commitmentId: row.commitmentId, organizationId: row.organizationId, askedOn: localDayOf(row.askedAt, 'utc'), ...told };
  await queueMail(tx, { kind: 'extension-decided', personId: row.personId, key: `extension-${row.id}`, payload }, { letterhead, now: act.now });
  await wish(tx, round, {}, act.now);
}

/** Grants more time, until the day that was asked for or another. */
export const grantExtension = (sql: Sql, input: Decision & { deadline?: { on: LocalDate; precision: Precision }; note?: string; letterhead: Letterhead }, act: Act): Promise<store.ExtensionRow> =>
  transact(sql, async (tx) => {
    const request = await pending(tx, input);
    const { commitmentId, organizationId } = request;
    const wanted = input.deadline ?? { on: request.deadlineOn, precision: request.deadlinePrecision };
    const of = await extendDeadline(tx, { commitmentId, organizationId, ...wanted, reason: input.note ?? request.reason }, act);
    const deadline = { on: of.deadlineOn ?? wanted.on, precision: wanted.precision };
    const row = await store.decideExtension(tx, request.id, { state: 'granted', decidedAt: act.now, decidedBy: act.actor.name, decisionNote: input.note ?? null });
    await tell(tx, row, { ...named(of), deadline, note: input.note ?? null, letterhead: input.letterhead }, act);
    return row;
  });

const named = ({ reference, title }: { reference: string; title: string }) => ({ reference, title });

/** Declines more time; reminders go on. */
export const declineExtension = (sql: Sql, input: Decision & { note: string; letterhead: Letterhead }, act: Act): Promise<store.ExtensionRow> =>
  transact(sql, async (tx) => {
    const request = await pending(tx, input);
    const of = await settleExtension(tx, { commitmentId: request.commitmentId, organizationId: request.organizationId, outcome: 'declined', reason: input.note }, act);
    const row = await store.decideExtension(tx, request.id, { state: 'declined', decidedAt: act.now, decidedBy: act.actor.name, decisionNote: input.note });
    await tell(tx, row, { ...named(of), deadline: null, note: input.note, letterhead: input.letterhead }, act);
    return row;
  });

/** Takes a request back; reminders go on. */
export const withdrawExtension = (sql: Sql, input: Decision, act: Act): Promise<store.ExtensionRow> =>
  transact(sql, async (tx) => {
    const request = await pending(tx, input);
    await settleExtension(tx, { commitmentId: request.commitmentId, organizationId: request.organizationId, outcome: 'withdrawn' }, act);
    return store.decideExtension(tx, request.id, { state: 'withdrawn', decidedAt: act.now, decidedBy: act.actor.name });
  });

/** A request as lists show it. */
export const requestOf = ({ request, ...names }: Awaited<ReturnType<typeof store.extensionsBefore>>[number]): ExtensionRequest => ({
  id: request.id, ...aboutOf(request, names), deadline: { on: request.deadlineOn, precision: request.deadlinePrecision }, reason: request.reason, state: request.state,
  askedAt: request.askedAt.toISOString(), ...decisionOf(request),
});

async function extensionRow(sql: Sql, scope: Scope, id: number) {
  const [row] = await store.extensionsBefore(sql, scope, { id, limit: 1 });
  if (!row) throw new Refusal('not-found', `there is no request ${id} for a later date`);
  return row;
}

/** One request of the reader's as lists show it; refuses with 'not-found'. */
export const extension = async (sql: Sql, scope: Scope, id: number): Promise<ExtensionRequest> => requestOf(await extensionRow(sql, scope, id));

/** Where a request of the reader's stands, for judging who may decide on it; refuses with 'not-found'. */
export async function placeOfExtension(sql: Sql, scope: Scope, id: number): Promise<AnswerPlace> {
  const { request, partnershipId, side } = await extensionRow(sql, scope, id);
  return { partnershipId, side, organizationId: request.organizationId };
}

/** A page of the requests that concern a reader, the latest first. */
export const extensions = (sql: Sql, scope: Scope, query: RouteInput<typeof answers.listExtensions>['query']): Promise<RouteResponse<typeof answers.listExtensions>> =>
  pageBack(query, (filter) => store.extensionsBefore(sql, scope, filter), requestOf);
