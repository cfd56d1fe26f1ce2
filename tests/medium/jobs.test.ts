import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dropDatabase, outbox, transact } from '@suivi/db';
import { defineJob, type JobQueue, type Log, migrateQueue, openJobQueue, type QueueConnection, relayOutbox, type Runner, startRelay, startRunner, startTicks, wish } from '@suivi/jobs';
import { Refusal } from '@suivi/kernel';
import { z } from 'zod';
import { createTestDatabase, withDatabase } from '../support/database.js';
import { backends, emptyQueue, ownQueue } from '../support/queues.js';
import { until } from '../support/until.js';

const now = new Date('2011-07-29T12:00:00Z');
const clock = { now: () => now };
const database = withDatabase();
beforeAll(() => migrateQueue(database().url), 30_000);

interface Context {
  now: Date;
  runs: string[];
}
const gate = { release: (): void => undefined, closed: Promise.resolve() };
const closeGate = (): void => {
  gate.closed = new Promise((resolve) => (gate.release = resolve));
};

const note = defineJob({ name: 'test.note', payload: z.object({ word: z.string() }), run: async ({ runs }: Context, { word }) => void runs.push(word) });
const waitForGate = defineJob({
  name: 'test.wait',
  payload: z.object({ word: z.string() }),
  run: async ({ runs }: Context, { word }) => {
    runs.push(`${word} began`);
    await gate.closed;
    runs.push(`${word} ended`);
  },
});
const failTwice = defineJob({
  name: 'test.fail-twice',
  payload: z.object({ word: z.string() }),
  run: async ({ runs }: Context, { word }) => {
    runs.push(word);
    if (runs.filter((r) => r === word).length < 3) throw new Error('the database is away');
  },
});
const refuse = defineJob({
  name: 'test.refuse',
  payload: z.object({}),
  run: async ({ runs }: Context) => {
    runs.push('refused');
    throw new Refusal('commitment.not-open', 'closed meanwhile');
  },
});
const tick = defineJob({ name: 'test.tick', payload: z.object({}), run: async ({ runs, now: at }: Context) => void runs.push(`tick ${at.toISOString()}`) });
const jobs = [note, waitForGate, failTwice, refuse, tick];

for (const place of backends) {
  (place.skip ? describe.skip : describe)(`the queue on ${place.backend}`, () => {
    let lines: { level: string; message: string; fields: { attempt?: number } }[];
    let connection: QueueConnection;
    let queue: JobQueue;
    let runs: string[];
    let runners: Runner[];

    const start = async (concurrency = 4, more: { drainSeconds?: number } = {}): Promise<Runner> => {
      const runner = await startRunner({ connection, jobs, clock, contextFor: (at): Context => ({ now: at, runs }), concurrency, ...more });
      runners.push(runner);
      return runner;
    };
    const logged = (level: string, message: string) => lines.filter((l) => l.level === level && l.message.includes(message)).length;
    const wipe = () => emptyQueue(connection, database());

    beforeEach(async () => {
      lines = [];
      runs = [];
      runners = [];
      const write = (level: string) => (fields: object, message: string) => void lines.push({ level, message, fields });
      const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
      connection = ownQueue(place, database(), { log, retry: { attempts: 3, firstPauseMs: 20 } });
      queue = await openJobQueue(connection);
    });
    afterEach(async () => {
      gate.release();
      for (const runner of runners) await runner.close();
      await queue.close();
      await wipe();
      await database().pool.query('truncate outbox');
    });

    test('a job runs with its payload and the instant of the clock', async () => {
      await start();
      await queue.enqueue('test.note', { word: 'hello' }, 'a1');
      await queue.enqueue('test.tick', {}, 'a2');
      await until(() => runs.length === 2);
      expect(runs.sort()).toEqual(['hello', 'tick 2011-07-29T12:00:00.000Z']);
    });

    test('several runners share the work and each job runs once', async () => {
      for (let i = 0; i < 3; i += 1) await start(3);
      const words = Array.from({ length: 150 }, (_, i) => `w${i}`);
      await queue.enqueueAll(words.map((word) => ({ name: 'test.note', payload: { word }, jobId: `b-${word}` })));
      await until(() => runs.length >= 150, 20_000);
      await wait(100);
      expect(runs.sort()).toEqual(words.sort());
    }, 30_000);

    test('an id added again is ignored, while it waits and after it has run', async () => {
      for (let i = 0; i < 3; i += 1) await queue.enqueue('test.note', { word: 'once' }, 'tick-1');
      await start();
      await until(() => runs.length === 1);
      await queue.enqueue('test.note', { word: 'once' }, 'tick-1');
      await queue.enqueue('test.note', { word: 'last' }, 'tick-2');
      await until(() => runs.includes('last'));
      expect(runs).toEqual(['once', 'last']);
    });

    test('a failing job is tried again after a pause, and logged once', async () => {
      await start();
      await queue.enqueue('test.fail-twice', { word: 'x' }, 'c1');
      await until(() => runs.length === 3);
      expect(logged('error', 'a job failed')).toBe(1);
      expect(logged('error', 'given up')).toBe(0);
      expect((await queue.counts()).failed).toBe(0);
    });

    test('a job that nobody knows is tried again and given up in the end', async () => {
      await start();
      await queue.enqueue('test.unknown', {}, 'd1');
      await until(() => logged('error', 'given up') === 1);
      expect(logged('error', 'a job failed')).toBe(1);
    });

    test('a refusal and a poison payload are not tried again, and stop nobody else', async () => {
      await start(1);
      await queue.enqueue('test.refuse', {}, 'e1');
      await queue.enqueue('test.note', { word: 5 }, 'e2');
      await queue.enqueue('test.note', 'not even an object', 'e3');
      await queue.enqueue('test.note', { word: 'after' }, 'e4');
      await until(() => runs.includes('after'));
      await wait(200);
      expect(runs).toEqual(['refused', 'after']);
      expect(logged('warn', 'not tried again')).toBe(3);
      expect(logged('error', '')).toBe(0);
      expect((await queue.counts()).failed).toBe(3);
    });

    test('close lets the job under way finish; what waits is left to the next runner', async () => {
      closeGate();
      const first = await start(1);
      await queue.enqueue('test.wait', { word: 'one' }, 'f1');
      await queue.enqueue('test.note', { word: 'two' }, 'f2');
      await until(() => runs.includes('one began'));
      const closing = first.close();
      await wait(50);
      gate.release();
      await closing;
      expect(runs).toEqual(['one began', 'one ended']);
      expect(await queue.counts()).toMatchObject({ waiting: 1, active: 0, completed: 1 });
      await start(1);
      await until(() => runs.includes('two'));
    });

    test('close does not wait for ever', async () => {
      closeGate();
      const runner = await start(1, { drainSeconds: 0.2 });
      await queue.enqueue('test.wait', { word: 'stuck' }, 'g1');
      await until(() => runs.length === 1);
      await runner.close();
      expect(logged('warn', 'still under way')).toBe(1);
    });

    test('a wiped queue takes up the next tick, with the same runners', async () => {
      await start();
      await queue.enqueue('test.note', { word: 'before' }, 'h1');
      await until(() => runs.includes('before'));
      await wipe();
      await queue.enqueue('test.note', { word: 'after' }, 'h1');
      await until(() => runs.includes('after'));
    });

    test('ticks of several processes run once a period', async () => {
      await start();
      const began = Math.floor(performance.timeOrigin + performance.now());
      const real = { now: () => new Date() };
      const all = [1, 2, 3].map(() => startTicks({ clock: real, everySeconds: 1, queue, job: tick, log: connection.log }));
      await wait(2500);
      for (const ticks of all) await ticks.stop();
      const periods = Math.floor((performance.timeOrigin + performance.now()) / 1000) - Math.floor(began / 1000);
      await until(() => runs.length >= 3 + periods - 1);
      await wait(100);
      expect(runs.length - 3).toBeLessThanOrEqual(periods);
      expect(runs.length - 3).toBeGreaterThanOrEqual(periods - 1);
    });

    test('a wish is handed over once it is committed, once, however many relays there are', async () => {
      await start();
      await transact(database().db, async (tx) => {
        for (let i = 0; i < 20; i += 1) await wish(tx, note, { word: `wish ${i}` }, now);
        expect(await relayOutbox(database().db, queue)).toBe(0);
      });
      const handed = await Promise.all([1, 2, 3].map(() => relayOutbox(database().db, queue)));
      expect(handed.reduce((a, b) => a + b)).toBe(20);
      await until(() => runs.length >= 20);
      await wait(100);
      expect(new Set(runs).size).toBe(20);
      expect(runs).toHaveLength(20);
      expect(await database().db.select().from(outbox)).toEqual([]);
    });

    test('what is rolled back was never wished', async () => {
      const failed = transact(database().db, async (tx) => {
        await wish(tx, note, { word: 'never' }, now);
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      expect(await relayOutbox(database().db, queue)).toBe(0);
    });

    test('a relay that dies between handing over and removing does no harm', async () => {
      await start();
      await wish(database().db, note, { word: 'kept' }, now);
      const dying = { enqueueAll: async (all: Parameters<JobQueue['enqueueAll']>[0]) => {
        await queue.enqueueAll(all);
        throw new Error('killed');
      } };
      await expect(relayOutbox(database().db, dying)).rejects.toThrow('killed');
      await until(() => runs.includes('kept'));
      expect(await relayOutbox(database().db, queue)).toBe(1);
      expect(await relayOutbox(database().db, queue)).toBe(0);
      await wait(100);
      expect(runs).toEqual(['kept']);
    });

    test('a running relay hands wishes over within moments', async () => {
      await start();
      const relay = startRelay({ db: database().db, queue, everyMs: 50, log: connection.log });
      await wish(database().db, note, { word: 'soon' }, now);
      await until(() => runs.includes('soon'));
      await relay.stop();
    });

    test('the queue says that it is there and how much it holds', async () => {
      expect(await queue.isReachable()).toBe(true);
      await queue.enqueue('test.note', { word: 'a' }, 'k1');
      expect(await queue.counts()).toEqual({ waiting: 1, active: 0, delayed: 0, completed: 0, failed: 0 });
      await expect(queue.enqueue('test.note', {}, '17')).rejects.toThrow(TypeError);
    });

    // Not on Redis: its server may be shared with others, whose connections are not ours to end.
    if (!place.redis) test('connections that the server ends are replaced by themselves', async () => {
      await start();
      await queue.enqueue('test.note', { word: 'before' }, 'l1');
      await until(() => runs.includes('before'));
      await database().pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
      await wait(100);
      await queue.enqueue('test.note', { word: 'after' }, 'l2');
      await until(() => runs.includes('after'));
    });

    test('two jobs of one name stop the start', async () => {
      await expect(startRunner({ connection, jobs: [note, note], clock, contextFor: (at): Context => ({ now: at, runs }), concurrency: 1 })).rejects.toThrow('two jobs bear the name');
    });
  });
}

describe('a queue that is not there', () => {
  const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

  test('on PostgreSQL the start fails: a server that is away, a database without the queue', async () => {
    await expect(openJobQueue({ databaseUrl: 'postgres://postgres@127.0.0.1:1/none', prefix: 'x', log })).rejects.toThrow('ECONNREFUSED');
    const empty = await createTestDatabase({ migrated: false });
    await expect(openJobQueue({ databaseUrl: empty, prefix: 'x', log })).rejects.toThrow('not initialized');
    const runner = startRunner({ connection: { databaseUrl: empty, prefix: 'x', log }, jobs, clock, contextFor: (at): Context => ({ now: at, runs: [] }), concurrency: 1 });
    await expect(runner).rejects.toThrow('not initialized');
    await dropDatabase(empty);
  });

  test('on Redis adding fails within seconds, and it is said that the queue cannot be reached', async () => {
    const queue = await openJobQueue({ databaseUrl: database().url, redisUrl: 'redis://127.0.0.1:1', prefix: 'x', log, patienceMs: 500 });
    expect(await queue.isReachable()).toBe(false);
    await expect(queue.enqueue('test.note', { word: 'a' }, 'a1')).rejects.toThrow('longer than');
    await queue.close();
  });
});
