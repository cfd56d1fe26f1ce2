import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, jest, test } from '@jest/globals';
import { OneAfterAnother } from './one-after-another.js';
import { parsedApart } from './read-apart.js';

jest.setTimeout(60_000);

const page = new TextEncoder().encode(`<p>${'The meeting decides. '.repeat(200_000)}`);

describe('a parsing process', () => {
  test('that takes too long is stopped, and the file refused', async () => {
    await expect(parsedApart('html', page, { limits: { milliseconds: 20, megabytes: 640 } })).rejects.toMatchObject({ code: 'document.too-complex', message: expect.stringContaining('longer than 0.02 seconds') });
  });

  test('that takes too much memory is stopped, or ends itself, and the file refused', async () => {
    await expect(parsedApart('html', page, { limits: { milliseconds: 30_000, megabytes: 20 } })).rejects.toMatchObject({ code: 'document.too-complex' });
  });

  test('is not started for who has gone already', async () => {
    await expect(parsedApart('html', page, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

test('of many works two run at once, in the order they came, and a failed one gives its place on', async () => {
  const gate = new OneAfterAnother(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const work = async (n: number) => {
    begun.push(n);
    most = Math.max(most, ++running);
    await wait(5);
    running -= 1;
    if (n % 2) throw new Error(String(n));
  };
  await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((n) => gate.enter(() => work(n))));
  expect({ begun, most, running }).toEqual({ begun: [0, 1, 2, 3, 4, 5, 6], most: 2, running: 0 });
});
