import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Problem } from '@suivi/contract';
import { Refusal } from '@suivi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerOf } from '../access/caller.js';
import { asked } from '../access/noted.js';
import { API, type ApiContext } from './context.js';
import { HttpProblem, problemOf, statusOfRefusal } from './problem.js';

type FastifyFailure = Error & { statusCode?: number; code?: string };

/** A unique key refused what another request had just added; the check before it could not see that yet. */
const isDuplicate = (error: unknown): boolean => [error, (error as { cause?: unknown }).cause].some((e) => (e as { code?: string } | undefined)?.code === '23505');

/** What Fastify itself refuses before a handler is reached; null for what is not its own. */
function problemOfFastify({ statusCode, code, message }: FastifyFailure): Problem | null {
  if (statusCode === 413) return problemOf(413, 'document.too-large', 'the request is larger than this server takes');
  return statusCode && statusCode < 500 ? problemOf(statusCode, code?.toLowerCase() ?? 'http', message) : null;
}

/** The three kinds of error: bad input and refusals say what is wrong; anything else is a bug or an outage, logged once, 500. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof Refusal) return { ...problemOf(statusOfRefusal[error.code], error.code, error.message), ...(error.present ? { present: error.present } : {}) };
  if (error instanceof HttpException) return problemOf(error.getStatus(), error.getStatus() === 404 ? 'not-found' : 'http', error.message);
  if (isDuplicate(error)) return problemOf(409, 'already-exists', 'somebody added the same at this very moment');
  return problemOfFastify(error as FastifyFailure) ?? problemOf(500, 'internal', 'this is our fault, not yours; it has been logged');
}

/** Refusals of a right. Whoever has not signed in, and shows nothing that could be false, has tried nothing. */
const beyondRights = ({ code }: Problem, request: FastifyRequest): boolean => code === 'forbidden' || code === 'fresh-sign-in-required' || code === 'token.beyond-rights' || (code === 'sign-in-required' && bearerOf(request) !== null);

/** The one exception filter: every error leaves as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOfError(error);
    if (problem.status >= 500) request.log.error({ err: error }, 'a request failed');
    if (beyondRights(problem, request)) this.api.note?.({ event: 'refused', outcome: 'refused', why: problem.code, ...asked(request, `${request.method} ${request.routeOptions.url ?? ''}`) });
    void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}
