import type { CallPolicy, CallRule, ReminderChannel, ReminderOverride, ReminderPolicy, ReminderRule, Role } from '@suivi/contract';
import { addMonths, dayNumber, dayOfNumber, nthWorkdayAfter, type Workdays, workdayFrom, workdayUpTo } from '@suivi/kernel';

/** What one entity owes on one open commitment, or to one call for inputs, in days (numbers) of the person who is to be reminded. */
export interface Owed {
  /** The day by which it is to be done: of a month, quarter or year the last working day. */
  deadline: number | null;
  assigned: number;
  lastUpdate: number | null;
  /** First day of the next meeting of the series. */
  meeting: number | null;
}

/** One call that a policy makes, whatever the owner: a rule, or a step of the ladder. */
export type Call =
  | { slug: string; audience: readonly Role[]; channel: ReminderChannel; when: ReminderRule['when'] | CallRule['when']; count: number }
  | { slug: string; audience: readonly Role[]; channel: ReminderChannel; when: 'escalated'; since: 'deadline' | 'last-update'; count: number };

/** One reminder that is due: the call, the day that it falls on (its identity), and the working day on which it goes out. */
export interface Occurrence {
  call: Call;
  dueOn: number;
  goesOutOn: number;
}

function countOf(rule: ReminderRule | CallRule): number {
  if (rule.when === 'before') return rule.days;
  if (rule.when === 'meeting') return rule.months;
  return rule.when === 'on-the-day' || rule.when === 'opened' ? 0 : rule.everyDays;
}

/** The calls of a policy: its rules, then the steps of its ladder, which are always asked directly. */
export const callsOf = ({ rules, escalation }: ReminderPolicy | ReminderOverride | CallPolicy): Call[] => [
  ...rules.map((rule): Call => ({ slug: rule.slug, audience: rule.audience, channel: rule.channel, when: rule.when, count: countOf(rule) })),
  ...(escalation?.steps ?? []).map((step): Call => ({
    slug: `escalation-${step.role}`, audience: [step.role], channel: 'single', when: 'escalated', since: escalation?.since ?? 'deadline', count: step.workingDays,
  })),
];

/** Whether a call speaks of the deadline: it is void once the deadline has moved. */
export const speaksOfDeadline = (call: Call): boolean => !(hasNoDeadline.has(call.when) || (call.when === 'escalated' && call.since === 'last-update'));
const hasNoDeadline = new Set<Call['when']>(['silent', 'meeting', 'opened']);

const lastNews = (owed: Owed): number => Math.max(owed.assigned, owed.lastUpdate ?? owed.assigned);

/** Every so many days from a day on, which may be still to come: the last two steps that have come (the last may still wait for a working day) and the next. */
function stepsAround(from: number, every: number, today: number): number[] {
  const come = Math.max(0, Math.floor((today - from) / every));
  return [come - 1, come, come + 1].filter((step) => step >= 1).map((step) => from + step * every);
}

/** The days on which a call falls, around today: those that have come lately, and those to come next. */
function daysOf(call: Call, owed: Owed, today: number, workdays: Workdays): number[] {
  const { deadline, meeting } = owed;
  if (call.when === 'opened') return [owed.assigned];
  if (call.when === 'silent') return stepsAround(lastNews(owed), call.count, today);
  if (call.when === 'meeting') return meeting === null ? [] : [dayNumber(addMonths(dayOfNumber(meeting), -call.count))];
  if (call.when === 'escalated' && call.since === 'last-update') return [nthWorkdayAfter(lastNews(owed), call.count, workdays)];
  if (deadline === null) return [];
  if (call.when === 'escalated') return [nthWorkdayAfter(deadline, call.count, workdays)];
  return call.when === 'overdue' ? stepsAround(deadline, call.count, today) : [deadline - call.count];
}

const warnings = new Set<Call['when']>(['before', 'on-the-day', 'meeting']);

/**
 * The occurrences of calls around a person's local day, past and to come, that are neither older than the assignment nor answered since.
 * A warning is moved to the working day before, so that it never comes late; a call after the fact to the one after. Once the deadline is
 * over, what is overdue is said instead of what is silent.
 */
export function occurrencesAround(calls: readonly Call[], owed: Owed, today: number, workdays: Workdays): Occurrence[] {
  const found: Occurrence[] = [];
  const overdue = owed.deadline !== null && owed.deadline < today && calls.some((call) => call.when === 'overdue');
  const first = Math.max(owed.assigned, owed.lastUpdate === null ? owed.assigned : owed.lastUpdate + 1);
  for (const call of calls) {
    if (overdue && call.when === 'silent') continue;
    const working = warnings.has(call.when) ? workdayUpTo : workdayFrom;
    for (const dueOn of daysOf(call, owed, today, workdays)) if (dueOn >= first) found.push({ call, dueOn, goesOutOn: working(dueOn, workdays) });
  }
  return found;
}

const isLater = (a: Occurrence, b: Occurrence): boolean => {
  if (a.goesOutOn !== b.goesOutOn) return a.goesOutOn > b.goesOutOn;
  if (a.dueOn !== b.dueOn) return a.dueOn > b.dueOn;
  return a.call.channel === 'single' && b.call.channel === 'digest';
};

/** Of occurrences the one that is due on a day: the latest that has come. Missed days are caught up by that one; what it makes pointless is not sent. */
export const latestCome = (occurrences: readonly Occurrence[], today: number): Occurrence | null =>
  occurrences.reduce<Occurrence | null>((latest, o) => (o.goesOutOn <= today && (latest === null || isLater(o, latest)) ? o : latest), null);

/** The first day after today on which one of the occurrences goes out; null if none does. */
export const nextToCome = (occurrences: readonly Occurrence[], today: number): number | null =>
  occurrences.reduce<number | null>((next, o) => (o.goesOutOn > today && (next === null || o.goesOutOn < next) ? o.goesOutOn : next), null);
