import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';
import * as schema from './schema/index.js';

type Schema = typeof schema;

/** What every store function takes first: the pool's handle or a transaction's, whichever the caller holds. */
export type Sql = PgDatabase<NodePgQueryResultHKT, Schema>;

/** The handle of a pool: every statement may run on another connection. */
export type Db = NodePgDatabase<Schema> & { $client: pg.Pool };

/** The handle of one transaction; only `transact` makes it. */
export type Tx = Parameters<Parameters<NodePgDatabase<Schema>['transaction']>[0]>[0];

/** An open pool with its handle; `close` waits for the connections that are in use. */
export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** Connections at most; 10 if not said. */
  max?: number;
  /** What `pg_stat_activity` shows, so that an operator sees who holds a lock. */
  applicationName?: string;
  /** Told of connections that die while idle (a restarted server); the pool replaces them by itself. */
  onError?: (error: Error) => void;
}

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Connection settings that every client of ours shares: UTC, so that no answer depends on the server's zone, and a bounded wait.
 * Without JIT: before the first ANALYZE the planner overrates our joins and spends 30 ms compiling what runs in 0.3.
 */
export function connectionSettings(url: string, applicationName: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName,
    options: '-c TimeZone=UTC -c DateStyle=ISO -c jit=off',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  };
}

/** Opens a pool lazily: the first statement connects, and fails if the server cannot be reached. */
export function openDatabase({ url, max = 10, applicationName = 'suivi', onError }: DatabaseOptions): Database {
  const pool = new pg.Pool({ ...connectionSettings(url, applicationName), max });
  // Without a listener the 'error' of an idle connection ends the process when the server restarts.
  pool.on('error', (error) => onError?.(error));
  const db = handleOf(pool);
  let closing: Promise<void> | undefined;
  return { db, pool, close: () => (closing ??= pool.end()) };
}

const handles = new WeakMap<object, NodePgDatabase<Schema>>();

/** Drizzle's handle of a pool or of one connection; kept, because making one walks the whole schema. */
export function handleOf(client: pg.Pool): Db;
export function handleOf(client: pg.PoolClient | pg.Client): NodePgDatabase<Schema>;
export function handleOf(client: pg.Pool | pg.PoolClient | pg.Client): NodePgDatabase<Schema> {
  const known = handles.get(client);
  if (known) return known;
  const made = drizzle(client, { schema });
  handles.set(client, made);
  return made;
}
