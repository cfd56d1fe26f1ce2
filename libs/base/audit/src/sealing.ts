import { setTimeout as wait } from 'node:timers/promises';
import { type Db, type Sql, transact, type Tx } from '@suivi/db';
import { sealsOn } from './seal.js';
import * as store from './seals.store.js';

const ROWS_AT_ONCE = 5000;
const LOOK_AGAIN_MS = 100;

/** Below every id that there can be. */
export const beforeAll = Number.MIN_SAFE_INTEGER;

/**
 * Puts the rows of the history under seal that are not yet; answers how many. Ids are given in order, but a row can be committed after one with a higher
 * id: so everything up to the last row is sealed once all who were writing when it was seen have ended. Writers never wait; if one of them takes longer
 * than `tries` looks, nothing is sealed this time. Any number of processes may do this at once.
 */
export async function sealRows(db: Db, now: Date, tries = 100): Promise<number> {
  const upTo = await store.lastRowId(db);
  if (upTo === undefined || upTo <= ((await store.lastSeal(db))?.upTo ?? beforeAll)) return 0;
  if (!(await haveEnded(db, await store.writersUnderWay(db), tries))) return 0;
  let sealed = 0;
  for (;;) {
    const run = await transact(db, (tx) => sealRun(tx, upTo, now));
    if (run === 0) return sealed;
    sealed += run;
  }
}

/** How many rows of the history are not under seal yet. */
export const countUnsealed = async (sql: Sql): Promise<number> => store.rowsAfter(sql, (await store.lastSeal(sql))?.upTo ?? beforeAll);

/** Waits until none of these writers is under way any more; false if that takes too long. */
async function haveEnded(db: Db, writers: readonly string[], tries: number): Promise<boolean> {
  let waitedFor = writers;
  for (let left = tries; waitedFor.length > 0; left -= 1) {
    if (left <= 0) return false;
    await wait(LOOK_AGAIN_MS);
    const still = new Set(await store.writersUnderWay(db));
    waitedFor = waitedFor.filter((writer) => still.has(writer));
  }
  return true;
}

async function sealRun(tx: Tx, upTo: number, now: Date): Promise<number> {
  await store.lockSealing(tx);
  const last = await store.lastSeal(tx);
  const rows = await store.rowsBetween(tx, { after: last?.upTo ?? beforeAll, upTo, limit: ROWS_AT_ONCE });
  if (rows.length === 0) return 0;
  const reached = rows.length < ROWS_AT_ONCE ? upTo : (rows.at(-1)?.id ?? upTo);
  const previous = await store.lastHashes(tx, [...new Set(rows.map((row) => row.chain))]);
  await store.insertSeals(tx, sealsOn(rows, { upTo: reached, sealedAt: now.toISOString(), last, previous }));
  return rows.length;
}
