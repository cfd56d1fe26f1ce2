import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { dropDatabase, history, isMigrated, migrate, NewerDatabase, openDatabase, schemaVersion, type Database, installation } from '@suivi/db';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTestDatabase } from '../support/database.js';

jest.setTimeout(60_000); // makes whole databases, on a machine that may be busy

const now = new Date('2011-07-29T12:00:00Z');
let url: string;
let database: Database;

beforeEach(async () => {
  url = await createTestDatabase({ migrated: false });
  database = openDatabase({ url, max: 2 });
});
afterEach(async () => {
  await database.close();
  await dropDatabase(url);
});

describe('migrating', () => {
  test('brings an empty database to the version of this build and gives the installation its secret', async () => {
    expect(await schemaVersion(database.pool)).toMatchObject({ state: 'empty', applied: null });
    await migrate(url, now);
    expect(await isMigrated(database.pool)).toBe(true);
    expect(await database.db.select().from(installation)).toEqual([
      { id: 1, linkSecret: expect.stringMatching(/^[\w-]{43}$/), createdAt: now, deliveryHeldSince: null, deliveryHeldReason: null, serverAwaySince: null, serverAwayReason: null, lastRoundAt: null, claimDigest: null, claimedAt: null },
    ]);
  });

  test('again changes nothing: the links that were sent stay valid', async () => {
    await migrate(url, now);
    const before = await database.db.select().from(installation);
    await migrate(url, new Date('2013-07-22T12:00:00Z'));
    expect(await database.db.select().from(installation)).toEqual(before);
  });

  test('by several starters at once happens once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrate(url, now)));
    const { rows } = await database.pool.query('select count(*)::int as recorded from drizzle.__drizzle_migrations');
    const files = readdirSync(fileURLToPath(new URL('../../drizzle/migrations', import.meta.url))).filter((name) => name.endsWith('.sql'));
    expect(rows).toEqual([{ recorded: files.length }]);
  });

  test('refuses a database of a newer version and leaves it as it is', async () => {
    await migrate(url, now);
    await database.pool.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 4000000000000)");
    await expect(migrate(url, now)).rejects.toBeInstanceOf(NewerDatabase);
    await expect(migrate(url, now)).rejects.toThrow('newer version than this program');
    expect(await schemaVersion(database.pool)).toMatchObject({ state: 'newer' });
    expect(await isMigrated(database.pool)).toBe(false);
  });

  test('applies one that is missing between others: it may have been merged late', async () => {
    await migrate(url, now);
    await database.pool.query('delete from drizzle.__drizzle_migrations where id = (select min(id) from drizzle.__drizzle_migrations)');
    expect(await schemaVersion(database.pool)).toMatchObject({ state: 'behind' });
    await expect(migrate(url, now)).rejects.toThrow('already exists'); // it was tried, and failed as a whole
    expect(await schemaVersion(database.pool)).toMatchObject({ state: 'behind' });
  });
});

test('history can be added to and nothing else', async () => {
  await migrate(url, now);
  await database.db.insert(history).values({ subject: 'meeting', subjectId: 1, at: now, actor: { kind: 'system', name: 'Suivi' }, action: 'held', changes: {}, after: {} });
  for (const statement of ['update history set action = $$x$$', 'delete from history', 'truncate history']) {
    await expect(database.pool.query(statement)).rejects.toThrow('history is append-only');
  }
  expect(await database.db.select().from(history)).toHaveLength(1);
});

test('letters of every official language fold their case', async () => {
  const { rows } = await database.pool.query("select lower('ОТЧЁТ') as russian, lower('ÉTÉ') as french, 'ОТЧЁТ' ilike 'отчёт' as found");
  expect(rows).toEqual([{ russian: 'отчёт', french: 'été', found: true }]);
});
