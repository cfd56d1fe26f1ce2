import { PassThrough } from 'node:stream';
import { seesPartnership } from '@suivi/access';
import { changesAfter, latestChange, type RecentChange } from '@suivi/audit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import type { ApiContext } from './context.js';
import { problemOf } from './problem.js';

/** How often the history is looked at while somebody listens. */
const everyMs = 1500;
/** A line that says nothing, so that proxies do not take the silence for an end. */
const breathMs = 20_000;
const mostListeners = 1000;
/** Ids are given before their rows are committed: so many are looked at again, for those that came late. */
const overlap = 200;

interface Listener {
  request: FastifyRequest;
  out: PassThrough;
  breathedAt: number;
}

/** Which kinds of things changed that concern a reader. */
const kindsFor = ({ scope }: Caller, changes: readonly RecentChange[]): string[] =>
  [...new Set(changes.filter(({ partnershipId }) => (partnershipId === null ? scope.everything : seesPartnership(scope, partnershipId))).map(({ subject }) => subject))].sort();

/** Changes that were not told yet, counted from the first time that somebody asks. */
class Unheard {
  #upTo = -1;
  #told = new Set<number>();

  async since(db: ApiContext['db']): Promise<RecentChange[]> {
    const isFirst = this.#upTo < 0;
    if (isFirst) this.#upTo = await latestChange(db);
    const recent = await changesAfter(db, { id: this.#upTo - overlap, limit: 5 * overlap });
    const fresh = isFirst ? [] : recent.filter(({ id }) => !this.#told.has(id));
    this.#told = new Set(recent.map(({ id }) => id));
    this.#upTo = Math.max(this.#upTo, ...this.#told);
    return fresh;
  }
}

/**
 * `GET /api/v1/news`: server-sent events that say that something of a kind has changed, and nothing of what: pages ask for that as they always do. One
 * look at the history serves all who listen here. Who listens is asked for the proof again before anything is told: a session that ended hears no more.
 */
export function tellNews(fastify: FastifyInstance, { db, clock }: ApiContext, identify: (request: FastifyRequest) => Promise<Caller>): void {
  const listeners = new Set<Listener>();
  let unheard = new Unheard();
  let timer: NodeJS.Timeout | undefined;

  const tell = async (listener: Listener, changes: readonly RecentChange[], now: number): Promise<void> => {
    if (changes.length === 0 && now - listener.breathedAt < breathMs) return;
    const caller = await identify(listener.request);
    if (caller.via === 'nobody') return void listener.out.end();
    const kinds = kindsFor(caller, changes);
    listener.out.write(kinds.length > 0 ? `data: ${JSON.stringify(kinds)}\n\n` : ':\n\n');
    listener.breathedAt = now;
  };
  const look = async (): Promise<void> => {
    timer = undefined;
    if (listeners.size === 0) return void (unheard = new Unheard());
    try {
      const changes = await unheard.since(db);
      for (const listener of listeners) await tell(listener, changes, clock.now().getTime());
    } catch {
      // the database is away: pages notice by themselves, and the next look is soon
    }
    timer = setTimeout(() => void look(), everyMs);
    timer.unref();
  };
  fastify.get('/api/v1/news', async (request, reply) => {
    if ((await identify(request)).via === 'nobody') return reply.status(401).send(problemOf(401, 'sign-in-required', 'sign in to hear what changes'));
    if (listeners.size >= mostListeners) return reply.status(503).send(problemOf(503, 'too-many-listeners', 'too many pages listen already'));
    const listener: Listener = { request, out: new PassThrough(), breathedAt: clock.now().getTime() };
    listeners.add(listener);
    request.raw.on('close', () => { listeners.delete(listener); listener.out.destroy(); });
    listener.out.write('retry: 5000\n\n');
    if (!timer) void look();
    return reply.header('content-type', 'text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(listener.out);
  });
  fastify.addHook('preClose', async () => {
    clearTimeout(timer);
    for (const { out } of listeners) out.end();
    listeners.clear();
  });
}
