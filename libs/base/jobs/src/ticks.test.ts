import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { InlineQueue } from './inline-queue.js';
import type { Log } from './log.js';
import type { JobQueue } from './queue.js';
import { startTicks } from './ticks.js';

class RecordingQueue extends InlineQueue<null> {
  readonly ids: string[] = [];
  isDown = false;

  override async enqueue(name: string, _payload: unknown, jobId: string): Promise<void> {
    if (this.isDown) throw new Error('connection refused');
    if (!this.ids.includes(jobId)) this.ids.push(jobId);
    expect(name).toBe('sweep');
  }
}

const lines: string[] = [];
const write = (_fields: object, message: string): void => void lines.push(message);
const log: Log = { info: write, warn: write, error: write };
const clock = { now: () => new Date() };
const start = (queue: JobQueue) => startTicks({ clock, everySeconds: 60, queue, job: { name: 'sweep' }, log });

describe('ticks', () => {
  beforeEach(() => {
    lines.length = 0;
    jest.useFakeTimers({ now: new Date('2011-07-29T12:00:40Z'), doNotFake: ['performance'] });
  });
  afterEach(() => void jest.useRealTimers());

  test('several processes give one tick a minute, and one each at the start', async () => {
    const queue = new RecordingQueue([]);
    const all = [start(queue), start(queue), start(queue)];
    await jest.advanceTimersByTimeAsync(5 * 60_000);
    for (const ticks of all) await ticks.stop();
    expect(queue.ids.filter((id) => id.includes('at-start'))).toHaveLength(3);
    const regular = queue.ids.filter((id) => !id.includes('at-start'));
    expect(regular).toHaveLength(5);
    expect(new Set(regular).size).toBe(5);
  });

  test('a queue that is down for some minutes is ticked again when it is back; the log is not flooded', async () => {
    const queue = new RecordingQueue([]);
    queue.isDown = true;
    const ticks = start(queue);
    await jest.advanceTimersByTimeAsync(3 * 60_000);
    expect(lines).toHaveLength(1);
    queue.isDown = false;
    await jest.advanceTimersByTimeAsync(60_000);
    await ticks.stop();
    expect(queue.ids).toHaveLength(1);
  });

  test('no tick comes after the stop', async () => {
    const queue = new RecordingQueue([]);
    const ticks = start(queue);
    await ticks.stop();
    const count = queue.ids.length;
    await jest.advanceTimersByTimeAsync(10 * 60_000);
    expect(queue.ids).toHaveLength(count);
  });
});
