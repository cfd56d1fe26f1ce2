import { type Day, dayAfter, nearestWorked, wallClock, type Week } from './plain-calendar.js';

/** When a partnership's people are reminded, as a person would say it. */
export interface PlainPolicy {
  /** On the day from which on it is owed. */
  atFirst: boolean;
  daysBefore: readonly number[];
  onTheDay: boolean;
  overdueEvery: number | null;
  /** null: silence is not spoken of. */
  silentEvery: number | null;
}

/** What one person is to be asked for one entity on one commitment, or about one call for inputs, as it stands in the database; only facts, no conclusions. */
export interface Duty {
  /** The commitment by its number, or the call: `call 1`. */
  about: string;
  organizationId: number;
  personId: number;
  open: boolean;
  deadline: Day | null;
  assignedAt: string;
  /** The first day of a call, which may lie after its opening. */
  beginsOn: Day | null;
  lastUpdateAt: string | null;
  /** An update, or a request for a later date, waits for the coordinator; to a call: the entity has answered in full. */
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

function allCalls({ deadline, policy, week }: Duty, { assigned, lastNews }: { assigned: Day; lastNews: Day }, today: Day): Call[] {
  const warned = deadline === null ? [] : policy.daysBefore.map((n) => ({ rule: `${n} days before`, dueOn: dayAfter(deadline, -n) }));
  if (deadline !== null && policy.onTheDay) warned.push({ rule: 'on the day', dueOn: deadline });
  const isOver = deadline !== null && deadline < today;
  const silent = isOver || policy.silentEvery === null ? [] : stepsFrom(lastNews, policy.silentEvery, today).map((dueOn) => ({ rule: 'silent', dueOn }));
  const overdue = isOver && policy.overdueEvery !== null ? stepsFrom(deadline, policy.overdueEvery, today).map((dueOn) => ({ rule: 'overdue', dueOn })) : [];
  const called = [...silent, ...overdue, ...(policy.atFirst ? [{ rule: 'at first', dueOn: assigned }] : [])];
  return [
    ...warned.map((call) => ({ ...call, goesOutOn: nearestWorked(call.dueOn, week, -1) })),
    ...called.map((call) => ({ ...call, goesOutOn: nearestWorked(call.dueOn, week, 1) })),
  ];
}

/**
 * The promise, read plainly: thirty, seven and one days before the deadline, on the day, each week once it is over, and after ninety
 * days without news; of a call on its first day, fourteen and three days before its date, on the day, and each week once it is over; on
 * working days; nothing older than the assignment or the last news; of what was missed only the latest.
 */
export function callDue(duty: Duty, today: Day): Call | null {
  const given = localDay(duty.assignedAt, duty.zone);
  const assigned = duty.beginsOn !== null && duty.beginsOn > given ? duty.beginsOn : given;
  const told = duty.lastUpdateAt === null ? null : localDay(duty.lastUpdateAt, duty.zone);
  const lastNews = told !== null && told > assigned ? told : assigned;
  const come = allCalls(duty, { assigned, lastNews }, today).filter((call) => call.goesOutOn <= today && call.dueOn >= assigned && (told === null || call.dueOn > told));
  come.sort((a, b) => (a.goesOutOn + a.dueOn < b.goesOutOn + b.dueOn ? 1 : -1));
  return come[0] ?? null;
}

const holds = ({ from, to }: { from: Day; to: Day | null }, day: Day): boolean => from <= day && (to === null || day <= to);

/** Whether the person is to be asked at all on a day: what is asked about is open, no answer waits, the post is theirs, and mail reaches them. */
export const isTrue = (duty: Duty, day: Day): boolean => duty.open && !duty.pending && duty.reachable && duty.posts.some((post) => holds(post, day));

export const isAway = (duty: Duty, day: Day): boolean => duty.absences.some((absence) => holds(absence, day));
