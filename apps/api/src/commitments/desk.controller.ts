import { Controller, Inject } from '@nestjs/common';
import * as stage from '@suivi/commitments';
import { commitments, type RouteInput, type RouteResponse } from '@suivi/contract';
import { meeting } from '@suivi/outcomes';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

type InFull = Promise<RouteResponse<typeof commitments.readCommitment>>;

/** What the desk that keeps a commitment does with it. */
@Controller()
export class DeskController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(commitments.editCommitment)
  async edit(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof commitments.editCommitment>, @IfMatch() version?: number): InFull {
    await this.allowed(caller, id, stage.mayEdit);
    if (body.deadline && 'meetingId' in body.deadline) await meeting(this.api.db, caller.scope, body.deadline.meetingId);
    return this.shown(caller, await stage.editCommitment(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(commitments.verifyCommitment)
  async verify(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof commitments.verifyCommitment>, @IfMatch() version?: number): InFull {
    await this.allowed(caller, id, stage.mayVerify);
    return this.shown(caller, await stage.verifyStatus(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(commitments.recordAcceptance)
  async acceptance(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof commitments.recordAcceptance>, @IfMatch() version?: number): InFull {
    await this.allowed(caller, id, stage.mayEdit);
    return this.shown(caller, await stage.recordAcceptance(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(commitments.settleCorrection)
  async settle(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof commitments.settleCorrection>, @IfMatch() version?: number): InFull {
    await this.allowed(caller, id, stage.mayEdit);
    return this.shown(caller, await stage.settleCorrection(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(commitments.carryOver)
  async carryOver(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof commitments.carryOver>, @IfMatch() version?: number): InFull {
    await this.allowed(caller, id, stage.mayEnd);
    const named = [body.meetingId, body.deadline && 'meetingId' in body.deadline ? body.deadline.meetingId : undefined];
    for (const one of named) if (one !== undefined) await meeting(this.api.db, caller.scope, one);
    return this.shown(caller, await stage.carryOver(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(commitments.supersede)
  async supersede(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof commitments.supersede>, @IfMatch() version?: number): InFull {
    await this.allowed(caller, id, stage.mayEnd);
    return this.shown(caller, await stage.supersedeCommitment(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(commitments.merge)
  async merge(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof commitments.merge>, @IfMatch() version?: number): InFull {
    await this.allowed(caller, id, stage.mayEnd);
    return this.shown(caller, await stage.mergeCommitment(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  private async allowed({ scope }: Caller, id: number, may: (scope: Caller['scope'], desk: stage.Desk) => boolean): Promise<void> {
    allow(may(scope, await stage.deskOf(this.api.db, scope, id)), 'a commitment is kept by the desk of the side on which its lead entity stands');
  }

  private shown({ scope }: Caller, { id }: { id: number }): InFull {
    return stage.commitmentInFull(this.api.db, scope, id, this.api.clock.now());
  }
}
