import { Controller, Inject } from '@nestjs/common';
import { directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/directory';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';
import { stationOf } from './directory.shapes.js';

/** Duty stations, whose working calendars all partnerships share. */
@Controller()
export class DutyStationsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.listDutyStations)
  async dutyStations(): Promise<RouteResponse<typeof directory.listDutyStations>> {
    const stations = await stage.allDutyStations(this.api.db);
    const holidays = await stage.holidaysOf(this.api.db, stations.map((s) => s.id));
    return { items: stations.map((s) => stationOf(s, holidays)) };
  }

  @Handles(directory.createDutyStation)
  async createDutyStation(@By() caller: Caller, @Input() { body }: RouteInput<typeof directory.createDutyStation>): Promise<RouteResponse<typeof directory.createDutyStation>> {
    allow(stage.mayAddDutyStation(caller.scope), 'duty stations are added by coordinators');
    const row = await stage.createDutyStation(this.api.db, body, actBy(caller, this.api));
    return stationOf(row, await stage.holidaysOf(this.api.db, [row.id]));
  }

  @Handles(directory.changeDutyStation)
  async changeDutyStation(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.changeDutyStation>): Promise<RouteResponse<typeof directory.changeDutyStation>> {
    allow(stage.mayAddDutyStation(caller.scope), 'duty stations are changed by coordinators');
    const row = await stage.changeDutyStation(this.api.db, { ...params, ...body }, actBy(caller, this.api));
    return stationOf(row, await stage.holidaysOf(this.api.db, [row.id]));
  }
}
