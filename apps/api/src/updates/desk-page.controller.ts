import { Controller, Inject } from '@nestjs/common';
import { desk, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/updates';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';

/** The page on which a coordinator begins the week. */
@Controller()
export class DeskPageController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(desk.readDesk)
  standing(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof desk.readDesk>): Promise<RouteResponse<typeof desk.readDesk>> {
    return stage.deskStanding(this.api.db, scope, params.id, this.api.clock.now());
  }

  @Handles(desk.readDeskWeek)
  week(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof desk.readDeskWeek>): Promise<RouteResponse<typeof desk.readDeskWeek>> {
    return stage.deskWeek(this.api.db, scope, params.id, this.api.clock.now());
  }

  @Handles(desk.sendNudges)
  async nudge(@By() caller: Caller, @Input() { body }: RouteInput<typeof desk.sendNudges>): Promise<RouteResponse<typeof desk.sendNudges>> {
    const { db, letterhead } = this.api;
    for (const part of body.parts) allow(stage.mayDecide(caller.scope, await stage.placeOfAnswer(db, caller.scope, part)), 'an entity is asked by the desk of its side');
    return stage.sendNudges(db, { ...body, letterhead }, actBy(caller, this.api));
  }

  @Handles(desk.withdrawNudges)
  withdraw(@By() caller: Caller, @Input() { body }: RouteInput<typeof desk.withdrawNudges>): Promise<void> {
    return stage.takeNudgesBack(this.api.db, body.mailIds, actBy(caller, this.api));
  }
}
