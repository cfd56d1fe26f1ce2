import { Controller, Inject, Req, Res } from '@nestjs/common';
import { answers, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/updates';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { fileIn } from '../http/file-body.js';
import { handOut } from '../http/handed-out.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

type Update = Promise<RouteResponse<typeof answers.clearUpdate>>;

const head = 'the head of the entity lets its answers go out';

/** What entities report, before it goes out and beside each other, with its files. */
@Controller()
export class InputsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(answers.clearUpdate)
  async clear(@By() caller: Caller, @Input() { params }: RouteInput<typeof answers.clearUpdate>, @IfMatch() version?: number): Update {
    allow(stage.mayClearInPlace(caller.scope, await stage.placeOfClearance(this.api.db, caller.scope, params.id, this.api.clock.now())), head);
    await stage.clearUpdate(this.api.db, { id: params.id, version }, actBy(caller, this.api));
    return stage.statusUpdate(this.api.db, caller.scope, params.id);
  }

  @Handles(answers.sendBackUpdate)
  async sendBack(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.sendBackUpdate>, @IfMatch() version?: number): Update {
    allow(stage.mayClear(caller.scope, await stage.placeOfUpdate(this.api.db, caller.scope, params.id)), head);
    await stage.sendBackUpdate(this.api.db, { ...body, id: params.id, version, letterhead: this.api.letterhead }, actBy(caller, this.api));
    return stage.statusUpdate(this.api.db, caller.scope, params.id);
  }

  @Handles(answers.listInputs)
  async inputs(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof answers.listInputs>): Promise<RouteResponse<typeof answers.listInputs>> {
    return { items: await stage.inputsOn(this.api.db, scope, params.id) };
  }

  @Handles(answers.addEvidence)
  async add(@By() caller: Caller, @Input() { params, query }: RouteInput<typeof answers.addEvidence>, @Req() request: FastifyRequest, @IfMatch() version?: number): Update {
    const place = await stage.placeOfUpdate(this.api.db, caller.scope, params.id);
    allow(stage.mayAnswerFor(caller.scope, place), 'files come from the entity itself, or from the desk of its side');
    const file = { fileName: query.fileName ?? 'file', bytes: fileIn(request, answers.addEvidence.consumes) };
    await stage.addEvidence(this.api.db, { ...file, updateId: params.id, version, partnershipId: place.partnershipId }, actBy(caller, this.api));
    return stage.statusUpdate(this.api.db, caller.scope, params.id);
  }

  @Handles(answers.readEvidence)
  async evidence(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof answers.readEvidence>, @Res() reply: FastifyReply): Promise<void> {
    const file = await stage.evidenceFile(this.api.db, scope, params.id);
    // Whatever the file is, nothing of it runs or loads anything here.
    void reply.header('content-security-policy', "default-src 'none'; sandbox");
    handOut(reply, file);
  }
}
