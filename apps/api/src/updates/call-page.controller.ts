import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { calls } from '@suivi/contract';
import { type AnswerReply, sheetBehind, showCall, takeCall } from '@suivi/updates';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API, type ApiContext } from '../http/context.js';
import { postedForm } from '../http/posted-form.js';
import { preferredLanguage } from '../http/preferred-language.js';

/** The plain page behind the link in the mail of a call. Opening it changes nothing; only what a person chose and posts does. */
@Controller('answer/call')
export class CallPageController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await showCall(this.api.db, this.opened(token, request), this.api.clock.now()));
  }

  @Post(':token')
  @HttpCode(200)
  async take(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const link = { ...this.opened(token, request), letterhead: this.api.letterhead, read: () => postedForm(request) };
    send(reply, await takeCall(this.api.db, link, this.api.clock.now()));
  }

  @Get(':token/:file')
  async sheet(@Param('token') token: string, @Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const link = this.opened(token, request);
    const format = file === 'sheet.xlsx' ? 'xlsx' : file === 'sheet.docx' ? 'docx' : null;
    const sheet = format && (await sheetBehind(this.api.db, { ...link, format }, this.api.clock.now()));
    if (!sheet || !format) return send(reply, await showCall(this.api.db, { ...link, token: sheet === null && format ? token : '' }, this.api.clock.now()));
    void reply.type(calls.sheetMediaTypes[format]).headers({ 'content-disposition': `attachment; filename="${sheet.fileName}"`, 'cache-control': 'no-store' }).send(sheet.bytes);
  }

  private opened(token: string, { headers, query }: FastifyRequest) {
    const { after } = query as { after?: unknown };
    const goesOn = typeof after === 'string' && /^[1-9]\d{0,14}$/.test(after) ? Number(after) : undefined;
    return { token, secret: this.api.letterhead.linkSecret, language: preferredLanguage(headers['accept-language']), after: goesOn };
  }
}

const send = (reply: FastifyReply, answer: AnswerReply): void =>
  void reply.status(answer.status).type('text/html; charset=utf-8').headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }).send(answer.html);
