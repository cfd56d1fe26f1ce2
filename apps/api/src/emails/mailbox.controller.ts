import { Controller, Inject, Res } from '@nestjs/common';
import { emails, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/emails';
import type { FastifyReply } from 'fastify';
import { allow } from '../access/allow.js';
import { By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';

/** The product's own mailbox. */
@Controller()
export class MailboxController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(emails.listMailbox)
  list(@By() caller: Caller, @Input() { query }: RouteInput<typeof emails.listMailbox>): Promise<RouteResponse<typeof emails.listMailbox>> {
    return stage.mailbox(this.api.db, this.opening(caller), query);
  }

  @Handles(emails.readMailboxMessage)
  read(@By() caller: Caller, @Input() { params }: RouteInput<typeof emails.readMailboxMessage>): Promise<RouteResponse<typeof emails.readMailboxMessage>> {
    return stage.messageInFull(this.api.db, this.opening(caller), params.id);
  }

  @Handles(emails.readRawMessage)
  async raw(@By() caller: Caller, @Input() { params }: RouteInput<typeof emails.readRawMessage>, @Res() reply: FastifyReply): Promise<void> {
    const { raw } = await stage.rawMessage(this.api.db, this.opening(caller), params.id);
    void reply.type('message/rfc822').header('content-disposition', `attachment; filename="message-${params.id}.eml"`).send(Buffer.from(raw, 'latin1'));
  }

  /** Handed over as a file, whatever it says it is: nothing of a mail runs as a page of this server. */
  @Handles(emails.readAttachment)
  async attachment(@By() caller: Caller, @Input() { params }: RouteInput<typeof emails.readAttachment>, @Res() reply: FastifyReply): Promise<void> {
    const { fileName, mimeType, content } = await stage.messageAttachment(this.api.db, this.opening(caller), params);
    const type = mimeType === 'text/calendar' ? 'text/calendar; charset=utf-8' : 'application/octet-stream';
    void reply.type(type).header('content-disposition', `attachment; filename="${(fileName ?? 'file').replace(/[^\w.-]/g, '_')}"`).send(Buffer.from(content));
  }

  private opening({ scope }: Caller): Caller['scope'] {
    allow(stage.mayReadMailbox(scope), 'the mailbox holds what people of all partnerships are written: it is opened by the administrators of the installation');
    return scope;
  }
}
