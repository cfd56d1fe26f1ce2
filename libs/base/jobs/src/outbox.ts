import { type Db, type Sql, transact } from '@suivi/db';
import type { Job } from './job.js';
import { connectionErrors, type Log } from './log.js';
import { addWish, removeWishes, type Wish, waitingWishes } from './outbox.store.js';
import type { JobQueue } from './queue.js';

/** Puts down that a job is wanted, in the transaction of the rows that call for it: both are committed or neither. */
export async function wish<Payload>(sql: Sql, job: Pick<Job<Payload, never>, 'name' | 'payload'>, payload: Payload, now: Date): Promise<void> {
  await addWish(sql, { job: job.name, payload, createdAt: now });
}

/** The id alone could come again in a restored database, and a queue that remembers it would ignore the new wish in silence. */
const jobIdOf = ({ id, createdAt }: Wish): string => `wish-${id}-${createdAt.getTime().toString(36)}`;

/**
 * Hands the committed wishes to the queue and removes them; answers how many. First queued, then removed: a crash between leaves
 * the wish, and handing it over again bears the same job id. Any number of processes may do this at once.
 */
export function relayOutbox(db: Sql, queue: Pick<JobQueue, 'enqueueAll'>, limit = 500): Promise<number> {
  return transact(db as Db, async (tx) => {
    const wishes = await waitingWishes(tx, limit);
    if (wishes.length === 0) return 0;
    await queue.enqueueAll(wishes.map((w) => ({ name: w.job, payload: w.payload, jobId: jobIdOf(w) })));
    await removeWishes(tx, wishes.map((w) => w.id));
    return wishes.length;
  });
}

/** Looks for wishes every few moments, so that they do not wait for the next minute's tick; errors are logged, the next look goes on. */
export function startRelay(options: { db: Db; queue: JobQueue; everyMs: number; log: Log }): { stop(): Promise<void> } {
  const complain = connectionErrors(options.log, 'outbox');
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      while (!stopped && (await relayOutbox(options.db, options.queue)) > 0);
    } catch (error) {
      complain(error as Error);
    }
    if (!stopped) timer = setTimeout(begin, options.everyMs);
  };
  const begin = (): void => void (round = look());
  begin();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
