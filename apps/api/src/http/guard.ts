import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback, nameOf } from './hosts.js';
import { problemOf } from './problem.js';

/** Asked by probes and collectors, by whatever name they know the machine; nothing here can be changed. */
const forMachines = new Set(['/healthz', '/healthz/delivery', '/readyz', '/metrics']);

/** Tells whether a request is a probe's or a collector's, which must be answered even where the database is not. */
export const isForMachines = (url: string): boolean => forMachines.has(url.split('?', 1)[0] ?? url);

/** What a page may load and do: its own things only. `base` is for pages of others that lay their addresses on a `<base>`. */
export const contentPolicy = ({ base = "'none'" } = {}): string =>
  `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri ${base}; frame-ancestors 'none'; form-action 'self'`;
const usualPolicy = contentPolicy();
/** What every answer bears. The Referer goes to our own pages only; the pages use no device and share no window with others. */
const careful = {
  'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

/** Ends a request before anything is done for it. */
export const forbid = (reply: FastifyReply, code: string, detail: string): FastifyReply =>
  reply.status(403).type('application/problem+json; charset=utf-8').send(JSON.stringify(problemOf(403, code, detail)));

/**
 * A page elsewhere must not act through the browser of whoever sits here or is signed in: changes from another origin are refused, and every host name but the machine's own and that of PUBLIC_URL (DNS rebinding).
 */
export function guardOrigin(fastify: FastifyInstance, names: { host: string; publicUrl: string }): void {
  const own = new Set([nameOf(names.host), nameOf(new URL(names.publicUrl).host)]);
  const refuse = (reply: FastifyReply, detail: string): FastifyReply => forbid(reply, 'foreign-origin', detail);
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const host = request.headers.host ?? '';
    const name = nameOf(host);
    if (!own.has(name) && !isLoopback(name) && !isForMachines(request.url)) return refuse(reply, `this server does not answer as ${name}; if people are to reach it so, say it in PUBLIC_URL`);
    const { origin } = request.headers;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads && origin !== undefined && !isSame(origin, host)) return refuse(reply, 'changes are taken from the pages of this server only');
    return undefined;
  });
  fastify.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', usualPolicy);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    void reply.headers(careful);
    if (names.publicUrl.startsWith('https:')) void reply.header('strict-transport-security', 'max-age=63072000; includeSubDomains');
  });
}

/** An address that no route can be looked up by: Fastify ends it before any hook, so that it gets here what the others get there. */
export function answerUnreadable({ statusCode = 400 }: FastifyError, _request: unknown, reply: FastifyReply): void {
  const problem = statusCode === 414 ? problemOf(414, 'address-too-long', 'an id in this address is longer than any') : problemOf(400, 'address-not-readable', 'this address is not written as addresses are');
  void reply.status(problem.status).headers({ ...careful, 'content-security-policy': usualPolicy, 'cache-control': 'no-store' }).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

function isSame(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false; // 'null', as sandboxed frames send it
  }
}
