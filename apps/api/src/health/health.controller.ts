import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { isSameSecret, nothingAtAll } from '@suivi/access';
import { schemaVersion } from '@suivi/db';
import { deliveryHealth } from '@suivi/emails';
import { Refusal } from '@suivi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerOf } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { isForwarded, isLoopback } from '../http/hosts.js';
import { openApiDocument } from '../http/openapi.js';
import { Figures } from './figures.js';

/** What machines ask: is it alive, can it serve, what are its figures, what can it do. */
@Controller()
export class HealthController {
  private readonly document: string;

  constructor(@Inject(API) private readonly api: ApiContext, @Inject(Figures) private readonly figures: Figures) {
    this.document = JSON.stringify(openApiDocument(api.version));
  }

  @Get('healthz')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether mail that is due reaches people; red is 503, so that a probe needs to read nothing. */
  @Get('healthz/delivery')
  async delivery(@Res() reply: FastifyReply): Promise<void> {
    const health = await deliveryHealth(this.api.db, nothingAtAll, this.api.clock.now());
    void reply.status(health.light === 'red' ? 503 : 200).header('cache-control', 'no-store').send(health);
  }

  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const [database, queue] = await Promise.all([this.databaseAnswers(), this.api.queue.isReachable()]);
    const ready = database && queue;
    void reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'not ready', database: database ? 'ok' : 'not reachable or not migrated', queue: queue ? 'ok' : 'not reachable' });
  }

  @Get('metrics')
  async metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.mayRead(request)) throw new Refusal('sign-in-required', 'the figures are for this machine; from elsewhere they take the token of SUIVI_METRICS_TOKEN');
    void reply.type('text/plain; version=0.0.4; charset=utf-8').send(await this.figures.text());
  }

  @Get('api/v1/openapi.json')
  openapi(@Res() reply: FastifyReply): void {
    void reply.type('application/json; charset=utf-8').send(this.document);
  }

  private mayRead(request: FastifyRequest): boolean {
    const { metricsToken } = this.api;
    if (metricsToken !== undefined) return isSameSecret(bearerOf(request) ?? '', metricsToken);
    return isLoopback(request.socket.remoteAddress ?? '') && !isForwarded(request);
  }

  private async databaseAnswers(): Promise<boolean> {
    try {
      return (await schemaVersion(this.api.db.$client)).state === 'current';
    } catch {
      return false;
    }
  }
}
