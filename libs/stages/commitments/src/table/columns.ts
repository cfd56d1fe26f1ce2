/**
 * What a column is to an import: `key` matches rows; `source` is said once, when a commitment is new; `editable` may change;
 * `kept` is derived or kept by the register; `version` tells which state a row was edited from.
 */
export type ColumnRole = 'key' | 'source' | 'editable' | 'kept' | 'version';

/** A column of the register as a table. `key` is its header: stable, English, for people and programs. */
export interface Column {
  key: string;
  role: ColumnRole;
  /** Width in characters. */
  width: number;
}

/** The columns of the register as a table, in order: what is exported is what is imported. */
export const columns = [
  { key: 'reference', role: 'key', width: 18 },
  { key: 'partnership', role: 'source', width: 16 },
  { key: 'series', role: 'source', width: 16 },
  { key: 'meeting', role: 'source', width: 9 },
  { key: 'paragraph', role: 'source', width: 11 },
  { key: 'title', role: 'editable', width: 60 },
  { key: 'quote', role: 'source', width: 60 },
  { key: 'kind', role: 'source', width: 15 },
  { key: 'thematic_area', role: 'editable', width: 30 },
  { key: 'level', role: 'editable', width: 10 },
  { key: 'lead', role: 'editable', width: 14 },
  { key: 'contributing', role: 'editable', width: 24 },
  { key: 'deadline', role: 'editable', width: 12 },
  { key: 'deadline_precision', role: 'editable', width: 18 },
  { key: 'deadline_text', role: 'editable', width: 26 },
  { key: 'deadline_meeting', role: 'editable', width: 17 },
  { key: 'acceptance', role: 'editable', width: 17 },
  { key: 'acceptance_reason', role: 'editable', width: 30 },
  { key: 'declared_status', role: 'kept', width: 18 },
  { key: 'verified_status', role: 'kept', width: 18 },
  { key: 'record_state', role: 'kept', width: 14 },
  { key: 'closed_reason', role: 'kept', width: 30 },
  { key: 'last_update', role: 'kept', width: 25 },
  { key: 'version', role: 'version', width: 9 },
] as const satisfies readonly Column[];

/** The key of a column. */
export type ColumnKey = (typeof columns)[number]['key'];

/** A commitment as a row of a table: every cell is text, an empty one stands for nothing. */
export type TableRow = Record<ColumnKey, string>;

/** The keys of the columns that play a role. */
export const keysOf = (role: ColumnRole): ColumnKey[] => columns.filter((column) => column.role === role).map(({ key }) => key);

/** Something that an import does not take, with the place where it stands. */
export interface RefusedCell {
  /** Row of the sheet; the header is row 1. */
  row: number;
  /** Header of the column. */
  column: string;
  reason: string;
}

/** A row as a file has it: the cells of the columns that the file has, and what the file itself makes unusable in it. */
export interface ReadRow {
  row: number;
  cells: Partial<TableRow>;
  refused: RefusedCell[];
}

/** The most that a table may hold. Excel itself takes 32,767 characters a cell. */
export const limits = { bytes: 30 * 1024 * 1024, unpackedBytes: 200 * 1024 * 1024, rows: 50_000, columns: 100, cell: 32_000 } as const;

/** A cell's text as it is shown and compared: one kind of line break, no space at its ends, cut at what a cell can hold. */
export const cellText = (text: string | null | undefined): string => {
  const plain = (text ?? '').replace(/\r\n?/g, '\n').trim();
  return plain.length > limits.cell ? `${plain.slice(0, limits.cell - 1)}…` : plain;
};

/** The name of a column in a sheet: 1 is A, 27 is AA. */
export function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** The most that a table file may have, in bytes. */
export const tableBytesLimit = limits.bytes;
