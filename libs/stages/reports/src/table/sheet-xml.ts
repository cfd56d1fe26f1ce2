import type { LocalDate } from '@suivi/kernel';
import type { Sheet, Value } from './grid.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const xml = (text: string): string => text.replace(/[&<>"]/g, (c) => entities[c] ?? c);

/** The most that a cell can hold. */
const longest = 32_767;
/** A text as a sheet keeps it: `_x0041_` in somebody's words would be read as a letter, so its underscore is spelt out. */
const written = (text: string): string => xml((text.length > longest ? `${text.slice(0, longest - 1)}…` : text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

/** The letters of a column, counted from 1. */
export const letterOf = (column: number): string => (column > 26 ? letterOf(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));

/** A day as spreadsheets count it: days since 30 December 1899. */
const serialOf = (day: LocalDate): number => {
  const [year = 1900, month = 1, date = 1] = day.split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, date) / 86_400_000) + 25_569;
};

/** The styles of a workbook: plain text that wraps, the head, a day. */
export const styles = { plain: 0, head: 1, day: 2, text: 3 } as const;

function cell(value: Value, at: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === 'object') return `<c r="${at}" s="${styles.day}"><v>${serialOf(value.day)}</v></c>`;
  return `<c r="${at}" s="${styles.text}" t="inlineStr"><is><t xml:space="preserve">${written(value)}</t></is></c>`;
}

/** The height of a line, in points, and the most lines that a row shows: Excel shows 409 points. */
const [lineHeight, mostLines] = [13.5, 24];
const wide = /[\p{Script=Han}\u3000-\u30ff\uff00-\uffef]/gu;

/** How many lines a text takes in a column so many letters wide, or one more: LibreOffice cuts off what no height is stated for. */
const linesIn = (value: Value, width: number): number =>
  typeof value === 'string' ? value.split('\n').reduce((sum, text) => sum + Math.max(1, Math.ceil(((text.length + (text.match(wide)?.length ?? 0)) * 1.1) / width)), 0) : 1;
const heightOf = (values: readonly Value[], { columns }: Sheet): number => lineHeight * Math.min(mostLines, Math.max(1, ...values.map((value, i) => linesIn(value, columns[i]?.width ?? 10))));

const row = (values: readonly Value[], n: number, sheet: Sheet): string => `<row r="${n}" ht="${heightOf(values, sheet)}">${values.map((value, i) => cell(value, `${letterOf(i + 1)}${n}`)).join('')}</row>`;
const headRow = ({ columns }: Sheet): string => `<row r="1">${columns.map(({ head }, i) => `<c r="${letterOf(i + 1)}1" s="${styles.head}" t="inlineStr"><is><t>${written(head)}</t></is></c>`).join('')}</row>`;

/** The XML of a sheet, piece by piece: the head frozen, a button to filter by each column, from right to left where the language is. */
export function* sheetXml(sheet: Sheet, o: { rightToLeft: boolean; selected: boolean }): Iterable<string> {
  const view = `<sheetView${o.rightToLeft ? ' rightToLeft="1"' : ''}${o.selected ? ' tabSelected="1"' : ''} workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView>`;
  const widths = sheet.columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('');
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>${view}</sheetViews><cols>${widths}</cols><sheetData>${headRow(sheet)}`;
  let n = 1;
  for (const values of sheet.rows) {
    n += 1;
    yield row(values, n, sheet);
  }
  yield `</sheetData><autoFilter ref="A1:${letterOf(sheet.columns.length)}${n}"/></worksheet>`;
}
