import type { Scope } from '@suivi/access';
import type { reminders, ReminderPolicy, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { dayNumberIn, Refusal, zoneWithClock } from '@suivi/kernel';
import { differences } from './differences.js';
import { policyInForce } from './policy.js';
import { type Course, type ForeseenMail, foresee, type Reason } from './preview.js';
import * as store from './preview.store.js';
import { mayForesee } from './reminders.policy.js';
import { ownersOfPartnerships } from './watch.store.js';
import { policiesByPartnership, worldOf, writingTimes } from './world.js';

type Preview = RouteResponse<typeof reminders.previewReminders>;
type Diff = RouteResponse<typeof reminders.diffReminders>;

const dayMs = 86_400_000;
/** What is shown at the most; the counts are of all. */
const shown = 1000;

/** A partnership's days to come, ready to be walked through under any policy. */
async function coursesOf(sql: Sql, partnershipId: number, days: number, now: Date): Promise<(policy: ReminderPolicy) => Promise<ForeseenMail[]>> {
  const owners = await ownersOfPartnerships(sql, await store.partnershipsAround(sql, partnershipId));
  const told = await store.toldOf(sql, [...new Set(owners.map((owner) => owner.commitmentId))]);
  const policies = await policiesByPartnership(sql);
  return async (policy) => {
    const counting = new Map([...policies, [partnershipId, policy]]);
    const world = await worldOf(sql, owners, now, counting);
    const ids = new Set([...told.map((one) => one.personId), ...owners.flatMap((owner) => world.recipientsOf(owner).map((one) => one.personId))]);
    const readers = (await store.readersAmong(sql, [...ids], new Date(now.getTime() - 3 * dayMs))).map((reader) => ({ ...reader, zone: zoneWithClock(reader.zone) }));
    const served = new Map(readers.flatMap(({ personId, zone, gatheredAt }) => (gatheredAt ? [[personId, dayNumberIn(gatheredAt.getTime(), zone)] as const] : [])));
    const course: Course = {
      owners, world, times: await writingTimes(sql, now, counting), readers: new Map(readers.map((reader) => [reader.personId, reader])), past: { told, served }, from: now,
      until: new Date(now.getTime() + days * dayMs),
    };
    return withOnly(foresee(course), (reason) => reason.partnershipId === partnershipId);
  };
}

/** The policy in force of a partnership, for who may see what will come of it; refuses others. */
async function foreseenBy(sql: Sql, scope: Scope, partnershipId: number): Promise<ReminderPolicy> {
  const { policy } = await policyInForce(sql, scope, partnershipId);
  if (!mayForesee(scope, partnershipId)) throw new Refusal('forbidden', 'who will be reminded is seen by the coordinators of the partnership');
  return policy;
}

/** Mails that hold something of what is asked for, with that alone. */
const withOnly = (mails: readonly ForeseenMail[], isAsked: (reason: Reason) => boolean): ForeseenMail[] =>
  mails.map((mail) => ({ ...mail, reasons: mail.reasons.filter(isAsked) })).filter((mail) => mail.reasons.length > 0);

/** Everything that would go out for a partnership in the next days if nobody did anything: under the policy given, else the one in force. */
export async function previewReminders(sql: Sql, scope: Scope, input: { partnershipId: number; policy?: ReminderPolicy; commitmentId?: number; days: number }, now: Date): Promise<Preview> {
  const inForce = await foreseenBy(sql, scope, input.partnershipId);
  const policy = input.policy ?? inForce;
  const all = await (await coursesOf(sql, input.partnershipId, input.days, now))(policy);
  const mails = input.commitmentId === undefined ? all : withOnly(all, (reason) => reason.commitmentId === input.commitmentId);
  const first = mails.slice(0, shown);
  const reasons = first.flatMap((mail) => mail.reasons);
  const names = await store.namesOf(sql, {
    people: first.map((mail) => mail.personId), commitments: reasons.map((one) => one.commitmentId), organizations: reasons.map((one) => one.organizationId),
  });
  return {
    from: now.toISOString(),
    until: new Date(now.getTime() + input.days * dayMs).toISOString(),
    total: mails.length,
    items: first.map((mail) => ({
      person: { id: mail.personId, name: names.people.get(mail.personId)?.name ?? '', email: names.people.get(mail.personId)?.email ?? '' },
      at: mail.at.toISOString(), localDay: mail.localDay, channel: mail.channel,
      why: mail.reasons.map((one) => ({
        commitment: { id: one.commitmentId, reference: names.commitments.get(one.commitmentId)?.reference ?? '', title: names.commitments.get(one.commitmentId)?.title ?? '' },
        organization: { id: one.organizationId, acronym: names.organizations.get(one.organizationId)?.acronym ?? '' }, role: one.role, rule: one.rule, dueOn: one.dueOn,
      })),
    })),
  };
}

/** What would go out otherwise in the next days under one policy than under another; without `before`, than under the one in force. */
export async function diffReminders(sql: Sql, scope: Scope, input: { partnershipId: number; before?: ReminderPolicy; after: ReminderPolicy; days: number }, now: Date): Promise<Diff> {
  const inForce = await foreseenBy(sql, scope, input.partnershipId);
  const before = input.before ?? inForce;
  const courseOf = await coursesOf(sql, input.partnershipId, input.days, now);
  const all = differences(await courseOf(before), await courseOf(input.after), { before, after: input.after });
  const first = all.slice(0, shown);
  const names = await store.namesOf(sql, { people: first.map((one) => one.personId), commitments: first.map((one) => one.commitmentId), organizations: first.map((one) => one.organizationId) });
  const count = (kind: (typeof all)[number]['kind']): number => all.filter((one) => one.kind === kind).length;
  const sideOf = (side: (typeof all)[number]['after']) => side && { ...side, at: side.at.toISOString() };
  return {
    counts: { added: count('added'), gone: count('gone'), moved: count('moved'), otherChannel: count('other-channel') },
    items: first.map((one) => ({
      kind: one.kind, person: { id: one.personId, name: names.people.get(one.personId)?.name ?? '' },
      commitment: { id: one.commitmentId, reference: names.commitments.get(one.commitmentId)?.reference ?? '', title: names.commitments.get(one.commitmentId)?.title ?? '' },
      organization: { id: one.organizationId, acronym: names.organizations.get(one.organizationId)?.acronym ?? '' }, before: sideOf(one.before), after: sideOf(one.after),
    })),
  };
}
