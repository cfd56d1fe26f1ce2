import type { ReminderChannel, Role } from '@suivi/contract';
import { dayNumberIn, instantOfHour, type LocalDate, dayNumber, type Precision, type Workdays, workdayUpTo } from '@suivi/kernel';
import { type Call, latestCome, nextToCome, type Occurrence, occurrencesAround, type Owed, speaksOfDeadline } from './reminder.js';

/** For so many days after its first a planned meeting is still the next one: everywhere on earth it has begun by then. */
export const meetingCountsFor = 2;

/** Days (numbers) from one to the other, both included. */
export interface Span {
  from: number;
  to: number;
}

/** A person who may be reminded for an entity: where, in which roles and when, and when not. */
export interface Recipient {
  personId: number;
  zone: string;
  workdays: Workdays;
  digestsOff: boolean;
  absences: readonly Span[];
  posts: readonly (Span & { role: Role })[];
}

/** An owner of an open commitment, or an entity that is asked by a call for inputs (`callId`; then there is no commitment), as a look finds it. Instants in milliseconds. */
export interface Owner {
  /** 0 where it is about a call. */
  commitmentId: number;
  callId?: number;
  /** Nothing is asked before this day; of a call that was opened ahead. */
  opensOn?: LocalDate;
  organizationId: number;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
  assignedAt: number;
  lastUpdateAt: number | null;
  meetingOn: LocalDate | null;
}

/** A reminder that a look finds due. */
export interface Due {
  commitmentId: number;
  callId?: number;
  organizationId: number;
  personId: number;
  role: Role;
  rule: string;
  channel: ReminderChannel;
  deadlineOn: LocalDate | null;
  dueOn: number;
  goesOutOn: number;
  deliverAt: number;
}

/** What a look at an owner comes to: what is due now, and the earliest instant (milliseconds) at which anything else may be. */
export interface Finding {
  due: Due[];
  lookAt: number | null;
}

const holds = (span: Span, day: number): boolean => span.from <= day && day <= span.to;

/** The days on which a focal point of the entity is away: the alternate stands in. */
type StandIns = readonly Span[];

const standInsFor = (recipients: readonly Recipient[]): StandIns =>
  recipients.flatMap((r) => (r.absences.length > 0 && r.posts.some((post) => post.role === 'focal-point') ? r.absences : []));

/** The role in which an occurrence concerns a person in the posts that count, if it does; one that stands in is not asked for what went out before. */
function roleFor({ call, goesOutOn }: Occurrence, posts: Recipient['posts'], standIns: StandIns): Role | null {
  const post = posts.find(({ role }) => call.audience.includes(role));
  if (post) return post.role;
  if (!call.audience.includes('focal-point')) return null;
  return posts.some(({ role }) => role === 'alternate') && standIns.some((span) => holds(span, goesOutOn)) ? 'alternate' : null;
}

/**
 * Who of the recipients is asked about one commitment. While an answer waits for the head of the entity, its focal points and alternates have done their part, and
 * the head is asked in their place; where one focal point was named for the commitment, the others are asked again only when that post ends.
 */
export function askedOf(owner: { clearing: boolean; answersPersonId: number | null }, recipients: readonly Recipient[]): readonly Recipient[] {
  if (owner.clearing) return withPosts(recipients, (post) => (post.role === 'head' ? [post, { ...post, role: 'focal-point' }] : post.role === 'coordinator' ? [post] : []));
  const named = recipients.find((r) => r.personId === owner.answersPersonId);
  const ends = (named?.posts ?? []).filter(({ role }) => role === 'focal-point').map(({ to }) => to);
  if (!named || ends.length === 0) return recipients;
  const after = Math.max(...ends) + 1;
  return withPosts(recipients, (post, { personId }) => {
    if (personId === named.personId || post.role !== 'focal-point') return [post];
    return after > post.to || after > Number.MAX_SAFE_INTEGER ? [] : [{ ...post, from: Math.max(post.from, after) }];
  });
}

type Post = Recipient['posts'][number];

const withPosts = (recipients: readonly Recipient[], change: (post: Post, of: Recipient) => Post[]): Recipient[] =>
  recipients.map((r) => ({ ...r, posts: r.posts.flatMap((post) => change(post, r)) }));

function owedBy(owner: Owner, { zone, workdays }: Recipient): Owed {
  const last = owner.deadlineOn === null ? null : dayNumber(owner.deadlineOn);
  return {
    deadline: last === null || owner.precision === 'day' || owner.precision === null ? last : workdayUpTo(last, workdays),
    assigned: Math.max(dayNumberIn(owner.assignedAt, zone), owner.opensOn === undefined ? -Infinity : dayNumber(owner.opensOn)),
    lastUpdate: owner.lastUpdateAt === null ? null : dayNumberIn(owner.lastUpdateAt, zone),
    meeting: owner.meetingOn === null ? null : dayNumber(owner.meetingOn),
  };
}

/** On this day after a meeting the one after it counts, whether anybody put down that it was held or not. */
const dayAfterMeeting = (meetingOn: LocalDate | null, calls: readonly Call[]): number | null => (meetingOn !== null && calls.some((call) => call.when === 'meeting') ? dayNumber(meetingOn) + meetingCountsFor + 1 : null);

/** What of one person's is due on the person's day, and the person's next day that is worth a look. */
function lookFor(owner: Owner, recipient: Recipient, context: { calls: readonly Call[]; standIns: StandIns; today: number }): { due: Occurrence | null; role: Role | null; next: number | null } {
  const { calls, standIns, today } = context;
  const { posts, absences, digestsOff } = recipient;
  const heard = digestsOff ? calls.filter((call) => call.channel === 'single') : calls;
  const all = occurrencesAround(heard, owedBy(owner, recipient), today, recipient.workdays);
  const held = posts.filter((post) => holds(post, today));
  const away = absences.find((span) => holds(span, today));
  const due = away ? null : latestCome(all.filter((o) => roleFor(o, held, standIns) !== null), today);
  const toCome = all.filter((o) => roleFor(o, posts.filter((post) => holds(post, o.goesOutOn)), standIns) !== null);
  // Who is away gets the latest on the return, who takes up a post on the first day: both are days to look on.
  const turning = [...posts.map((post) => post.from), dayAfterMeeting(owner.meetingOn, heard)].filter((day) => day !== null && day > today);
  const days = [nextToCome(toCome, today), ...turning, away ? away.to + 1 : null].filter((day) => day !== null);
  return { due, role: due && roleFor(due, held, standIns), next: days.length > 0 ? Math.min(...days) : null };
}

/**
 * Looks at one owner at an instant: for each person the latest occurrence that has come, to be written down now, and when to look again:
 * the first local midnight of a day on which something may go out. Looking too early or too often finds nothing new.
 */
export function lookAt(owner: Owner, recipients: readonly Recipient[], policy: { calls: readonly Call[]; hour: number }, now: number): Finding {
  const standIns = standInsFor(recipients);
  const finding: Finding = { due: [], lookAt: null };
  for (const recipient of recipients) {
    const { zone } = recipient;
    const { due, role, next } = lookFor(owner, recipient, { calls: policy.calls, standIns, today: dayNumberIn(now, zone) });
    if (due && role)
      finding.due.push({
        commitmentId: owner.commitmentId, callId: owner.callId, organizationId: owner.organizationId, personId: recipient.personId, role, rule: due.call.slug, channel: due.call.channel,
        deadlineOn: speaksOfDeadline(due.call) ? owner.deadlineOn : null, dueOn: due.dueOn, goesOutOn: due.goesOutOn, deliverAt: instantOfHour(due.goesOutOn, policy.hour, zone),
      });
    const midnight = next === null ? null : instantOfHour(next, 0, zone);
    if (midnight !== null && (finding.lookAt === null || midnight < finding.lookAt)) finding.lookAt = midnight;
  }
  return finding;
}
