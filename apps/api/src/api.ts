import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { documentBytesLimit } from '@suivi/outcomes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callerOf, identifyCallers } from './access/caller.js';
import { ClaimWatch } from './access/claim-watch.js';
import { signInPage } from './access/destination.js';
import { serveAdminPages } from './admin/admin-pages.js';
import { ApiModule } from './api.module.js';
import { takeTables } from './commitments/table.controller.js';
import { takeSheets } from './updates/call-sheets.controller.js';
import { takeDocuments } from './outcomes/document-body.js';
import { Figures } from './health/figures.js';
import type { ApiContext } from './http/context.js';
import { answerUnreadable, guardOrigin } from './http/guard.js';
import { takeForms } from './http/posted-form.js';
import { joiningTransactions } from './http/once.js';
import { tellNews } from './http/news.js';
import { paceRequests } from './http/pace.js';

/** A document may grow when it is written as JSON; what is larger than this is refused while it arrives. */
const bodyLimit = documentBytesLimit + 10 * 1024 * 1024;

/** A link that somebody lengthened is as wrong as any other, and gets the same page; Fastify would answer for itself beyond 100. */
const longestParam = 4000;

/** Fastify logs every request at `info`; the figures at /metrics count them instead. */
const withoutRequests = (level = 'warn'): string => (['info', 'debug', 'trace'].includes(level) ? 'warn' : level);

/** The API as a Nest application on Fastify, initialised but not yet listening. */
export async function createApi(given: ApiContext, options: { logLevel?: string } = {}): Promise<NestFastifyApplication> {
  const context = joiningTransactions(given);
  const claim = new ClaimWatch(given.db);
  const adapter = new FastifyAdapter({
    bodyLimit, routerOptions: { maxParamLength: longestParam }, trustProxy: (_address, hop) => hop < (context.proxies ?? 0), forceCloseConnections: true, frameworkErrors: answerUnreadable, logger: { level: withoutRequests(options.logLevel) },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(context, claim), adapter, { logger: ['error', 'warn'], abortOnError: false });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  guardOrigin(fastify, { host: context.host, publicUrl: context.letterhead.publicUrl });
  const identify = identifyCallers(fastify, context, claim);
  await paceRequests(fastify, context.requestsPerMinute ?? 600);
  tellNews(fastify, context, identify);
  takeDocuments(fastify);
  takeTables(fastify);
  takeSheets(fastify);
  await takeForms(fastify);
  const figures = app.get(Figures);
  fastify.addHook('onResponse', async (request, reply) => {
    figures.requests.observe({ method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  await serveAdminPages(fastify, context);
  await serveWeb(fastify, context.webRoot);
  await app.init();
  await fastify.ready();
  return app;
}

/** With what the addresses of screens begin (apps/web); what stands below is for the page to know. */
export const screens = ['register', 'desk', 'mine', 'commitments', 'documents', 'meetings', 'mailbox', 'mails', 'reminders', 'replies', 'reports', 'start', 'account', 'people', 'partnerships', 'webhooks', 'administration'] as const;

/** The web pages: files with a hash in their name for ever, every other address that a browser opens gets the one page, or the way to sign in. */
async function serveWeb(fastify: FastifyInstance, root: string | undefined): Promise<void> {
  if (!root || !existsSync(join(root, 'index.html'))) return;
  const index = await readFile(join(root, 'index.html'));
  await fastify.register(fastifyStatic, {
    root, index: false, wildcard: false, globIgnore: ['**/*.gz'], preCompressed: true, cacheControl: false,
    setHeaders: (response, path) => {
      response.setHeader('vary', 'accept-encoding');
      response.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    if (callerOf(request).via === 'nobody') return reply.header('cache-control', 'no-store').redirect(signInPage(request.url), 302);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index);
  };
  fastify.get('/', page);
  for (const screen of screens) for (const path of [`/${screen}`, `/${screen}/*`]) fastify.get(path, page);
}
