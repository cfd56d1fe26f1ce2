import type { CompiledReport, ReportDress } from '@suivi/contract';
import { guardedCell } from '@suivi/kernel';
import Papa from 'papaparse';
import type { Sheet, Value } from './grid.js';
import { sheetsOf } from './report-sheets.js';

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

/** The first table of a report as CSV, line by line: of a progress report its commitments. */
export function* reportCsv(report: CompiledReport, dress: ReportDress): Iterable<string> {
  for (const sheet of sheetsOf(report, dress).slice(0, 1)) yield* csvLines(sheet);
}

/** The same as a whole. */
export const csvOf = (report: CompiledReport, dress: ReportDress): string => [...reportCsv(report, dress)].join('');
