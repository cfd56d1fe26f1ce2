import { Controller, Inject } from '@nestjs/common';
import { calls, type RouteInput, type RouteResponse } from '@suivi/contract';
import { partnershipOfMeeting } from '@suivi/outcomes';
import * as stage from '@suivi/reminders';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

type Call = Promise<RouteResponse<typeof calls.readCall>>;

/** Whose business a call is. */
export const byDesks = 'a call for inputs is made by the coordinators of the partnership';

@Controller()
export class CallsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(calls.listCalls)
  async list(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof calls.listCalls>): Promise<RouteResponse<typeof calls.listCalls>> {
    return { items: await stage.callsOn(this.api.db, scope, params.id) };
  }

  @Handles(calls.listInputsOwed)
  async owed(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof calls.listInputsOwed>): Promise<RouteResponse<typeof calls.listInputsOwed>> {
    await partnershipOfMeeting(this.api.db, scope, params.id);
    return stage.inputsOwed(this.api.db, scope, params.id);
  }

  @Handles(calls.proposeCall)
  propose(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof calls.proposeCall>): Promise<RouteResponse<typeof calls.proposeCall>> {
    return stage.proposeCall(this.api.db, scope, params.id, this.api.clock.now());
  }

  @Handles(calls.createCall)
  async create(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof calls.createCall>): Call {
    allow(stage.mayCall(caller.scope, await partnershipOfMeeting(this.api.db, caller.scope, params.id)), byDesks);
    return this.shown(caller, await stage.draftCall(this.api.db, { meetingId: params.id, ...body }, actBy(caller, this.api)));
  }

  @Handles(calls.readCall)
  read(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof calls.readCall>): Call {
    return stage.callInFull(this.api.db, scope, params.id, this.api.clock.now());
  }

  @Handles(calls.changeCall)
  async change(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof calls.changeCall>, @IfMatch() version?: number): Call {
    await this.allowed(caller, params.id);
    return this.shown(caller, await stage.changeCall(this.api.db, { id: params.id, version, ...body }, actBy(caller, this.api)));
  }

  @Handles(calls.deleteCall)
  async remove(@By() caller: Caller, @Input() { params }: RouteInput<typeof calls.deleteCall>, @IfMatch() version?: number): Promise<void> {
    await this.allowed(caller, params.id);
    return stage.deleteCall(this.api.db, { id: params.id, version }, actBy(caller, this.api));
  }

  @Handles(calls.openCall)
  async open(@By() caller: Caller, @Input() { params }: RouteInput<typeof calls.openCall>, @IfMatch() version?: number): Call {
    await this.allowed(caller, params.id);
    return this.shown(caller, await stage.openCall(this.api.db, { id: params.id, version }, actBy(caller, this.api)));
  }

  @Handles(calls.closeCall)
  async close(@By() caller: Caller, @Input() { params }: RouteInput<typeof calls.closeCall>, @IfMatch() version?: number): Call {
    await this.allowed(caller, params.id);
    return this.shown(caller, await stage.closeCall(this.api.db, { id: params.id, version }, actBy(caller, this.api)));
  }

  @Handles(calls.extendCall)
  async extend(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof calls.extendCall>, @IfMatch() version?: number): Call {
    await this.allowed(caller, params.id);
    return this.shown(caller, await stage.extendCall(this.api.db, { id: params.id, version, ...body }, actBy(caller, this.api)));
  }

  private async shown({ scope }: Caller, { id }: { id: number }): Call {
    return stage.callInFull(this.api.db, scope, id, this.api.clock.now());
  }

  private async allowed({ scope }: Caller, id: number): Promise<void> {
    allow(stage.mayCall(scope, (await stage.callNamed(this.api.db, scope, id)).partnershipId), byDesks);
  }
}
