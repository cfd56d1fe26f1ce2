import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { type AnswerReply, fileBehind, showAnswer, takeAnswer } from '@suivi/updates';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API, type ApiContext } from '../http/context.js';
import { handOut } from '../http/handed-out.js';
import { postedForm } from '../http/posted-form.js';
import { preferredLanguage } from '../http/preferred-language.js';

/** The plain page behind the link in a mail. Opening it changes nothing; only what a person chose and posts does. */
@Controller('answer')
export class AnswerController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Get(':token')
  async show(@Param('token') token: string, @Headers('accept-language') accepts: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await showAnswer(this.api.db, this.opened(token, accepts), this.api.clock.now()));
  }

  @Post(':token')
  @HttpCode(200)
  async take(@Param('token') token: string, @Headers('accept-language') accepts: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const link = { ...this.opened(token, accepts), letterhead: this.api.letterhead, read: () => postedForm(request) };
    send(reply, await takeAnswer(this.api.db, link, this.api.clock.now()));
  }

  /** A file that came with the entity's answer, for who reads it before it goes out. */
  @Get(':token/files/:id')
  async file(@Param('token') token: string, @Param('id') id: string, @Headers('accept-language') accepts: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const link = this.opened(token, accepts);
    const fileId = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
    const file = await fileBehind(this.api.db, { ...link, fileId }, this.api.clock.now());
    if (!file) return send(reply, await showAnswer(this.api.db, { ...link, token: '' }, this.api.clock.now()));
    void reply.header('content-security-policy', "default-src 'none'; sandbox");
    handOut(reply, file);
  }

  private opened(token: string, accepts: string | undefined) {
    return { token, secret: this.api.letterhead.linkSecret, language: preferredLanguage(accepts) };
  }
}

const send = (reply: FastifyReply, answer: AnswerReply): void =>
  void reply.status(answer.status).type('text/html; charset=utf-8').headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }).send(answer.html);
