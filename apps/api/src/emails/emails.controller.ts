import { Controller, Inject, Res } from '@nestjs/common';
import { emails, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/emails';
import type { FastifyReply } from 'fastify';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

@Controller()
export class EmailsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(emails.listMails)
  ledger(@Input() { query }: RouteInput<typeof emails.listMails>): Promise<RouteResponse<typeof emails.listMails>> {
    return stage.ledger(this.api.db, query);
  }

  @Handles(emails.readMail)
  mail(@Input() { params }: RouteInput<typeof emails.readMail>): Promise<RouteResponse<typeof emails.readMail>> {
    return stage.mailInFull(this.api.db, params.id);
  }

  @Handles(emails.retryMail)
  retry(@Input() { params }: RouteInput<typeof emails.retryMail>, @IfMatch() version: number | undefined): Promise<RouteResponse<typeof emails.retryMail>> {
    return stage.retryMail(this.api.db, { id: params.id, version }, actNow(this.api));
  }

  @Handles(emails.listMailbox)
  mailbox(@Input() { query }: RouteInput<typeof emails.listMailbox>): Promise<RouteResponse<typeof emails.listMailbox>> {
    return stage.mailbox(this.api.db, query);
  }

  @Handles(emails.readMailboxMessage)
  message(@Input() { params }: RouteInput<typeof emails.readMailboxMessage>): Promise<RouteResponse<typeof emails.readMailboxMessage>> {
    return stage.messageInFull(this.api.db, params.id);
  }

  @Handles(emails.readRawMessage)
  async raw(@Input() { params }: RouteInput<typeof emails.readRawMessage>, @Res() reply: FastifyReply): Promise<void> {
    const { raw } = await stage.rawMessage(this.api.db, params.id);
    void reply.type('message/rfc822').header('content-disposition', `attachment; filename="message-${params.id}.eml"`).send(Buffer.from(raw, 'latin1'));
  }

  /** Handed over as a file, whatever it says it is: nothing of a mail runs as a page of this server. */
  @Handles(emails.readAttachment)
  async attachment(@Input() { params }: RouteInput<typeof emails.readAttachment>, @Res() reply: FastifyReply): Promise<void> {
    const { fileName, mimeType, content } = await stage.messageAttachment(this.api.db, params);
    const type = mimeType === 'text/calendar' ? 'text/calendar; charset=utf-8' : 'application/octet-stream';
    void reply.type(type).header('content-disposition', `attachment; filename="${(fileName ?? 'file').replace(/[^\w.-]/g, '_')}"`).send(Buffer.from(content));
  }

  @Handles(emails.readInstallation)
  async installation(): Promise<RouteResponse<typeof emails.readInstallation>> {
    const row = await stage.installationRow(this.api.db);
    return {
      version: this.api.version,
      hasSample: await stage.hasSamplePartnership(this.api.db),
      listening: { host: this.api.host, loopbackOnly: ['127.0.0.1', '::1', 'localhost'].includes(this.api.host) },
      mailGoesTo: this.api.mailGoesTo,
      delivery: { onHold: row.deliveryHeldSince !== null, since: row.deliveryHeldSince?.toISOString() ?? null, reason: row.deliveryHeldReason },
      mailServer: { away: row.serverAwaySince !== null, since: row.serverAwaySince?.toISOString() ?? null, reason: row.serverAwayReason },
    };
  }

  @Handles(emails.readDeliveryHealth)
  health(): Promise<RouteResponse<typeof emails.readDeliveryHealth>> {
    return stage.deliveryHealth(this.api.db, this.api.clock.now());
  }

  @Handles(emails.confirmDelivery)
  async confirm(): Promise<RouteResponse<typeof emails.confirmDelivery>> {
    await stage.releaseHold(this.api.db);
    return this.installation();
  }
}
