import { Controller, Inject } from '@nestjs/common';
import { reminders, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/reminders';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

@Controller()
export class RemindersController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(reminders.readPolicy)
  policy(@Input() { params, query }: RouteInput<typeof reminders.readPolicy>): Promise<RouteResponse<typeof reminders.readPolicy>> {
    return stage.policyInForce(this.api.db, params.id, query.asOf === undefined ? undefined : new Date(query.asOf));
  }

  @Handles(reminders.setPolicy)
  setPolicy(@Input() { params, body }: RouteInput<typeof reminders.setPolicy>, @IfMatch() version?: number): Promise<RouteResponse<typeof reminders.setPolicy>> {
    return stage.setPolicy(this.api.db, { partnershipId: params.id, policy: body, version }, actNow(this.api));
  }

  @Handles(reminders.readOverride)
  override(@Input() { params }: RouteInput<typeof reminders.readOverride>): Promise<RouteResponse<typeof reminders.readOverride>> {
    return stage.overrideOf(this.api.db, params.id);
  }

  @Handles(reminders.setOverride)
  setOverride(@Input() { params, body }: RouteInput<typeof reminders.setOverride>, @IfMatch() version?: number): Promise<RouteResponse<typeof reminders.setOverride>> {
    return stage.setOverride(this.api.db, { commitmentId: params.id, policy: body, version }, actNow(this.api));
  }

  @Handles(reminders.removeOverride)
  removeOverride(@Input() { params }: RouteInput<typeof reminders.removeOverride>, @IfMatch() version?: number): Promise<void> {
    return stage.removeOverride(this.api.db, { commitmentId: params.id, version }, actNow(this.api));
  }

  @Handles(reminders.previewReminders)
  async preview(@Input() { params, body }: RouteInput<typeof reminders.previewReminders>): Promise<RouteResponse<typeof reminders.previewReminders>> {
    return stage.previewReminders(this.api.db, { partnershipId: params.id, ...body }, this.api.clock.now());
  }

  @Handles(reminders.listPauses)
  async pauses(@Input() { params }: RouteInput<typeof reminders.listPauses>): Promise<RouteResponse<typeof reminders.listPauses>> {
    return { items: await stage.pausesOf(this.api.db, params.id, this.api.clock.now()) };
  }

  @Handles(reminders.diffReminders)
  diff(@Input() { params, body }: RouteInput<typeof reminders.diffReminders>): Promise<RouteResponse<typeof reminders.diffReminders>> {
    return stage.diffReminders(this.api.db, { partnershipId: params.id, ...body }, this.api.clock.now());
  }
}
