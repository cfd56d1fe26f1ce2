import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type AnswerReply, showAnswer, takeAnswer } from '@suivi/updates';
import type { FastifyReply } from 'fastify';
import { API, type ApiContext } from '../http/context.js';
import { preferredLanguage } from '../http/preferred-language.js';

/** The plain page behind the link in a mail. Opening it changes nothing; only a chosen status that is posted does. */
@Controller('answer')
export class AnswerController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Get(':token')
  async show(@Param('token') token: string, @Headers('accept-language') accepts: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await showAnswer(this.api.db, { token, secret: this.api.letterhead.linkSecret, language: preferredLanguage(accepts) }, this.api.clock.now()));
  }

  @Post(':token')
  @HttpCode(200)
  async take(
    @Param('token') token: string,
    @Body() form: Record<string, unknown> | undefined,
    @Headers('accept-language') accepts: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = { token, secret: this.api.letterhead.linkSecret, letterhead: this.api.letterhead, language: preferredLanguage(accepts), form: form ?? {} };
    send(reply, await takeAnswer(this.api.db, link, this.api.clock.now()));
  }
}

const send = (reply: FastifyReply, answer: AnswerReply): void =>
  void reply.status(answer.status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(answer.html);
