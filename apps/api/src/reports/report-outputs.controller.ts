import { Controller, Inject, Res } from '@nestjs/common';
import { reportDocuments, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/reports';
import type { FastifyReply } from 'fastify';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { handOut } from '../http/handed-out.js';
import { Handles, Input } from '../http/route.decorators.js';
import { keptReport } from './kept-report.js';

type Outputs = Promise<RouteResponse<typeof reportDocuments.listReportOutputs>>;

/** A preview is a page of its own in a frame of ours: it may run nothing and load nothing, and only our pages may frame it. */
const previewPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/** What a report looks like: a preview, its content, and the files that workers make of it. */
@Controller()
export class ReportOutputsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(reportDocuments.previewReport)
  async preview(@By() { scope }: Caller, @Input() { params, query }: RouteInput<typeof reportDocuments.previewReport>, @Res() reply: FastifyReply): Promise<void> {
    const page = await stage.renderedDraft(this.api.db, scope, { ...params, ...query, format: 'html' });
    void reply.type('text/html; charset=utf-8').headers({ 'content-security-policy': previewPolicy, 'x-frame-options': 'SAMEORIGIN', 'cache-control': 'no-store' }).send(page);
  }

  @Handles(reportDocuments.readReportContent)
  async content(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof reportDocuments.readReportContent>, @Res() reply: FastifyReply): Promise<void> {
    void reply.type('application/json; charset=utf-8').send(await stage.contentTextOf(this.api.db, scope, params.id));
  }

  @Handles(reportDocuments.requestReportOutputs)
  async request(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof reportDocuments.requestReportOutputs>): Outputs {
    await keptReport(this.api, caller, params.id);
    await stage.requestOutputs(this.api.db, { ...body, ...params }, actBy(caller, this.api));
    return stage.outputsShown(this.api.db, caller.scope, params.id);
  }

  @Handles(reportDocuments.listReportOutputs)
  list(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof reportDocuments.listReportOutputs>): Outputs {
    return stage.outputsShown(this.api.db, scope, params.id);
  }

  @Handles(reportDocuments.readReportOutput)
  async file(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof reportDocuments.readReportOutput>, @Res() reply: FastifyReply): Promise<void> {
    handOut(reply, await stage.outputFile(this.api.db, scope, params.id));
  }
}
