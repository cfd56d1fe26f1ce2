import { Controller, Inject } from '@nestjs/common';
import { addMeeting, closeMeeting, holdMeeting, moveMeeting, standingOfMeeting } from '@suivi/commitments';
import { commitments, outcomes, type RouteInput, type RouteResponse } from '@suivi/contract';
import { partnership } from '@suivi/directory';
import * as stage from '@suivi/outcomes';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { meetingOf, meetingShown } from './outcomes.shapes.js';

type Meeting = Promise<RouteResponse<typeof outcomes.readMeeting>>;

/** Series and their meetings. */
@Controller()
export class MeetingsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(outcomes.listSeries)
  async series(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof outcomes.listSeries>): Promise<RouteResponse<typeof outcomes.listSeries>> {
    return { items: await stage.seriesOf(this.api.db, scope, query.partnershipId) };
  }

  @Handles(outcomes.createSeries)
  async createSeries(@By() caller: Caller, @Input() { body }: RouteInput<typeof outcomes.createSeries>): Promise<RouteResponse<typeof outcomes.createSeries>> {
    this.allowPlanning(caller, (await partnership(this.api.db, caller.scope, body.partnershipId)).id);
    return stage.createSeries(this.api.db, body, actBy(caller, this.api));
  }

  @Handles(outcomes.listMeetings)
  async list(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof outcomes.listMeetings>): Promise<RouteResponse<typeof outcomes.listMeetings>> {
    return { items: (await stage.meetingsOf(this.api.db, scope, query)).map(meetingOf) };
  }

  @Handles(outcomes.createMeeting)
  async create(@By() caller: Caller, @Input() { body }: RouteInput<typeof outcomes.createMeeting>): Meeting {
    this.allowPlanning(caller, (await stage.seriesNamed(this.api.db, caller.scope, body.seriesId)).partnershipId);
    return meetingShown(this.api.db, caller.scope, (await addMeeting(this.api.db, body, actBy(caller, this.api))).id);
  }

  @Handles(outcomes.readMeeting)
  read(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof outcomes.readMeeting>): Meeting {
    return meetingShown(this.api.db, scope, params.id);
  }

  @Handles(outcomes.moveMeeting)
  async move(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof outcomes.moveMeeting>, @IfMatch() version?: number): Meeting {
    this.allowPlanning(caller, (await meetingShown(this.api.db, caller.scope, params.id)).partnershipId);
    return meetingShown(this.api.db, caller.scope, (await moveMeeting(this.api.db, { ...body, id: params.id, version }, actBy(caller, this.api))).id);
  }

  @Handles(outcomes.holdMeeting)
  async hold(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof outcomes.holdMeeting>, @IfMatch() version?: number): Meeting {
    this.allowPlanning(caller, (await meetingShown(this.api.db, caller.scope, params.id)).partnershipId);
    return meetingShown(this.api.db, caller.scope, (await holdMeeting(this.api.db, { ...body, id: params.id, version }, actBy(caller, this.api))).id);
  }

  @Handles(commitments.readStanding)
  standing(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof commitments.readStanding>): Promise<RouteResponse<typeof commitments.readStanding>> {
    return standingOfMeeting(this.api.db, scope, params.id, this.api.clock.now());
  }

  @Handles(commitments.closeMeeting)
  async close(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof commitments.closeMeeting>, @IfMatch() version?: number): Promise<RouteResponse<typeof commitments.closeMeeting>> {
    this.allowPlanning(caller, (await meetingShown(this.api.db, caller.scope, params.id)).partnershipId);
    return closeMeeting(this.api.db, caller.scope, { ...body, id: params.id, version }, actBy(caller, this.api));
  }

  private allowPlanning({ scope }: Caller, partnershipId: number): void {
    allow(stage.mayPlanMeetings(scope, partnershipId), 'series and meetings are kept by the coordinators of the partnership');
  }
}
