import { Controller, Inject } from '@nestjs/common';
import { wholeInstallation } from '@suivi/access';
import { type RouteInput, type RouteResponse, updates } from '@suivi/contract';
import { person as personOf } from '@suivi/directory';
import * as stage from '@suivi/updates';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

type Update = Promise<RouteResponse<typeof updates.acceptUpdate>>;

@Controller()
export class UpdatesController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(updates.listUpdates)
  list(@Input() { query }: RouteInput<typeof updates.listUpdates>): Promise<RouteResponse<typeof updates.listUpdates>> {
    return stage.statusUpdates(this.api.db, query);
  }

  @Handles(updates.submitUpdate)
  async submit(@Input() { params, body }: RouteInput<typeof updates.submitUpdate>): Update {
    const act = actNow(this.api);
    const person = body.personId === undefined ? null : await personOf(this.api.db, wholeInstallation, body.personId, act.now);
    const actor = person ? { kind: 'person' as const, name: person.name, personId: person.id } : act.actor;
    return stage.submitUpdate(this.api.db, { ...body, commitmentId: params.id }, { ...act, actor });
  }

  @Handles(updates.acceptUpdate)
  async accept(@Input() { params, body }: RouteInput<typeof updates.acceptUpdate>, @IfMatch() version?: number): Update {
    const row = await stage.acceptUpdate(this.api.db, { ...body, id: params.id, version }, actNow(this.api));
    return stage.statusUpdate(this.api.db, row.id);
  }

  @Handles(updates.returnUpdate)
  async return(@Input() { params, body }: RouteInput<typeof updates.returnUpdate>, @IfMatch() version?: number): Update {
    const row = await stage.returnUpdate(this.api.db, { ...body, id: params.id, version, letterhead: this.api.letterhead }, actNow(this.api));
    return stage.statusUpdate(this.api.db, row.id);
  }
}
