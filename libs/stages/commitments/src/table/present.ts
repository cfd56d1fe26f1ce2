import type { Scope } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { localized } from '@suivi/kernel';
import { cellText, type TableRow } from './columns.js';
import { type TableCommitment, tableCommitments } from './table.store.js';
import { versionCell } from './untouched.js';

/** A commitment of the register as a row, with what an import must know of it. */
export interface PresentRow {
  id: number;
  version: number;
  partnershipId: number;
  meetingId: number;
  cells: TableRow;
}

/** A meeting that a deadline hangs on: its ordinal, with its series where that is another one. */
const deadlineMeeting = (c: TableCommitment): string =>
  c.deadlineOrdinal === null ? '' : c.deadlineSeries === c.series ? String(c.deadlineOrdinal) : `${c.deadlineSeries}/${c.deadlineOrdinal}`;

const whenChanged = (at: string | null): string => (at === null ? '' : new Date(at).toISOString());

/** Owners by their acronyms, as a cell says them. */
export const acronyms = (list: readonly string[] | null): string => (list ?? []).join('; ');

function cellsOf(c: TableCommitment): TableRow {
  const cells: Record<Exclude<keyof TableRow, 'version'>, string | null> = {
    reference: c.reference, partnership: c.partnership, series: c.series, meeting: String(c.ordinal), paragraph: c.paragraphLabel, title: c.title, quote: c.quote, kind: c.kind,
    thematic_area: c.area === null ? '' : localized(c.area, 'en'), level: c.level, lead: c.lead, contributing: acronyms(c.contributing), deadline: c.deadlineOn,
    deadline_precision: c.deadlinePrecision, deadline_text: c.deadlineText, deadline_meeting: deadlineMeeting(c), acceptance: c.acceptance, acceptance_reason: c.acceptanceReason,
    declared_status: c.declaredStatus, verified_status: c.verifiedStatus, record_state: c.recordState, closed_reason: c.closedReason, last_update: whenChanged(c.lastUpdateAt),
  };
  const shown = Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, cellText(value)])) as Omit<TableRow, 'version'>;
  return { ...shown, version: versionCell(c.version, shown) };
}

/** Commitments that a reader sees as rows. */
export async function presentRows(sql: Sql, scope: Scope, which: Parameters<typeof tableCommitments>[2]): Promise<PresentRow[]> {
  const found = await tableCommitments(sql, scope, which);
  return found.map((c) => ({ id: Number(c.id), version: c.version, partnershipId: Number(c.partnershipId), meetingId: Number(c.meetingId), cells: cellsOf(c) }));
}
