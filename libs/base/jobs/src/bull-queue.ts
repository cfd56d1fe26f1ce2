import type { Queue } from 'bullmq';
import { openQueue, type QueueConnection } from './backend.js';
import { connectionErrors } from './log.js';
import { checkJobId, type JobQueue, type QueueCounts, type QueuedJob, within } from './queue.js';

/** The queue of BullMQ, on either backend. */
export class BullQueue implements JobQueue {
  constructor(readonly queue: Queue, private readonly patienceMs: number) {}

  enqueue(name: string, payload: unknown, jobId: string): Promise<void> {
    return this.enqueueAll([{ name, payload, jobId }]);
  }

  async enqueueAll(jobs: readonly QueuedJob[]): Promise<void> {
    const entries = jobs.map(({ name, payload, jobId }) => {
      checkJobId(jobId);
      return { name, data: payload, opts: { jobId } };
    });
    if (entries.length > 0) await within(this.patienceMs, this.queue.addBulk(entries), 'adding to the queue');
  }

  async isReachable(): Promise<boolean> {
    try {
      await within(2000, this.queue.getJobCounts('active'), 'the queue');
      return true;
    } catch {
      return false;
    }
  }

  async counts(): Promise<QueueCounts> {
    const { waiting = 0, active = 0, delayed = 0, completed = 0, failed = 0 } = await within(
      this.patienceMs,
      this.queue.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed'),
      'counting the queue',
    );
    return { waiting, active, delayed, completed, failed };
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}

/**
 * Opens the queue for adding. On PostgreSQL it fails at once if the server is away or `migrateQueue` has not run; on Redis it opens
 * even while the server is away, and `isReachable` tells when it is there.
 */
export async function openJobQueue(connection: QueueConnection): Promise<JobQueue> {
  const queue = openQueue(connection);
  queue.on('error', connectionErrors(connection.log, 'queue'));
  if (!connection.redisUrl) {
    try {
      await queue.waitUntilReady(); // BullMQ remembers a failed start for ever: better none than one that can never recover
    } catch (error) {
      await queue.close();
      throw error;
    }
  }
  return new BullQueue(queue, connection.patienceMs ?? 10_000);
}
