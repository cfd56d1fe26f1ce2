import { randomUUID } from 'node:crypto';
import type { Log, QueueConnection } from '@suivi/jobs';
import type { TestDatabase } from './database.js';
import { findRedis, wipeRedis } from './redis.js';

const redisUrl = await findRedis();

/** A place where queues live; `skip` if it is not there on this machine, which `backend` then says. */
export interface Backend {
  backend: string;
  redis: string | undefined;
  skip: boolean;
}

/** Both places, for a suite that is run on each. */
export const backends: readonly Backend[] = [
  { backend: 'PostgreSQL', redis: undefined, skip: false },
  { backend: redisUrl ? 'Redis' : 'Redis (skipped: nothing answers at TEST_REDIS_URL or 127.0.0.1:6379)', redis: redisUrl, skip: !redisUrl },
];

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A queue of a test's own: on Redis by a prefix that nobody has. */
export const ownQueue = ({ redis }: Backend, database: TestDatabase, more: Partial<QueueConnection> = {}): QueueConnection => ({
  databaseUrl: database.url, redisUrl: redis, prefix: `suivi_test_${randomUUID()}`, log: silent, ...more,
});

/** Everything that a queue holds is gone, as if its server had lost its data; nothing else is touched. */
export async function emptyQueue({ redisUrl: redis, prefix }: QueueConnection, { pool }: TestDatabase): Promise<void> {
  if (redis) await wipeRedis(redis, prefix);
  else await pool.query('truncate bullmq.job, bullmq.meta, bullmq.dedup, bullmq.scheduler, bullmq.event cascade');
}
