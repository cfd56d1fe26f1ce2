import { Refusal } from '@suivi/kernel';
import { cellText, type ColumnKey, columns, letterOf, limits, type ReadRow, type TableRow } from './columns.js';
import { readCsv, writeCsv } from './csv.js';
import type { Grid } from './grid.js';
import { readXlsx, tooManyRows, writeXlsx } from './xlsx.js';

/** The formats of a table. */
export type TableFormat = 'xlsx' | 'csv';

/** A table as a file: XLSX, or CSV for spreadsheets. The same rows give the same bytes. */
export async function writeTable(rows: readonly TableRow[], format: TableFormat, keys: readonly ColumnKey[] = allKeys): Promise<Buffer> {
  const cells = [[...keys], ...rows.map((row) => keys.map((key) => row[key]))];
  return format === 'xlsx' ? writeXlsx(cells, keys.map((key) => widths[key])) : writeCsv(cells);
}

const allKeys = columns.map(({ key }) => key);
const widths = Object.fromEntries(columns.map(({ key, width }) => [key, width])) as Record<ColumnKey, number>;

/** The columns that a person asks for by their headers with commas between them, each once; refuses one that there is not. */
export function columnsNamed(text: string): ColumnKey[] {
  const named = [...new Set(text.split(',').map((name) => name.trim()))];
  const wrong = named.find((name) => !known.has(name));
  if (wrong !== undefined) throw new Refusal('table.columns', `there is no column “${wrong.slice(0, 60)}”; the columns are ${[...known].join(', ')}`);
  return named as ColumnKey[];
}

/** The rows of a table file, told apart by its first bytes; refuses what is too large, not readable, or has other columns. */
export async function readTable(bytes: Uint8Array): Promise<ReadRow[]> {
  if (bytes.length > limits.bytes) throw new Refusal('table.too-large', `the file has ${Math.ceil(bytes.length / 1024 / 1024)} MB, a table at most ${limits.bytes / 1024 / 1024} MB`);
  if (bytes.length === 0) throw new Refusal('table.not-readable', 'the file is empty');
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (head === '\xd0\xcf\x11\xe0') throw new Refusal('table.not-readable', 'this is an old Excel file (.xls) or an encrypted one: save it as XLSX without a password');
  return rowsOf(head.startsWith('PK') ? await readXlsx(bytes) : readCsv(bytes));
}

function rowsOf(grid: Grid): ReadRow[] {
  const [header = [], ...body] = grid.rows;
  if (body.length > limits.rows + 1) throw tooManyRows();
  const keys = keysIn(header);
  const rows: ReadRow[] = [];
  for (const [i, line] of body.entries()) {
    const cells = Array.from({ length: Math.max(line.length, keys.length) }, (_, at) => line[at] ?? '');
    const isFormula = (column: number): boolean => grid.isFormula(i + 2, column);
    if (cells.some((cell, at) => cell.trim() !== '' || isFormula(at + 1))) rows.push(readRow({ line: cells, keys, row: i + 2, isFormula }));
  }
  if (rows.length > limits.rows) throw tooManyRows();
  return rows;
}

const known = new Set<string>(columns.map(({ key }) => key));

/** Which column stands where; a header that is not ours is refused, for the work done under it would be lost in silence. */
function keysIn(header: readonly string[]): (ColumnKey | null)[] {
  const keys = header.map((cell) => cell.trim().toLowerCase().replace(/[\s-]+/g, '_'));
  const wrong = (detail: string): Refusal => new Refusal('table.columns', detail);
  if (!keys.includes('reference')) throw wrong(`row 1 has no column “reference”: it names the columns ${[...known].join(', ')}`);
  for (const [i, key] of keys.entries()) {
    if (key !== '' && !known.has(key)) throw wrong(`column ${letterOf(i + 1)} is called “${header[i]?.trim().slice(0, 60)}”; the columns are ${[...known].join(', ')}`);
    if (key !== '' && keys.indexOf(key) !== i) throw wrong(`two columns are called “${key}”`);
  }
  return keys.map((key) => (key === '' ? null : (key as ColumnKey)));
}

function readRow({ line, keys, row, isFormula }: { line: readonly string[]; keys: (ColumnKey | null)[]; row: number; isFormula(column: number): boolean }): ReadRow {
  const read: ReadRow = { row, cells: {}, refused: [] };
  for (const [i, key] of keys.entries()) if (key) read.cells[key] = cellText(line[i]);
  for (const [i, cell] of line.entries()) {
    const [key, at] = [keys[i] ?? null, `${letterOf(i + 1)}${row}`];
    const refuse = (reason: string): void => void read.refused.push({ row, column: key ?? letterOf(i + 1), reason: `cell ${at} ${reason}` });
    if (isFormula(i + 1)) refuse('holds a formula: only values are taken');
    else if (key === null && cell.trim() !== '') refuse('stands under no header');
    else if (cell.length > limits.cell) refuse(`has ${cell.length.toLocaleString('en')} characters, more than ${limits.cell.toLocaleString('en')}`);
  }
  return read;
}
