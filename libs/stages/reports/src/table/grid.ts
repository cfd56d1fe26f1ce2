import type { LocalDate } from '@suivi/kernel';

/** A cell: text, a number, or a day. */
export type Value = string | number | { day: LocalDate } | null;

/** A sheet of a workbook: its columns with their widths in characters, and its rows, which may be made while they are written. */
export interface Sheet {
  name: string;
  columns: readonly { head: string; width: number }[];
  rows: Iterable<readonly Value[]>;
}
