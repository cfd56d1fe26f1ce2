import { Controller, Inject } from '@nestjs/common';
import { directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import { transact } from '@suivi/db';
import * as stage from '@suivi/directory';
import { eraseEverywhere, everythingOn } from '@suivi/updates';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { personOf } from './directory.shapes.js';

/** What people may ask for of what is held on them: to have it, and to have it erased. */
@Controller()
export class PersonalDataController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.exportPerson)
  async export(@By() caller: Caller, @Input() { params }: RouteInput<typeof directory.exportPerson>): Promise<RouteResponse<typeof directory.exportPerson>> {
    const { db, clock } = this.api;
    const { id } = await stage.person(db, caller.scope, params.id, clock.now());
    allow(stage.mayHandOut(caller.scope, id), 'what is held on a person is for the person, and for the administrators of the installation');
    const held = await everythingOn(db, id);
    await stage.recordHandingOut(db, id, actBy(caller, this.api));
    return held as RouteResponse<typeof directory.exportPerson>;
  }

  @Handles(directory.erasePerson)
  async erase(@By() caller: Caller, @Input() { params }: RouteInput<typeof directory.erasePerson>, @IfMatch() version: number | undefined): Promise<RouteResponse<typeof directory.erasePerson>> {
    const { db, clock } = this.api;
    const { id } = await stage.person(db, caller.scope, params.id, clock.now());
    allow(stage.mayErase(caller.scope), 'a person is erased by the administrators of the installation');
    await transact(db, async (tx) => {
      await stage.requireErasable(tx, { personId: id, version });
      await eraseEverywhere(tx, id, actBy(caller, this.api));
    });
    return personOf(await stage.person(db, caller.scope, id, clock.now()));
  }
}
