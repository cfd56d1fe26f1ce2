import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { amountOf } from '../support/fault-amounts.js';
import { foundPartnership, ledgerOf, peopleDue } from '../support/fault-people.js';
import { FaultWorker } from '../support/fault-worker.js';
import { countMails } from '../support/mail-count.js';
import { OwnPostgres } from '../support/own-postgres.js';
import { SmtpServer } from '../support/smtp-server.js';

/** SUIVI_TEST_RESTARTS of the server in the immediate way; SUIVI_TEST_CUT_SECONDS in which its back-ends end every 100 ms. */
const restarts = amountOf('SUIVI_TEST_RESTARTS', { full: 20, short: 4 });
const cutSeconds = amountOf('SUIVI_TEST_CUT_SECONDS', { full: 60, short: 10 });
const peopleAtOnce = 25;
const overLease = 3 * 60_000;
jest.setTimeout(120_000 + restarts * 30_000 + cutSeconds * 5000);

const postgres = new OwnPostgres();
const sink = new SmtpServer({ delayMs: 3 });
let workers: FaultWorker[] = [];
let ahead = 0;
let from = 1;

beforeAll(async () => {
  await postgres.start();
  const smtpUrl = await sink.listen();
  await onServer(foundPartnership);
  workers = [1, 2].map((n) => new FaultWorker({ databaseUrl: postgres.url, smtpUrl, name: `worker-${n}` }));
  await Promise.all(workers.map((worker) => worker.ready));
}, 120_000);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await sink.close();
  await postgres.stop();
}, 60_000);

/** Something done on the side, straight on the server. */
async function onServer<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: postgres.directUrl, max: 1 });
  pool.on('error', () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function morePeople(): Promise<string[]> {
  const due = await onServer((pool) => peopleDue(pool, { from, count: peopleAtOnce }));
  from += peopleAtOnce;
  return due;
}

/** Rounds by both workers, one after the other, until told to stop; answers how many failed. */
function keepWorking(): () => Promise<number> {
  let goOn = true;
  const turns = workers.map(async (worker) => {
    let failed = 0;
    while (goOn) {
      const report = await worker.round({ ahead });
      if (!report.done) throw new Error(`a lost connection ended a process: ${report.said}`);
      if (report.error) failed += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return failed;
  });
  return async () => {
    goOn = false;
    return (await Promise.all(turns)).reduce((sum, n) => sum + n, 0);
  };
}

/** After all that: nobody is lost, and a mail whose fate could not be written down came once more. */
async function expectAllTold(due: readonly string[], first: number): Promise<string> {
  for (let tried = 0; tried < 3; tried += 1) {
    ahead += overLease;
    for (const worker of workers) expect(await worker.round({ ahead })).toEqual({ done: true });
  }
  const ledger = await onServer((pool) => ledgerOf(pool, first));
  expect(ledger.map((row) => row.state).filter((state) => state !== 'sent')).toEqual([]);
  expect(ledger).toHaveLength(due.length);
  const { lost, strangers, sent, duplicates, mostOfOne } = countMails(sink.received, due);
  // What was left in a worker's hands was taken up at the end, once.
  expect({ lost, strangers, twiceAtMost: mostOfOne <= 2 }).toEqual({ lost: [], strangers: [], twiceAtMost: true });
  return `due ${due.length}, sent ${sent}, lost 0, duplicates ${duplicates}`;
}

test(`PostgreSQL crashes and recovers ${restarts} times in the middle of the work: no mail is lost, the workers live on`, async () => {
  const first = from;
  const due: string[] = [];
  const began = performance.now();
  const stop = keepWorking();
  for (let n = 0; n < restarts; n += 1) {
    due.push(...(await morePeople()));
    await new Promise((resolve) => setTimeout(resolve, 60 + (n * 37) % 200));
    await postgres.restartAtOnce();
  }
  const failed = await stop();
  console.log(`${restarts} restarts, ${failed} rounds failed: ${await expectAllTold(due, first)}; ${Math.round((performance.now() - began) / 1000)} s`);
});

test(`all database connections of the workers end every 100 ms for ${cutSeconds} s: no mail is lost, the workers live on`, async () => {
  const first = from;
  const due: string[] = [];
  const stop = keepWorking();
  const until = performance.now() + cutSeconds * 1000;
  let cuts = 0;
  while (performance.now() < until) {
    if (cuts % 10 === 0) {
      due.push(...(await morePeople()));
    }
    cuts += await onServer(async (pool) => (await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'worker-%'")).rowCount ?? 0) > 0 ? 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const failed = await stop();
  console.log(`${cuts} cuts, ${failed} rounds failed: ${await expectAllTold(due, first)}`);
  expect(failed).toBeGreaterThan(0);
});
