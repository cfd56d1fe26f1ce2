import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import type { Person } from '@suivi/directory';
import { type DeliveryContext, round } from '@suivi/emails';
import { defineJob, type JobQueue, migrateQueue, openJobQueue, type QueueConnection, relayOutbox, type Runner, shownOnBoard, startRunner, startTicks, wish } from '@suivi/jobs';
import type { Delivery, OutgoingMail } from '@suivi/mailer';
import { readDocument, readingNamed, requestReading } from '@suivi/outcomes';
import { z } from 'zod';
import { withDatabase } from '../support/database.js';
import { contextAt, peopleOwing, ScriptedMailer, testAct } from '../support/owing.js';
import { backends, emptyQueue, ownQueue } from '../support/queues.js';
import { until } from '../support/until.js';

const database = withDatabase();
beforeAll(() => migrateQueue(database().url), 30_000);

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = fileURLToPath(new URL('../support/dying-runner.ts', import.meta.url));
const due = '2012-05-09T08:00:00Z';
let stories = 0;

/** Takes its time over each mail, so that something can happen in the middle. */
class SlowMailer extends ScriptedMailer {
  override async send(mail: OutgoingMail): Promise<Delivery> {
    const delivery = await super.send(mail);
    await wait(20);
    return delivery;
  }
}

for (const place of backends) {
  (place.skip ? describe.skip : describe)(`what a queue on ${place.backend} promises`, () => {
    let connection: QueueConnection;
    let queue: JobQueue;
    let runners: Runner[];

    beforeEach(async () => {
      connection = ownQueue(place, database(), { lockMs: 1000 });
      queue = await openJobQueue(connection);
      runners = [];
    });
    afterEach(async () => {
      for (const runner of runners) await runner.close();
      await queue.close();
      await emptyQueue(connection, database());
    });

    const work = async (context: DeliveryContext, count = 3): Promise<void> => {
      for (let n = 0; n < count; n += 1) runners.push(await startRunner({ connection, jobs: [round, readDocument], clock: context.clock, contextFor: () => context, concurrency: 2 }));
    };
    const owing = (count: number): Promise<Person[]> => {
      stories += 1;
      return peopleOwing(database(), `promise-${stories}`, { people: Array.from({ length: count }, (_, n) => `p${n}@promise-${stories}.example`) });
    };
    const mailsOf = (people: readonly Person[], { got }: ScriptedMailer): number[] => people.map(({ email }) => got.filter((mail) => mail.to.address === email).length);
    const isIdle = async (): Promise<boolean> => {
      const { waiting, active, delayed } = await queue.counts();
      return waiting + active + delayed === 0;
    };
    const waysToEmpty = {
      'its data gone': () => emptyQueue(connection, database()),
      'obliterated from the board': async () => shownOnBoard(queue)?.obliterate({ force: true }),
    };

    test.each(['its data gone', 'obliterated from the board'] as const)('emptied (%s) before the work is taken up, in its midst and after it, it loses nobody’s mail and doubles none', async (way) => {
      const people = await owing(12);
      const mailer = new SlowMailer();
      const tick = (name: string) => queue.enqueue(round.name, {}, `tick-${name}`);
      await tick('untaken');
      await waysToEmpty[way]();
      expect(await isIdle()).toBe(true);
      await work(contextAt(database(), due, { outside: mailer, atOnce: 1 }));
      await tick('midst');
      await until(() => mailer.got.length >= 3);
      await waysToEmpty[way]();
      expect(mailer.got.length).toBeLessThan(12);
      await tick('midst'); // forgotten with the rest: it is a new job
      await until(() => mailer.got.length >= 12);
      await until(isIdle);
      await waysToEmpty[way]();
      await tick('after');
      await until(isIdle);
      expect(mailsOf(people, mailer)).toEqual(people.map(() => 1));
    }, 40_000);

    test('several schedulers that tick at once, and forget what they ticked, bring about everything once', async () => {
      const people = await owing(12);
      const mailer = new SlowMailer();
      const real = { now: () => new Date() };
      await work(contextAt(database(), due, { outside: mailer, atOnce: 1 }));
      const schedulers = Array.from({ length: 5 }, () => startTicks({ clock: real, everySeconds: 1, queue, job: round, log: connection.log }));
      await until(() => mailer.got.length >= 3);
      await emptyQueue(connection, database());
      await until(() => mailer.got.length >= 12);
      await wait(1500); // a tick or two more
      for (const scheduler of schedulers) await scheduler.stop();
      await until(isIdle);
      expect(mailsOf(people, mailer)).toEqual(people.map(() => 1));
    }, 40_000);

    test('a wish that was handed over and lost with the queue is asked for again by the round', async () => {
      const [series] = (await database().pool.query('select max(id) as id from meeting')).rows as { id: string }[];
      const bytes = Buffer.from(`The participants requested the Secretariat to report by 30 November 2011 (${connection.prefix}).`);
      const { id } = await requestReading(database().db, { meetingId: Number(series?.id), bytes, fileName: 'statement.txt' }, testAct('2012-05-09T12:00:00Z'));
      expect(await relayOutbox(database().db, queue)).toBe(1);
      await emptyQueue(connection, database());
      await work(contextAt(database(), '2012-05-09T12:03:00Z'));
      await queue.enqueue(round.name, {}, 'tick-1');
      await until(async () => (await relayOutbox(database().db, queue)) === 1);
      await until(async () => (await readingNamed(database().db, wholeInstallation, id)).status === 'done');
    }, 40_000);

    test('work that was done can be asked for again, even by the ids of a database that was restored; a tick that was done cannot', async () => {
      const done: string[] = [];
      const note = defineJob({ name: 'test.note', payload: z.object({ word: z.string() }), run: async (context: { done: string[] }, { word }) => void context.done.push(word) });
      runners.push(await startRunner({ connection, jobs: [note], clock: { now: () => new Date(due) }, contextFor: () => ({ done }), concurrency: 1 }));
      const { db, pool } = database();
      const wished = async (word: string, at: string) => {
        await pool.query('truncate outbox restart identity');
        await wish(db, note, { word }, new Date(at));
        await relayOutbox(db, queue);
        await until(async () => done.at(-1) === word && (await isIdle()));
      };
      await wished('first', '2012-05-09T08:00:00Z');
      await wished('again', '2012-05-09T08:05:00Z');
      for (const word of ['tick', 'the same tick']) {
        await queue.enqueue('test.note', { word }, 'tick-1');
        await until(isIdle);
      }
      await wished('last', '2012-05-09T08:06:00Z');
      expect(done).toEqual(['first', 'again', 'tick', 'last']);
    });

    test('a worker that dies in the middle of a job is replaced by another', async () => {
      const taken: string[] = [];
      const takeOver = defineJob({ name: 'test.take-over', payload: z.object({ word: z.string() }), run: async (context: { taken: string[] }, { word }) => void context.taken.push(word) });
      const dying = spawn(process.execPath, ['--import', './.config/run-sources.mjs', program, JSON.stringify(connection)], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        const began = new Promise((resolve) => dying.stdout.once('data', resolve));
        await queue.enqueue('test.take-over', { word: 'left behind' }, 'a1');
        await began;
      } finally {
        dying.kill('SIGKILL');
      }
      runners.push(await startRunner({ connection, jobs: [takeOver], clock: { now: () => new Date(due) }, contextFor: () => ({ taken }), concurrency: 1 }));
      await until(() => taken.length > 0);
      await until(isIdle);
      expect(taken).toEqual(['left behind']);
      expect(await queue.counts()).toMatchObject({ completed: 1, failed: 0 });
    }, 40_000);
  });
}
