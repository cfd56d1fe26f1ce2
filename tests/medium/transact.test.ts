import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dutyStation, openDatabase, transact, TransactionAborted, type Database } from '@suivi/db';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { withDatabase } from '../support/database.js';

const database = withDatabase();
const station = (name: string) => ({ name, country: 'GY', zone: 'America/Guyana', weekdays: [1, 2, 3, 4, 5] });
const names = async (): Promise<string[]> => (await database().db.select().from(dutyStation).orderBy(dutyStation.id)).map((row) => row.name);

describe('a transaction', () => {
  test('is kept when its work ends well and undone when its work fails', async () => {
    const { db } = database();
    const answer = await transact(db, async (tx) => {
      await tx.insert(dutyStation).values(station('Georgetown'));
      return 'done';
    });
    const failure = new Error('no');
    const failing = transact(db, async (tx) => {
      await tx.insert(dutyStation).values(station('Bridgetown'));
      throw failure;
    });
    await expect(failing).rejects.toBe(failure);
    expect(answer).toBe('done');
    expect(await names()).toEqual(['Georgetown']);
  });

  test('within another undoes its own part only', async () => {
    await transact(database().db, async (tx) => {
      await tx.insert(dutyStation).values(station('Kingston'));
      const inner = transact(tx, async (nested) => {
        await nested.insert(dutyStation).values(station('Castries'));
        await transact(nested, (deepest) => deepest.insert(dutyStation).values(station('Kingston')));
      });
      await expect(inner).rejects.toThrow();
    });
    expect(await names()).toEqual(['Georgetown', 'Kingston']);
  });

  test('whose work swallows a failed statement is not reported as committed', async () => {
    const swallowing = transact(database().db, async (tx) => {
      await tx.insert(dutyStation).values(station('Nassau'));
      await tx.insert(dutyStation).values(station('Nassau')).catch(() => undefined);
    });
    await expect(swallowing).rejects.toBeInstanceOf(TransactionAborted);
    expect(await names()).toEqual(['Georgetown', 'Kingston']);
  });

  test('survives a connection that dies in the breath in which it is handed over', async () => {
    const { db, pool, close } = openDatabase({ url: database().url, max: 1 });
    pool.once('acquire', (client) => queueMicrotask(() => client.emit('error', new Error('terminating connection due to administrator command'))));
    await transact(db, (tx) => tx.execute(sql`select 1`));
    expect(pool.totalCount).toBe(0); // it serves nobody else
    await close();
  });

  test('can be asked for one snapshot that only reads', async () => {
    const writing = transact(database().db, (tx) => tx.insert(dutyStation).values(station('Belmopan')), { isolationLevel: 'repeatable read', accessMode: 'read only' });
    await expect(writing).rejects.toMatchObject({ cause: { code: '25006' } });
  });

  test('gives no handle that outlives it', async () => {
    let kept: Parameters<Parameters<typeof transact>[1]>[0] | undefined;
    await transact(database().db, async (tx) => void (kept = tx));
    await expect(transact(kept!, async () => 1)).rejects.toThrow('has ended');
  });
});

describe('a connection', () => {
  let narrow: Database;
  const deaths: Error[] = [];
  beforeAll(() => {
    narrow = openDatabase({ url: database().url, max: 1, applicationName: 'suivi narrow', onError: (error) => deaths.push(error) });
  });
  afterAll(() => narrow.close());

  const kill = (): Promise<unknown> => database().pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'suivi narrow'");
  const pidOf = async (): Promise<number> => (await narrow.pool.query('select pg_backend_pid() as pid')).rows[0].pid;

  test('that dies in the middle of a transaction is replaced, and the reason reaches the caller', async () => {
    const before = await pidOf();
    const dying = transact(narrow.db, async (tx) => {
      await tx.execute(sql`select 1`);
      await kill();
      await tx.execute(sql`select 1`);
    });
    await expect(dying).rejects.toThrow();
    expect(await pidOf()).not.toBe(before);
    expect(narrow.pool.totalCount).toBe(1);
  });

  test('that cannot begin is not kept: the pool never runs dry', async () => {
    for (let i = 0; i < 3; i += 1) {
      const badBegin = transact(narrow.db, async () => 1, { isolationLevel: 'no such level' as 'serializable' });
      await expect(badBegin).rejects.toThrow();
    }
    expect(narrow.pool.idleCount).toBe(narrow.pool.totalCount);
    expect(await transact(narrow.db, async () => 2)).toBe(2);
  });

  test('that dies while idle is reported and does not end the process', async () => {
    await pidOf();
    await kill();
    while (deaths.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(deaths[0]).toHaveProperty('message', expect.stringContaining('terminat'));
    expect(await pidOf()).toBeGreaterThan(0);
  });

  test('shows its name to the operator and counts in UTC', async () => {
    const client = await narrow.pool.connect();
    const { rows } = await client.query<{ name: string; zone: string }>("select current_setting('application_name') as name, current_setting('TimeZone') as zone");
    client.release();
    expect(rows).toEqual([{ name: 'suivi narrow', zone: 'UTC' }]);
    expect(client).toBeInstanceOf(pg.Client);
  });
});
