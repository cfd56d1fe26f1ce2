import { Controller, Inject, Res } from '@nestjs/common';
import { replies, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/updates';
import type { FastifyReply } from 'fastify';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

/** Answers that came as mails and wait for a coordinator. */
@Controller()
export class RepliesController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(replies.listReplies)
  list(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof replies.listReplies>): Promise<RouteResponse<typeof replies.listReplies>> {
    return stage.mailedReplies(this.api.db, scope, query);
  }

  /** Handed over as a file, whatever it holds: nothing of a mail runs as a page of this server. */
  @Handles(replies.readReplyMessage)
  async message(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof replies.readReplyMessage>, @Res() reply: FastifyReply): Promise<void> {
    const raw = await stage.replyMessage(this.api.db, scope, params.id);
    void reply.type('message/rfc822').header('content-disposition', `attachment; filename="answer-${params.id}.eml"`).send(raw);
  }

  @Handles(replies.takeReply)
  async take(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof replies.takeReply>, @IfMatch() version?: number): Promise<RouteResponse<typeof replies.takeReply>> {
    await this.allowWhole(caller, params.id);
    allow(stage.mayDecide(caller.scope, await stage.placeOfAnswer(this.api.db, caller.scope, body)), 'the desk of its side enters what an entity says');
    return stage.takeReply(this.api.db, { ...body, id: params.id, version }, actBy(caller, this.api));
  }

  @Handles(replies.dismissReply)
  async dismiss(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof replies.dismissReply>, @IfMatch() version?: number): Promise<RouteResponse<typeof replies.dismissReply>> {
    await this.allowWhole(caller, params.id);
    await stage.dismissReply(this.api.db, { ...body, id: params.id, version }, actBy(caller, this.api));
    return stage.mailedReply(this.api.db, caller.scope, params.id);
  }

  /** An answer that is about two partnerships is not taken from the desk of one by that of the other. */
  private async allowWhole({ scope }: Caller, id: number): Promise<void> {
    const { text } = await stage.mailedReply(this.api.db, scope, id);
    allow(text !== null, 'who sees all that an answer may be about decides on it');
  }
}
