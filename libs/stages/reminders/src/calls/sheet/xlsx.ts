import { direction, message } from '@suivi/i18n';
import { answerFields, type SheetContent } from './content.js';
import { type Cell, writeWorkbook } from './workbook.js';

const facts = [['key', 20], ['reference', 20], ['commitment', 48], ['deadline', 18], ['reported', 24]] as const;
const widths = { status: 20, narrative: 60, results: 40, obstacles: 40, evidence: 30 } as const;

/** The response sheet as XLSX: only the answers can be changed, and the status is chosen from its words. */
export function sheetAsXlsx({ language, entity, title, lines, statuses, rows }: SheetContent): Buffer {
  const cell = (text: string, look: Cell['look']): Cell => ({ text, look });
  const header = [...facts.map(([key]) => key), ...answerFields].map((key) => cell(message(language, `calls.sheet.${key}`), 'head'));
  const head = [[cell(`${entity} · ${title}`, 'title')], ...lines.map((line) => [cell(line, 'soft')])];
  const body = rows.map((row) => [...[row.key, row.reference, row.title, row.deadline, row.reported].map((text) => cell(text, 'plain')), ...answerFields.map(() => cell('', 'answer'))]);
  return writeWorkbook({
    name: message(language, 'calls.sheet.name'), isRightToLeft: direction(language) === 'rtl', widths: [...facts.map(([, width]) => width), ...answerFields.map((field) => widths[field])],
    rows: [...head, header, ...body], frozenRows: head.length + 1, isProtected: true, choices: { column: facts.length + 1, words: statuses },
  });
}
