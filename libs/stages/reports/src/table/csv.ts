import type { CompiledReport, ReportDress } from '@suivi/contract';
import { guardedCell } from '@suivi/kernel';
import Papa from 'papaparse';
import type { Value } from './grid.js';
import { sheetsOf } from './report-sheets.js';

/** A cell as text that no spreadsheet runs; numbers and days need no guard. */
function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' ? value.day : guardedCell(value);
}

const line = (values: readonly Value[]): string => `${Papa.unparse([values.map(textOf)], { delimiter: ',', newline: '\r\n' })}\r\n`;

/** The first table of a report (of a progress report its commitments) as CSV for spreadsheets, line by line: UTF-8 with its mark, commas, CRLF. */
export function* csvLines(report: CompiledReport, dress: ReportDress): Generator<string> {
  for (const { columns, rows } of sheetsOf(report, dress).slice(0, 1)) {
    yield `\uFEFF${line(columns.map(({ head }) => head))}`;
    for (const values of rows) yield line(values);
  }
}
