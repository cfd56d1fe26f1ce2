import type { outcomes, RouteResponse } from '@suivi/contract';

export type Meeting = RouteResponse<typeof outcomes.listMeetings>['items'][number];
export type Series = RouteResponse<typeof outcomes.listSeries>['items'][number];

/** A series with the meeting that comes next, and the one that was held last. */
export interface Cycle {
  series: Series;
  next?: Meeting;
  last?: Meeting;
  meetings: Meeting[];
}

/** The series of a partnership, each with its meetings, the latest first. Pure. */
export function cyclesOf(partnershipId: number, series: readonly Series[], meetings: readonly Meeting[]): Cycle[] {
  return series.filter((one) => one.partnershipId === partnershipId).map((one) => {
    const own = meetings.filter(({ seriesId }) => seriesId === one.id).sort((a, b) => b.ordinal - a.ordinal);
    return { series: one, meetings: own, next: own.filter(({ status }) => status !== 'held').at(-1), last: own.find(({ status }) => status === 'held') };
  });
}
