import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { defineJob, type JobQueue, migrateQueue, openJobQueue, type QueueConnection, type Runner, startRunner } from '@suivi/jobs';
import { z } from 'zod';
import { createApi } from '../../apps/api/src/api.js';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { backends, emptyQueue, ownQueue } from '../support/queues.js';
import { until } from '../support/until.js';

const clock = { now: () => new Date('2011-08-15T12:00:00Z') };
const database = withDatabase();
beforeAll(() => migrateQueue(database().url), 30_000);

const world = { isMended: false, done: [] as string[] };
const job = defineJob({
  name: 'test.fragile',
  payload: z.object({ word: z.string() }),
  run: async ({ isMended, done }: typeof world, { word }) => {
    if (!isMended) throw new Error('the scanner is away');
    done.push(word);
  },
});

/** What a request by another host's name is answered; `fetch` would not let one lie about it. */
const asRebound = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => get(url, { headers: { host: 'rebound.example' } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject));

for (const place of backends) {
  (place.skip ? describe.skip : describe)(`the board of the queue on ${place.backend}`, () => {
    let connection: QueueConnection;
    let queue: JobQueue;
    let app: NestFastifyApplication;
    let address: string;
    let runner: Runner;

    beforeAll(async () => {
      connection = ownQueue(place, database(), { retry: { attempts: 1, firstPauseMs: 10 } });
      queue = await openJobQueue(connection);
      app = await createApi({ db: database().db, queue, clock, letterhead, version: '0.0.0-test', host: '127.0.0.1', port: 3210, mailGoesTo: 'mailbox' }, { logLevel: 'silent' });
      await app.listen({ host: '127.0.0.1', port: 0 });
      address = `${await app.getUrl()}/admin/queues`;
      runner = await startRunner({ connection, jobs: [job], clock, contextFor: () => world, concurrency: 1 });
    });
    afterAll(async () => {
      await runner.close();
      await app.close();
      await queue.close();
      await emptyQueue(connection, database());
    });

    const jobs = async (status: string) => {
      const answer = await fetch(`${address}/api/queues?activeQueue=suivi&status=${status}&page=1&jobsPerPage=10`);
      const { queues } = (await answer.json()) as { queues: { jobs: { id: string; failedReason?: string }[] }[] };
      return queues[0]?.jobs ?? [];
    };
    test('shows the job that failed and why, and does it again when told to', async () => {
      Object.assign(world, { isMended: false, done: [] });
      await queue.enqueue('test.fragile', { word: 'again' }, 'a1');
      await until(async () => (await jobs('failed')).length === 1);
      expect(await jobs('failed')).toEqual([expect.objectContaining({ id: 'a1', failedReason: 'the scanner is away' })]);
      world.isMended = true;
      expect((await fetch(`${address}/api/queues/suivi/a1/retry`, { method: 'PUT' })).status).toBe(204);
      await until(async () => world.done.includes('again'));
      expect((await jobs('completed')).map(({ id }) => id)).toEqual(['a1']);
      expect(await jobs('failed')).toEqual([]);
    });

    test('is not moved by a page elsewhere, answers to its own name only, and loads nothing from others', async () => {
      await queue.enqueue('test.unknown', {}, 'b1');
      await until(async () => (await jobs('failed')).length === 1);
      const foreign = await fetch(`${address}/api/queues/suivi/obliterate`, { method: 'PUT', headers: { origin: 'https://elsewhere.example' } });
      expect([foreign.status, ((await foreign.json()) as { code: string }).code]).toEqual([403, 'foreign-origin']);
      expect(await asRebound(address)).toBe(403);
      expect((await jobs('failed')).map(({ id }) => id)).toEqual(['b1']);
      const page = await fetch(address);
      expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("default-src 'self'")]);
      expect(await page.text()).not.toMatch(/https?:/);
    });
  });
}
