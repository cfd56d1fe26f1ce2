import { Refusal } from '@suivi/kernel';
import { strFromU8, strToU8 } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import writeExcelFile from 'write-excel-file/node';
import { notReadable, packed, type Parts, timeless, unpacked } from './archive.js';
import { letterOf, limits } from './columns.js';
import type { Grid } from './grid.js';

/** Buttons to filter by each column; the writer has no option for it. Their place is right behind the cells. */
const filtered = (rows: number, columns: number) => (xml: string): string => xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${letterOf(columns)}${rows}"/>`);

/** The writer keeps its texts in a plain object, where “constructor” is never absent: such a word gets a space, which import takes off. */
const safeWord = (value: string): string => (value in Object.prototype ? `${value} ` : value);

/** Rows, the header first, as an XLSX sheet with columns of these widths: every cell typed as text, the header in sight, the same bytes for the same rows. */
export async function writeXlsx(rows: readonly string[][], widths: readonly number[]): Promise<Buffer> {
  const [header = [], ...body] = rows;
  const cells = [
    header.map((value) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#E8EEF4' })),
    ...body.map((row) => row.map((value) => (value === '' ? null : { value: safeWord(value), type: String }))),
  ];
  const written = await writeExcelFile(
    cells,
    { sheet: 'Register', columns: widths.map((width) => ({ width })), stickyRowsCount: 1, stickyColumnsCount: 1 },
    { features: [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: filtered(rows.length, widths.length) } } } }] },
  ).toBuffer();
  return timeless(written);
}

/** The path of the first sheet's part, as workbook and relations tell it. */
function firstSheet(parts: Parts): string | undefined {
  const workbook = textOf(parts, 'xl/workbook.xml');
  const id = /<(?:\w+:)?sheet\s[^>]*?\w+:id\s*=\s*["']([^"']+)["']/.exec(workbook)?.[1];
  const relations = textOf(parts, 'xl/_rels/workbook.xml.rels').match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? [];
  const target = relations.find((relation) => attribute(relation, 'Id') === id);
  return target === undefined ? undefined : attribute(target, 'Target')?.replace(/^(\/?xl\/)?/, 'xl/');
}

const textOf = (parts: Parts, path: string): string => strFromU8(parts[path] ?? strToU8(''));
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find((value) => value !== undefined);

const tags = /<(?:[\w.-]+:)?(row|c|f)(?=[\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const place = /(?:^|\s)(?:[\w.-]+:)?r\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/**
 * The cells with a formula in a sheet's XML. On the way every address is checked: a reader of sheets fills the gap up to a cell, so
 * that one cell in row 1,000,000,000 is as good as a bomb.
 */
function formulasIn(xml: string): Set<string> {
  const formulas = new Set<string>();
  let at = '';
  for (const [, tag, attributes = ''] of xml.matchAll(tags)) {
    if (tag === 'f') formulas.add(at);
    else {
      const found = place.exec(attributes);
      at = checkedPlace(tag as 'row' | 'c', found?.[1] ?? found?.[2]);
    }
  }
  return formulas;
}

const shapes = { row: /^()(\d{1,9})$/, c: /^([A-Z]{1,3})(\d{1,9})$/ } as const;

/** A cell's place, such as B7; refuses what lies beyond a table's bounds. A row may leave its number to its cells. */
function checkedPlace(tag: 'row' | 'c', said: string | undefined): string {
  if (tag === 'row' && said === undefined) return '';
  const found = shapes[tag].exec(said ?? '');
  if (!found) throw notReadable('a row or a cell of the sheet has no proper place');
  const [whole, letters = '', row] = found;
  if (Number(row) > limits.rows + 1) throw tooManyRows();
  if (columnOf(letters) > limits.columns) throw new Refusal('table.too-large', `cell ${whole} lies beyond column ${letterOf(limits.columns)}, the last that a table may have`);
  return whole;
}

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The refusal of a table that is too long. */
export const tooManyRows = (): Refusal => new Refusal('table.too-large', `a table has at most ${limits.rows.toLocaleString('en')} rows below its header`);

const textOfCell = (value: unknown): string => (value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$/, '') : value === null || value === undefined ? '' : String(value));

/** The cells of the first sheet of an XLSX file. The reader gets only what was measured: the XML parts, packed again without compression. */
export async function readXlsx(bytes: Uint8Array): Promise<Grid> {
  const parts = unpacked(bytes);
  if (!parts['xl/workbook.xml']) throw notReadable('it holds no workbook');
  const sheets = Object.keys(parts).filter((path) => /worksheets\/[^/]+\.xml$/.test(path));
  const first = firstSheet(parts);
  const formulas = new Set<string>();
  for (const path of sheets) for (const cell of formulasIn(textOf(parts, path))) if (first === undefined || path === first) formulas.add(cell);
  const archive = new Blob([Buffer.from(packed(parts))]);
  const rows = await readSheet(archive, { trim: false }).catch((error: Error) => Promise.reject(notReadable(error.message)));
  return { rows: rows.map((row) => row.map(textOfCell)), isFormula: (row, column) => formulas.has(`${letterOf(column)}${row}`) };
}
