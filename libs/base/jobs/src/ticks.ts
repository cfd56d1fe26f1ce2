import { randomUUID } from 'node:crypto';
import type { Clock } from '@suivi/kernel';
import { connectionErrors, type Log } from './log.js';
import type { JobQueue } from './queue.js';

/** The beat of one process. */
export interface Ticks {
  /** No further tick; waits for the one that is being added. */
  stop(): Promise<void>;
}

export interface TicksOptions {
  clock: Clock;
  everySeconds: number;
  queue: JobQueue;
  /** The job that each tick enqueues, with an empty object as payload. */
  job: { name: string };
  log: Log;
}

/**
 * Enqueues one job a period, however many processes do this: the id holds the number of the period, and the queue ignores an id that it
 * knows. No leader, no schedule kept anywhere: after an outage or a wiped queue the next period's tick comes as always. A tick at
 * the start, with an id of its own, takes up at once what a killed process left.
 */
export function startTicks({ clock, everySeconds, queue, job, log }: TicksOptions): Ticks {
  const everyMs = everySeconds * 1000;
  const complain = connectionErrors(log, 'ticks');
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let adding = Promise.resolve();

  const add = (jobId: string): void => {
    adding = queue.enqueue(job.name, {}, jobId).catch(complain);
  };
  const waitForNext = (): void => {
    if (stopped) return;
    const next = Math.floor(clock.now().getTime() / everyMs) + 1;
    timer = setTimeout(() => {
      add(`tick-${job.name}-${next}`);
      waitForNext();
    }, next * everyMs - clock.now().getTime());
  };

  add(`tick-${job.name}-at-start-${randomUUID()}`);
  waitForNext();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await adding;
    },
  };
}
