import type { Scope } from '@suivi/access';
import { type Sql, type Tx, transact } from '@suivi/db';
import type { Act } from '@suivi/kernel';
import { mayEdit } from '../commitments.policy.js';
import { desksOf } from '../commitments.store.js';
import { editCommitment } from '../commitments.js';
import { enterCommitment } from '../registering.js';
import type { ReadRow, RefusedCell } from './columns.js';
import { loadPlaces } from './places.js';
import { type FieldChange, type Known, meetingOf, planNew, planPresent, type RowPlan, wordsOf } from './plan.js';
import { presentRows } from './present.js';

/** What an import does, or did. */
export interface TableReport {
  /** True if it was written. */
  written: boolean;
  /** Rows that are new commitments; their reference once they are written. */
  new: { row: number; title: string; reference: string | null }[];
  changed: FieldChange[];
  /** How many rows say what the register says. */
  unchanged: number;
  refused: RefusedCell[];
}

/** Everything that the rows are held against, in a few queries whatever their number. */
async function loadKnown(sql: Sql, scope: Scope, rows: readonly ReadRow[]): Promise<Known> {
  const places = await loadPlaces(sql, scope);
  const references = rows.flatMap(({ cells }) => cells.reference || []);
  const byReference = new Map((references.length > 0 ? await presentRows(sql, scope, { references }) : []).map((row) => [row.cells.reference, row]));
  const meetingIds = new Set(rows.filter(({ cells }) => !cells.reference).flatMap((row) => idOf(meetingOf(row, places))));
  const sameMeetings = meetingIds.size > 0 ? await presentRows(sql, scope, { meetingIds: [...meetingIds] }) : [];
  return { places, byReference, byWords: new Map(sameMeetings.map((row) => [wordsOf(row.meetingId, row.cells), row])) };
}

const idOf = (found: ReturnType<typeof meetingOf>): number[] => ('meeting' in found ? [found.meeting.id] : []);

function planRow(read: ReadRow, known: Known): RowPlan {
  const { reference } = read.cells;
  if (!reference) return planNew(read, known);
  const present = known.byReference.get(reference);
  if (present) return planPresent(read, present, known.places);
  const reason = 'no commitment bears this reference; a new one has an empty reference, the register gives it';
  return { kind: 'refused', refused: [...read.refused, { row: read.row, column: 'reference', reason }] };
}

/** Refuses what stands twice in the file: two rows for one commitment cannot both be right. */
function withoutRepeats(rows: readonly ReadRow[]): (read: ReadRow) => RowPlan | null {
  const seen = new Map<string, number>();
  const nameOf = ({ cells }: ReadRow): string => cells.reference || JSON.stringify([cells.partnership, cells.series, cells.meeting, cells.paragraph, cells.quote, cells.title]);
  for (const read of rows) if (!seen.has(nameOf(read))) seen.set(nameOf(read), read.row);
  return (read) => {
    const before = seen.get(nameOf(read));
    return before === read.row ? null : { kind: 'refused', refused: [{ row: read.row, column: 'reference', reason: `row ${before} is the same commitment` }] };
  };
}

async function plan(sql: Sql, scope: Scope, rows: readonly ReadRow[]): Promise<RowPlan[]> {
  const known = await loadKnown(sql, scope, rows);
  const repeated = withoutRepeats(rows);
  return withoutOthers(sql, scope, rows.map((read) => repeated(read) ?? planRow(read, known)));
}

const reportOf = (plans: readonly RowPlan[], written: boolean, references: ReadonlyMap<number, string> = new Map()): TableReport => ({
  written,
  new: plans.flatMap((p) => (p.kind === 'new' ? [{ row: p.row, title: p.entry.title, reference: references.get(p.row) ?? null }] : [])),
  changed: plans.flatMap((p) => (p.kind === 'changed' ? p.fields : [])),
  unchanged: plans.filter((p) => p.kind === 'unchanged').length,
  refused: plans.flatMap((p) => (p.kind === 'refused' ? p.refused : [])),
});

/** Refuses changes to what another desk keeps. */
async function withoutOthers(sql: Sql, scope: Scope, plans: readonly RowPlan[]): Promise<RowPlan[]> {
  const desks = await desksOf(sql, scope, plans.flatMap((p) => (p.kind === 'changed' ? p.change.id : [])));
  const isAnothers = (p: RowPlan): p is Extract<RowPlan, { kind: 'changed' }> => p.kind === 'changed' && !mayEdit(scope, desks.get(p.change.id) ?? { partnershipId: 0, side: null });
  return plans.map((p) => (isAnothers(p) ? { kind: 'refused', refused: [{ row: p.row, column: 'lead', reason: 'is changed by the desk of the side on which its lead entity stands' }] } : p));
}

/** What an import of these rows by a reader would do; writes nothing. */
export const planTableImport = async (sql: Sql, scope: Scope, rows: readonly ReadRow[]): Promise<TableReport> => reportOf(await plan(sql, scope, rows), false);

/**
 * Imports rows in one transaction through the use cases that people use, so that each change is in the history. Nothing is written
 * if a row is refused, unless refused rows are to be left out; a change that comes between plan and writing refuses the whole.
 */
export const applyTableImport = (sql: Sql, scope: Scope, rows: readonly ReadRow[], { act, ...o }: { act: Act; leaveOutRefused?: boolean }): Promise<TableReport> =>
  transact(sql, async (tx) => {
    const plans = await plan(tx, scope, rows);
    if (o.leaveOutRefused !== true && plans.some((p) => p.kind === 'refused')) return reportOf(plans, false);
    const references = new Map<number, string>();
    for (const row of plans) {
      if (row.kind === 'changed') await editCommitment(tx, row.change, act);
      if (row.kind === 'new') references.set(row.row, await enterRow(tx, row, act));
    }
    return reportOf(plans, true, references);
  });

async function enterRow(tx: Tx, { entry, acceptance }: Extract<RowPlan, { kind: 'new' }>, act: Act): Promise<string> {
  const { id, reference, version } = await enterCommitment(tx, entry, act);
  if (acceptance.acceptance || acceptance.acceptanceReason) await editCommitment(tx, { ...acceptance, id, version }, act);
  return reference;
}
