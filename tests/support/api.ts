import { afterAll, beforeAll } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DeliveryContext, type Letterhead, round } from '@suivi/emails';
import { InlineQueue, relayOutbox } from '@suivi/jobs';
import { readDocument } from '@suivi/outcomes';
import { SteppedClock } from '@suivi/kernel';
import { MailboxMailer } from '@suivi/mailer';
import { createApi } from '../../apps/api/src/api.js';
import type { ApiContext } from '../../apps/api/src/http/context.js';
import { withDatabase, type TestDatabase } from './database.js';

/** The letterhead of tests: a fixed secret, so that links and Message-IDs repeat. */
export const letterhead: Letterhead = { from: { name: 'Suivi', address: 'suivi@desk.example' }, publicUrl: 'http://127.0.0.1:3210', linkSecret: 'a secret of the tests' };

/** An answer of the API under test. */
export interface Answer {
  status: number;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
  json: any;
  text: string;
}

/** The API on a database of its own, a clock that tests set, and the round on call. */
export interface ApiUnderTest {
  database: TestDatabase;
  /** Where it listens, for requests that `call` cannot make. */
  origin: string;
  clock: SteppedClock;
  /** The queue of the API; `failing` makes it unreachable. */
  queue: InlineQueue<DeliveryContext>;
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, o?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>;
  /** What a worker does with the jobs that were wished for, until none is left. */
  work(): Promise<void>;
  /** The postman's round at an instant. */
  roundAt(instant: string): Promise<void>;
}

/** Boots the API for a test file; call it once at the top. */
export function withApi(now = '2011-08-15T12:00:00Z', o: Partial<Pick<ApiContext, 'requestsPerMinute' | 'webRoot' | 'letterhead' | 'oidc' | 'note' | 'complain'>> = {}): () => ApiUnderTest {
  const databaseOf = withDatabase();
  let app: NestFastifyApplication;
  let under: ApiUnderTest;
  beforeAll(async () => {
    const database = databaseOf();
    const clock = new SteppedClock(new Date(now));
    const queue = new InlineQueue<DeliveryContext>([round, readDocument]);
    app = await createApi({ db: database.db, queue, clock, letterhead, version: '0.0.0-test', host: '127.0.0.1', port: 3210, mailGoesTo: 'mailbox', ...o }, { logLevel: 'silent' });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const address = await app.getUrl();
    const inside = new MailboxMailer(database.db, clock);
    const context: DeliveryContext = { db: database.db, clock, letterhead, inside, outside: inside, worker: 'test' };
    under = {
      database, clock, queue, origin: address,
      call: async (method, url, { body, headers = {} } = {}) => {
        const plain = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData || body === undefined;
        const answer = await fetch(`${address}${url}`, {
          method, redirect: 'manual', body: plain ? (body as string | Uint8Array | FormData | undefined) : JSON.stringify(body),
          headers: { ...(plain ? {} : { 'content-type': 'application/json' }), ...(method === 'GET' ? {} : { 'if-match': '*' }), ...headers },
        });
        const text = await answer.text();
        const isJson = /[/+]json/.test(String(answer.headers.get('content-type')));
        return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined };
      },
      work: async () => {
        await relayOutbox(database.db, queue);
        await queue.drain(context);
      },
      roundAt: async (instant) => {
        clock.set(new Date(instant));
        await round.run(context, {});
      },
    };
  }, 120_000);
  afterAll(async () => {
    await app?.close();
  });
  return () => under;
}
