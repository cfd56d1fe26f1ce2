import { Controller, Inject } from '@nestjs/common';
import { reopenProposal } from '@suivi/commitments';
import { commitments, outcomes, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/outcomes';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { documentShown, proposalOf } from './outcomes.shapes.js';

type Proposal = Promise<RouteResponse<typeof outcomes.editProposal>>;

/** The review of what a document proposes. Whoever may not review finds no proposal at all. */
@Controller()
export class ProposalsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(outcomes.listProposals)
  async list(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof outcomes.listProposals>): Promise<RouteResponse<typeof outcomes.listProposals>> {
    await this.allowReview(scope, params.id);
    return { items: (await stage.proposalsOf(this.api.db, scope, params.id)).map(proposalOf) };
  }

  @Handles(outcomes.editProposal)
  async edit(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof outcomes.editProposal>, @IfMatch() version?: number): Proposal {
    await stage.documentOfProposal(this.api.db, caller.scope, id);
    return this.shown(caller, await stage.editProposal(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(outcomes.rejectProposal)
  async reject(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof outcomes.rejectProposal>, @IfMatch() version?: number): Proposal {
    await stage.documentOfProposal(this.api.db, caller.scope, id);
    return this.shown(caller, await stage.rejectProposal(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(outcomes.addProposal)
  async add(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof outcomes.addProposal>): Proposal {
    await this.allowReview(caller.scope, params.id);
    return this.shown(caller, await stage.addProposal(this.api.db, { ...body, documentId: params.id }, actBy(caller, this.api)));
  }

  @Handles(outcomes.splitProposal)
  async split(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof outcomes.splitProposal>, @IfMatch() version?: number): Promise<RouteResponse<typeof outcomes.splitProposal>> {
    await stage.documentOfProposal(this.api.db, caller.scope, id);
    const halves = await stage.splitProposal(this.api.db, { ...body, id, version }, actBy(caller, this.api));
    return { items: await Promise.all(halves.map((half) => this.shown(caller, half))) };
  }

  @Handles(outcomes.mergeProposals)
  async merge(@By() caller: Caller, @Input() { params: { id }, body }: RouteInput<typeof outcomes.mergeProposals>, @IfMatch() version?: number): Proposal {
    for (const one of [id, body.withId]) await stage.documentOfProposal(this.api.db, caller.scope, one);
    return this.shown(caller, await stage.mergeProposals(this.api.db, { ...body, id, version }, actBy(caller, this.api)));
  }

  @Handles(commitments.reopenProposal)
  async reopen(@By() caller: Caller, @Input() { params: { id } }: RouteInput<typeof commitments.reopenProposal>, @IfMatch() version?: number): Proposal {
    await stage.documentOfProposal(this.api.db, caller.scope, id);
    return this.shown(caller, await reopenProposal(this.api.db, { id, version }, actBy(caller, this.api)));
  }

  /** The document may be read by others: they are told that its review is not theirs. */
  private async allowReview(scope: Caller['scope'], documentId: number): Promise<void> {
    const { partnershipId } = await documentShown(this.api.db, scope, documentId);
    allow(stage.mayReview(scope, partnershipId), 'what a document proposes is reviewed by the coordinators of the partnership');
  }

  private async shown({ scope }: Caller, changed: stage.Proposal): Proposal {
    const paragraph = await stage.paragraphById(this.api.db, scope, changed.paragraphId);
    return proposalOf({ proposal: changed, paragraphLabel: paragraph?.label ?? '' });
  }
}
