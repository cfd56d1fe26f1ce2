/** One entry of a queue. The same `jobId` again is ignored as long as the queue remembers it. */
export interface QueuedJob {
  name: string;
  payload: unknown;
  jobId: string;
}

/** How many jobs stand where. */
export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
  completed: number;
  failed: number;
}

/** Where jobs wait for a runner. It may be wiped at any time: what must happen stands in the database. */
export interface JobQueue {
  /** Adds one job; throws within seconds if the queue cannot be reached. */
  enqueue(name: string, payload: unknown, jobId: string): Promise<void>;
  enqueueAll(jobs: readonly QueuedJob[]): Promise<void>;
  /** Tells within two seconds whether the queue answers, for /readyz; never throws. */
  isReachable(): Promise<boolean>;
  /** For metrics; throws if the queue cannot be reached. */
  counts(): Promise<QueueCounts>;
  close(): Promise<void>;
}

/** BullMQ takes no ':' and no integers as ids; the ids of ours begin with a letter, so that neither can be. */
export function checkJobId(jobId: string): void {
  if (!/^[A-Za-z][\w.-]{0,199}$/.test(jobId)) throw new TypeError(`not an id for a job: ${JSON.stringify(jobId)}`);
}

/** The answer of a promise, or an error once the time is over; the promise itself goes on. */
export async function within<T>(milliseconds: number, answer: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${milliseconds} ms`)), milliseconds);
  });
  answer.catch(() => undefined); // a failure that comes after the time is over was already reported as lateness
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
