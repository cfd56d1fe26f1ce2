import { Controller, Inject } from '@nestjs/common';
import { directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/directory';
import { removeSample } from '@suivi/updates';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';

/** What the product brings to be looked at goes when somebody has seen enough. */
@Controller()
export class SampleController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.removeSample)
  async remove(@By() caller: Caller, @Input() { params }: RouteInput<typeof directory.removeSample>): Promise<RouteResponse<typeof directory.removeSample>> {
    const { id } = await stage.partnership(this.api.db, caller.scope, params.id);
    allow(stage.mayAddUnplaced(caller.scope), 'the sample is removed by the administrators of the installation');
    return removeSample(this.api.db, id, actBy(caller, this.api));
  }
}
