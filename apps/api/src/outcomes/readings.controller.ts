import { Controller, Inject, Req, Res } from '@nestjs/common';
import { outcomes, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/outcomes';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { fileIn } from '../http/file-body.js';
import { handOut } from '../http/handed-out.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { meetingShown, readingOf } from './outcomes.shapes.js';

type Shown = Promise<RouteResponse<typeof outcomes.readReading>>;

/** A PDF is shown in the browser, so that a link can lead to a page of it: it may run nothing and load nothing. Any other file is for keeping. */
const pdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

@Controller()
export class ReadingsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(outcomes.requestReading)
  async request(@By() caller: Caller, @Input() { params, query }: RouteInput<typeof outcomes.requestReading>, @Req() request: FastifyRequest): Shown {
    const { partnershipId } = await meetingShown(this.api.db, caller.scope, params.id);
    allow(stage.mayImport(caller.scope, partnershipId), 'documents are brought in by the coordinators of the partnership');
    const about = { fileName: 'document', ...query, meetingId: params.id, bytes: fileIn(request, outcomes.documentMediaTypes) };
    return readingOf(await stage.requestReading(this.api.db, about, actBy(caller, this.api)));
  }

  @Handles(outcomes.listReadings)
  async list(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof outcomes.listReadings>): Promise<RouteResponse<typeof outcomes.listReadings>> {
    return { items: (await stage.unfinishedReadings(this.api.db, scope, query)).map(({ reading }) => readingOf(reading)) };
  }

  @Handles(outcomes.readReading)
  async reading(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof outcomes.readReading>): Shown {
    return readingOf(await stage.readingNamed(this.api.db, scope, params.id));
  }

  @Handles(outcomes.retryReading)
  async retry(@By() caller: Caller, @Input() { params }: RouteInput<typeof outcomes.retryReading>, @IfMatch() version?: number): Shown {
    const { id } = await stage.readingNamed(this.api.db, caller.scope, params.id);
    return readingOf(await stage.retryReading(this.api.db, { id, version }, actBy(caller, this.api)));
  }

  @Handles(outcomes.dismissReading)
  async dismiss(@By() caller: Caller, @Input() { params }: RouteInput<typeof outcomes.dismissReading>, @IfMatch() version?: number): Shown {
    const { id } = await stage.readingNamed(this.api.db, caller.scope, params.id);
    return readingOf(await stage.dismissReading(this.api.db, { id, version }, actBy(caller, this.api)));
  }

  @Handles(outcomes.readOriginal)
  async original(@By() { scope }: Caller, @Input() { params, query }: RouteInput<typeof outcomes.readOriginal>, @Res() reply: FastifyReply): Promise<void> {
    const file = await stage.original(this.api.db, scope, params.id, query.version);
    const isPdf = file.mediaType === 'application/pdf';
    if (isPdf) void reply.header('content-security-policy', pdfPolicy);
    handOut(reply, file, isPdf ? 'inline' : 'attachment');
  }
}
