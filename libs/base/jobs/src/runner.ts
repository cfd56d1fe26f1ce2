import type { Clock } from '@suivi/kernel';
import { type Job as BullJob, UnrecoverableError, type Worker } from 'bullmq';
import { openWorker, type QueueConnection } from './backend.js';
import { type AnyJob, catalogueOf, isHopeless, runJob } from './job.js';
import { connectionErrors, type Log } from './log.js';
import { within } from './queue.js';

export interface RunnerOptions<Context> {
  connection: QueueConnection;
  jobs: readonly AnyJob<Context>[];
  clock: Clock;
  /** Called for each job with the instant at which it starts. */
  contextFor: (now: Date) => Context;
  /** Jobs at once in this process. */
  concurrency: number;
  /** Seconds that `close` waits for the jobs under way. */
  drainSeconds?: number;
}

/** A process's share in the work. */
export interface Runner {
  /** Takes no new job, waits for those under way (they are done again elsewhere if they take too long), then disconnects. */
  close(): Promise<void>;
}

interface Failure {
  id: string | undefined;
  name: string;
  attempt: number;
  attempts: number;
}

/** One line when a job first fails, with the stack, and one when it is given up: an outage must not fill the log. */
function report(log: Log, { attempt, attempts, ...job }: Failure, error: Error): void {
  if (isHopeless(error)) return log.warn({ ...job, error: error.message }, 'a job was refused; it is not tried again');
  if (attempt === 1) log.error({ ...job, error }, 'a job failed; it is tried again');
  if (attempt >= attempts) log.error({ ...job, attempt, error: error.message }, 'a job was given up');
}

/** The part of a BullMQ job that is used here. */
const failureOf = (job: BullJob): Failure => ({
  id: job.id, name: job.name, attempt: job.attemptsMade + 1, attempts: job.opts.attempts ?? 1,
});

async function closeWorker(worker: Worker, drainSeconds: number, log: Log): Promise<void> {
  try {
    await within(drainSeconds * 1000, worker.close(), 'finishing the jobs under way');
  } catch (error) {
    log.warn({ error: (error as Error).message }, 'a job is still under way; once this process is gone another takes it over');
  }
}

/** On PostgreSQL BullMQ remembers a failed start for ever and spins on it: better no start. On Redis it waits for the server by itself. */
async function readyToRun(worker: Worker, { redisUrl }: QueueConnection): Promise<void> {
  if (redisUrl) return;
  try {
    await worker.waitUntilReady();
  } catch (error) {
    await worker.close(true);
    throw error;
  }
}

/** Starts to take jobs from the queue; throws if two jobs bear the same name or the queue cannot be used. */
export async function startRunner<Context>(options: RunnerOptions<Context>): Promise<Runner> {
  const catalogue = catalogueOf(options.jobs);
  const { log } = options.connection;
  const worker = openWorker(options.connection, options.concurrency, async (job) => {
    try {
      await runJob(catalogue, options.contextFor(options.clock.now()), { name: job.name, payload: job.data as unknown });
    } catch (error) {
      report(log, failureOf(job), error as Error);
      throw isHopeless(error) ? new UnrecoverableError((error as Error).message) : error;
    }
  });
  worker.on('error', connectionErrors(log, 'runner'));
  await readyToRun(worker, options.connection);
  worker.run().catch(connectionErrors(log, 'runner'));
  let closing: Promise<void> | undefined;
  return { close: () => (closing ??= closeWorker(worker, options.drainSeconds ?? 25, log)) };
}
