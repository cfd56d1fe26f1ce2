import { createBullBoard } from '@bull-board/api';
import { FastifyAdapter } from '@bull-board/fastify';
import { shownOnBoard } from '@suivi/jobs';
import type { FastifyInstance } from 'fastify';
import { mayAdminister } from '../access/access.policy.js';
import { callerOf } from '../access/caller.js';
import type { ApiContext } from '../http/context.js';
import { contentPolicy, forbid } from '../http/guard.js';

/** The board finds its scripts by `<base>`. */
const policyOfBoard = contentPolicy({ base: "'self'" });
/** It would ask Google for its letters; the policy refuses that, and the system's own do as well. */
const foreignFonts = /<link href="https:\/\/fonts\.googleapis\.com[^>]*>\s*/;

/** What an administrator looks at: the queue at /admin/queues (Bull Board). */
export async function serveAdminPages(fastify: FastifyInstance, context: ApiContext): Promise<void> {
  const shown = shownOnBoard(context.queue);
  if (!shown) return;
  const board = new FastifyAdapter().setBasePath('/admin/queues');
  createBullBoard({ queues: [shown], serverAdapter: board, options: { uiConfig: { boardTitle: 'Suivi', hideDocsLink: true } } });
  await fastify.register(async (pages) => {
    pages.addHook('onRequest', async (request, reply) => {
      if (!mayAdminister(callerOf(request))) return forbid(reply, 'not-administrator', 'these pages are for administrators');
      return void reply.headers({ 'content-security-policy': policyOfBoard });
    });
    pages.addHook('onSend', async (_request, _reply, payload) => (typeof payload === 'string' ? payload.replace(foreignFonts, '') : payload));
    await pages.register(board.registerPlugin(), { prefix: '/queues' });
  }, { prefix: '/admin' });
}
