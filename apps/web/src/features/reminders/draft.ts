import type { CallRule, Escalation, ReminderOverride, ReminderRule, Role } from '@suivi/contract';

/** A rule on commitments, or on calls for inputs. */
export type Rule = ReminderRule | CallRule;
/** Rules and a ladder: a partnership's, a commitment's own, or those for calls for inputs. */
export interface RuleSet<R extends Rule = ReminderRule> {
  rules: R[];
  escalation: Escalation | null;
}
/** What a rule counts from. */
type Moment = Rule['when'];

/** What rules on commitments count from. */
export const momentsOfCommitments: readonly ReminderRule['when'][] = ['before', 'on-the-day', 'overdue', 'silent', 'meeting'];
/** What rules on calls for inputs count from. */
export const momentsOfCalls: readonly CallRule['when'][] = ['opened', 'before', 'on-the-day', 'overdue'];
/** The order in which a ladder rises. */
export const rungs: readonly Role[] = ['focal-point', 'alternate', 'head', 'coordinator'];
/** The largest number that a rule takes: days, or months before a meeting. */
export const mostOf: Record<Moment, number> = { opened: 0, before: 366, 'on-the-day': 0, overdue: 366, silent: 730, meeting: 24 };
export const mostWorkingDays = 250;
const usualOf: Record<Moment, number> = { opened: 0, before: 14, 'on-the-day': 0, overdue: 7, silent: 90, meeting: 3 };

/** The number in a rule; null where it has none. */
export function countOf(rule: Rule): number | null {
  if (rule.when === 'on-the-day' || rule.when === 'opened') return null;
  if (rule.when === 'meeting') return rule.months;
  return rule.when === 'before' ? rule.days : rule.everyDays;
}

type Common = Pick<Rule, 'slug' | 'audience' | 'channel'>;
const commonOf = ({ slug, audience, channel }: Rule): Common => ({ slug, audience, channel });

// a moment of R makes a rule of R
function ruleOf<R extends Rule>(when: R['when'], count: number, common: Common): R {
  const numbers = { opened: {}, 'on-the-day': {}, meeting: { months: count }, before: { days: count }, overdue: { everyDays: count }, silent: { everyDays: count } };
  return { when, ...numbers[when], ...common } as R;
}

/** The rule with another number; what is not a number yet stays in the draft, and the server says so. */
export const withCount = <R extends Rule>(rule: R, count: number): R => ruleOf<R>(rule.when, count, commonOf(rule));

/** A name that no rule bears: the server keeps by it what has gone out. */
function freeSlug(when: Moment, count: number, taken: ReadonlySet<string>): string {
  const plain = count > 0 ? `${when}-${count}` : when;
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? plain : `${plain}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Another kind of rule is another rule: it gets a name of its own. */
export const withMoment = <R extends Rule>(rule: R, when: R['when'], taken: ReadonlySet<string>): R =>
  ruleOf<R>(when, usualOf[when], { ...commonOf(rule), slug: freeSlug(when, usualOf[when], taken) });

/** A rule to begin with, that says nothing that another says already. */
export function newRule<R extends Rule>(rules: readonly R[], taken: ReadonlySet<string>): R {
  const days = [14, 3, 60, 21, 45, 5, 2, 90].find((n) => !rules.some((rule) => rule.when === 'before' && rule.days === n)) ?? 120;
  return ruleOf<R>('before', days, { slug: freeSlug('before', days, taken), audience: ['focal-point', 'alternate'], channel: 'digest' });
}

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
/** Whether two policies say the same, however their parts are ordered when stored. */
export const isSame = (a: object | null, b: object | null): boolean => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);

/** The ladder with a rung put in (at so many working days) or taken out (null); without rungs there is none. */
export function withRung(ladder: Escalation | null, role: Role, workingDays: number | null): Escalation | null {
  const others = (ladder?.steps ?? []).filter((step) => step.role !== role);
  const steps = workingDays === null ? others : [...others, { role, workingDays }].sort((a, b) => rungs.indexOf(a.role) - rungs.indexOf(b.role));
  return steps.length === 0 ? null : { since: ladder?.since ?? 'deadline', steps };
}

/** Working days for a rung that is put in: later than those below it. */
export const usualWorkingDays = (ladder: Escalation | null, role: Role): number =>
  Math.min(mostWorkingDays, 5 + Math.max(0, ...(ladder?.steps ?? []).filter((step) => rungs.indexOf(step.role) < rungs.indexOf(role)).map((step) => step.workingDays || 0)));

export const ways = ['follow', 'own', 'none'] as const;
/** Whose rules count for a commitment: the partnership's, its own, or nobody's. */
export type Way = (typeof ways)[number];
export const isSilent = ({ rules, escalation }: RuleSet): boolean => rules.length === 0 && escalation === null;
export function wayOf({ policy }: { policy: ReminderOverride | null }): Way {
  if (policy === null) return 'follow';
  return isSilent(policy) ? 'none' : 'own';
}
