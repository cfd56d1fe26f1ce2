import type { Scope } from '@suivi/access';
import type { ImplementationStatus, RecordState } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import type { LocalDate, LocalizedText } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import { visibleCommitments } from './visible.store.js';

/** How many of a meeting's commitments that the reader sees are alike in all that a standing counts. */
export interface StandingRow extends Record<string, unknown> {
  areaId: string | null;
  areaName: LocalizedText | null;
  status: ImplementationStatus;
  recordState: RecordState;
  month: string | null;
  overdue: boolean;
  count: number;
}

/** The commitments of a meeting, counted by thematic area (in their order, none last), status, record state and month of the deadline. */
export async function standingRows(sql: Sql, scope: Scope, { meetingId, today }: { meetingId: number; today: LocalDate }): Promise<StandingRow[]> {
  const visible = visibleCommitments(scope, 'c');
  const result = await sql.execute<StandingRow>(raw`
    select c.thematic_area_id as "areaId", a.name as "areaName", c.verified_status as status, c.record_state as "recordState", to_char(c.deadline_on, 'YYYY-MM') as month,
      c.record_state = 'open' and coalesce(c.deadline_on < ${today}::date, false) as overdue, count(*)::int as count
    from commitment c left join thematic_area a on a.id = c.thematic_area_id
    where c.meeting_id = ${meetingId}${visible ? raw` and ${visible}` : raw``}
    group by 1, 2, a.position, 3, 4, 5, 6 order by a.position nulls last, 1, 5, 3, 4`);
  return result.rows;
}
