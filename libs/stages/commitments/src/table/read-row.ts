import { commitments, vocabulary } from '@suivi/contract';
import type { CommitmentChange } from '../commitments.js';
import type { HandEntry } from '../registering.js';
import type { ColumnKey, TableRow } from './columns.js';
import { readDeadline } from './read-deadline.js';
import { readOwners } from './read-owners.js';
import type { Meaning, Reading } from './reading.js';

/** A word out of a closed list, an empty cell standing for none. */
const word =
  (column: 'level' | 'acceptance', words: readonly string[]) =>
  (reading: Reading): Meaning | null => {
    const said = reading.said(column).toLowerCase();
    if (said === '' || words.includes(said)) return { change: { [column]: said || null }, cells: { [column]: said } };
    reading.no(column, `it is one of ${words.join(', ')}, or empty`);
    return null;
  };

function readArea(reading: Reading): Meaning | null {
  const name = reading.said('thematic_area');
  if (name === '') return { change: { thematicAreaId: null }, cells: { thematic_area: '' } };
  const area = reading.places.area(reading.partnershipId, name);
  if (area) return { change: { thematicAreaId: area.id }, cells: { thematic_area: area.name } };
  reading.no('thematic_area', 'the partnership has no thematic area of this English name');
  return null;
}

/** What may be edited: columns that are understood together, and how. */
const groups: readonly { columns: readonly ColumnKey[]; read(reading: Reading): Meaning | null }[] = [
  { columns: ['title'], read: ({ said }) => ({ change: { title: said('title') }, cells: { title: said('title') } }) },
  { columns: ['thematic_area'], read: readArea },
  { columns: ['level'], read: word('level', vocabulary.levels) },
  { columns: ['lead', 'contributing'], read: readOwners },
  { columns: ['deadline', 'deadline_precision', 'deadline_text', 'deadline_meeting'], read: readDeadline },
  { columns: ['acceptance'], read: word('acceptance', vocabulary.acceptances) },
  { columns: ['acceptance_reason'], read: ({ said }) => ({ change: { acceptanceReason: said('acceptance_reason') || null }, cells: { acceptance_reason: said('acceptance_reason') } }) },
];

/** What the editable cells of a row change. Cells that say what the register has are not understood anew: an old row stays right. */
export function readEdits(reading: Reading): Meaning {
  const { present, said } = reading;
  const meaning: Meaning = { change: {}, cells: {} };
  for (const { columns, read } of groups) {
    if (present && columns.every((column) => said(column) === present[column])) continue;
    const found = read(reading);
    if (!found || (present && columns.every((column) => found.cells[column] === present[column]))) continue;
    Object.assign(meaning.change, found.change);
    Object.assign(meaning.cells, found.cells);
  }
  return meaning;
}

/** The column that a field of the contract stands in. */
const columnOf: Record<string, ColumnKey> = {
  title: 'title', owners: 'lead', deadline: 'deadline', thematicAreaId: 'thematic_area', level: 'level', acceptance: 'acceptance', acceptanceReason: 'acceptance_reason',
  meetingId: 'meeting', paragraphLabel: 'paragraph', quote: 'quote', kind: 'kind',
};

/** Refuses what the contract would refuse, at the columns where it stands; tells whether all is well. */
function isTaken(reading: Reading, shape: { safeParse(value: unknown): { success: boolean; error?: { issues: readonly { path: PropertyKey[]; message: string }[] } } }, value: unknown): boolean {
  const result = shape.safeParse(value);
  for (const { path, message } of result.error?.issues ?? []) {
    const column = path.includes('text') ? 'deadline_text' : columnOf[String(path[0])];
    reading.no(column ?? 'reference', message);
  }
  return result.success;
}

/** A change as the use case takes it; null if the contract refuses it. */
export const checkedChange = (reading: Reading, change: Meaning['change']): Meaning['change'] | null =>
  isTaken(reading, commitments.editCommitment.body, change) ? change : null;

/** What a row says of a new commitment, once its meeting is known. */
export function readEntry(reading: Reading, meetingId: number): { entry: HandEntry; acceptance: Pick<CommitmentChange, 'acceptance' | 'acceptanceReason'>; cells: Partial<TableRow> } | null {
  const { change, cells } = readEdits(reading);
  const { acceptance, acceptanceReason, ...rest } = change;
  const kind = reading.said('kind').toLowerCase() || 'commitment';
  const entry = { ...rest, meetingId, paragraphLabel: reading.said('paragraph'), quote: reading.said('quote'), kind };
  // Owners that were refused are not refused a second time as missing.
  const checked = change.owners ? entry : { ...entry, owners: [{ organizationId: 1, part: 'lead' }] };
  const isWell = isTaken(reading, commitments.createCommitment.body, checked) && isTaken(reading, commitments.editCommitment.body, { acceptance, acceptanceReason });
  return isWell && change.owners ? { entry: entry as HandEntry, acceptance: { acceptance, acceptanceReason }, cells } : null;
}
