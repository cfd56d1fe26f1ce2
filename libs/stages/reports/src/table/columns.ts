import type { MessageKey } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { sayIn } from '../outline/words.js';
import type { Sheet, Value } from './grid.js';

/** A column of a sheet: its head, its width in characters, and what it shows of each thing. */
export interface Column<T> {
  head: MessageKey;
  width: number;
  value: (of: T) => Value;
}

/** A day as a cell. */
export const day = (on: string | null | undefined): Value => (on ? { day: on } : null);

function* valuesOf<T>(items: Iterable<T>, columns: readonly Column<T>[]): Iterable<Value[]> {
  for (const item of items) yield columns.map((column) => column.value(item));
}

/** Things as a sheet, one a row; rows are made while they are written. */
export const sheetOf = <T>(name: string, language: Language, columns: readonly Column<T>[], items: Iterable<T>): Sheet => ({
  name, columns: columns.map(({ head, width }) => ({ head: sayIn(language)(head), width })), rows: valuesOf(items, columns),
});
