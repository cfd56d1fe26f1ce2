import { createHash } from 'node:crypto';
import { columns, type ReadRow, type TableRow } from './columns.js';

const others = columns.filter(({ role }) => role !== 'version').map(({ key }) => key);
/** Without vowels and digits, so that no spreadsheet takes a mark for a number, a month or a word. */
const letters = 'bcdfghjklmnpqrstvwxz';
const length = 8;

/** A mark of all that an exported row says besides its version. */
function markOf(cells: Partial<TableRow>): string {
  const digest = createHash('sha256').update(JSON.stringify(others.map((key) => cells[key] ?? null))).digest();
  return Array.from(digest.subarray(0, length), (byte) => letters[byte % letters.length]).join('');
}

/** The version column of an exported row: the version, and the mark by which it is known whether anybody touched the row. */
export const versionCell = (version: number, cells: Omit<TableRow, 'version'>): string => `${version} ${markOf(cells)}`;

/** The version that a row was edited from; `null` where the cell is not one that an export wrote, or a bare version. */
export function versionIn(cell: string | undefined): number | null {
  const said = /^(\d{1,9})(?: [a-z]{8})?$/.exec(cell ?? '')?.[1];
  return said === undefined ? null : Number(said);
}

/** Whether a row still says what was exported: then it asks for nothing, whatever became of its commitment since. */
export const isUntouched = ({ cells, refused }: ReadRow): boolean => refused.length === 0 && (cells.version ?? '').endsWith(` ${markOf(cells)}`);
