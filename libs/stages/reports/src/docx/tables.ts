import { AlignmentType, BorderStyle, type ITableCellBorders, type ITableCellOptions, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import type { Block, Cell, Outline, TextTable } from '../outline/outline.js';
import type { Typesetter } from './typesetter.js';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hair = { style: BorderStyle.SINGLE, size: 4, color: 'A6ADB5' };
const rule = { style: BorderStyle.SINGLE, size: 8, color: '1B1F24' };
const thick = { style: BorderStyle.SINGLE, size: 18, color: '1B1F24' };
const without: ITableCellBorders = { top: none, bottom: none, start: none, end: none, left: none, right: none };
const margins = { top: 20, bottom: 20, left: 60, right: 60, marginUnitType: WidthType.DXA };

/** Widths in twips that share `total` in the proportions given, to the last twip. */
export function widthsOf(proportions: readonly number[], total: number): number[] {
  const sum = proportions.reduce((a, b) => a + b, 0);
  const widths = proportions.map((p) => Math.floor((p / sum) * total));
  widths[widths.length - 1] = total - widths.slice(0, -1).reduce((a, b) => a + b, 0);
  return widths;
}

interface CellLook {
  width: number;
  borders: ITableCellBorders;
  margins?: ITableCellOptions['margins'];
  verticalAlign?: (typeof VerticalAlign)[keyof Pick<typeof VerticalAlign, 'TOP' | 'BOTTOM'>];
}
const cellOf = (children: TableCell['options']['children'], look: CellLook): TableCell =>
  new TableCell({ children, width: { size: look.width, type: WidthType.DXA }, borders: look.borders, margins: look.margins ?? margins, verticalAlign: look.verticalAlign ?? VerticalAlign.TOP });

const tableOf = (rows: TableRow[], widths: number[], setter: Typesetter): Table =>
  new Table({
    rows, columnWidths: widths, layout: TableLayoutType.FIXED, visuallyRightToLeft: setter.rightToLeft,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    borders: { ...without, insideHorizontal: none, insideVertical: none } as never,
  });

/** The head of the first page: the partnership on one side, the symbol and what belongs to it on the other, over a thick rule. */
export function mastheadTable(of: Outline['masthead'], total: number, setter: Typesetter): Table {
  const widths = widthsOf([62, 38], total);
  const borders = { ...without, bottom: thick };
  const flush = { top: 0, bottom: 40, left: 0, right: 0, marginUnitType: WidthType.DXA };
  const facts = [
    setter.paragraph('Symbol', [{ text: of.symbol }], { alignment: AlignmentType.END }),
    ...of.facts.map((text) => setter.paragraph('MastheadFact', [{ text }], { alignment: AlignmentType.END })),
  ];
  const row = new TableRow({
    children: [
      cellOf([setter.paragraph('Masthead', [{ text: of.partnership }])], { width: widths[0] ?? 0, borders, margins: flush, verticalAlign: VerticalAlign.BOTTOM }),
      cellOf(facts, { width: widths[1] ?? 0, borders, margins: flush, verticalAlign: VerticalAlign.BOTTOM }),
    ],
  });
  return tableOf([row], widths, setter);
}

/** The summary in its box. */
export function summaryTable(of: Outline['summary'], total: number, setter: Typesetter): Table {
  const borders = { top: hair, bottom: hair, left: hair, right: hair };
  const children = [
    setter.paragraph('SummaryHeading', [{ text: of.heading }], { alignment: AlignmentType.CENTER }),
    ...of.sentences.map((text) => setter.paragraph('Summary', [{ text }])),
  ];
  const cell = new TableCell({ children, width: { size: total, type: WidthType.DXA }, borders, margins: { top: 80, bottom: 80, left: 220, right: 220, marginUnitType: WidthType.DXA } });
  return tableOf([new TableRow({ children: [cell] })], [total], setter);
}

function headRow(head: readonly string[], widths: readonly number[], look: { setter: Typesetter; numbersFrom: number }): TableRow {
  const { setter, numbersFrom } = look;
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map((text, i) =>
      cellOf([setter.paragraph('TableHeading', [{ text }], i >= numbersFrom ? { alignment: AlignmentType.END } : {})], {
        width: widths[i] ?? 0, borders: { ...without, top: rule, bottom: rule }, verticalAlign: VerticalAlign.BOTTOM,
      }),
    ),
  });
}

/** The table of figures: an area a row, a status a column; it stays together on a page if one can hold it. */
export function figuresTable(of: Extract<Block, { kind: 'figures' }>, total: number, setter: Typesetter): Table {
  // A column is as wide as the longest word of its head wants, so that no word is broken in two.
  const wanted = of.head.slice(1).map((title) => 4 + Math.max(...title.split(/\s+/u).map((word) => [...word].length)));
  const sum = wanted.reduce((a, b) => a + b, 0);
  const widths = widthsOf([22, ...wanted.map((share) => (78 * share) / sum)], total);
  const row = (cells: readonly string[], strong: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      children: cells.map((text, i) =>
        cellOf([setter.paragraph('TableText', [{ text, strong }], { alignment: i > 0 ? AlignmentType.END : AlignmentType.START, keepNext: !strong })], {
          width: widths[i] ?? 0, borders: { ...without, bottom: strong ? rule : hair },
        }),
      ),
    });
  return tableOf([headRow(of.head, widths, { setter, numbersFrom: 1 }), ...of.rows.map((r) => row(r, false)), row(of.total, true)], widths, setter);
}

/** A table of text; its heading is repeated on every page, a row stays on one page where it fits on one. */
export function textTable(of: TextTable, total: number, setter: Typesetter): Table {
  const widths = widthsOf(of.shares, total);
  const paragraphs = (cell: Cell) =>
    cell.lines.length === 0
      ? [setter.paragraph('TableText', [{ text: '' }])]
      : cell.lines.map((line) => setter.paragraph('TableText', [line], { rightToLeft: setter.directionOf(line) }));
  const rows = of.rows.map(
    (row) =>
      new TableRow({
        cantSplit: !isTall(row),
        children: row.map((cell, i) => cellOf(paragraphs(cell), { width: widths[i] ?? 0, borders: { ...without, bottom: hair } })),
      }),
  );
  return tableOf([headRow(of.head, widths, { setter, numbersFrom: of.head.length }), ...rows], widths, setter);
}

/** A row that may not fit on a page; kept whole it would run out of the sheet. */
const isTall = (row: readonly Cell[]): boolean => row.some((cell) => cell.lines.reduce((length, line) => length + line.text.length, 0) > 1200);
