import { type Day, dayAfter, nearestWorked, wallClock, type Week } from './plain-calendar.js';

/** When a partnership's people are reminded, as a person would say it. */
export interface PlainPolicy {
  daysBefore: readonly number[];
  onTheDay: boolean;
  overdueEvery: number;
  silentEvery: number;
}

/** What one person is to be asked for one entity on one commitment, as it stands in the database; only facts, no conclusions. */
export interface Duty {
  commitmentId: number;
  organizationId: number;
  personId: number;
  open: boolean;
  deadline: Day | null;
  assignedAt: string;
  lastUpdateAt: string | null;
  /** An update, or a request for a later date, waits for the coordinator. */
  pending: boolean;
  reachable: boolean;
  zone: string;
  week: Week;
  posts: readonly { from: Day; to: Day | null }[];
  absences: readonly { from: Day; to: Day }[];
  policy: PlainPolicy;
}

/** A reminder that the promise speaks of: the day it falls on, and the working day on which it goes out. */
export interface Call {
  rule: string;
  dueOn: Day;
  goesOutOn: Day;
}

const localDay = (at: string, zone: string): Day => wallClock(new Date(at), zone).day;

const stepsFrom = (from: Day, every: number, until: Day): Day[] => {
  const days: Day[] = [];
  for (let day = dayAfter(from, every); day <= until; day = dayAfter(day, every)) days.push(day);
  return days;
};

function allCalls({ deadline, policy, week }: Duty, lastNews: Day, today: Day): Call[] {
  const warned = deadline === null ? [] : policy.daysBefore.map((n) => ({ rule: `${n} days before`, dueOn: dayAfter(deadline, -n) }));
  if (deadline !== null && policy.onTheDay) warned.push({ rule: 'on the day', dueOn: deadline });
  const isOver = deadline !== null && deadline < today;
  const called = isOver
    ? stepsFrom(deadline, policy.overdueEvery, today).map((dueOn) => ({ rule: 'overdue', dueOn }))
    : stepsFrom(lastNews, policy.silentEvery, today).map((dueOn) => ({ rule: 'silent', dueOn }));
  return [
    ...warned.map((call) => ({ ...call, goesOutOn: nearestWorked(call.dueOn, week, -1) })),
    ...called.map((call) => ({ ...call, goesOutOn: nearestWorked(call.dueOn, week, 1) })),
  ];
}

/**
 * The promise, read plainly: thirty, seven and one days before the deadline, on the day, each week once it is over, and after ninety
 * days without news; on working days; nothing older than the assignment or the last news; of what was missed only the latest.
 */
export function callDue(duty: Duty, today: Day): Call | null {
  const assigned = localDay(duty.assignedAt, duty.zone);
  const told = duty.lastUpdateAt === null ? null : localDay(duty.lastUpdateAt, duty.zone);
  const lastNews = told !== null && told > assigned ? told : assigned;
  const come = allCalls(duty, lastNews, today).filter((call) => call.goesOutOn <= today && call.dueOn >= assigned && (told === null || call.dueOn > told));
  come.sort((a, b) => (a.goesOutOn + a.dueOn < b.goesOutOn + b.dueOn ? 1 : -1));
  return come[0] ?? null;
}

const holds = ({ from, to }: { from: Day; to: Day | null }, day: Day): boolean => from <= day && (to === null || day <= to);

/** Whether the person is to be asked at all on a day: the commitment is open, no answer waits, the post is theirs, and mail reaches them. */
export const isTrue = (duty: Duty, day: Day): boolean => duty.open && !duty.pending && duty.reachable && duty.posts.some((post) => holds(post, day));

export const isAway = (duty: Duty, day: Day): boolean => duty.absences.some((absence) => holds(absence, day));
