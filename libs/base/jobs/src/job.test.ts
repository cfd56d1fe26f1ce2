import { describe, expect, test } from '@jest/globals';
import { Refusal } from '@suivi/kernel';
import { z } from 'zod';
import { catalogueOf, defineJob, isHopeless, PoisonPayload, runJob } from './job.js';

const seen: unknown[] = [];
const remember = defineJob({
  name: 'test.remember',
  payload: z.object({ id: z.number().int() }),
  run: async (context: { now: Date }, { id }) => void seen.push([context.now.toISOString(), id]),
});
const context = { now: new Date('2011-07-29T12:00:00Z') };

describe('a catalogue of jobs', () => {
  test('a job runs with the context and its parsed payload', async () => {
    await runJob(catalogueOf([remember]), context, { name: 'test.remember', payload: { id: 7, more: 'is dropped' } });
    expect(seen).toEqual([['2011-07-29T12:00:00.000Z', 7]]);
  });

  test('two jobs of one name stop the start', () => {
    expect(() => catalogueOf([remember, { ...remember }])).toThrow('two jobs bear the name test.remember');
  });

  test('a payload of another shape is hopeless', async () => {
    const poison = runJob(catalogueOf([remember]), context, { name: 'test.remember', payload: { id: 'seven' } });
    await expect(poison).rejects.toThrow(PoisonPayload);
    expect(isHopeless(await poison.catch((error: unknown) => error))).toBe(true);
  });

  test('a refusal is hopeless; a name that nobody knows may be known elsewhere', async () => {
    expect(isHopeless(new Refusal('not-found', 'gone'))).toBe(true);
    const unknown = await runJob(catalogueOf([remember]), context, { name: 'test.newer', payload: {} }).catch((error: unknown) => error);
    expect(unknown).toBeInstanceOf(Error);
    expect(isHopeless(unknown)).toBe(false);
  });

  test('a job that asks for more than the context has does not compile', () => {
    const greedy = defineJob({ name: 'test.greedy', payload: z.object({}), run: async (_c: { now: Date; mailer: string }) => undefined });
    // @ts-expect-error -- the context has no mailer
    catalogueOf<{ now: Date }>([greedy]);
    catalogueOf<{ now: Date; mailer: string }>([greedy, remember]);
  });
});
