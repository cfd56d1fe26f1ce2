import { Controller, Inject } from '@nestjs/common';
import { historyOf } from '@suivi/audit';
import * as stage from '@suivi/commitments';
import { commitments, type RouteInput, type RouteResponse } from '@suivi/contract';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

type InFull = Promise<RouteResponse<typeof commitments.readCommitment>>;

@Controller()
export class CommitmentsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(commitments.listCommitments)
  register(@Input() { query }: RouteInput<typeof commitments.listCommitments>): Promise<RouteResponse<typeof commitments.listCommitments>> {
    return stage.register(this.api.db, query, this.api.clock.now());
  }

  @Handles(commitments.readCommitment)
  read(@Input() { params }: RouteInput<typeof commitments.readCommitment>): InFull {
    return stage.commitmentInFull(this.api.db, params.id, this.api.clock.now());
  }

  @Handles(commitments.readHistory)
  async history(@Input() { params }: RouteInput<typeof commitments.readHistory>): Promise<RouteResponse<typeof commitments.readHistory>> {
    await this.shown({ id: params.id });
    const rows = await historyOf(this.api.db, 'commitment', params.id);
    return { items: rows.map(({ id, at, actor, action, reason, changes }) => ({ id, at: at.toISOString(), actor: { kind: actor.kind, name: actor.name }, action, reason, changes })) };
  }

  @Handles(commitments.suggestAcceptance)
  suggestion(@Input() { params }: RouteInput<typeof commitments.suggestAcceptance>): Promise<RouteResponse<typeof commitments.suggestAcceptance>> {
    return stage.suggestionFor(this.api.db, params.id);
  }

  @Handles(commitments.acceptProposal)
  async accept(@Input() { params, body }: RouteInput<typeof commitments.acceptProposal>, @IfMatch() version?: number): InFull {
    return this.shown(await stage.registerProposal(this.api.db, { ...body, proposalId: params.id, version }, actNow(this.api)));
  }

  @Handles(commitments.createCommitment)
  async create(@Input() { body }: RouteInput<typeof commitments.createCommitment>): InFull {
    return this.shown(await stage.enterCommitment(this.api.db, body, actNow(this.api)));
  }

  @Handles(commitments.editCommitment)
  async edit(@Input() { params, body }: RouteInput<typeof commitments.editCommitment>, @IfMatch() version?: number): InFull {
    return this.shown(await stage.editCommitment(this.api.db, { ...body, id: params.id, version }, actNow(this.api)));
  }

  @Handles(commitments.verifyCommitment)
  async verify(@Input() { params, body }: RouteInput<typeof commitments.verifyCommitment>, @IfMatch() version?: number): InFull {
    return this.shown(await stage.verifyStatus(this.api.db, { ...body, id: params.id, version }, actNow(this.api)));
  }

  @Handles(commitments.recordAcceptance)
  async acceptance(@Input() { params, body }: RouteInput<typeof commitments.recordAcceptance>, @IfMatch() version?: number): InFull {
    return this.shown(await stage.recordAcceptance(this.api.db, { ...body, id: params.id, version }, actNow(this.api)));
  }

  @Handles(commitments.carryOver)
  async carryOver(@Input() { params, body }: RouteInput<typeof commitments.carryOver>, @IfMatch() version?: number): InFull {
    return this.shown(await stage.carryOver(this.api.db, { ...body, id: params.id, version }, actNow(this.api)));
  }

  @Handles(commitments.supersede)
  async supersede(@Input() { params, body }: RouteInput<typeof commitments.supersede>, @IfMatch() version?: number): InFull {
    return this.shown(await stage.supersedeCommitment(this.api.db, { ...body, id: params.id, version }, actNow(this.api)));
  }

  @Handles(commitments.merge)
  async merge(@Input() { params, body }: RouteInput<typeof commitments.merge>, @IfMatch() version?: number): InFull {
    return this.shown(await stage.mergeCommitment(this.api.db, { ...body, id: params.id, version }, actNow(this.api)));
  }

  private shown({ id }: { id: number }): InFull {
    return stage.commitmentInFull(this.api.db, id, this.api.clock.now());
  }
}
