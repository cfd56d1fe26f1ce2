import { expect, test } from '@jest/globals';
import { DatabaseClock } from '../../apps/worker/src/database-clock.js';
import { withDatabase } from '../support/database.js';

const databaseOf = withDatabase();
const minute = 60_000;
const secondsApart = (one: Date, other: Date): number => Math.abs(one.getTime() - other.getTime()) / 1000;

test('workers on machines whose clocks differ by minutes go by one clock, the database’s', async () => {
  const { pool } = databaseOf();
  const [ahead, behind, right] = [5 * minute, -5 * minute, 0].map((off) => new DatabaseClock(() => Date.now() + off)) as [DatabaseClock, DatabaseClock, DatabaseClock];
  expect(secondsApart(ahead.now(), behind.now())).toBeGreaterThan(500);
  expect(Math.round((await ahead.follow(pool)) / minute)).toBe(-5);
  expect(Math.round((await behind.follow(pool)) / minute)).toBe(5);
  expect(await right.follow(pool)).toBe(0);
  expect(secondsApart(ahead.now(), behind.now())).toBeLessThan(5);
});
