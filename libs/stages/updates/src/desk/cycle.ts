import type { Scope } from '@suivi/access';
import { standingOfMeeting } from '@suivi/commitments';
import type { desk, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { daysBetween, localDayOf } from '@suivi/kernel';
import { meetingsOf } from '@suivi/outcomes';
import { callsOn } from '@suivi/reminders';

type Cycle = RouteResponse<typeof desk.readDesk>['cycle'];

async function callUnderWay(sql: Sql, scope: Scope, meetingId: number): Promise<Cycle['call']> {
  const call = (await callsOn(sql, scope, meetingId)).find(({ state }) => state !== 'closed');
  if (!call) return null;
  const { none, inPart, complete, nothingToReport } = call.counts;
  return { id: call.id, meetingId, state: call.state, dueOn: call.dueOn, asked: none + inPart + complete + nothingToReport, complete: complete + nothingToReport, inPart };
}

/** Where a partnership stands between its last general meeting and the next one. */
export async function cycleOf(sql: Sql, scope: Scope, partnershipId: number, now: Date): Promise<Cycle> {
  const today = localDayOf(now, 'utc');
  const all = (await meetingsOf(sql, scope, { partnershipId })).map(({ meeting }) => meeting);
  const next = all.filter((one) => one.status === 'planned' && one.startsOn >= today).at(-1); // the latest stands first
  const last = all.find((one) => one.status === 'held' && (next === undefined || one.seriesId === next.seriesId)) ?? all.find((one) => one.status === 'held');
  const standing = last && (await standingOfMeeting(sql, scope, last.id, now));
  return {
    next: next ? { id: next.id, ordinal: next.ordinal, startsOn: next.startsOn, precision: next.precision, place: next.place, days: daysBetween(today, next.startsOn) } : null,
    last: last && standing ? { id: last.id, ordinal: last.ordinal, startsOn: last.startsOn, total: standing.total, open: standing.open, overdue: standing.overdue, implemented: standing.byStatus.implemented ?? 0 } : null,
    call: last ? await callUnderWay(sql, scope, last.id) : null,
  };
}
