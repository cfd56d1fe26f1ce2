import { Controller, Inject } from '@nestjs/common';
import { directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/directory';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { personOf } from './directory.shapes.js';

/** Whether and when people can be written to. */
@Controller()
export class ReachabilityController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.changeAddress)
  async changeAddress(@Input() { params, body }: RouteInput<typeof directory.changeAddress>, @IfMatch() version: number | undefined): Promise<RouteResponse<typeof directory.changeAddress>> {
    return personOf(await stage.changeAddress(this.api.db, { personId: params.id, email: body.email, version }, actNow(this.api)));
  }

  @Handles(directory.stopDigests)
  async stop(@Input() { params }: RouteInput<typeof directory.stopDigests>): Promise<RouteResponse<typeof directory.stopDigests>> {
    return personOf(await stage.stopDigests(this.api.db, { personId: params.id }, actNow(this.api)));
  }

  @Handles(directory.resumeDigests)
  async resume(@Input() { params }: RouteInput<typeof directory.resumeDigests>): Promise<RouteResponse<typeof directory.resumeDigests>> {
    return personOf(await stage.resumeDigests(this.api.db, { personId: params.id }, actNow(this.api)));
  }

  @Handles(directory.listAbsences)
  async absences(@Input() { params }: RouteInput<typeof directory.listAbsences>): Promise<RouteResponse<typeof directory.listAbsences>> {
    const { id } = await stage.person(this.api.db, params.id);
    return { items: await stage.absencesOf(this.api.db, id) };
  }

  @Handles(directory.createAbsence)
  recordAbsence(@Input() { params, body }: RouteInput<typeof directory.createAbsence>): Promise<RouteResponse<typeof directory.createAbsence>> {
    return stage.recordAbsence(this.api.db, { ...body, personId: params.id }, actNow(this.api));
  }

  @Handles(directory.endAbsence)
  endAbsence(@Input() { params, body }: RouteInput<typeof directory.endAbsence>): Promise<RouteResponse<typeof directory.endAbsence>> {
    return stage.endAbsence(this.api.db, { id: params.id, ...body }, actNow(this.api));
  }
}
