import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { type PageReply, showUnsubscription, takeUnsubscription } from '@suivi/emails';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API, type ApiContext } from '../http/context.js';
import { postedForm } from '../http/posted-form.js';
import { preferredLanguage } from '../http/preferred-language.js';

/** The page behind the unsubscribe link of a digest, and the one click of a mail program (RFC 8058). */
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Get(':token')
  async show(@Param('token') token: string, @Headers('accept-language') accepts: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await showUnsubscription(this.api.db, this.link(token, accepts), this.api.clock.now()));
  }

  @Post(':token')
  @HttpCode(200)
  async take(
    @Param('token') token: string,
    @Headers('accept-language') accepts: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(reply, await takeUnsubscription(this.api.db, { ...this.link(token, accepts), form: (await postedForm(request)).fields }, this.api.clock.now()));
  }

  private link(token: string, accepts: string | undefined) {
    return { token, secret: this.api.letterhead.linkSecret, language: preferredLanguage(accepts) };
  }
}

const send = (reply: FastifyReply, page: PageReply): void =>
  void reply.status(page.status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.html);
