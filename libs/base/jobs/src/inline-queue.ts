import { Refusal } from '@suivi/kernel';
import { type AnyJob, catalogueOf, runJob } from './job.js';
import { checkJobId, type JobQueue, type QueueCounts, type QueuedJob } from './queue.js';

/** A job that the product said no to; the real runner logs it and does not try again. */
export interface RefusedJob extends QueuedJob {
  refusal: Refusal;
}

/** The queue of tests and simulations: jobs run one after the other, in the order in which they came, when `drain` is called. */
export class InlineQueue<Context> implements JobQueue {
  readonly refused: RefusedJob[] = [];
  private readonly catalogue: ReadonlyMap<string, AnyJob<Context>>;
  private waiting: QueuedJob[] = [];
  private known = new Set<string>();
  private completed = 0;

  constructor(jobs: readonly AnyJob<Context>[]) {
    this.catalogue = catalogueOf(jobs);
  }

  /** Adds a job unless its id is known; the payload goes through JSON, as it would in a real queue. */
  async enqueue(name: string, payload: unknown, jobId: string): Promise<void> {
    checkJobId(jobId);
    if (this.known.has(jobId)) return;
    this.known.add(jobId);
    this.waiting.push({ name, payload: JSON.parse(JSON.stringify(payload)) as unknown, jobId });
  }

  async enqueueAll(jobs: readonly QueuedJob[]): Promise<void> {
    for (const { name, payload, jobId } of jobs) await this.enqueue(name, payload, jobId);
  }

  /** Runs until nothing waits, with what the jobs add themselves; a refusal is kept in `refused`, any other error is thrown. */
  async drain(context: Context): Promise<number> {
    let done = 0;
    for (let job = this.waiting.shift(); job; job = this.waiting.shift()) {
      try {
        await runJob(this.catalogue, context, job);
        this.completed += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.refused.push({ ...job, refusal: error });
      }
      done += 1;
    }
    return done;
  }

  /** Forgets everything, as a Redis that lost its data. */
  wipe(): void {
    this.waiting = [];
    this.known = new Set();
  }

  async isReachable(): Promise<boolean> {
    return true;
  }

  async counts(): Promise<QueueCounts> {
    return { waiting: this.waiting.length, active: 0, delayed: 0, completed: this.completed, failed: this.refused.length };
  }

  async close(): Promise<void> {
    // holds no connection
  }
}
