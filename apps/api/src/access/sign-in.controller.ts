import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Form, sendPage } from '../http/page-answer.js';
import { type Browser, From } from './browser.js';
import { Claims } from './claims.js';
import { SignIns } from './sign-ins.js';
import { SingleSignOn } from './single-sign-on.js';

/** The plain pages of signing in and out, and of the one-time link; they work without JavaScript. */
@Controller()
export class SignInController {
  constructor(
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(SingleSignOn) private readonly sso: SingleSignOn,
    @Inject(Claims) private readonly claims: Claims,
  ) {}

  @Get('sign-in')
  async show(@From() browser: Browser, @Query('then') then: unknown, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.signIns.show(browser, then));
  }

  @Post('sign-in')
  async ask(@From() browser: Browser, @Body() form: Form | undefined, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.signIns.ask(browser, form ?? {}));
  }

  @Post('sign-in/code')
  async byCode(@From() browser: Browser, @Body() form: Form | undefined, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.signIns.byCode(browser, form ?? {}));
  }

  @Get('sign-in/link/:token')
  async showLink(@From() browser: Browser, @Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.signIns.showLink(browser, token));
  }

  @Post('sign-in/link/:token')
  async byLink(@From() browser: Browser, @Param('token') token: string, @Body() form: Form | undefined, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.signIns.byLink(browser, token, form ?? {}));
  }

  @Post('sign-in/oidc')
  async beginOidc(@From() browser: Browser, @Body() form: Form | undefined, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.sso.begin(browser, form ?? {}));
  }

  @Get('sign-in/oidc/callback/oidc')
  async endOidc(@From() browser: Browser, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.sso.end(browser, request.url));
  }

  @Get('sign-in/failed')
  failed(@From() browser: Browser, @Query('then') then: unknown, @Res() reply: FastifyReply): void {
    sendPage(reply, this.sso.failed(browser, 'failed', then));
  }

  @Get('sign-in/restart')
  restart(@From() browser: Browser, @Query('then') then: unknown, @Res() reply: FastifyReply): void {
    sendPage(reply, this.sso.failed(browser, 'restart', then));
  }

  @Get('sign-in/closed')
  closed(@From() browser: Browser, @Query('then') then: unknown, @Res() reply: FastifyReply): void {
    sendPage(reply, this.sso.failed(browser, 'closed', then));
  }

  @Post('sign-out')
  async signOut(@From() browser: Browser, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.signIns.signOut(browser));
  }

  @Get('claim/:token')
  async showClaim(@From() browser: Browser, @Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.claims.show(browser, token));
  }

  @Post('claim/:token')
  async takeClaim(@From() browser: Browser, @Param('token') token: string, @Body() form: Form | undefined, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.claims.take(browser, token, form ?? {}));
  }
}
