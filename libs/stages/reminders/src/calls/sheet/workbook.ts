import { strToU8, zipSync } from 'fflate';

/** How a cell looks; only an `answer` may be changed where a sheet is protected. */
export type CellLook = 'plain' | 'head' | 'title' | 'soft' | 'answer';

/** A cell: always text, whatever it begins with, so that no spreadsheet runs it. */
export interface Cell {
  text: string;
  look: CellLook;
}

/** A sheet to be written. */
export interface Sheet {
  name: string;
  isRightToLeft: boolean;
  widths: readonly number[];
  rows: readonly (readonly Cell[])[];
  /** So many rows stay in sight; the last of them is the header of the table. */
  frozenRows: number;
  /** Only cells that are answers can be changed; without a password, for it guards against slips and not against people. */
  isProtected?: boolean;
  /** What may be chosen in a column (counted from 1) below the header. */
  choices?: { column: number; words: readonly string[] };
}

const looks: readonly CellLook[] = ['plain', 'head', 'title', 'soft', 'answer'];
// eslint-disable-next-line no-control-regex -- what XML cannot hold
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A text as XML holds it. */
export const escapeXml = (text: string): string => text.replace(unwritable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const letterOf = (column: number): string => (column > 26 ? letterOf(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const styles = `${head}<styleSheet ${main}>
<fonts count="4"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font><font><sz val="10"/><color rgb="FF4F5865"/><name val="Calibri"/></font></fonts>
<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF6D6"/></patternFill></fill></fills>
<borders count="2"><border/><border><left style="thin"><color rgb="FFCDD4DE"/></left><right style="thin"><color rgb="FFCDD4DE"/></right><top style="thin"><color rgb="FFCDD4DE"/></top><bottom style="thin"><color rgb="FFCDD4DE"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5">
<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
<xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
<xf numFmtId="49" fontId="0" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="1"/><protection locked="0"/></xf>
</cellXfs></styleSheet>`;

function cellXml({ text, look }: Cell, column: number, row: number): string {
  const style = looks.indexOf(look);
  const place = `${letterOf(column)}${row}`;
  return text === '' ? `<c r="${place}" s="${style}"/>` : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

const rowXml = (cells: readonly Cell[], row: number): string => `<row r="${row}">${cells.map((cell, i) => cellXml(cell, i + 1, row)).join('')}</row>`;

function sheetXml({ isRightToLeft, widths, rows, frozenRows, isProtected, choices }: Sheet): string {
  const last = Math.max(rows.length, frozenRows + 1);
  const table = `A${frozenRows}:${letterOf(widths.length)}${last}`;
  const chosen = choices && `${letterOf(choices.column)}${frozenRows + 1}:${letterOf(choices.column)}${last}`;
  return [
    `${head}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"${isRightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rows.map((cells, i) => rowXml(cells, i + 1)).join('')}</sheetData>`,
    isProtected ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>' : `<autoFilter ref="${table}"/>`,
    chosen ? `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${chosen}"><formula1>Words!$A$1:$A$${choices.words.length}</formula1></dataValidation></dataValidations>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('');
}

const wordsXml = (words: readonly string[]): string => `${head}<worksheet ${main}><sheetData>${words.map((text, i) => rowXml([{ text, look: 'plain' }], i + 1)).join('')}</sheetData></worksheet>`;

/** The earliest time that an archive can hold: the same sheet gives the same bytes. */
const noTime = new Date(1980, 0, 1);

/** A sheet as an XLSX file. Written here, for no writer that we use protects a sheet or offers a choice in a cell. */
export function writeWorkbook(sheet: Sheet): Buffer {
  const words = sheet.choices?.words;
  const numbers = words ? [1, 2] : [1];
  const name = escapeXml(sheet.name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31).trim() || 'Sheet');
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${word}.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${word}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${word}.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/>${words ? '<sheet name="Words" sheetId="2" state="hidden" r:id="rId2"/>' : ''}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId9" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheetXml(sheet),
    ...(words ? { 'xl/worksheets/sheet2.xml': wordsXml(words) } : {}),
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])), { level: 6, mtime: noTime }));
}
