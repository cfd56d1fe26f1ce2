import { Controller, Inject } from '@nestjs/common';
import { previewRevision, reviseDocument, settleCorrection, commitmentInFull } from '@suivi/commitments';
import { commitments, outcomes, type RouteInput, type RouteResponse } from '@suivi/contract';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

type Report = Promise<RouteResponse<typeof outcomes.reviseDocument>>;

@Controller()
export class RevisionsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(outcomes.previewRevision)
  preview(@Input() { params, body }: RouteInput<typeof outcomes.previewRevision>): Report {
    return previewRevision(this.api.db, { ...body, documentId: params.id });
  }

  @Handles(outcomes.reviseDocument)
  revise(@Input() { params, body }: RouteInput<typeof outcomes.reviseDocument>, @IfMatch() version?: number): Report {
    return reviseDocument(this.api.db, { ...body, documentId: params.id, version }, actNow(this.api));
  }

  @Handles(commitments.settleCorrection)
  async settle(@Input() { params, body }: RouteInput<typeof commitments.settleCorrection>, @IfMatch() version?: number): Promise<RouteResponse<typeof commitments.settleCorrection>> {
    const { id } = await settleCorrection(this.api.db, { ...body, id: params.id, version }, actNow(this.api));
    return commitmentInFull(this.api.db, id, this.api.clock.now());
  }
}
