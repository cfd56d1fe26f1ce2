import { Controller, Inject } from '@nestjs/common';
import { directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/directory';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

@Controller()
export class InstrumentsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.listInstruments)
  async instruments(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof directory.listInstruments>): Promise<RouteResponse<typeof directory.listInstruments>> {
    await stage.partnership(this.api.db, scope, params.id);
    return { items: await stage.instrumentsOf(this.api.db, scope, params.id) };
  }

  @Handles(directory.listAllInstruments)
  async allInstruments(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof directory.listAllInstruments>): Promise<RouteResponse<typeof directory.listAllInstruments>> {
    return { items: await stage.instrumentsOf(this.api.db, scope, query.partnershipId) };
  }

  @Handles(directory.addInstrument)
  async add(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.addInstrument>): Promise<RouteResponse<typeof directory.addInstrument>> {
    const { id: partnershipId } = await stage.partnership(this.api.db, caller.scope, params.id);
    allow(stage.mayKeepInstruments(caller.scope, partnershipId), 'instruments are kept by the desks of the partnership');
    return stage.addInstrument(this.api.db, { ...body, partnershipId }, actBy(caller, this.api));
  }

  @Handles(directory.changeInstrument)
  async change(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.changeInstrument>, @IfMatch() version?: number): Promise<RouteResponse<typeof directory.changeInstrument>> {
    const { partnershipId } = await stage.instrumentNamed(this.api.db, caller.scope, params.id);
    allow(stage.mayKeepInstruments(caller.scope, partnershipId), 'instruments are kept by the desks of the partnership');
    return stage.changeInstrument(this.api.db, { ...body, id: params.id, version }, actBy(caller, this.api));
  }
}
