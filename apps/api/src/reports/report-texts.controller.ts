import { Controller, Inject } from '@nestjs/common';
import { reportDocuments, type RouteInput, type RouteResponse } from '@suivi/contract';
import { Refusal } from '@suivi/kernel';
import * as stage from '@suivi/reports';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { keepers } from './kept-report.js';

type Narrative = Promise<RouteResponse<typeof reportDocuments.writeNarrative>>;
type Comment = Promise<RouteResponse<typeof reportDocuments.addReportComment>>;

/** What editors write in a report, and what others remark on it. */
@Controller()
export class ReportTextsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(reportDocuments.writeNarrative)
  async write(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof reportDocuments.writeNarrative>, @IfMatch() version?: number): Narrative {
    await this.writer(caller, params.id, body.key);
    return stage.narrativeWritten(this.api.db, await stage.writeNarrative(this.api.db, { ...body, reportId: params.id, version }, actBy(caller, this.api)));
  }

  @Handles(reportDocuments.confirmNarrative)
  async confirm(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof reportDocuments.confirmNarrative>, @IfMatch() version?: number): Narrative {
    await this.writer(caller, params.id, body.key);
    return stage.narrativeWritten(this.api.db, await stage.confirmNarrative(this.api.db, { ...body, reportId: params.id, version }, actBy(caller, this.api)));
  }

  @Handles(reportDocuments.listReportComments)
  async comments(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof reportDocuments.listReportComments>): Promise<RouteResponse<typeof reportDocuments.listReportComments>> {
    const { id } = await stage.reportNamed(this.api.db, scope, params.id);
    return { items: await stage.commentsShown(this.api.db, id) };
  }

  @Handles(reportDocuments.addReportComment)
  async comment(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof reportDocuments.addReportComment>): Comment {
    const document = await stage.reportNamed(this.api.db, caller.scope, params.id);
    allow(stage.mayComment(caller.scope, document), 'a draft is commented on by those who write in it or approve it, and by the entities that it was shown to');
    const { id } = await stage.addComment(this.api.db, { ...body, reportId: params.id }, actBy(caller, this.api));
    return (await this.seen(caller, id)).comment;
  }

  @Handles(reportDocuments.resolveReportComment)
  async resolve(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof reportDocuments.resolveReportComment>, @IfMatch() version?: number): Comment {
    allow(stage.mayKeepReport(caller.scope, (await this.seen(caller, id)).document), keepers);
    await stage.resolveComment(this.api.db, { ...body, id, version }, actBy(caller, this.api));
    return (await this.seen(caller, id)).comment;
  }

  private async writer({ scope }: Caller, id: number, key: string): Promise<void> {
    allow(stage.mayWriteIn(scope, await stage.reportNamed(this.api.db, scope, id), key), keepers);
  }

  private async seen({ scope }: Caller, id: number): Promise<NonNullable<Awaited<ReturnType<typeof stage.commentShown>>>> {
    const seen = await stage.commentShown(this.api.db, scope, id);
    if (!seen) throw new Refusal('not-found', `there is no comment ${id}`);
    return seen;
  }
}
