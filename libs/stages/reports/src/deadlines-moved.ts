import type { Sql } from '@suivi/db';
import { type LocalDate, localDayOf, type Precision } from '@suivi/kernel';
import { deadlineRecord } from './commitment-record.js';
import type { DeadlineFacts } from './progress-report.js';
import * as store from './reports.store.js';

const causes: Record<string, DeadlineFacts['cause']> = { 'extension-granted': 'extension', 'deadline-moved': 'meeting' };

/** How deadlines of commitments were moved by an instant, as the history tells it, the earliest first. */
export async function deadlinesMoved(sql: Sql, of: { partnershipId: number; commitmentIds: number[]; at: Date }): Promise<DeadlineFacts[]> {
  return (await store.deadlineMoves(sql, of)).flatMap(({ commitmentId, at, action, reason, changes, after }) => {
    const now = deadlineRecord.parse(after);
    const before = deadlineRecord.parse({ ...now, ...Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, change.from])) });
    if (before.deadlineOn === null) return [];
    const cause = causes[action] ?? 'correction';
    // What the product itself says of a moved meeting is said anew, in the language of the report.
    return [{ commitmentId, on: localDayOf(at, 'utc'), cause, from: whenOf(before) as DeadlineFacts['from'], to: whenOf(now), reason: cause === 'meeting' ? null : reason }];
  });
}
const whenOf = ({ deadlineOn, deadlinePrecision }: { deadlineOn: LocalDate | null; deadlinePrecision: Precision | null }): DeadlineFacts['to'] =>
  deadlineOn === null ? null : { on: deadlineOn, precision: deadlinePrecision ?? 'day' };
