import type { CommitmentChange } from '../commitments.js';
import type { HandEntry } from '../registering.js';
import { type ColumnKey, keysOf, type ReadRow, type RefusedCell, type TableRow } from './columns.js';
import type { Places } from './places.js';
import type { PresentRow } from './present.js';
import { checkedChange, readEdits, readEntry } from './read-row.js';
import type { Reading } from './reading.js';
import { isUntouched, versionIn } from './untouched.js';

/** One cell that an import changes. */
export interface FieldChange {
  reference: string;
  field: ColumnKey;
  from: string;
  to: string;
}

/** What becomes of a row. */
export type RowPlan =
  | { kind: 'unchanged' }
  | { kind: 'refused'; refused: RefusedCell[] }
  | { kind: 'changed'; row: number; change: CommitmentChange; fields: FieldChange[] }
  | { kind: 'new'; row: number; entry: HandEntry; acceptance: Pick<CommitmentChange, 'acceptance' | 'acceptanceReason'> };

/** What rows are held against, loaded at once. */
export interface Known {
  places: Places;
  byReference: ReadonlyMap<string, PresentRow>;
  /** Commitments of the meetings that new rows name, by `wordsOf`. */
  byWords: ReadonlyMap<string, PresentRow>;
}

/** What makes a row without a reference the same as a commitment that is there: its meeting, its source and its title. */
export const wordsOf = (meetingId: number, cells: Partial<TableRow>): string => JSON.stringify([meetingId, cells.paragraph, cells.quote, cells.title]);

const sourceColumns = keysOf('source');
const keptColumns = keysOf('kept');
const ofNew: Partial<TableRow> = { declared_status: 'not-started', verified_status: 'not-started', record_state: 'open', version: '1' };

function readingOf(read: ReadRow, places: Places, of: Pick<Reading, 'partnershipId' | 'series' | 'present'>): Reading & { refused: RefusedCell[] } {
  const refused: RefusedCell[] = [...read.refused];
  return {
    ...of, places, refused,
    said: (column) => read.cells[column] ?? of.present?.[column] ?? '',
    no: (column, reason) => void refused.push({ row: read.row, column, reason }),
  };
}

/** A row with a reference: held against the commitment that bears it. */
export const planPresent = (read: ReadRow, present: PresentRow, places: Places): RowPlan =>
  isUntouched(read) && ageOf(read.cells.version, present.version) !== 'wrong' ? { kind: 'unchanged' } : planTouched(read, present, places);

function planTouched(read: ReadRow, present: PresentRow, places: Places): RowPlan {
  const { cells } = present;
  const reading = readingOf(read, places, { partnershipId: present.partnershipId, series: cells.series, present: cells });
  const { no, said, refused } = reading;
  const differing = (keys: readonly ColumnKey[]): ColumnKey[] => keys.filter((key) => said(key) !== cells[key]);
  const { change, cells: wanted } = readEdits(reading);
  const edited = Object.entries(wanted).filter(([field, to]) => cells[field as ColumnKey] !== to) as [ColumnKey, string][];
  const [source, kept] = [differing(sourceColumns), differing(keptColumns)];
  const differs = edited.length + source.length + kept.length + refused.length > 0;
  const age = ageOf(read.cells.version, present.version);
  if (!differs) return age === 'wrong' ? { kind: 'refused', refused: [{ row: read.row, column: 'version', reason: 'is kept by the register' }] } : { kind: 'unchanged' };
  if (age !== 'present') return { kind: 'refused', refused: [...read.refused, { row: read.row, column: 'version', reason: reasonOf[age](read.cells.version, present.version) }] };
  for (const key of source) no(key, `is fixed by where the commitment comes from: “${shortened(cells[key])}”`);
  for (const key of kept) no(key, `is kept by the register: “${shortened(cells[key])}”`);
  if (edited.length > 0 && cells.record_state !== 'open') no('record_state', `${cells.reference} is ${cells.record_state}: only an open commitment can be edited`);
  const checked = refused.length === 0 ? checkedChange(reading, change) : null;
  if (!checked) return { kind: 'refused', refused };
  const fields = edited.map(([field, to]) => ({ reference: cells.reference, field, from: cells[field], to }));
  return { kind: 'changed', row: read.row, change: { ...checked, id: present.id, version: present.version }, fields };
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

type Age = 'present' | 'older' | 'missing' | 'wrong';

function ageOf(said: string | undefined, present: number): Age {
  if (said === undefined || said === '') return 'missing';
  const version = versionIn(said);
  if (version === null || version > present) return 'wrong';
  return version === present ? 'present' : 'older';
}

const reasonOf: Record<Exclude<Age, 'present'>, (said: string | undefined, present: number) => string> = {
  older: (said, present) => `the row is stale: it was version ${versionIn(said)}, the register has version ${present}; export it again`,
  missing: () => 'a change needs the version that it started from; export the row again',
  wrong: () => 'is kept by the register',
};

/** The meeting of a new row: of the series it names, or of the only series of its partnership. */
export function meetingOf(read: ReadRow, places: Places): { meeting: Places['meetings'][number] } | { refused: RefusedCell } {
  const [series, partnership, meeting] = (['series', 'partnership', 'meeting'] as const).map((key) => read.cells[key] ?? '') as [string, string, string];
  const no = (column: ColumnKey, reason: string): { refused: RefusedCell } => ({ refused: { row: read.row, column, reason } });
  if (series === '' && partnership === '') return no('series', 'a new commitment names its series, or its partnership where that has one series');
  const inSeries = places.meetings.filter((m) => (series === '' || m.series === series) && (partnership === '' || m.partnership === partnership));
  if (inSeries.length === 0) return no(series === '' ? 'partnership' : 'series', 'there is no such series with a meeting');
  if (new Set(inSeries.map((m) => m.series)).size > 1) return no('series', 'the partnership has several series: name one');
  const found = inSeries.find((m) => String(m.ordinal) === meeting);
  return found ? { meeting: found } : no('meeting', meeting === '' ? 'a new commitment names the ordinal of its meeting' : `the series has no meeting ${shortened(meeting)}`);
}

/** A row without a reference: a new commitment, unless it is there already. */
export function planNew(read: ReadRow, known: Known): RowPlan {
  const placed = meetingOf(read, known.places);
  if ('refused' in placed) return { kind: 'refused', refused: [...read.refused, placed.refused] };
  const { meeting } = placed;
  const reading = readingOf(read, known.places, { partnershipId: meeting.partnershipId, series: meeting.series, present: null });
  const kept = [...keptColumns, 'version' as const].filter((key) => reading.said(key) !== '' && reading.said(key) !== ofNew[key]);
  for (const key of kept) reading.no(key, 'is kept by the register: leave it empty in a new row');
  const found = readEntry(reading, meeting.id);
  if (!found || reading.refused.length > 0) return { kind: 'refused', refused: reading.refused };
  const { entry, acceptance, cells } = found;
  const there = known.byWords.get(wordsOf(meeting.id, read.cells));
  if (!there) return { kind: 'new', row: read.row, entry, acceptance };
  if (Object.entries(cells).every(([key, cell]) => there.cells[key as ColumnKey] === cell)) return { kind: 'unchanged' };
  return { kind: 'refused', refused: [{ row: read.row, column: 'reference', reason: `this is ${there.cells.reference} already: to change it, edit its own row` }] };
}
