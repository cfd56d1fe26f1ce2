import { Controller, Inject } from '@nestjs/common';
import { directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/directory';
import { localDayOf } from '@suivi/kernel';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { personOf } from './directory.shapes.js';

const theirs = 'the person says so, or the desk that follows the person up';

/** Whether, when and how people can be written to. */
@Controller()
export class ReachabilityController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.changeSettings)
  async changeSettings(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.changeSettings>, @IfMatch() version: number | undefined): Promise<RouteResponse<typeof directory.changeSettings>> {
    const { personId } = this.allowed(stage.mayChangeSettings, caller, await this.ties(caller, params.id));
    return personOf(await stage.changeSettings(this.api.db, { personId, ...body, version }, actBy(caller, this.api)));
  }

  @Handles(directory.changeAddress)
  async changeAddress(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.changeAddress>, @IfMatch() version: number | undefined): Promise<RouteResponse<typeof directory.changeAddress>> {
    const { personId } = this.allowed(stage.mayChangeAddress, caller, await this.ties(caller, params.id), 'an address is changed by who could give every right that its person has: whoever holds the address signs in as the person');
    return personOf(await stage.changeAddress(this.api.db, { personId, email: body.email, version }, actBy(caller, this.api)));
  }

  @Handles(directory.stopDigests)
  async stop(@By() caller: Caller, @Input() { params }: RouteInput<typeof directory.stopDigests>): Promise<RouteResponse<typeof directory.stopDigests>> {
    const { personId } = this.allowed(stage.mayStopDigests, caller, await this.ties(caller, params.id));
    return personOf(await stage.stopDigests(this.api.db, { personId }, actBy(caller, this.api)));
  }

  @Handles(directory.resumeDigests)
  async resume(@By() caller: Caller, @Input() { params }: RouteInput<typeof directory.resumeDigests>): Promise<RouteResponse<typeof directory.resumeDigests>> {
    const { personId } = this.allowed(stage.mayStopDigests, caller, await this.ties(caller, params.id));
    return personOf(await stage.resumeDigests(this.api.db, { personId }, actBy(caller, this.api)));
  }

  @Handles(directory.revokeLinks)
  async revoke(@By() caller: Caller, @Input() { params }: RouteInput<typeof directory.revokeLinks>): Promise<RouteResponse<typeof directory.revokeLinks>> {
    const { personId } = this.allowed(stage.mayRevokeLinks, caller, await this.ties(caller, params.id));
    return personOf(await stage.revokeLinks(this.api.db, { personId }, actBy(caller, this.api)));
  }

  @Handles(directory.listAbsences)
  async absences(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof directory.listAbsences>): Promise<RouteResponse<typeof directory.listAbsences>> {
    const now = this.api.clock.now();
    const { id } = await stage.person(this.api.db, scope, params.id, now);
    return { items: await stage.absencesOf(this.api.db, scope, { id, today: localDayOf(now, 'utc') }) };
  }

  @Handles(directory.createAbsence)
  async recordAbsence(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.createAbsence>): Promise<RouteResponse<typeof directory.createAbsence>> {
    const { personId } = this.allowed(stage.mayNoteAbsence, caller, await this.ties(caller, params.id));
    return stage.recordAbsence(this.api.db, { ...body, personId }, actBy(caller, this.api));
  }

  @Handles(directory.endAbsence)
  async endAbsence(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.endAbsence>): Promise<RouteResponse<typeof directory.endAbsence>> {
    this.allowed(stage.mayNoteAbsence, caller, await stage.tiesOfAbsence(this.api.db, caller.scope, params.id, this.api.clock.now()));
    return stage.endAbsence(this.api.db, { id: params.id, ...body }, actBy(caller, this.api));
  }

  private ties({ scope }: Caller, personId: number): Promise<stage.Ties> {
    return stage.tiesOf(this.api.db, scope, personId, this.api.clock.now());
  }

  private allowed(may: (scope: Caller['scope'], ties: stage.Ties) => boolean, { scope }: Caller, ties: stage.Ties, who = theirs): stage.Ties {
    allow(may(scope, ties), who);
    return ties;
  }
}
