import { openDatabase } from '@suivi/db';
import {
  createPostgresBackend, type DefaultJobOptions, type Processor, Queue, runMigrations, Worker, type WorkerOptions,
} from 'bullmq';
import type { Log } from './log.js';

/** How a job that fails is tried again: the pause doubles each time, with jitter. */
export interface RetryPolicy {
  attempts: number;
  firstPauseMs: number;
}

/** Where the queue lives: in Redis if there is a `redisUrl`, else in the schema `bullmq` of the database. */
export interface QueueConnection {
  databaseUrl: string;
  redisUrl?: string | undefined;
  /** Keeps installations apart that share a Redis; on PostgreSQL the database does that. */
  prefix: string;
  log: Log;
  retry?: RetryPolicy;
  /** Milliseconds after which adding a job is given up; 10,000 if not said. */
  patienceMs?: number;
  /** Milliseconds without a sign of life after which the job of a worker is another's; 30,000 if not said. */
  lockMs?: number;
}

const queueName = 'suivi';
const schema = 'bullmq';
const oldestServer = 14;
const defaultRetry: RetryPolicy = { attempts: 8, firstPauseMs: 1000 };
/** Nobody listens to BullMQ's events (they get lost): keep few of them. */
const streams = { events: { maxLen: 500 } };

const postgres = ({ databaseUrl }: QueueConnection, role: string, max: number) => ({
  connectionString: databaseUrl, schema, max, application_name: `suivi-${role}`, connectionTimeoutMillis: 10_000, keepAlive: true,
});

/** Finished jobs are kept long enough that an id added again is recognised, and bounded so that they do not pile up. */
const jobOptions = ({ attempts, firstPauseMs }: RetryPolicy): DefaultJobOptions => ({
  attempts,
  backoff: { type: 'exponential', delay: firstPauseMs, jitter: 0.5 },
  removeOnComplete: { age: 24 * 3600, count: 2000 },
  removeOnFail: { age: 14 * 24 * 3600, count: 2000 },
  stackTraceLimit: 1,
});

/** The adding side. On Redis a command fails at once while the server is away: a request must not hang for it. */
export function openQueue(connection: QueueConnection): Queue {
  const defaultJobOptions = jobOptions(connection.retry ?? defaultRetry);
  if (!connection.redisUrl) {
    return new Queue(queueName, { connection: postgres(connection, 'queue', 2), defaultJobOptions, streams }, createPostgresBackend) as unknown as Queue;
  }
  const redis = { url: connection.redisUrl, enableOfflineQueue: false };
  return new Queue(queueName, { connection: redis, prefix: connection.prefix, defaultJobOptions, streams });
}

/** The working side, not yet running. On Redis its commands wait for a server that is away (`maxRetriesPerRequest: null`). */
export function openWorker(connection: QueueConnection, concurrency: number, work: Processor): Worker {
  // A killed process's job is found again after the lock; it may be killed several times over without being the job's fault.
  const lockDuration = connection.lockMs ?? 30_000;
  const options: Omit<WorkerOptions, 'connection'> = { concurrency, autorun: false, lockDuration, stalledInterval: lockDuration / 2, maxStalledCount: 5 };
  if (!connection.redisUrl) {
    const pool = postgres(connection, 'worker', Math.min(concurrency + 1, 8));
    return new Worker(queueName, work, { ...options, connection: pool }, createPostgresBackend) as unknown as Worker;
  }
  const redis = { url: connection.redisUrl, maxRetriesPerRequest: null };
  return new Worker(queueName, work, { ...options, connection: redis, prefix: connection.prefix });
}

/** Brings the queue's own schema `bullmq` up to date, under its own lock; throws if the server is older than PostgreSQL 14. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const { pool, close } = openDatabase({ url: databaseUrl, max: 1, applicationName: 'suivi-queue-migration' });
  try {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
      const version = rows[0]?.version ?? 'unknown';
      if (Number.parseInt(version, 10) < oldestServer) throw new Error(`PostgreSQL ${oldestServer} or newer is needed, this server is ${version}`);
      await runMigrations(client, schema);
    } finally {
      client.release();
    }
  } finally {
    await close();
  }
}
