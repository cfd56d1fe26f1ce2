import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { isLanguage, type Language } from '@suivi/kernel';
import { type AnswerReply, showAnswer, takeAnswer } from '@suivi/updates';
import type { FastifyReply } from 'fastify';
import { API, type ApiContext } from '../http/context.js';

/** The first of the six languages that a browser asks for, else English. */
function preferred(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? 'en';
}

/** The plain page behind the link in a mail. Opening it changes nothing; only a chosen status that is posted does. */
@Controller('answer')
export class AnswerController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Get(':token')
  async show(@Param('token') token: string, @Headers('accept-language') accepts: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await showAnswer(this.api.db, { token, secret: this.api.letterhead.linkSecret, language: preferred(accepts) }, this.api.clock.now()));
  }

  @Post(':token')
  @HttpCode(200)
  async take(
    @Param('token') token: string,
    @Body() form: Record<string, unknown> | undefined,
    @Headers('accept-language') accepts: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = { token, secret: this.api.letterhead.linkSecret, language: preferred(accepts), form: form ?? {} };
    send(reply, await takeAnswer(this.api.db, link, this.api.clock.now()));
  }
}

const send = (reply: FastifyReply, answer: AnswerReply): void =>
  void reply.status(answer.status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(answer.html);
