import { Controller, Inject } from '@nestjs/common';
import * as stage from '@suivi/commitments';
import { commitments, type RouteInput, type RouteResponse } from '@suivi/contract';
import { partnership } from '@suivi/directory';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

const keepers = 'strategic objectives are named by the desks of the partnership';

/** What a partnership is after: commitments serve one or another of its strategic objectives. */
@Controller()
export class ObjectivesController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(commitments.listObjectives)
  async objectives(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof commitments.listObjectives>): Promise<RouteResponse<typeof commitments.listObjectives>> {
    await partnership(this.api.db, scope, params.id);
    return { items: await stage.objectivesOf(this.api.db, scope, params.id) };
  }

  @Handles(commitments.addObjective)
  async add(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof commitments.addObjective>): Promise<RouteResponse<typeof commitments.addObjective>> {
    const { id: partnershipId } = await partnership(this.api.db, caller.scope, params.id);
    allow(stage.mayRegister(caller.scope, partnershipId), keepers);
    return stage.addObjective(this.api.db, { ...body, partnershipId }, actBy(caller, this.api));
  }

  @Handles(commitments.renameObjective)
  async rename(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof commitments.renameObjective>, @IfMatch() version?: number): Promise<RouteResponse<typeof commitments.renameObjective>> {
    const { partnershipId } = await stage.objectiveNamed(this.api.db, caller.scope, params.id);
    allow(stage.mayRegister(caller.scope, partnershipId), keepers);
    return stage.renameObjective(this.api.db, { ...body, id: params.id, version }, actBy(caller, this.api));
  }
}
