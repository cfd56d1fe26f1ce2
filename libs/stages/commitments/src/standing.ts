import type { Scope } from '@suivi/access';
import { type commitments, type RouteResponse, vocabulary } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { type LocalDate, localDayOf } from '@suivi/kernel';
import { meeting, meetingsOf } from '@suivi/outcomes';
import { type StandingRow, standingRows } from './standing.store.js';

type Standing = RouteResponse<typeof commitments.readStanding>;
type Counts = Pick<Standing, 'total' | 'byStatus' | 'open' | 'overdue' | 'carriedOver'>;

const sum = (rows: readonly StandingRow[], counts: (row: StandingRow) => boolean = () => true): number => rows.reduce((n, row) => (counts(row) ? n + row.count : n), 0);

function countsOf(rows: readonly StandingRow[]): Counts {
  const byStatus = Object.fromEntries(vocabulary.implementationStatuses.map((status) => [status, sum(rows, (row) => row.status === status)]));
  return {
    total: sum(rows),
    byStatus: byStatus as Counts['byStatus'],
    open: sum(rows, (row) => row.recordState === 'open'),
    overdue: sum(rows, (row) => row.overdue),
    carriedOver: sum(rows, (row) => row.recordState === 'carried-over'),
  };
}

/** Rows by what they have in common, in the order in which each first appears. */
function grouped<K>(rows: readonly StandingRow[], by: (row: StandingRow) => K): [K, StandingRow[]][] {
  const groups = new Map<K, StandingRow[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return [...groups];
}

const areasOf = (rows: readonly StandingRow[]): Standing['areas'] =>
  grouped(rows, (row) => row.areaId).map(([id, of]) => {
    const name = of[0]?.areaName;
    return { area: id !== null && name ? { id: Number(id), name } : null, ...countsOf(of) };
  });

function monthsOf(rows: readonly StandingRow[]): Standing['months'] {
  const dated = grouped(rows.filter((row) => row.month !== null), (row) => row.month ?? '');
  return dated.sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, of]) => {
    const { total, open, overdue } = countsOf(of);
    return { month, total, open, overdue };
  });
}

async function previousStanding(sql: Sql, scope: Scope, { id, today }: { id: number; today: LocalDate }): Promise<Standing['previous']> {
  const { seriesId, ordinal } = await meeting(sql, scope, id);
  const before = (await meetingsOf(sql, scope, { seriesId })).find((one) => one.meeting.ordinal === ordinal - 1)?.meeting;
  const counts = before && countsOf(await standingRows(sql, scope, { meetingId: before.id, today }));
  return before && counts && counts.total > 0 ? { meetingId: before.id, ordinal: before.ordinal, ...counts } : null;
}

/** Where those of a meeting's commitments stand that the reader sees, with the meeting before beside them; refuses with 'not-found'. */
export async function standingOfMeeting(sql: Sql, scope: Scope, id: number, now: Date): Promise<Standing> {
  const today = localDayOf(now, 'utc');
  const previous = await previousStanding(sql, scope, { id, today });
  const rows = await standingRows(sql, scope, { meetingId: id, today });
  return { ...countsOf(rows), areas: areasOf(rows), months: monthsOf(rows), previous };
}
