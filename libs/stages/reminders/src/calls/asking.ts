import type { Scope } from '@suivi/access';
import type { calls, RouteResponse } from '@suivi/contract';
import { type Db, type Sql, type Tx, transact } from '@suivi/db';
import { type Act, dayNumberIn, localDayOf, Refusal } from '@suivi/kernel';
import { type Due, lookAt, type Recipient } from '../look.js';
import { foreseenFor } from '../foreseeing.js';
import * as names from '../preview.store.js';
import { worldOf } from '../world.js';
import { callNamed } from './calls.js';
import { insertCallReminders } from './calls.store.js';
import { askedBy, hasOpenCalls, lockOpenCalls } from './standing.store.js';

/**
 * Finds every reminder of an open call that has fallen due and writes it down once. Calls are few, and all of them are looked at each time: whatever changes in their
 * entities counts at once. Another who does the same meanwhile is waited for, so that what it found is in the same mail. Answers how many are new.
 */
export async function sweepCalls(db: Db, now: Date): Promise<number> {
  if (!(await hasOpenCalls(db))) return 0;
  return transact(db, async (tx) => {
    const callIds = await lockOpenCalls(tx);
    const asked = (await askedBy(tx, callIds, { today: localDayOf(now, 'UTC'), openedAt: now })).filter((one) => !one.paused);
    const world = await worldOf(tx, asked, now);
    const due = asked.flatMap((one) => lookAt(one, world.recipientsOf(one), world.policyOf(one), now.getTime()).due);
    return (await insertCallReminders(tx, due, { now })).length;
  });
}

const holds = (span: { from: number; to: number }, day: number): boolean => span.from <= day && day <= span.to;

/** The roles that answer for an entity, in the order in which they are asked. */
const answering = ['focal-point', 'alternate'] as const;

/** What asks a person once more, if the person answers for the entity today and is there. */
function nudgeOf(of: { callId: number; organizationId: number }, { personId, zone, posts, absences }: Recipient, now: Date): Due[] {
  const today = dayNumberIn(now.getTime(), zone);
  const role = answering.find((one) => posts.some((post) => post.role === one && holds(post, today)));
  if (!role || absences.some((span) => holds(span, today))) return [];
  return [{ ...of, commitmentId: 0, personId, role, rule: 'nudge', channel: 'single', deadlineOn: null, dueOn: today, goesOutOn: today, deliverAt: now.getTime() }];
}

/** Asks those who have not answered in full once more, with the person's next mail, once a day; answers how many people are asked. */
export const nudgeEntities = (sql: Sql, input: { id: number; organizationIds?: readonly number[] }, act: Act): Promise<number> =>
  transact(sql, async (tx: Tx) => {
    const open = await lockOpenCalls(tx);
    if (!open.includes(input.id)) throw new Refusal('call.not-open', `call ${input.id} is not open`);
    const all = await askedBy(tx, [input.id], { today: localDayOf(act.now, 'UTC'), openedAt: act.now });
    const asked = all.filter((one) => !one.paused && (input.organizationIds?.includes(one.organizationId) ?? true));
    const world = await worldOf(tx, asked, act.now);
    const due = asked.flatMap((one) => world.recipientsOf(one).flatMap((person) => nudgeOf({ callId: input.id, organizationId: one.organizationId }, person, act.now)));
    return new Set(await insertCallReminders(tx, due, { now: act.now, again: true })).size;
  });

type Preview = RouteResponse<typeof calls.previewCall>;

/** Every mail about a call that would go out in the next days if nobody did anything; of a draft as if it were opened now. */
export async function previewCall(sql: Sql, scope: Scope, input: { id: number; days: number }, now: Date): Promise<Preview> {
  const { partnershipId } = await callNamed(sql, scope, input.id);
  const foreseen = await foreseenFor(sql, { partnershipId, days: input.days, callIds: [input.id] }, now);
  const mails = (await foreseen()).map((mail) => ({ ...mail, reasons: mail.reasons.filter((one) => one.callId === input.id) })).filter((mail) => mail.reasons.length > 0);
  const first = mails.slice(0, 500);
  const known = await names.namesOf(sql, { people: first.map((mail) => mail.personId), commitments: [], organizations: first.flatMap((mail) => mail.reasons.map((one) => one.organizationId)) });
  return {
    total: mails.length,
    items: first.map((mail) => ({
      person: { id: mail.personId, name: known.people.get(mail.personId)?.name ?? '', email: known.people.get(mail.personId)?.email ?? '' }, at: mail.at.toISOString(), localDay: mail.localDay, channel: mail.channel,
      why: mail.reasons.map(({ organizationId, role, rule, dueOn }) => ({ organization: { id: organizationId, acronym: known.organizations.get(organizationId)?.acronym ?? '' }, role, rule, dueOn })),
    })),
  };
}
