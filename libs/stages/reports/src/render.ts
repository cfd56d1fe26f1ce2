import type { ConsolidatedReport, ProgressReport, ReportDress, ReportFormat } from '@suivi/contract';
import { consolidatedOutlineOf } from './consolidated/consolidated-outline.js';
import { renderDocx } from './docx/render-docx.js';
import { plainDress } from './dress.js';
import { renderHtml } from './html/render-html.js';
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

const renderers: Record<ReportFormat, (report: ProgressReport, dress: ReportDress) => Buffer | string | Promise<Buffer | string>> = {
  docx: (report, dress) => renderDocx(outlineOf(report, dress)),
  pdf: (report, dress) => renderPdf(outlineOf(report, dress)),
  html: (report, dress) => renderHtml(outlineOf(report, dress)),
  xlsx: (report, dress) => workbookOf(report, dress),
  csv: (report) => csvOf(report),
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
};

/** A report in a format, dressed or plain; the same report in the same dress gives the same bytes. */
export const renderReport = async (report: ProgressReport, format: ReportFormat, dress: ReportDress = plainDress): Promise<Buffer | string> => renderers[format](report, dress);

/** A consolidated report in a format. It has no table: its instruments stand in the document. */
export async function renderConsolidatedReport(report: ConsolidatedReport, format: Exclude<ReportFormat, 'xlsx' | 'csv'>, dress: ReportDress = plainDress): Promise<Buffer | string> {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  const outline = consolidatedOutlineOf(report, dress);
  if (format === 'html') return renderHtml(outline);
  return format === 'pdf' ? renderPdf(outline) : renderDocx(outline);
}
