import type { CommitmentChange } from '../commitments.js';
import type { ColumnKey, TableRow } from './columns.js';
import type { Places } from './places.js';

/** A row while its cells are understood. */
export interface Reading {
  /** What the row says in a column; where the file lacks the column, what the register has. */
  said(column: ColumnKey): string;
  /** Refuses a cell. */
  no(column: ColumnKey, reason: string): void;
  places: Places;
  partnershipId: number;
  series: string;
  /** The row as the register has it; null for a new commitment. */
  present: TableRow | null;
}

/** What some cells mean: the change for the use case, and the cells as the register would write them afterwards. */
export interface Meaning {
  change: Omit<CommitmentChange, 'id'>;
  cells: Partial<TableRow>;
}
