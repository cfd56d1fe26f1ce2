import type { ReminderOverride, ReminderPolicy, ReminderRule, Role } from '@suivi/contract';

/** The part of a policy that a commitment can have of its own. */
export type Calls = Pick<ReminderPolicy, 'rules' | 'escalation'>;
/** What a rule counts from. */
export type Moment = ReminderRule['when'];

export const moments: readonly Moment[] = ['before', 'on-the-day', 'overdue', 'silent', 'meeting'];
/** The order in which a ladder rises. */
export const rungs: readonly Role[] = ['focal-point', 'alternate', 'head', 'coordinator'];
/** The largest number that a rule takes: days, or months before a meeting. */
export const mostOf: Record<Moment, number> = { before: 366, 'on-the-day': 0, overdue: 366, silent: 730, meeting: 24 };
export const mostWorkingDays = 250;
const usualOf: Record<Moment, number> = { before: 14, 'on-the-day': 0, overdue: 7, silent: 90, meeting: 3 };

/** The number in a rule; null where it has none. */
export function countOf(rule: ReminderRule): number | null {
  if (rule.when === 'on-the-day') return null;
  if (rule.when === 'meeting') return rule.months;
  return rule.when === 'before' ? rule.days : rule.everyDays;
}

type Common = Pick<ReminderRule, 'slug' | 'audience' | 'channel'>;
const commonOf = ({ slug, audience, channel }: ReminderRule): Common => ({ slug, audience, channel });

function ruleOf(when: Moment, count: number, common: Common): ReminderRule {
  if (when === 'on-the-day') return { when, ...common };
  if (when === 'meeting') return { when, months: count, ...common };
  return when === 'before' ? { when, days: count, ...common } : { when, everyDays: count, ...common };
}

/** The rule with another number; what is not a number yet stays in the draft, and the server says so. */
export const withCount = (rule: ReminderRule, count: number): ReminderRule => ruleOf(rule.when, count, commonOf(rule));

/** A name that no rule bears: the server keeps by it what has gone out. */
function freeSlug(when: Moment, count: number, taken: ReadonlySet<string>): string {
  const plain = count > 0 ? `${when}-${count}` : when;
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? plain : `${plain}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Another kind of rule is another rule: it gets a name of its own. */
export const withMoment = (rule: ReminderRule, when: Moment, taken: ReadonlySet<string>): ReminderRule =>
  ruleOf(when, usualOf[when], { ...commonOf(rule), slug: freeSlug(when, usualOf[when], taken) });

/** A rule to begin with, that says nothing that another says already. */
export function newRule(rules: readonly ReminderRule[], taken: ReadonlySet<string>): ReminderRule {
  const days = [14, 3, 60, 21, 45, 5, 2, 90].find((n) => !rules.some((rule) => rule.when === 'before' && rule.days === n)) ?? 120;
  return { slug: freeSlug('before', days, taken), when: 'before', days, audience: ['focal-point', 'alternate'], channel: 'digest' };
}

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
/** Whether two policies say the same, however their parts are ordered when stored. */
export const isSame = (a: object | null, b: object | null): boolean => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);

/** The ladder with a rung put in (at so many working days) or taken out (null); without rungs there is none. */
export function withRung(ladder: ReminderPolicy['escalation'], role: Role, workingDays: number | null): ReminderPolicy['escalation'] {
  const others = (ladder?.steps ?? []).filter((step) => step.role !== role);
  const steps = workingDays === null ? others : [...others, { role, workingDays }].sort((a, b) => rungs.indexOf(a.role) - rungs.indexOf(b.role));
  return steps.length === 0 ? null : { since: ladder?.since ?? 'deadline', steps };
}

/** Working days for a rung that is put in: later than those below it. */
export const usualWorkingDays = (ladder: ReminderPolicy['escalation'], role: Role): number =>
  Math.min(mostWorkingDays, 5 + Math.max(0, ...(ladder?.steps ?? []).filter((step) => rungs.indexOf(step.role) < rungs.indexOf(role)).map((step) => step.workingDays || 0)));

export const ways = ['follow', 'own', 'none'] as const;
/** Whose rules count for a commitment: the partnership's, its own, or nobody's. */
export type Way = (typeof ways)[number];
export const isSilent = ({ rules, escalation }: Calls): boolean => rules.length === 0 && escalation === null;
export function wayOf({ policy }: { policy: ReminderOverride | null }): Way {
  if (policy === null) return 'follow';
  return isSilent(policy) ? 'none' : 'own';
}
