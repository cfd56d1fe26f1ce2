import { describe, expect, test } from '@jest/globals';
import { Refusal } from '@suivi/kernel';
import { z } from 'zod';
import { InlineQueue } from './inline-queue.js';
import { defineJob } from './job.js';

interface Context {
  queue: InlineQueue<Context>;
  seen: string[];
}

const split = defineJob({
  name: 'test.split',
  payload: z.object({ word: z.string(), at: z.coerce.date().optional() }),
  run: async ({ queue, seen }: Context, { word }) => {
    seen.push(word);
    if (word.length > 1) for (const letter of word) await queue.enqueue('test.split', { word: letter }, `letter-${letter}`);
  },
});
const refuse = defineJob({
  name: 'test.refuse',
  payload: z.object({}),
  run: async (_: Context) => Promise.reject(new Refusal('not-found', 'no such commitment')),
});
const fail = defineJob({ name: 'test.fail', payload: z.object({}), run: async (_: Context) => Promise.reject(new Error('broken')) });

const context = (): Context => ({ queue: new InlineQueue<Context>([split, refuse, fail]), seen: [] });

describe('the in-line queue', () => {
  test('jobs run in the order in which they came, with what they add, until nothing waits', async () => {
    const c = context();
    await c.queue.enqueue('test.split', { word: 'ab' }, 'first');
    await c.queue.enqueue('test.split', { word: 'c' }, 'second');
    expect(c.seen).toEqual([]);
    expect(await c.queue.drain(c)).toBe(4);
    expect(c.seen).toEqual(['ab', 'c', 'a', 'b']);
    expect(await c.queue.drain(c)).toBe(0);
  });

  test('an id that is known is ignored until the queue is wiped', async () => {
    const c = context();
    for (let i = 0; i < 2; i += 1) {
      await c.queue.enqueue('test.split', { word: 'a' }, 'tick-1');
      await c.queue.drain(c);
    }
    expect(c.seen).toEqual(['a']);
    c.queue.wipe();
    await c.queue.enqueue('test.split', { word: 'a' }, 'tick-1');
    await c.queue.drain(c);
    expect(c.seen).toEqual(['a', 'a']);
  });

  test('a payload goes through JSON, as in a real queue', async () => {
    const c = context();
    await c.queue.enqueue('test.split', { word: 'a', at: new Date('2011-07-29T12:00:00Z') }, 'dated');
    expect(await c.queue.drain(c)).toBe(1);
  });

  test('a refusal is kept and the next job runs; a failure is thrown', async () => {
    const c = context();
    await c.queue.enqueue('test.refuse', {}, 'r1');
    await c.queue.enqueue('test.split', { word: 'a' }, 's1');
    await c.queue.drain(c);
    expect(c.queue.refused.map((r) => r.refusal.code)).toEqual(['not-found']);
    expect(c.seen).toEqual(['a']);
    await c.queue.enqueue('test.fail', {}, 'f1');
    await expect(c.queue.drain(c)).rejects.toThrow('broken');
  });

  test.each(['1', 'a:b', '', '-x', 'a b'])('an id such as %j, which BullMQ would not take, is refused here too', async (jobId) => {
    await expect(context().queue.enqueue('test.split', { word: 'a' }, jobId)).rejects.toThrow(TypeError);
  });
});
