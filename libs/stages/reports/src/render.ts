import type { ProgressReport, ReportFormat } from '@suivi/contract';
import { renderDocx } from './docx/render-docx.js';
import { renderHtml } from './html/render-html.js';

const mediaTypes: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The media type of a format, as HTTP names it. */
export const mediaTypeOf = (format: ReportFormat): string => mediaTypes[format];

/** A report in a format; the same report gives the same bytes. */
export async function renderReport(report: ProgressReport, format: ReportFormat): Promise<Buffer | string> {
  if (format === 'docx') return renderDocx(report);
  return format === 'html' ? renderHtml(report) : `${JSON.stringify(report, null, 2)}\n`;
}
