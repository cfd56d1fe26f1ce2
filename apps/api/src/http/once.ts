import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Problem } from '@suivi/contract';
import { type Db, transact, type Tx } from '@suivi/db';
import { Refusal } from '@suivi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callerOf } from '../access/caller.js';
import { API, type ApiContext } from './context.js';
import * as store from './once.store.js';
import { HttpProblem, problemOf } from './problem.js';
import { problemOfError } from './problem.filter.js';
import { routeOf } from './route.decorators.js';

/** Keys are kept for a day, as long as a client may reasonably try again. */
const keptForMs = 24 * 3_600_000;
const usable = /^[\x21-\x7e]{1,200}$/;

const transactionOfRequest = new AsyncLocalStorage<Tx>();

/** The context whose `db` is, within a write that bears an Idempotency-Key, the transaction that also keeps the key: effect and key are committed together or not at all. */
export const joiningTransactions = (context: ApiContext): ApiContext =>
  Object.defineProperty({ ...context }, 'db', { enumerable: true, get: () => (transactionOfRequest.getStore() as Db | undefined) ?? context.db });

function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined || request.method === 'GET' || request.method === 'HEAD' || !request.url.startsWith('/api/')) return undefined;
  if (typeof header !== 'string' || !usable.test(header)) throw new HttpProblem(problemOf(400, 'invalid-idempotency-key', 'an Idempotency-Key is one line of 1 to 200 visible ASCII characters, such as a UUID'));
  return header;
}

/** The text that a body is compared by. What is nested so deep that it cannot be written down again is nobody's honest wish. */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body ?? null);
  } catch (error) {
    if (error instanceof RangeError) throw new HttpProblem(problemOf(400, 'json-too-deep', 'this JSON is nested deeper than any that is taken here'));
    throw error;
  }
}

function wishOf(request: FastifyRequest, key: string): store.KeyedWish {
  const { scope, actor, via } = callerOf(request);
  const { body } = request;
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n${request.headers['if-match'] ?? ''}\n`);
  const wish = hash.update(Buffer.isBuffer(body) ? body : textOf(body)).digest('hex');
  return { caller: `${via}:${scope.personId ?? actor.kind}`, key, wish };
}

/**
 * A write that bears an Idempotency-Key happens once: who repeats it gets the first answer again, marked `Idempotency-Replayed`.
 * Who repeats it while it is under way waits for it; what failed on our side leaves no key behind and may be tried again.
 */
@Injectable()
export class Once implements NestInterceptor {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = keyOf(request);
    return key === undefined ? next.handle() : from(this.once({ ...wishOf(request, key), isSecret: routeOf(context.getHandler())?.showsSecret === true }, http.getResponse<FastifyReply>(), next));
  }

  private async once(wish: store.KeyedWish & { isSecret: boolean }, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const now = this.api.clock.now();
    const outcome = await transact(this.api.db, async (tx) => {
      await store.forgetKeys(tx, new Date(now.getTime() - keptForMs));
      if (!(await store.takeKey(tx, wish, now))) return { kept: await this.kept(tx, wish) };
      const answered = await this.answer(tx, next);
      await store.keepAnswer(tx, wish, toKeep(answered, reply, wish.isSecret));
      return answered;
    });
    if ('problem' in outcome) throw new HttpProblem(outcome.problem);
    return 'kept' in outcome ? replay(reply, outcome.kept) : outcome.value;
  }

  private async kept(tx: Tx, wish: store.KeyedWish): Promise<store.KeptAnswer> {
    const row = await store.keptUnder(tx, wish);
    if (row?.wish !== wish.wish) throw new Refusal('idempotency.key-reused', 'this Idempotency-Key was used for another request: take a new one for a new wish');
    return { status: row.status ?? 500, headers: row.headers ?? {}, body: row.body ?? 'null' };
  }

  /** What the handler answers, in a transaction within ours, so that a refusal undoes what it did and can still be kept. */
  private async answer(tx: Tx, next: CallHandler): Promise<{ value: unknown } | { problem: Problem }> {
    try {
      return { value: await transact(tx, (inner) => transactionOfRequest.run(inner, () => lastValueFrom(next.handle(), { defaultValue: undefined }))) };
    } catch (error) {
      const problem = problemOfError(error);
      if (problem.status >= 500) throw error;
      return { problem };
    }
  }
}

const shownOnce = problemOf(409, 'already-exists', 'this was done already under the same Idempotency-Key; its secret is shown once only');

function toKeep(answered: { value: unknown } | { problem: Problem }, reply: FastifyReply, isSecret: boolean): store.KeptAnswer {
  const problem = 'problem' in answered ? answered.problem : isSecret ? shownOnce : undefined;
  if (problem) return { status: problem.status, headers: {}, body: JSON.stringify(problem) };
  const etag = reply.getHeader('etag');
  return { status: reply.statusCode, headers: etag ? { etag: String(etag) } : {}, body: JSON.stringify((answered as { value: unknown }).value ?? null) };
}

function replay(reply: FastifyReply, { status, headers, body }: store.KeptAnswer): unknown {
  void reply.header('idempotency-replayed', 'true');
  if (status >= 400) throw new HttpProblem(JSON.parse(body) as Problem);
  void reply.status(status).headers(headers);
  return JSON.parse(body) as unknown;
}
