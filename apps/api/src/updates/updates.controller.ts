import { Controller, Inject } from '@nestjs/common';
import { type RouteInput, type RouteResponse, updates } from '@suivi/contract';
import * as stage from '@suivi/updates';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { speakerFor } from './speaking.js';

type Update = Promise<RouteResponse<typeof updates.acceptUpdate>>;

@Controller()
export class UpdatesController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(updates.listUpdates)
  list(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof updates.listUpdates>): Promise<RouteResponse<typeof updates.listUpdates>> {
    return stage.statusUpdates(this.api.db, scope, query);
  }

  @Handles(updates.submitUpdate)
  async submit(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof updates.submitUpdate>): Update {
    const { db, letterhead } = this.api;
    const { personId: named, ...said } = body;
    const of = { commitmentId: params.id, organizationId: body.organizationId };
    const personId = speakerFor(caller, await stage.placeOfAnswer(db, caller.scope, of), named);
    return stage.submitUpdate(db, { ...said, ...of, by: personId === undefined ? undefined : { personId, letterhead } }, actBy(caller, this.api));
  }

  @Handles(updates.acceptUpdate)
  async accept(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof updates.acceptUpdate>, @IfMatch() version?: number): Update {
    await this.decidable(caller, params.id);
    await stage.acceptUpdate(this.api.db, { ...body, id: params.id, version }, actBy(caller, this.api));
    return stage.statusUpdate(this.api.db, caller.scope, params.id);
  }

  @Handles(updates.returnUpdate)
  async return(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof updates.returnUpdate>, @IfMatch() version?: number): Update {
    await this.decidable(caller, params.id);
    await stage.returnUpdate(this.api.db, { ...body, id: params.id, version, letterhead: this.api.letterhead }, actBy(caller, this.api));
    return stage.statusUpdate(this.api.db, caller.scope, params.id);
  }

  private async decidable({ scope }: Caller, id: number): Promise<void> {
    allow(stage.mayDecide(scope, await stage.placeOfUpdate(this.api.db, scope, id)), 'the desk of its side decides on what an entity reports');
  }
}
