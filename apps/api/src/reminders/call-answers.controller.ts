import { Controller, Inject, Res } from '@nestjs/common';
import { calls, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/reminders';
import type { FastifyReply } from 'fastify';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { byDesks } from './calls.controller.js';

type Call = Promise<RouteResponse<typeof calls.readCall>>;

/** What is done about the answers to a call. */
@Controller()
export class CallAnswersController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(calls.nudgeEntities)
  async nudge(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof calls.nudgeEntities>): Promise<RouteResponse<typeof calls.nudgeEntities>> {
    await this.allowed(caller, params.id);
    return { people: await stage.nudgeEntities(this.api.db, { id: params.id, ...body }, actBy(caller, this.api)) };
  }

  @Handles(calls.noteNothing)
  async nothing(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof calls.noteNothing>, @IfMatch() version?: number): Call {
    await this.allowed(caller, params.id);
    await stage.noteCallWords(this.api.db, { id: params.id, version, ...body }, actBy(caller, this.api));
    return stage.callInFull(this.api.db, caller.scope, params.id, this.api.clock.now());
  }

  @Handles(calls.previewCall)
  async preview(@By() caller: Caller, @Input() { params, query }: RouteInput<typeof calls.previewCall>): Promise<RouteResponse<typeof calls.previewCall>> {
    await this.allowed(caller, params.id);
    return stage.previewCall(this.api.db, caller.scope, { id: params.id, days: query.days }, this.api.clock.now());
  }

  @Handles(calls.exportSilent)
  async silent(@By() { scope }: Caller, @Input() { params, query: { format, language } }: RouteInput<typeof calls.exportSilent>, @Res() reply: FastifyReply): Promise<void> {
    const call = await stage.callInFull(this.api.db, scope, params.id, this.api.clock.now());
    const type = format === 'csv' ? `${calls.listMediaTypes.csv}; charset=utf-8` : calls.listMediaTypes.xlsx;
    void reply.type(type).header('content-disposition', `attachment; filename="non-respondents-${call.id}.${format}"`).send(stage.silentList(call, { format, language }));
  }

  private async allowed({ scope }: Caller, id: number): Promise<void> {
    allow(stage.mayCall(scope, (await stage.callNamed(this.api.db, scope, id)).partnershipId), byDesks);
  }
}
