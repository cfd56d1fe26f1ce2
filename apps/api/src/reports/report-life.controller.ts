import { Controller, Inject } from '@nestjs/common';
import { reportDocuments, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/reports';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { keptReport } from './kept-report.js';

type Shown = Promise<RouteResponse<typeof reportDocuments.changeReport>>;

/** The way of a report from the first draft to what is issued, and what follows from it. */
@Controller()
export class ReportLifeController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(reportDocuments.circulateReport)
  async circulate(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof reportDocuments.circulateReport>, @IfMatch() version?: number): Shown {
    await keptReport(this.api, caller, id);
    await stage.circulateReport(this.api.db, { ...body, id, version, letterhead: this.api.letterhead }, actBy(caller, this.api));
    return stage.reportShown(this.api.db, caller.scope, id);
  }

  @Handles(reportDocuments.approveReport)
  async approve(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof reportDocuments.approveReport>, @IfMatch() version?: number): Shown {
    const document = await stage.reportNamed(this.api.db, caller.scope, id);
    const side = body.side ?? stage.sidesOf(caller.scope, document)[0] ?? 'un';
    allow(stage.mayApprove(caller.scope, document, side), 'a report is approved for a side by its own coordinators, a consolidated one by those of the United Nations side');
    await stage.approveReport(this.api.db, { id, version, side }, actBy(caller, this.api));
    return stage.reportShown(this.api.db, caller.scope, id);
  }

  @Handles(reportDocuments.issueReport)
  async issue(@By() caller: Caller, @Input() { params: { id } }: RouteInput<typeof reportDocuments.issueReport>, @IfMatch() version?: number): Shown {
    await keptReport(this.api, caller, id);
    await stage.issueReport(this.api.db, { id, version }, actBy(caller, this.api));
    return stage.reportShown(this.api.db, caller.scope, id);
  }

  @Handles(reportDocuments.correctReport)
  async correct(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof reportDocuments.correctReport>, @IfMatch() version?: number): Shown {
    await keptReport(this.api, caller, id);
    const corrigendum = await stage.correctReport(this.api.db, { ...body, id, version }, actBy(caller, this.api));
    return stage.reportShown(this.api.db, caller.scope, corrigendum.id);
  }

  @Handles(reportDocuments.listRecommendations)
  async recommendations(@By() { scope }: Caller, @Input() { params, query }: RouteInput<typeof reportDocuments.listRecommendations>): Promise<RouteResponse<typeof reportDocuments.listRecommendations>> {
    return { items: await stage.recommendationsOf(this.api.db, scope, { ...params, ...query }) };
  }

  @Handles(reportDocuments.adoptRecommendation)
  async adopt(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof reportDocuments.adoptRecommendation>): Promise<RouteResponse<typeof reportDocuments.adoptRecommendation>> {
    const report = await stage.reportNamed(this.api.db, caller.scope, params.id);
    const partnershipId = await stage.partnershipOfMeeting(this.api.db, caller.scope, body.meetingId);
    allow(stage.mayAdopt(caller.scope, report, partnershipId), 'a recommendation is made a commitment by who keeps the report and the register of that partnership');
    return stage.adoptRecommendation(this.api.db, { ...body, ...params }, actBy(caller, this.api));
  }
}
