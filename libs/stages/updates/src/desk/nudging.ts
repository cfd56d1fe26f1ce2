import { noteNudge, withdrawNudge as noteWithdrawal } from '@suivi/commitments';
import type { desk, RouteInput, RouteResponse } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Letterhead, nudgesToTakeBack, queueMail, round, takeMailsBack } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { type Act, localDayOf, Refusal } from '@suivi/kernel';
import { askedFor, whyNotNudged } from './nudge.js';
import { type OwedPart, partsOwed } from './nudging.store.js';

type Wish = RouteInput<typeof desk.sendNudges>['body'];
type Sent = RouteResponse<typeof desk.sendNudges>;
type Left = Sent['left'][number];

/** So long a nudge stays in the house, so that whoever sent it can take it back. */
const holdMs = 10_000;

const refusals = { 'too-soon': 'nudge.too-soon', nobody: 'nudge.nobody-reached', 'contact-lost': 'nudge.nobody-reached', 'not-open': 'nudge.nothing-owed', 'waits-for-you': 'nudge.nothing-owed', 'with-head': 'nudge.nothing-owed' } as const;
const sentences: Record<Left['why'], string> = {
  'too-soon': 'was asked about less than 24 hours ago', nobody: 'has nobody who answers for the entity', 'contact-lost': 'has nobody whose contact is not lost', 'not-open': 'is no longer open',
  'waits-for-you': 'waits for the desk itself', 'with-head': 'waits for the head of the entity',
};

/** Refuses where nobody at all would be written to: with the first reason, and all of them in words. */
function refuseNothing(left: readonly (Left & { reference: string })[]): void {
  const [first] = left;
  if (first) throw new Refusal(refusals[first.why], left.map(({ reference, why }) => `${reference} ${sentences[why]}`).join('; '));
}

/** Who is asked about which parts: one mail a person. */
function byPerson(parts: readonly OwedPart[]): Map<number, OwedPart[]> {
  const asked = new Map<number, OwedPart[]>();
  for (const part of parts) for (const personId of askedFor(part)) asked.set(personId, [...(asked.get(personId) ?? []), part]);
  return asked;
}

const itemOf = ({ commitmentId, organizationId, reference, title, quote, entity, deadlineOn, precision, nudgedAt }: OwedPart) => ({
  commitmentId, organizationId, reference, title, quote, entity, deadline: deadlineOn === null ? null : { on: deadlineOn, precision: precision ?? 'day' } as const, before: nudgedAt?.toISOString() ?? null,
});

/**
 * Asks the people of entities directly where commitments stand: the desk's own mail, one a person, beside the automatic one of the day. What nobody can or
 * should be asked about is left, with the reason; refused where that is all. The mails stay in the house for some seconds.
 */
export const sendNudges = (sql: Sql, input: Wish & { letterhead: Letterhead }, act: Act): Promise<Sent> =>
  transact(sql, async (tx) => {
    const { letterhead, note = null, again } = input;
    const found = await partsOwed(tx, input.parts, localDayOf(act.now, 'utc'));
    const judged = found.map((part) => ({ part, why: whyNotNudged(part, { now: act.now, again }) }));
    const left = judged.flatMap(({ part: { commitmentId, organizationId, reference }, why }) => (why === null ? [] : [{ commitmentId, organizationId, reference, why }]));
    const parts = judged.flatMap(({ part, why }) => (why === null ? [part] : []));
    if (parts.length === 0) refuseNothing(left);
    const leavesAt = new Date(act.now.getTime() + holdMs);
    const mails = await writeNudges(tx, parts, { letterhead, note, leavesAt }, act);
    for (const { commitmentId, organizationId } of parts) await noteNudge(tx, { commitmentId, organizationId, note }, act);
    await wish(tx, round, {}, act.now);
    return { mails, left: left.map(({ reference: _named, ...one }) => one), leavesAt: leavesAt.toISOString() };
  });

async function writeNudges(tx: Tx, parts: readonly OwedPart[], o: { letterhead: Letterhead; note: string | null; leavesAt: Date }, act: Act): Promise<Sent['mails']> {
  const by = act.actor.kind === 'person' ? { name: act.actor.name, personId: act.actor.personId } : null;
  const mails: Sent['mails'] = [];
  for (const [personId, items] of byPerson(parts)) {
    const [first] = items;
    const key = `${first?.commitmentId}-${first?.organizationId}@${first?.version}`; // each nudge makes a version of its commitment
    const mail = await queueMail(tx, { kind: 'nudge', personId, key, payload: { by, note: o.note, items: items.map(itemOf) } }, { letterhead: o.letterhead, now: act.now, leavesAt: o.leavesAt });
    if (mail) mails.push({ id: mail.id, person: { id: personId, name: mail.name }, commitments: items.length });
  }
  return mails;
}

/** Takes nudges back that have not left: only whoever sent them, and all of those named or none. */
export const takeNudgesBack = (sql: Sql, mailIds: readonly number[], act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const mails = await nudgesToTakeBack(tx, mailIds);
    const sender = act.actor.kind === 'person' ? act.actor.personId : null;
    if (mails.length < mailIds.length || mails.some(({ payload }) => (payload.by?.personId ?? null) !== sender)) throw new Refusal('not-found', 'there is no such nudge of yours');
    if (mails.some(({ isWaiting }) => !isWaiting)) throw new Refusal('nudge.already-sent', 'the mail has left');
    await takeMailsBack(tx, mailIds, `taken back by ${act.actor.name}`);
    const parts = new Map(mails.flatMap(({ payload }) => payload.items.map((item) => [`${item.commitmentId} ${item.organizationId}`, item] as const)));
    for (const { commitmentId, organizationId, before } of parts.values()) await noteWithdrawal(tx, { commitmentId, organizationId, nudgedAt: before === null ? null : new Date(before) }, act);
  });
