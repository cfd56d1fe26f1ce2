import { z } from 'zod';
import * as s from './shapes.js';
import { reminderChannels, type Role, roles } from './vocabulary.js';

/** The order in which an escalation climbs. */
export const ladderOrder: readonly Role[] = ['focal-point', 'alternate', 'head', 'coordinator'];

const days = (max: number) => z.number().int().min(1, 'at least one day').max(max);
const common = {
  slug: s.slug.describe('Names the rule for good: a reminder that went out under it does not go out again'),
  audience: z.array(z.enum(roles)).min(1, 'somebody must get it').max(roles.length).refine((list) => new Set(list).size === list.length, 'a role is named twice'),
  channel: z.enum(reminderChannels).default('digest').describe("In the day's digest, or asked directly: a mail that takes the digest's place on that day"),
};

/** One rule of when people are reminded. Days are counted from the deadline; for silence from the last news of the entity. */
export const reminderRule = z
  .discriminatedUnion('when', [
    z.object({ when: z.literal('before'), days: days(366), ...common }),
    z.object({ when: z.literal('on-the-day'), ...common }),
    z.object({ when: z.literal('overdue'), everyDays: days(366), ...common }),
    z.object({ when: z.literal('silent'), everyDays: days(730), ...common }),
    z.object({ when: z.literal('meeting'), months: z.number().int().min(1, 'at least one month').max(24), ...common }),
  ])
  .meta({ id: 'ReminderRule' });
export type ReminderRule = z.infer<typeof reminderRule>;

/** Who is asked directly, one after the other, so many working days after the deadline or the last news. */
export const escalation = z
  .object({
    since: z.enum(['deadline', 'last-update']),
    steps: z.array(z.object({ role: z.enum(roles), workingDays: days(250) })).min(1, 'a ladder has a step at least').max(ladderOrder.length),
  })
  .meta({ id: 'Escalation' });
export type Escalation = z.infer<typeof escalation>;

/** One rule of when an entity is reminded of a call for inputs that it has not answered in full. Days are counted from the date of the call, or from the day on which it opens. */
export const callRule = z
  .discriminatedUnion('when', [
    z.object({ when: z.literal('opened'), ...common }),
    z.object({ when: z.literal('before'), days: days(366), ...common }),
    z.object({ when: z.literal('on-the-day'), ...common }),
    z.object({ when: z.literal('overdue'), everyDays: days(366), ...common }),
  ])
  .meta({ id: 'CallRule' });
export type CallRule = z.infer<typeof callRule>;

/** When entities are reminded of a call for inputs, and who is asked one after the other once its date is over. */
export const callPolicy = z.object({ rules: z.array(callRule).max(20), escalation: escalation.nullable().default(null) }).meta({ id: 'CallPolicy' });
export type CallPolicy = z.infer<typeof callPolicy>;

const hour = z.number().int().min(0).max(23);
const calls = { rules: z.array(reminderRule).max(20), escalation: escalation.nullable().default(null) };

/** What is said of which part, where a policy contradicts itself. */
type Contradiction = readonly [path: readonly (string | number)[], words: string];

/** Rules say everything about their moment but the name, the audience and the channel. */
const momentOf = (rule: ReminderRule | CallRule): string => {
  if (rule.when === 'before') return `${rule.days} days before the deadline`;
  if (rule.when === 'meeting') return `${rule.months} months before the meeting`;
  return { 'on-the-day': 'the day of the deadline', overdue: 'what is overdue', silent: 'silence', opened: 'the day on which a call opens' }[rule.when];
};

function repeated<T>(list: readonly T[], keyOf: (item: T) => string, words: (key: string) => string, path: (at: number) => (string | number)[]): Contradiction[] {
  const seen = new Set<string>();
  return list.flatMap((item, at) => {
    const key = keyOf(item);
    if (seen.has(key)) return [[path(at), words(key)] as const];
    seen.add(key);
    return [];
  });
}

function ofRules(rules: readonly (ReminderRule | CallRule)[]): Contradiction[] {
  return [
    ...repeated(rules, (r) => r.slug, (slug) => `two rules are called ${slug}`, (at) => ['rules', at, 'slug']),
    ...repeated(rules, (r) => `${momentOf(r)}\u0000${r.channel}\u0000${[...r.audience].sort().join()}`, (key) => `two rules speak of ${key.split('\u0000')[0]} to the same people`, (at) => ['rules', at]),
    ...rules.flatMap((r, at) => (r.slug.startsWith('escalation-') ? [[['rules', at, 'slug'], 'names that begin with escalation- belong to the steps of the ladder'] as const] : [])),
  ];
}

function ofLadder(ladder: Escalation | null): Contradiction[] {
  return (ladder?.steps ?? []).flatMap((step, at, steps): Contradiction[] => {
    const before = steps[at - 1];
    if (!before) return [];
    const path = ['escalation', 'steps', at];
    return [
      ...(ladderOrder.indexOf(step.role) > ladderOrder.indexOf(before.role) ? [] : [[[...path, 'role'], 'the ladder must rise: focal point, alternate, head of entity, coordinator'] as const]),
      ...(step.workingDays > before.workingDays ? [] : [[[...path, 'workingDays'], `a higher step comes later: more than ${before.workingDays} working days`] as const]),
    ];
  });
}

/** Whether an hour lies in quiet hours; these may cross midnight, and their end is no longer quiet. */
export const isQuiet = (quiet: { from: number; to: number } | null, at: number): boolean =>
  quiet !== null && (quiet.from < quiet.to ? at >= quiet.from && at < quiet.to : at >= quiet.from || at < quiet.to);

const complain = (context: { addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void }, found: readonly Contradiction[]): void => {
  for (const [path, message] of found) context.addIssue({ code: 'custom', path: [...path], message });
};

/** When the people of a partnership are reminded of what: rules, ladder, the hour of the person's own day, and the hours in which nothing goes out. */
export const reminderPolicy = z
  .object({
    ...calls,
    hour: hour.describe("Hour of the person's local day at which reminders go out"),
    callForInputs: callPolicy.optional().describe('When entities are reminded of a call for inputs; the usual rules if absent'),
    quietHours: z.object({ from: hour, to: hour }).nullable().default(null).describe('Nothing goes out from the first hour up to the second; may cross midnight'),
  })
  .superRefine((policy, context) => {
    const { quietHours: quiet } = policy;
    const ofHours: Contradiction[] = quiet && quiet.from === quiet.to ? [[['quietHours'], 'quiet hours that end when they begin would be the whole day']] : [];
    if (isQuiet(quiet, policy.hour)) ofHours.push([['hour'], `${policy.hour}:00 lies in the quiet hours, in which nothing goes out`]);
    const { callForInputs: calls } = policy;
    const ofCalls = calls ? [...ofRules(calls.rules), ...ofLadder(calls.escalation)].map(([path, words]) => [['callForInputs', ...path], words] as const) : [];
    complain(context, [...ofRules(policy.rules), ...ofLadder(policy.escalation), ...ofCalls, ...ofHours]);
  })
  .meta({ id: 'ReminderPolicy' });
export type ReminderPolicy = z.infer<typeof reminderPolicy>;

/** What counts for one commitment instead: all its rules and its ladder; the hours stay those of the partnership. No rules at all: nobody is reminded, and why is on record. */
export const reminderOverride = z
  .object({ ...calls, reason: s.line(1000).nullable().default(null).describe('Why it is so; needed where nobody is reminded') })
  .superRefine((policy, context) => {
    const isSilent = policy.rules.length === 0 && policy.escalation === null;
    const ofSilence: Contradiction[] = isSilent && policy.reason === null ? [[['reason'], 'say why nobody is to be reminded']] : [];
    complain(context, [...ofRules(policy.rules), ...ofLadder(policy.escalation), ...ofSilence]);
  })
  .meta({ id: 'ReminderOverride' });
export type ReminderOverride = z.infer<typeof reminderOverride>;

const everyday: Pick<ReminderRule, 'audience' | 'channel'> = { audience: ['focal-point', 'alternate'], channel: 'digest' };

/** What counts for calls where a policy does not say: asked directly when it opens, 14 and 3 days before, on the day, each week when overdue; then the head of the entity, then the coordinator. */
const standardCallPolicy: CallPolicy = {
  rules: [
    { slug: 'call-opened', when: 'opened', audience: ['focal-point', 'alternate'], channel: 'single' },
    ...[14, 3].map((n) => ({ slug: `call-before-${n}`, when: 'before' as const, days: n, ...everyday })),
    { slug: 'call-on-the-day', when: 'on-the-day', ...everyday },
    { slug: 'call-overdue', when: 'overdue', everyDays: 7, ...everyday },
  ],
  escalation: { since: 'deadline', steps: [{ role: 'head', workingDays: 5 }, { role: 'coordinator', workingDays: 10 }] },
};

/** The rules for calls that a policy comes to. */
export const callRulesOf = (policy: Pick<ReminderPolicy, 'callForInputs'>): CallPolicy => policy.callForInputs ?? standardCallPolicy;

/** What counts until a partnership sets a policy: 30, 7 and 1 days before, on the day, each week when overdue, after so many days of silence; from eight to eight. */
export const standardPolicy = (silentAfterDays: number): ReminderPolicy => ({
  rules: [
    ...[30, 7, 1].map((n) => ({ slug: `before-${n}`, when: 'before' as const, days: n, ...everyday })),
    { slug: 'on-the-day', when: 'on-the-day', ...everyday },
    { slug: 'overdue', when: 'overdue', everyDays: 7, ...everyday },
    { slug: 'silence', when: 'silent', everyDays: silentAfterDays, ...everyday },
  ],
  escalation: null,
  hour: 8,
  callForInputs: standardCallPolicy,
  quietHours: { from: 20, to: 8 },
});
