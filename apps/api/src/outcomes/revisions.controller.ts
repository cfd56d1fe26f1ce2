import { Controller, Inject, Req } from '@nestjs/common';
import { previewRevision, reviseDocument, settleCorrection, commitmentInFull } from '@suivi/commitments';
import { commitments, outcomes, type RouteInput, type RouteResponse } from '@suivi/contract';
import type { FastifyRequest } from 'fastify';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { fileIn } from './document-body.js';

type Report = Promise<RouteResponse<typeof outcomes.reviseDocument>>;
type Given = RouteInput<typeof outcomes.previewRevision>;

/** The corrected version: the text in the body, or the file that is the body. */
const correctedOf = ({ query, body }: Given, request: FastifyRequest) => (Buffer.isBuffer(request.body) ? { fileName: 'document', ...query, bytes: fileIn(request) } : body);

@Controller()
export class RevisionsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(outcomes.previewRevision)
  preview(@Input() input: Given, @Req() request: FastifyRequest): Report {
    return previewRevision(this.api.db, { ...correctedOf(input, request), documentId: input.params.id });
  }

  @Handles(outcomes.reviseDocument)
  revise(@Input() input: Given, @Req() request: FastifyRequest, @IfMatch() version?: number): Report {
    return reviseDocument(this.api.db, { ...correctedOf(input, request), documentId: input.params.id, version }, actNow(this.api));
  }

  @Handles(commitments.settleCorrection)
  async settle(@Input() { params, body }: RouteInput<typeof commitments.settleCorrection>, @IfMatch() version?: number): Promise<RouteResponse<typeof commitments.settleCorrection>> {
    const { id } = await settleCorrection(this.api.db, { ...body, id: params.id, version }, actNow(this.api));
    return commitmentInFull(this.api.db, id, this.api.clock.now());
  }
}
