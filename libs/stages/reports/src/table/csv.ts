import type { ProgressReport } from '@suivi/contract';
import { guardedCell } from '@suivi/kernel';
import Papa from 'papaparse';
import type { Sheet, Value } from './grid.js';
import { commitmentSheet } from './report-sheets.js';

/** A cell as text that no spreadsheet runs; numbers and days need no guard. */
function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' ? value.day : guardedCell(value);
}

const line = (values: readonly Value[]): string => `${Papa.unparse([values.map(textOf)], { delimiter: ',', newline: '\r\n' })}\r\n`;

/** A sheet as CSV for spreadsheets, line by line: UTF-8 with its mark, commas, CRLF. */
export function* csvLines({ columns, rows }: Sheet): Iterable<string> {
  yield `\uFEFF${line(columns.map(({ head }) => head))}`;
  for (const values of rows) yield line(values);
}

/** The commitments of a report as CSV, line by line. */
export const commitmentCsv = (report: ProgressReport): Iterable<string> => csvLines(commitmentSheet(report));

/** The commitments of a report as CSV. */
export const csvOf = (report: ProgressReport): string => [...commitmentCsv(report)].join('');
