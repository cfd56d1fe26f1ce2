import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { type Db, handleOf, type Sql, type Tx } from './database.js';

/** The work swallowed a failed statement: PostgreSQL had already given the transaction up, and COMMIT would have undone it in silence. */
export class TransactionAborted extends Error {
  constructor() {
    super('A statement of this transaction failed and the failure was swallowed; nothing was committed. Wrap a statement that may fail in a nested transact().');
    this.name = 'TransactionAborted';
  }
}

/** The connections on which a transaction of ours runs, by its handle: tells a nested call from an outer one. */
const running = new WeakMap<object, pg.PoolClient>();

/**
 * Runs the work between BEGIN and COMMIT, or between SAVEPOINT and RELEASE if the handle is a transaction already. Any error
 * of the work undoes it and is thrown on as it was; `options` (isolation, access mode) count for the outer one only.
 */
export async function transact<T>(db: Sql, work: (tx: Tx) => Promise<T>, options?: PgTransactionConfig): Promise<T> {
  const outer = running.get(db);
  if (outer) return runWithin(outer, db as Tx, work, undefined);
  const pool = (db as Db).$client;
  if (pool === undefined) throw new Error('This transaction has ended; its handle cannot be used any more.');
  let death: Error | undefined;
  const noteDeath = (error: Error): void => void (death ??= error);
  const client = await connectionOf(pool, noteDeath);
  try {
    return await runWithin(client, handleOf(client), work, options);
  } catch (error) {
    // Unknown state (BEGIN, COMMIT or ROLLBACK failed): this connection must not serve anybody else.
    if (client.getTransactionStatus() !== 'I') death ??= error as Error;
    throw error;
  } finally {
    client.off('error', noteDeath);
    client.release(death);
  }
}

/**
 * Runs the work in the caller's transaction if there is one, else in one of its own. Unlike a nested `transact` it leaves no
 * savepoint to return to (two round trips less): for use cases that later stages call and whose failure must undo the caller's work too.
 */
export const joinTransaction = <T>(db: Sql, work: (tx: Tx) => Promise<T>): Promise<T> => (running.has(db) ? work(db as Tx) : transact(db, work));

/** What each of the reads answers: at the same time where a pool gives each a connection of its own, one after the other in a transaction, which has one. */
export async function sideBySide<const R extends readonly (() => Promise<unknown>)[]>(db: Sql, reads: R): Promise<{ -readonly [K in keyof R]: Awaited<ReturnType<R[K]>> }> {
  const answers: unknown[] = [];
  if (running.has(db)) for (const read of reads) answers.push(await read());
  else answers.push(...(await Promise.all(reads.map((read) => read()))));
  return answers as { -readonly [K in keyof R]: Awaited<ReturnType<R[K]>> };
}

/**
 * A connection in use has no listener of the pool's: without one of ours its death would end the process. It is there before a promise could
 * be kept: a server that goes may say so in the same breath in which the connection is handed over.
 */
const connectionOf = (pool: pg.Pool, noteDeath: (error: Error) => void): Promise<pg.PoolClient> =>
  new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (!client) return reject(error ?? new Error('the pool gave no connection'));
      client.on('error', noteDeath);
      resolve(client);
    });
  });

interface Transacting {
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: PgTransactionConfig): Promise<T>;
}

async function runWithin<T>(client: pg.PoolClient, on: Transacting, work: (tx: Tx) => Promise<T>, options?: PgTransactionConfig): Promise<T> {
  let cause: { error: unknown } | undefined;
  try {
    return await on.transaction(async (tx) => {
      running.set(tx, client);
      try {
        const result = await work(tx);
        if (client.getTransactionStatus() === 'E') throw new TransactionAborted();
        return result;
      } catch (error) {
        cause = { error };
        throw error;
      } finally {
        running.delete(tx);
      }
    }, options);
  } catch (error) {
    // Drizzle throws what its ROLLBACK met; the reason for the rollback is what the caller needs.
    throw cause ? cause.error : error;
  }
}
