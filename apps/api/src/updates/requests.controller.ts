import { Controller, Inject } from '@nestjs/common';
import { deskOf, mayEdit } from '@suivi/commitments';
import { answers, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/updates';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { speakerFor } from './speaking.js';

type Extension = Promise<RouteResponse<typeof answers.grantExtension>>;
type Handover = Promise<RouteResponse<typeof answers.confirmHandover>>;

const desk = 'the desk of its side decides on what an entity asks for';
const keeper = 'a deadline is moved by the desk that keeps the commitment: that of the side on which its lead entity stands';

/** Requests for a later date, and for somebody else to answer. */
@Controller()
export class RequestsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(answers.listExtensions)
  extensions(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof answers.listExtensions>): Promise<RouteResponse<typeof answers.listExtensions>> {
    return stage.extensions(this.api.db, scope, query);
  }

  @Handles(answers.requestExtension)
  async request(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.requestExtension>): Extension {
    const of = { commitmentId: params.id, organizationId: body.organizationId };
    const personId = speakerFor(caller, await stage.placeOfAnswer(this.api.db, caller.scope, of));
    const { id } = await stage.requestExtension(this.api.db, { ...body, ...of, personId }, actBy(caller, this.api));
    return stage.extension(this.api.db, caller.scope, id);
  }

  @Handles(answers.grantExtension)
  async grant(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.grantExtension>, @IfMatch() version?: number): Extension {
    allow(await this.keeps(caller, params.id), keeper);
    await stage.grantExtension(this.api.db, { ...body, id: params.id, version, letterhead: this.api.letterhead }, actBy(caller, this.api));
    return stage.extension(this.api.db, caller.scope, params.id);
  }

  @Handles(answers.declineExtension)
  async decline(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.declineExtension>, @IfMatch() version?: number): Extension {
    allow(stage.mayDecide(caller.scope, await stage.placeOfExtension(this.api.db, caller.scope, params.id)) || (await this.keeps(caller, params.id)), desk);
    await stage.declineExtension(this.api.db, { ...body, id: params.id, version, letterhead: this.api.letterhead }, actBy(caller, this.api));
    return stage.extension(this.api.db, caller.scope, params.id);
  }

  @Handles(answers.withdrawExtension)
  async withdraw(@By() caller: Caller, @Input() { params }: RouteInput<typeof answers.withdrawExtension>, @IfMatch() version?: number): Extension {
    speakerFor(caller, await stage.placeOfExtension(this.api.db, caller.scope, params.id));
    await stage.withdrawExtension(this.api.db, { id: params.id, version }, actBy(caller, this.api));
    return stage.extension(this.api.db, caller.scope, params.id);
  }

  @Handles(answers.listHandovers)
  handovers(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof answers.listHandovers>): Promise<RouteResponse<typeof answers.listHandovers>> {
    return stage.handovers(this.api.db, scope, query);
  }

  @Handles(answers.confirmHandover)
  async confirm(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.confirmHandover>, @IfMatch() version?: number): Handover {
    allow(stage.mayDecide(caller.scope, await stage.placeOfHandover(this.api.db, caller.scope, params.id)), desk);
    await stage.confirmHandover(this.api.db, { ...body, id: params.id, version, letterhead: this.api.letterhead }, actBy(caller, this.api));
    return stage.handover(this.api.db, caller.scope, params.id);
  }

  @Handles(answers.declineHandover)
  async leave(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.declineHandover>, @IfMatch() version?: number): Handover {
    allow(stage.mayDecide(caller.scope, await stage.placeOfHandover(this.api.db, caller.scope, params.id)), desk);
    await stage.declineHandover(this.api.db, { ...body, id: params.id, version, letterhead: this.api.letterhead }, actBy(caller, this.api));
    return stage.handover(this.api.db, caller.scope, params.id);
  }

  /** Whether the caller's desk keeps the commitment whose deadline is asked about. */
  private async keeps({ scope }: Caller, id: number): Promise<boolean> {
    const { commitment } = await stage.extension(this.api.db, scope, id);
    return mayEdit(scope, await deskOf(this.api.db, scope, commitment.id));
  }
}
