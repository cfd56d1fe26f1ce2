import type { CompiledReport, ReportDress } from '@suivi/contract';
import { direction } from '@suivi/i18n';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { gathered } from '../gathered.js';
import type { Sheet } from './grid.js';
import { sheetsOf } from './report-sheets.js';
import { sheetXml, xml } from './sheet-xml.js';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A sheet's name, without what Excel allows in none, and not twice. */
const nameOf = (sheet: Sheet, i: number): string => sheet.name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31).trim() || `Sheet${i + 1}`;

function partsOf(sheets: readonly Sheet[]): Record<string, string> {
  const each = (line: (sheet: Sheet, i: number) => string): string => sheets.map(line).join('');
  return {
    '[Content_Types].xml': `${prolog}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>${each((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    '_rels/.rels': `${prolog}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${prolog}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((sheet, i) => `<sheet name="${xml(nameOf(sheet, i))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)}</sheets><definedNames>${each((sheet, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${xml(nameOf(sheet, i).replace(/'/g, "''"))}'!$1:$1</definedName>`)}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${prolog}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${prolog}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
}

const noTime = new Date(1980, 0, 1);
/** A workbook, piece by piece: rows are made, packed and handed on while the next are still to come, so that memory does not grow with them. The same sheets give the same bytes. */
function* packed(sheets: readonly Sheet[], o: { rightToLeft: boolean }): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const add = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = noTime;
    zip.add(file);
    return file;
  };
  for (const [name, text] of Object.entries(partsOf(sheets))) add(name).push(strToU8(text), true);
  for (const [i, sheet] of sheets.entries()) {
    const file = add(`xl/worksheets/sheet${i + 1}.xml`);
    for (const text of gathered(sheetXml(sheet, { ...o, selected: i === 0 }))) {
      file.push(strToU8(text));
      yield* ready;
      ready = [];
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  yield* ready;
}

/** A report as a workbook, piece by piece: the head frozen, filters, every text a text and no formula. */
export const workbookPieces = (report: CompiledReport, dress: ReportDress): Generator<Uint8Array> => packed(sheetsOf(report, dress), { rightToLeft: direction(report.language) === 'rtl' });
