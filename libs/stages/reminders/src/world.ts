import { callRulesOf, type ReminderOverride, type ReminderPolicy, standardPolicy } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { workingCalendars } from '@suivi/directory';
import { dayNumber, localDayOf, plainWeek, type Workdays, workdaysOf, zoneWithClock } from '@suivi/kernel';
import { askedOf, type Owner, type Recipient, type Span } from './look.js';
import { meetingsCalled } from './calls/standing.store.js';
import { policiesKept } from './policy.store.js';
import { type Call, callsOf } from './reminder.js';
import * as store from './watch.store.js';
import { hoursKept, type WritingTimes } from './writing.js';

/** A policy as a look uses it. */
export interface Compiled {
  calls: readonly Call[];
  hour: number;
}

/** Everything that looks at some owners need to know: who may be reminded, and by what policy. */
export interface World {
  recipientsOf: (owner: store.OwnerRow) => readonly Recipient[];
  policyOf: (owner: store.OwnerRow) => Compiled;
  withMeeting: (owner: store.OwnerRow) => Owner;
}

/** The policy that counts for each partnership: its own, else the standard one. */
export const policiesByPartnership = async (sql: Sql): Promise<Map<number, ReminderPolicy>> =>
  new Map((await policiesKept(sql)).map((row) => [row.partnershipId, row.policy ?? standardPolicy(row.silentAfterDays)]));

const daysOf = (row: { startsOn: string; endsOn: string | null }): Span => ({ from: dayNumber(row.startsOn), to: row.endsOn === null ? Number.MAX_SAFE_INTEGER : dayNumber(row.endsOn) });

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string | number): Map<string | number, T[]> {
  const groups = new Map<string | number, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const calendarsOf = async (sql: Sql): Promise<Map<number, Workdays>> => new Map([...(await workingCalendars(sql))].map(([id, calendar]) => [id, workdaysOf(calendar)]));

/** Reads when people may be written to. Where no partnership keeps hours of its own, everybody's are the same. */
export async function writingTimes(sql: Sql, now: Date, policies?: ReadonlyMap<number, ReminderPolicy>): Promise<WritingTimes> {
  const plain = workdaysOf(plainWeek);
  const calendars = await calendarsOf(sql);
  const absences = new Map([...groupBy(await store.absencesAmong(sql, localDayOf(now, 'UTC')), (row) => row.personId)].map(([id, rows]) => [id, rows.map(daysOf)]));
  const standard = hoursKept([standardPolicy(90)]);
  const counting = policies ?? (await policiesByPartnership(sql));
  const own = [...counting].some(([, policy]) => JSON.stringify(hoursKept([policy])) !== JSON.stringify(standard));
  const memberships = own ? groupBy(await store.memberships(sql, localDayOf(now, 'UTC')), (row) => row.personId) : new Map<number, { partnershipId: number }[]>();
  const hours = new Map([...memberships].map(([id, rows]) => [id, hoursKept(rows.flatMap((row) => counting.get(row.partnershipId) ?? []))]));
  return {
    workdaysOf: (station) => (station === null ? undefined : calendars.get(station)) ?? plain,
    absencesOf: (personId) => absences.get(personId) ?? [],
    hoursOf: (personId) => hours.get(personId) ?? standard,
  };
}

/** Puts a person's posts together. */
function recipientOf(posts: readonly store.PostRow[], workdays: Workdays): Recipient {
  const { personId, zone, digestsOff, absences } = posts[0] as store.PostRow;
  return { personId, zone: zoneWithClock(zone), digestsOff, workdays, absences: (absences ?? []).map(daysOf), posts: posts.map((post) => ({ role: post.role, ...daysOf(post) })) };
}

/** What counts for the calls of a partnership. */
function compiledForCalls(policies: ReadonlyMap<number, ReminderPolicy>, partnershipId: number): Compiled {
  const policy = policies.get(partnershipId) ?? standardPolicy(90);
  return { calls: callsOf(callRulesOf(policy)), hour: policy.hour };
}

const isAskedOtherwise = ({ clearing, answersPersonId }: store.OwnerRow): boolean => clearing || answersPersonId !== null;

/** Reads what looks at these owners need, as it stands now; `policies` may be others than those stored. */
export async function worldOf(sql: Sql, owners: readonly store.OwnerRow[], now: Date, policies?: ReadonlyMap<number, ReminderPolicy>): Promise<World> {
  const today = localDayOf(now, 'UTC');
  const pairs = [...new Map(owners.map((o) => [`${o.partnershipId} ${o.organizationId}`, o])).values()];
  const posts = await store.postsFor(sql, { partnershipIds: pairs.map((o) => o.partnershipId), organizationIds: pairs.map((o) => o.organizationId) }, today);
  const plain = workdaysOf(plainWeek);
  const calendars = posts.some((post) => post.dutyStationId !== null) ? await calendarsOf(sql) : new Map<number, Workdays>();
  const counting = policies ?? (await policiesByPartnership(sql));
  const compiled = new Map([...counting].map(([id, policy]) => [id, { calls: callsOf(policy), hour: policy.hour }]));
  const counts = (word: string): boolean => [...compiled.values()].some(({ calls }) => calls.some((call) => call.when === word)) || owners.some((o) => o.override !== null);
  const meetings = counts('meeting') ? await store.nextMeetings(sql, today) : new Map<number, string>();
  // Where a call asks for inputs, the rule that asks so many months before the meeting would say the same twice.
  const called = meetings.size > 0 ? await meetingsCalled(sql) : new Set<number>();

  const ofPerson = (rows: readonly store.PostRow[]): Recipient[] =>
    [...groupBy(rows, (row) => row.personId).values()].map((own) => {
      const [{ dutyStationId }] = own as [store.PostRow];
      return recipientOf(own, (dutyStationId === null ? undefined : calendars.get(dutyStationId)) ?? plain);
    });
  const inEntity = groupBy(posts.filter((post) => post.role !== 'coordinator'), (post) => `${post.partnershipId} ${post.organizationId}`);
  const desks = groupBy(posts.filter((post) => post.role === 'coordinator'), (post) => post.partnershipId);
  const recipients = new Map<string, Recipient[]>();
  return {
    recipientsOf: (owner) => {
      const key = `${owner.partnershipId} ${owner.organizationId}`;
      const known = recipients.get(key);
      if (known) return isAskedOtherwise(owner) ? askedOf(owner, known) : known;
      const desk = desks.get(owner.partnershipId) ?? [];
      // Each side has its own desk; where that side has none, whoever coordinates.
      const ofSide = desk.filter((post) => post.side === owner.side);
      const found = ofPerson([...(inEntity.get(key) ?? []), ...(ofSide.length > 0 ? ofSide : desk)]);
      recipients.set(key, found);
      return isAskedOtherwise(owner) ? askedOf(owner, found) : found;
    },
    policyOf: (owner) => {
      if (owner.callId !== undefined) return compiledForCalls(counting, owner.partnershipId);
      const policy = compiled.get(owner.partnershipId) ?? { calls: [], hour: 8 };
      return owner.override === null ? policy : { calls: callsOf(owner.override as ReminderOverride), hour: policy.hour };
    },
    withMeeting: (owner) => (meetings.size === 0 || owner.callId !== undefined ? owner : { ...owner, meetingOn: called.has(owner.meetingId) ? null : (meetings.get(owner.seriesId) ?? null) }),
  };
}
