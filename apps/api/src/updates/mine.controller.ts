import { Controller, Inject } from '@nestjs/common';
import { answers, mine, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/updates';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';

/** What the people of entities owe, and how they pass it on. */
@Controller()
export class MineController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(mine.readMine)
  duties(@By() { scope }: Caller): Promise<RouteResponse<typeof mine.readMine>> {
    return stage.ownDuties(this.api.db, scope, this.api.clock.now());
  }

  @Handles(mine.openCallAnswer)
  async answerCall(@By() { scope }: Caller, @Input() { params, body }: RouteInput<typeof mine.openCallAnswer>): Promise<RouteResponse<typeof mine.openCallAnswer>> {
    const { db, clock, letterhead } = this.api;
    return { path: await stage.callAnswerPath(db, scope, { ...body, callId: params.id, secret: letterhead.linkSecret }, clock.now()) };
  }

  @Handles(answers.nameColleague)
  async name(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.nameColleague>): Promise<RouteResponse<typeof answers.nameColleague>> {
    const { db } = this.api;
    const of = { commitmentId: params.id, organizationId: body.organizationId };
    allow(stage.mayNameColleague(caller.scope, await stage.placeOfAnswer(db, caller.scope, of)), 'a colleague is named by who answers for the entity');
    const { id } = await stage.proposeHandover(db, { ...body, ...of, personId: caller.scope.personId ?? 0 }, actBy(caller, this.api));
    return stage.handover(db, caller.scope, id);
  }
}
