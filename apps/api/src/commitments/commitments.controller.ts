import { Controller, Inject } from '@nestjs/common';
import * as stage from '@suivi/commitments';
import { commitments, type RouteInput, type RouteResponse } from '@suivi/contract';
import { documentOfProposal, meeting } from '@suivi/outcomes';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { meetingShown } from '../outcomes/outcomes.shapes.js';

type InFull = Promise<RouteResponse<typeof commitments.readCommitment>>;

/** The register: what is in it, and what is entered. */
@Controller()
export class CommitmentsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(commitments.listCommitments)
  register(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof commitments.listCommitments>): Promise<RouteResponse<typeof commitments.listCommitments>> {
    return stage.register(this.api.db, scope, query, this.api.clock.now());
  }

  @Handles(commitments.countCommitments)
  counts(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof commitments.countCommitments>): Promise<RouteResponse<typeof commitments.countCommitments>> {
    return stage.registerCounts(this.api.db, scope, query, this.api.clock.now());
  }

  @Handles(commitments.readCommitment)
  read(@By() caller: Caller, @Input() { params }: RouteInput<typeof commitments.readCommitment>): InFull {
    return this.shown(caller, params);
  }

  @Handles(commitments.readHistory)
  async history(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof commitments.readHistory>): Promise<RouteResponse<typeof commitments.readHistory>> {
    const rows = await stage.historyOfCommitment(this.api.db, scope, params.id);
    return { items: rows.map(({ id, at, actor, action, reason, changes }) => ({ id, at: at.toISOString(), actor: { kind: actor.kind, name: actor.name }, action, reason, changes })) };
  }

  @Handles(commitments.suggestAcceptance)
  suggestion(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof commitments.suggestAcceptance>): Promise<RouteResponse<typeof commitments.suggestAcceptance>> {
    return stage.suggestionFor(this.api.db, scope, params.id);
  }

  @Handles(commitments.acceptProposal)
  async accept(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof commitments.acceptProposal>, @IfMatch() version?: number): InFull {
    const { partnershipId } = await documentOfProposal(this.api.db, caller.scope, params.id);
    await this.allowEntering(caller, partnershipId, body.deadline);
    return this.shown(caller, await stage.registerProposal(this.api.db, { ...body, proposalId: params.id, version }, actBy(caller, this.api)));
  }

  @Handles(commitments.createCommitment)
  async create(@By() caller: Caller, @Input() { body }: RouteInput<typeof commitments.createCommitment>): InFull {
    await this.allowEntering(caller, (await meetingShown(this.api.db, caller.scope, body.meetingId)).partnershipId, body.deadline);
    return this.shown(caller, await stage.enterCommitment(this.api.db, body, actBy(caller, this.api)));
  }

  private async allowEntering({ scope }: Caller, partnershipId: number, deadline: stage.DeadlineInput | undefined): Promise<void> {
    allow(stage.mayRegister(scope, partnershipId), 'commitments are entered by the coordinators of the partnership');
    if (deadline && 'meetingId' in deadline) await meeting(this.api.db, scope, deadline.meetingId);
  }

  private shown({ scope }: Caller, { id }: { id: number }): InFull {
    return stage.commitmentInFull(this.api.db, scope, id, this.api.clock.now());
  }
}
