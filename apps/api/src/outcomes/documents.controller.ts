import { Controller, Inject } from '@nestjs/common';
import { outcomes, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/outcomes';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';
import { documentOf, documentShown, formerVersionOf, meetingShown } from './outcomes.shapes.js';

/** Outcome documents as they were adopted. */
@Controller()
export class DocumentsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(outcomes.listDocuments)
  async list(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof outcomes.listDocuments>): Promise<RouteResponse<typeof outcomes.listDocuments>> {
    await stage.meeting(this.api.db, scope, params.id);
    return { items: (await stage.documentsWhere(this.api.db, scope, { meetingId: params.id })).map((row) => documentOf(row, scope)) };
  }

  @Handles(outcomes.importDocument)
  async importDocument(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof outcomes.importDocument>): Promise<RouteResponse<typeof outcomes.importDocument>> {
    const { db } = this.api;
    const { partnershipId } = await meetingShown(db, caller.scope, params.id);
    allow(stage.mayImport(caller.scope, partnershipId), 'documents are brought in by the coordinators of the partnership');
    const row = await stage.importDocument(db, { ...body, meetingId: params.id }, actBy(caller, this.api));
    return documentOf(await documentShown(db, caller.scope, row.id), caller.scope);
  }

  @Handles(outcomes.readDocument)
  async read(@By() { scope }: Caller, @Input() { params: { id }, query }: RouteInput<typeof outcomes.readDocument>): Promise<RouteResponse<typeof outcomes.readDocument>> {
    const { db } = this.api;
    const document = documentOf(await documentShown(db, scope, id), scope);
    const paragraphs = await stage.paragraphsAsWritten(db, scope, id, query.version);
    const formerVersions = (await stage.formerEditionsOf(db, scope, id)).map(formerVersionOf);
    return { ...document, paragraphs: paragraphs.map(({ documentId: _, position: __, edition: ___, ...paragraph }) => paragraph), formerVersions };
  }
}
