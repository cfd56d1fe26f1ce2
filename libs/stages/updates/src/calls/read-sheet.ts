import { type Grid, readXlsx } from '@suivi/commitments';
import { Refusal } from '@suivi/kernel';
import { Unreadable, wordParts } from '@suivi/outcomes';
import { type AnswerField, answerFields } from '@suivi/reminders';
import { Parser } from 'htmlparser2';
import { columnOf } from './sheet-words.js';

/** A row of a returned sheet, as it was filled in. `isFormula`: a cell holds something that wants to be run. */
export interface ReturnedRow {
  key: string;
  reference: string;
  answers: Partial<Record<AnswerField, string>>;
  isFormula: boolean;
}

/** The most bytes of a sheet, and the most rows and characters that are looked at. */
export const sheetLimits = { bytes: 2 * 1024 * 1024, rows: 1000, cell: 20_000 } as const;

const notReadable = (why: string): Refusal => new Refusal('sheet.not-readable', why);
const cellText = (text: string | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').trim().slice(0, sheetLimits.cell);

/** Where the columns of a sheet stand: its header is the first row that names a key. */
function headerOf(grid: Grid): { at: number; columns: Map<AnswerField | 'key', number> } {
  for (const [at, row] of grid.rows.entries()) {
    const columns = new Map(row.flatMap((cell, i) => { const column = columnOf(cell); return column ? [[column, i] as const] : []; }));
    if (columns.has('key')) return { at, columns };
  }
  throw notReadable('the sheet has no column of keys');
}

async function rowsOfXlsx(bytes: Uint8Array): Promise<ReturnedRow[]> {
  const grid = await readXlsx(bytes);
  const { at, columns } = headerOf(grid);
  const key = columns.get('key') ?? 0;
  const rows: ReturnedRow[] = [];
  for (const [i, row] of grid.rows.entries()) {
    const text = (column: number | undefined): string => (column === undefined ? '' : cellText(row[column]));
    if (i <= at || row.every((cell) => cell.trim() === '')) continue;
    if (rows.length >= sheetLimits.rows) throw notReadable(`a sheet has at most ${sheetLimits.rows} rows`);
    const isFormula = [...columns.values()].some((column) => grid.isFormula(i + 1, column + 1));
    rows.push({ key: text(key), reference: text(key + 1), answers: Object.fromEntries(answerFields.map((field) => [field, text(columns.get(field))])), isFormula });
  }
  return rows;
}

interface Control {
  tag: string;
  text: string[];
  isPlaceholder: boolean;
}

const dropped = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText']);

/** Follows the tags of a Word document and gathers what stands in its controls, by their tags. */
class Controls {
  readonly found = new Map<string, string>();
  private readonly open: Control[] = [];
  private dropping = 0;
  private inText = false;

  opens(name: string, value: string | undefined): void {
    if (this.dropping > 0 || dropped.has(name)) this.dropping += 1;
    else if (name === 'w:sdt') this.open.push({ tag: '', text: [], isPlaceholder: false });
    else this.within(this.open.at(-1), name, value);
  }

  private within(control: Control | undefined, name: string, value: string | undefined): void {
    if (name === 'w:t') this.inText = true;
    if (!control) return;
    if (name === 'w:tag') control.tag = value ?? '';
    else if (name === 'w:showingPlcHdr') control.isPlaceholder = value !== '0' && value !== 'false';
    else if (name === 'w:br' || name === 'w:cr' || name === 'w:p') control.text.push('\n');
  }

  closes(name: string): void {
    if (this.dropping > 0) this.dropping -= 1;
    else if (name === 'w:t') this.inText = false;
    else if (name === 'w:sdt') this.end(this.open.pop());
  }

  text(data: string): void {
    if (this.inText && this.dropping === 0) this.open.at(-1)?.text.push(data);
  }

  private end(control: Control | undefined): void {
    // Of two with one tag (a table that was copied) the first counts.
    if (!control?.tag.startsWith('suivi:') || this.found.has(control.tag) || this.found.size > sheetLimits.rows * answerFields.length) return;
    const text = cellText(control.text.join(''));
    this.found.set(control.tag, control.isPlaceholder || text === '…' ? '' : text);
  }
}

async function rowsOfDocx(bytes: Uint8Array): Promise<ReturnedRow[]> {
  const controls = new Controls();
  const parser = new Parser({ onopentag: (name, attributes) => controls.opens(name, attributes['w:val']), onclosetag: (name) => controls.closes(name), ontext: (data) => controls.text(data) }, { xmlMode: true });
  parser.end((await wordParts(bytes)).document);
  const rows = new Map<string, ReturnedRow>();
  for (const [tag, text] of controls.found) {
    const [, key = '', field] = tag.split(':');
    if (!answerFields.some((one) => one === field)) continue;
    const row = rows.get(key) ?? { key, reference: '', answers: {}, isFormula: false };
    row.answers[field as AnswerField] = text;
    rows.set(key, row);
  }
  if (rows.size === 0) throw notReadable('the document holds none of the fields of a response sheet');
  return [...rows.values()].slice(0, sheetLimits.rows);
}

/** Tells a Word document from a workbook by the names in the archive's directory, which stand there in plain letters. */
const isWord = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml');

/** The rows of a returned sheet, XLSX or DOCX; refuses with 'sheet.not-readable' whatever else it is, however it is packed. */
export async function readSheet(bytes: Uint8Array): Promise<ReturnedRow[]> {
  if (bytes.length === 0 || bytes.length > sheetLimits.bytes) throw notReadable(`a sheet has at most ${sheetLimits.bytes / 1024 / 1024} MB`);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw notReadable('it is neither XLSX nor DOCX');
  try {
    return await (isWord(bytes) ? rowsOfDocx(bytes) : rowsOfXlsx(bytes));
  } catch (error) {
    if (error instanceof Unreadable || (error instanceof Refusal && error.code !== 'sheet.not-readable')) throw notReadable(error.message);
    throw error;
  }
}
