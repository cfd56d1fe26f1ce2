import type { Scope } from '@suivi/access';
import type { reminders, ReminderPolicy, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { Refusal } from '@suivi/kernel';
import { differences } from './differences.js';
import { foreseenFor } from './foreseeing.js';
import { policyInForce } from './policy.js';
import type { ForeseenMail, Reason } from './preview.js';
import * as store from './preview.store.js';
import { mayForesee } from './reminders.policy.js';

type Preview = RouteResponse<typeof reminders.previewReminders>;
type Diff = RouteResponse<typeof reminders.diffReminders>;

const dayMs = 86_400_000;
/** What is shown at the most; the counts are of all. */
const shown = 1000;

/** The policy in force of a partnership, for who may see what will come of it; refuses others. */
async function foreseenBy(sql: Sql, scope: Scope, partnershipId: number): Promise<ReminderPolicy> {
  const { policy } = await policyInForce(sql, scope, partnershipId);
  if (!mayForesee(scope, partnershipId)) throw new Refusal('forbidden', 'who will be reminded is seen by the coordinators of the partnership');
  return policy;
}

/** Mails that hold something of what is asked for, with that alone. */
const withOnly = (mails: readonly ForeseenMail[], isAsked: (reason: Reason) => boolean): ForeseenMail[] =>
  mails.map((mail) => ({ ...mail, reasons: mail.reasons.filter(isAsked) })).filter((mail) => mail.reasons.length > 0);

type Names = Awaited<ReturnType<typeof store.namesOf>>;

const callsOf = (all: readonly { callId?: number }[]): number[] => all.flatMap((one) => one.callId ?? []);

/** What a mail is about: a commitment, or a call. */
function aboutOf({ commitmentId, callId }: { commitmentId: number; callId?: number }, names: Names) {
  if (callId !== undefined) return { commitment: null, call: { id: callId, meetingId: names.calls.get(callId)?.meetingId ?? 0 } };
  const { reference = '', title = '' } = names.commitments.get(commitmentId) ?? {};
  return { commitment: { id: commitmentId, reference, title }, call: null };
}

/** The mails that would go out for a partnership in the next days under the policy in force if nobody did anything; who may know is asked before. */
export const mailsAhead = async (sql: Sql, input: { partnershipId: number; days: number }, now: Date): Promise<ForeseenMail[]> => (await foreseenFor(sql, input, now))();

/** Everything that would go out for a partnership in the next days if nobody did anything: under the policy given, else the one in force. */
export async function previewReminders(sql: Sql, scope: Scope, input: { partnershipId: number; policy?: ReminderPolicy; commitmentId?: number; days: number }, now: Date): Promise<Preview> {
  const inForce = await foreseenBy(sql, scope, input.partnershipId);
  const policy = input.policy ?? inForce;
  const all = await (await foreseenFor(sql, input, now))(policy);
  const mails = input.commitmentId === undefined ? all : withOnly(all, (reason) => reason.commitmentId === input.commitmentId);
  const first = mails.slice(0, shown);
  const reasons = first.flatMap((mail) => mail.reasons);
  const names = await store.namesOf(sql, {
    people: first.map((mail) => mail.personId), commitments: reasons.map((one) => one.commitmentId), calls: callsOf(reasons), organizations: reasons.map((one) => one.organizationId),
  });
  return {
    from: now.toISOString(),
    until: new Date(now.getTime() + input.days * dayMs).toISOString(),
    total: mails.length,
    items: first.map((mail) => ({
      person: { id: mail.personId, name: names.people.get(mail.personId)?.name ?? '', email: names.people.get(mail.personId)?.email ?? '' },
      at: mail.at.toISOString(), localDay: mail.localDay, channel: mail.channel,
      why: mail.reasons.map((one) => ({
        ...aboutOf(one, names), organization: { id: one.organizationId, acronym: names.organizations.get(one.organizationId)?.acronym ?? '' }, role: one.role, rule: one.rule, dueOn: one.dueOn,
      })),
    })),
  };
}

/** What would go out otherwise in the next days under one policy than under another; without `before`, than under the one in force. */
export async function diffReminders(sql: Sql, scope: Scope, input: { partnershipId: number; before?: ReminderPolicy; after: ReminderPolicy; days: number }, now: Date): Promise<Diff> {
  const inForce = await foreseenBy(sql, scope, input.partnershipId);
  const before = input.before ?? inForce;
  const courseOf = await foreseenFor(sql, input, now);
  const all = differences(await courseOf(before), await courseOf(input.after), { before, after: input.after });
  const first = all.slice(0, shown);
  const names = await store.namesOf(sql, { people: first.map((one) => one.personId), commitments: first.map((one) => one.commitmentId), calls: callsOf(first), organizations: first.map((one) => one.organizationId) });
  const count = (kind: (typeof all)[number]['kind']): number => all.filter((one) => one.kind === kind).length;
  const sideOf = (side: (typeof all)[number]['after']) => side && { ...side, at: side.at.toISOString() };
  return {
    counts: { added: count('added'), gone: count('gone'), moved: count('moved'), otherChannel: count('other-channel') },
    items: first.map((one) => ({
      kind: one.kind, person: { id: one.personId, name: names.people.get(one.personId)?.name ?? '' },
      ...aboutOf(one, names), organization: { id: one.organizationId, acronym: names.organizations.get(one.organizationId)?.acronym ?? '' }, before: sideOf(one.before), after: sideOf(one.after),
    })),
  };
}
