import { Controller, Inject, Req } from '@nestjs/common';
import { previewRevision, reviseDocument } from '@suivi/commitments';
import { outcomes, type RouteInput, type RouteResponse } from '@suivi/contract';
import { mayImport } from '@suivi/outcomes';
import type { FastifyRequest } from 'fastify';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { fileIn } from '../http/file-body.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { documentShown } from './outcomes.shapes.js';

type Report = Promise<RouteResponse<typeof outcomes.reviseDocument>>;
type Given = RouteInput<typeof outcomes.previewRevision>;

/** The corrected version: the text in the body, or the file that is the body. */
const correctedOf = ({ query, body }: Given, request: FastifyRequest) => (Buffer.isBuffer(request.body) ? { fileName: 'document', ...query, bytes: fileIn(request, outcomes.documentMediaTypes) } : body);

@Controller()
export class RevisionsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(outcomes.previewRevision)
  async preview(@By() caller: Caller, @Input() input: Given, @Req() request: FastifyRequest): Report {
    await this.allowCorrection(caller, input.params.id);
    return previewRevision(this.api.db, caller.scope, { ...correctedOf(input, request), documentId: input.params.id });
  }

  @Handles(outcomes.reviseDocument)
  async revise(@By() caller: Caller, @Input() input: Given, @Req() request: FastifyRequest, @IfMatch() version?: number): Report {
    await this.allowCorrection(caller, input.params.id);
    return reviseDocument(this.api.db, { ...correctedOf(input, request), documentId: input.params.id, version }, actBy(caller, this.api));
  }

  private async allowCorrection({ scope }: Caller, documentId: number): Promise<void> {
    const { partnershipId } = await documentShown(this.api.db, scope, documentId);
    allow(mayImport(scope, partnershipId), 'documents are corrected by the coordinators of the partnership');
  }
}
