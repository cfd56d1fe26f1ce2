import { strToU8, zipSync } from 'fflate';
import { direction, message } from '@suivi/i18n';
import { type AnswerField, answerFields, type SheetContent, type SheetRow } from './content.js';
import { escapeXml } from './workbook.js';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const locales = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', zh: 'zh-CN', ar: 'ar-SA', ru: 'ru-RU' } as const;

/** The tag of the control that holds an answer: the key of its row, and the field. */
export const tagOf = (key: string, field: AnswerField): string => `suivi:${key}:${field}`;

/** Writes paragraphs in one language; in Arabic each says that it runs from the right, for Word asks each of them. */
class Pen {
  private readonly isRtl: boolean;
  constructor(private readonly content: SheetContent) {
    this.isRtl = direction(content.language) === 'rtl';
  }

  run(text: string, looks = ''): string {
    const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`).join('<w:br/>');
    return `<w:r><w:rPr>${looks}${this.isRtl ? '<w:rtl/>' : ''}</w:rPr>${lines}</w:r>`;
  }

  paragraph(runs: string, style = ''): string {
    return `<w:p><w:pPr>${style}${this.isRtl ? '<w:bidi/>' : ''}</w:pPr>${runs}</w:p>`;
  }

  words = (text: string, looks = ''): string => this.paragraph(this.run(text, looks));

  /** A control in which an answer is written; it cannot be deleted by mistake. */
  control(row: SheetRow, field: AnswerField): string {
    const choice = field === 'status' ? `<w:dropDownList><w:listItem w:displayText=" " w:value=""/>${this.content.statuses.map((status) => `<w:listItem w:displayText="${escapeXml(status)}" w:value="${escapeXml(status)}"/>`).join('')}</w:dropDownList>` : '<w:text w:multiLine="1"/>';
    const properties = `<w:sdtPr><w:alias w:val="${escapeXml(`${row.reference} · ${this.label(field)}`)}"/><w:tag w:val="${tagOf(row.key, field)}"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/>${choice}</w:sdtPr>`;
    return `<w:sdt>${properties}<w:sdtContent>${this.words('…')}</w:sdtContent></w:sdt>`;
  }

  label = (field: AnswerField): string => message(this.content.language, `calls.sheet.${field}`);

  cell(inner: string, o: { width: number; fill?: string; span?: boolean }): string {
    return `<w:tc><w:tcPr><w:tcW w:w="${o.width}" w:type="dxa"/>${o.span ? '<w:gridSpan w:val="2"/>' : ''}${o.fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${o.fill}"/>` : ''}</w:tcPr>${inner}</w:tc>`;
  }

  table(row: SheetRow): string {
    const facts = [row.deadline && `${message(this.content.language, 'calls.sheet.deadline')}: ${row.deadline}`, row.reported].filter(Boolean).join(' · ');
    const top = `<w:tr><w:trPr><w:cantSplit/></w:trPr>${this.cell(`${this.words(`${row.reference}  ${row.title}`, '<w:b/><w:bCs/>')}${facts ? this.words(facts) : ''}${this.words(row.quote, '<w:i/><w:iCs/>')}`, { width: 9600, fill: 'E8EEF4', span: true })}</w:tr>`;
    const answers = answerFields.map((field) => `<w:tr>${this.cell(this.words(this.label(field)), { width: 2600 })}${this.cell(this.control(row, field), { width: 7000, fill: 'FFF6D6' })}</w:tr>`);
    const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="CDD4DE"/>`).join('');
    return `<w:tbl><w:tblPr>${this.isRtl ? '<w:bidiVisual/>' : ''}<w:tblW w:w="9600" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="2600"/><w:gridCol w:w="7000"/></w:tblGrid>${top}${answers.join('')}</w:tbl>${this.words('')}`;
  }
}

/** The earliest time that an archive can hold: the same sheet gives the same bytes. */
const noTime = new Date(1980, 0, 1);

/** The response sheet as DOCX: a table for each commitment, its answers in controls that bear the key. Written here, for the writer of reports stands later in the line. */
export function sheetAsDocx(content: SheetContent): Buffer {
  const pen = new Pen(content);
  const { language, entity, title, lines, rows } = content;
  const body = [pen.paragraph(pen.run(`${entity} · ${title}`), '<w:pStyle w:val="Title"/>'), ...lines.map((line) => pen.words(line)), ...rows.map((row) => pen.table(row))].join('');
  const rtl = direction(language) === 'rtl' ? '<w:bidi/>' : '';
  const locale = locales[language];
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `${head}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial" w:eastAsia="Microsoft YaHei"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${locale}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style></w:styles>`,
    'word/document.xml': `${head}<w:document ${word}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>${rtl}</w:sectPr></w:body></w:document>`,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])), { level: 6, mtime: noTime }));
}
