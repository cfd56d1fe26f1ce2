import { Controller, Inject } from '@nestjs/common';
import { reportDocuments, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/reports';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { keptReport, keepers } from './kept-report.js';

type Shown = Promise<RouteResponse<typeof reportDocuments.changeReport>>;

/** Reports as documents: begun, changed, compiled anew, discarded. */
@Controller()
export class ReportDocumentsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(reportDocuments.listReports)
  list(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof reportDocuments.listReports>): Promise<RouteResponse<typeof reportDocuments.listReports>> {
    return stage.reportsShown(this.api.db, scope, query);
  }

  @Handles(reportDocuments.createReport)
  async create(@By() caller: Caller, @Input() { body: { cutOffAt, ...about } }: RouteInput<typeof reportDocuments.createReport>): Shown {
    const { db } = this.api;
    allow(stage.mayKeepReport(caller.scope, await stage.placeOfNewReport(db, caller.scope, about)), keepers);
    const { id } = await stage.createReport(db, { ...about, ...(cutOffAt ? { cutOffAt: new Date(cutOffAt) } : {}) }, actBy(caller, this.api));
    return stage.reportShown(db, caller.scope, id);
  }

  @Handles(reportDocuments.readReportDraft)
  read(@By() { scope }: Caller, @Input() { params, query }: RouteInput<typeof reportDocuments.readReportDraft>): Promise<RouteResponse<typeof reportDocuments.readReportDraft>> {
    return stage.draftShown(this.api.db, scope, { ...params, ...query });
  }

  @Handles(reportDocuments.changeReport)
  async change(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof reportDocuments.changeReport>, @IfMatch() version?: number): Shown {
    await keptReport(this.api, caller, id);
    await stage.changeReport(this.api.db, { ...body, id, version }, actBy(caller, this.api));
    return stage.reportShown(this.api.db, caller.scope, id);
  }

  @Handles(reportDocuments.recompileReport)
  async recompile(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof reportDocuments.recompileReport>, @IfMatch() version?: number): Shown {
    await keptReport(this.api, caller, id);
    await stage.recompileReport(this.api.db, { id, version, ...(body.cutOffAt ? { cutOffAt: new Date(body.cutOffAt) } : {}) }, actBy(caller, this.api));
    return stage.reportShown(this.api.db, caller.scope, id);
  }

  @Handles(reportDocuments.discardReport)
  async discard(@By() caller: Caller, @Input() { params: { id } }: RouteInput<typeof reportDocuments.discardReport>, @IfMatch() version?: number): Promise<void> {
    await keptReport(this.api, caller, id);
    await stage.discardReport(this.api.db, { id, version }, actBy(caller, this.api));
  }
}
