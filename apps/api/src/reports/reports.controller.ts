import { Readable } from 'node:stream';
import { Controller, Inject, Res } from '@nestjs/common';
import { type ReportFormat, reports, type RouteInput, type RouteResponse } from '@suivi/contract';
import { localDayOf } from '@suivi/kernel';
import { compileConsolidatedReport, compileReport, mediaTypeOf, plainDress, renderLetterApart, reportFile } from '@suivi/reports';
import type { FastifyReply } from 'fastify';
import { By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';

/** What is written piece by piece is sent as it comes. */
const sendable = (written: Awaited<ReturnType<typeof reportFile>>): Buffer | string | Readable => (typeof written === 'string' || Buffer.isBuffer(written) ? written : Readable.from(written, { objectMode: false }));
const dispositionOf = (format: ReportFormat): 'attachment' | 'inline' => (['docx', 'xlsx', 'csv'].includes(format) ? 'attachment' : 'inline');

@Controller()
export class ReportsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(reports.readReport)
  async report(@By() { scope }: Caller, @Input() { params, query }: RouteInput<typeof reports.readReport>, @Res() reply: FastifyReply): Promise<void> {
    const now = this.api.clock.now();
    const asOf = query.asOf ?? localDayOf(now, 'utc');
    const report = await compileReport(this.api.db, scope, { meetingId: params.id, kind: query.kind, asOf, language: query.language, now });
    const name = `${query.kind}-report-${report.meeting.ordinal}-${asOf}.${query.language}.${query.format}`;
    const disposition = dispositionOf(query.format);
    void reply.type(mediaTypeOf(query.format)).header('content-disposition', `${disposition}; filename="${name}"`).send(sendable(await reportFile(report, query.format)));
  }

  @Handles(reports.readConsolidatedReport)
  async consolidated(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof reports.readConsolidatedReport>, @Res() reply: FastifyReply): Promise<void> {
    const { format, language, order } = query;
    const asOf = query.asOf ?? localDayOf(this.api.clock.now(), 'utc');
    const report = await compileConsolidatedReport(this.api.db, scope, { ...query, asOf });
    const name = `consolidated-report-${asOf}.${language}.${format}`;
    const disposition = dispositionOf(format);
    void reply.type(mediaTypeOf(format)).header('content-disposition', `${disposition}; filename="${name}"`).send(sendable(await reportFile(report, format, { ...plainDress, order })));
  }

  @Handles(reports.readTransmittalLetter)
  async letter(@By() { scope }: Caller, @Input() { params, query }: RouteInput<typeof reports.readTransmittalLetter>, @Res() reply: FastifyReply): Promise<void> {
    const now = this.api.clock.now();
    const today = localDayOf(now, 'utc');
    const { kind, language, to, asOf = today, date = today, session = null, agendaItem = null, signatories = '' } = query;
    const report = await compileReport(this.api.db, scope, { meetingId: params.id, kind, asOf, language, now });
    const dress = { ...plainDress, masthead: { ...plainDress.masthead, distribution: 'general' as const, session, agendaItem } };
    const letter = await renderLetterApart(report, dress, { to, date, signatories: signatories.split(';').map((name) => name.trim()).filter(Boolean) });
    void reply.type(mediaTypeOf('docx')).header('content-disposition', `attachment; filename="letter-${to}-${date}.${language}.docx"`).send(letter);
  }

  @Handles(reports.readReportSchema)
  schema(@Input() { query }: RouteInput<typeof reports.readReportSchema>): RouteResponse<typeof reports.readReportSchema> {
    return reports.reportSchema(query.name);
  }
}
