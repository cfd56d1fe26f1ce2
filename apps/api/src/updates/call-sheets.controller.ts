import { Controller, Inject, Req, Res } from '@nestjs/common';
import { calls, type RouteInput, type RouteResponse } from '@suivi/contract';
import { callInFull, callNamed, mayCall, responseSheet } from '@suivi/reminders';
import { mayDecide, takeSheet } from '@suivi/updates';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { HttpProblem, problemOf } from '../http/problem.js';
import { Handles, Input } from '../http/route.decorators.js';
import { byDesks } from '../reminders/calls.controller.js';

/** Lets response sheets arrive as bytes. */
export function takeSheets(fastify: FastifyInstance): void {
  for (const type of calls.takeSheet.consumes) if (!fastify.hasContentTypeParser(type)) fastify.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Response sheets that a coordinator hands out and takes back in. */
@Controller()
export class CallSheetsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(calls.readSheet)
  async sheet(@By() { scope }: Caller, @Input() { params, query }: RouteInput<typeof calls.readSheet>, @Res() reply: FastifyReply): Promise<void> {
    allow(mayCall(scope, (await callNamed(this.api.db, scope, params.id)).partnershipId), byDesks);
    const { fileName, bytes } = await responseSheet(this.api.db, { callId: params.id, ...query });
    void reply.type(calls.sheetMediaTypes[query.format]).header('content-disposition', `attachment; filename="${fileName}"`).send(bytes);
  }

  @Handles(calls.takeSheet)
  async take(@By() caller: Caller, @Input() { params }: RouteInput<typeof calls.takeSheet>, @Req() { body }: FastifyRequest): Promise<RouteResponse<typeof calls.takeSheet>> {
    const { db, letterhead, clock } = this.api;
    const { partnershipId } = await callNamed(db, caller.scope, params.id);
    allow(mayCall(caller.scope, partnershipId), byDesks);
    if (!Buffer.isBuffer(body)) throw new HttpProblem(problemOf(415, 'sheet.not-readable', `send the sheet itself, as ${calls.takeSheet.consumes.join(', ')}`));
    // As with every other answer: the desk of its side enters what an entity says.
    const asked = (await callInFull(db, caller.scope, params.id, clock.now())).entities.filter(({ side }) => mayDecide(caller.scope, { partnershipId, side }));
    return takeSheet(db, { callId: params.id, bytes: body, letterhead, entities: asked.map((one) => one.organization.id) }, actBy(caller, this.api));
  }
}
