import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callerOf } from '../access/caller.js';
import { HttpProblem, problemOf } from './problem.js';

/** Collectors and probes come as often as they are told to; a page brings dozens of its own files along, and they cost next to nothing. */
const unpaced = /^\/(healthz|readyz|metrics|assets)(\/|\?|$)/;
function payerOf(request: FastifyRequest): string {
  const { scope, via } = callerOf(request);
  return scope.personId === null ? `${via} ${request.ip}` : `person ${scope.personId}`;
}

/**
 * How many requests a minute one person, or one address without a sign-in, may make of this process: more are answered 429 with Retry-After.
 * Whoever sits at an installation that nobody has claimed is not paced.
 */
export async function paceRequests(fastify: FastifyInstance, perMinute: number): Promise<void> {
  await fastify.register(fastifyRateLimit, {
    global: true,
    hook: 'onRequest',
    timeWindow: 60_000,
    max: perMinute,
    keyGenerator: payerOf,
    allowList: (request: FastifyRequest) => unpaced.test(request.url) || callerOf(request).via === 'machine',
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.ceil(ttl / 1000);
      return new HttpProblem(problemOf(429, 'too-many-requests', `this is faster than the server takes it; go on in ${seconds} seconds`));
    },
  });
}
