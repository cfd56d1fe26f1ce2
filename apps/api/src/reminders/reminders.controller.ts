import { Controller, Inject } from '@nestjs/common';
import { deskOf } from '@suivi/commitments';
import { reminders, type RouteInput, type RouteResponse } from '@suivi/contract';
import { partnership } from '@suivi/directory';
import * as stage from '@suivi/reminders';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

@Controller()
export class RemindersController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(reminders.readPolicy)
  policy(@By() { scope }: Caller, @Input() { params, query }: RouteInput<typeof reminders.readPolicy>): Promise<RouteResponse<typeof reminders.readPolicy>> {
    return stage.policyInForce(this.api.db, scope, params.id, query.asOf === undefined ? undefined : new Date(query.asOf));
  }

  @Handles(reminders.setPolicy)
  async setPolicy(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof reminders.setPolicy>, @IfMatch() version?: number): Promise<RouteResponse<typeof reminders.setPolicy>> {
    const { id: partnershipId } = await partnership(this.api.db, caller.scope, params.id);
    allow(stage.maySetPolicy(caller.scope, partnershipId), 'when people are reminded is set by the coordinators of the partnership');
    return stage.setPolicy(this.api.db, { partnershipId, policy: body, version }, actBy(caller, this.api));
  }

  @Handles(reminders.readOverride)
  override(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof reminders.readOverride>): Promise<RouteResponse<typeof reminders.readOverride>> {
    return stage.overrideOf(this.api.db, scope, params.id);
  }

  @Handles(reminders.setOverride)
  async setOverride(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof reminders.setOverride>, @IfMatch() version?: number): Promise<RouteResponse<typeof reminders.setOverride>> {
    await this.allowRules(caller, id);
    return stage.setOverride(this.api.db, { commitmentId: id, policy: body, version }, actBy(caller, this.api));
  }

  @Handles(reminders.removeOverride)
  async removeOverride(@By() caller: Caller, @Input() { params: { id } }: RouteInput<typeof reminders.removeOverride>, @IfMatch() version?: number): Promise<void> {
    await this.allowRules(caller, id);
    return stage.removeOverride(this.api.db, { commitmentId: id, version }, actBy(caller, this.api));
  }

  @Handles(reminders.previewReminders)
  preview(@By() { scope }: Caller, @Input() { params, body }: RouteInput<typeof reminders.previewReminders>): Promise<RouteResponse<typeof reminders.previewReminders>> {
    return stage.previewReminders(this.api.db, scope, { partnershipId: params.id, ...body }, this.api.clock.now());
  }

  @Handles(reminders.listPauses)
  async pauses(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof reminders.listPauses>): Promise<RouteResponse<typeof reminders.listPauses>> {
    return { items: await stage.pausesOf(this.api.db, scope, params.id, this.api.clock.now()) };
  }

  @Handles(reminders.diffReminders)
  diff(@By() { scope }: Caller, @Input() { params, body }: RouteInput<typeof reminders.diffReminders>): Promise<RouteResponse<typeof reminders.diffReminders>> {
    return stage.diffReminders(this.api.db, scope, { partnershipId: params.id, ...body }, this.api.clock.now());
  }

  private async allowRules({ scope }: Caller, id: number): Promise<void> {
    allow(stage.maySetRules(scope, await deskOf(this.api.db, scope, id)), 'a commitment is kept by the desk of the side on which its lead entity stands');
  }
}
