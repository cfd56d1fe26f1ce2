import type { CompiledReport, ReportDress, ReportFormat } from '@suivi/contract';
import { consolidatedOutlineOf } from './consolidated/consolidated-outline.js';
import { renderDocx } from './docx/render-docx.js';
import { plainDress } from './dress.js';
import { renderHtml } from './html/render-html.js';
import type { Outline } from './outline/outline.js';
import { outlineOf } from './outline/outline-of.js';
import { renderPdf } from './pdf/render-pdf.js';
import { csvOf } from './table/csv.js';
import { workbookOf } from './table/workbook.js';

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

const renderers: Record<ReportFormat, (report: CompiledReport, dress: ReportDress) => Buffer | string | Promise<Buffer | string>> = {
  docx: (report, dress) => renderDocx(outlined(report, dress)),
  pdf: (report, dress) => renderPdf(outlined(report, dress)),
  html: (report, dress) => renderHtml(outlined(report, dress)),
  xlsx: (report, dress) => workbookOf(report, dress),
  csv: (report, dress) => csvOf(report, dress),
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
};

/** A report in a format, dressed or plain; the same report in the same dress gives the same bytes. */
export const renderReport = async (report: CompiledReport, format: ReportFormat, dress: ReportDress = plainDress): Promise<Buffer | string> => renderers[format](report, dress);
