import type { CompiledReport, ReportDress, ReportFormat } from '@suivi/contract';
import { consolidatedOutlineOf } from './consolidated/consolidated-outline.js';
import { renderDocx } from './docx/render-docx.js';
import { plainDress } from './dress.js';
import { renderHtml } from './html/render-html.js';
import type { Outline } from './outline/outline.js';
import { outlineOf } from './outline/outline-of.js';
import { renderPdf } from './pdf/render-pdf.js';
import { csvLines } from './table/csv.js';
import { jsonPieces } from './table/json.js';
import { workbookPieces } from './table/workbook.js';
import { gathered } from './gathered.js';

const mediaTypes: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The media type of a format, as HTTP names it. */
export const mediaTypeOf = (format: ReportFormat): string => mediaTypes[format];

/** A report in words, whichever its kind. */
const outlined = (report: CompiledReport, dress: ReportDress): Outline => (report.kind === 'consolidated' ? consolidatedOutlineOf(report, dress) : outlineOf(report, dress));

/** Formats that are written piece by piece, so that memory does not grow with them. */
const inPieces = {
  xlsx: workbookPieces,
  csv: (report: CompiledReport, dress: ReportDress) => gathered(csvLines(report, dress)),
  json: function* (report: CompiledReport): Generator<string> {
    yield* gathered(jsonPieces(report));
    yield '\n';
  },
};
type Piecewise = keyof typeof inPieces;
const isPiecewise = (format: ReportFormat): format is Piecewise => format in inPieces;

/** A report in a format that is written piece by piece; undefined for those that are made as a whole. */
export const reportPieces = (report: CompiledReport, format: ReportFormat, dress: ReportDress): Iterable<string | Uint8Array> | undefined => (isPiecewise(format) ? inPieces[format](report, dress) : undefined);

const whole: Record<Exclude<ReportFormat, Piecewise>, (outline: Outline) => Buffer | string | Promise<Buffer | string>> = { docx: renderDocx, pdf: renderPdf, html: renderHtml };

/** A report in a format, dressed or plain; the same report in the same dress gives the same bytes. */
export async function renderReport(report: CompiledReport, format: ReportFormat, dress: ReportDress = plainDress): Promise<Buffer | string> {
  if (!isPiecewise(format)) return whole[format](outlined(report, dress));
  return format === 'xlsx' ? Buffer.concat([...inPieces.xlsx(report, dress)]) : [...inPieces[format](report, dress)].join('');
}
