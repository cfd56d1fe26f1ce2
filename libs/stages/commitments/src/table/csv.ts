import { guardedCell, Refusal, unguardedCell } from '@suivi/kernel';
import Papa from 'papaparse';
import { limits } from './columns.js';
import type { Grid } from './grid.js';

/** Rows as CSV for spreadsheets: UTF-8 with its mark, commas, CRLF. */
export const writeCsv = (rows: readonly string[][]): Buffer =>
  Buffer.from(`\uFEFF${Papa.unparse(rows.map((row) => row.map(guardedCell)), { delimiter: ',', newline: '\r\n' })}\r\n`, 'utf8');

/** What Windows-1252 has at 0x80 to 0x9f; Node's own decoder gives control characters there. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows1252 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replace(/[\u0080-\u009f]/g, (c) => windowsOnly.charAt(c.charCodeAt(0) - 0x80));

/** The text of a CSV file: UTF-8, UTF-16 with its mark, or else Windows-1252, as Excel writes it in western Europe. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

const delimiters = [',', ';', '\t', '|'] as const;

/** The separator under which the first line has most cells; semicolons and tabs depend on the Excel that wrote the file. */
function delimiterOf(text: string): string {
  const cells = (delimiter: string): number => Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.length ?? 0;
  return delimiters.reduce((best, next) => (cells(next) > cells(best) ? next : best));
}

/** The cells of a CSV file. A cell that starts with = is a formula that somebody wants run; our own export guards such text. */
export function readCsv(bytes: Uint8Array): Grid {
  const text = textOf(bytes).replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '');
  // eslint-disable-next-line no-control-regex -- control characters are what gives a binary file away
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) throw new Refusal('table.not-readable', 'this is neither an XLSX nor a CSV file');
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), preview: limits.rows + 3 });
  const [broken] = errors;
  if (broken) throw new Refusal('table.not-readable', `the CSV cannot be read at row ${(broken.row ?? 0) + 1}: ${broken.message}`);
  const wide = data.findIndex((row) => row.length > limits.columns);
  if (wide >= 0) throw new Refusal('table.too-large', `row ${wide + 1} has more than ${limits.columns} cells`);
  const isFormula = (row: number, column: number): boolean => data[row - 1]?.[column - 1]?.startsWith('=') === true;
  return { rows: data.map((row) => row.map(unguardedCell)), isFormula };
}
