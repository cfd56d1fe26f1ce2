import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { withDatabase } from '../support/database.js';
import { amountOf } from '../support/fault-amounts.js';
import { foundPartnership, peopleDue } from '../support/fault-people.js';
import { FaultWorker } from '../support/fault-worker.js';
import { countMails } from '../support/mail-count.js';
import { SmtpServer } from '../support/smtp-server.js';

/** SUIVI_TEST_DUE: how many people are due a reminder. */
const people = amountOf('SUIVI_TEST_DUE', { full: 10_000, short: 1000 });
const perEntity = 100;
const workers = 8;
jest.setTimeout(240_000 + people * 60);

const databaseOf = withDatabase();
const sink = new SmtpServer();
let crew: FaultWorker[] = [];

beforeAll(async () => {
  const { pool, url } = databaseOf();
  await foundPartnership(pool);
  const smtpUrl = await sink.listen();
  crew = Array.from({ length: workers }, (_, n) => new FaultWorker({ databaseUrl: url, smtpUrl, name: `crew-${n}`, isPatient: true }));
});

afterAll(async () => {
  await Promise.all(crew.map((worker) => worker.kill()));
  await sink.close();
});

test(`eight workers with four sweeps each at once, then all sending: ${people} people who are due one reminder get one mail each, and the ledger has as many rows`, async () => {
  const { pool } = databaseOf();
  const due: string[] = [];
  for (let from = 1; from <= people; from += perEntity) due.push(...(await peopleDue(pool, { from, count: perEntity })));
  const began = performance.now();
  expect(await Promise.all(crew.map((worker) => worker.round({ sweeps: 4 })))).toEqual(crew.map(() => ({ done: true })));
  const { rows } = await pool.query('select count(*)::int as reminders, count(distinct person_id)::int as of from reminder');
  expect(rows).toEqual([{ reminders: people, of: people }]);
  const swept = performance.now();
  expect(await Promise.all(crew.map((worker) => worker.round()))).toEqual(crew.map(() => ({ done: true })));
  await crew[0]?.round({ ahead: 1000 }); // what one of them passed over because another had it in hand
  const ledger = (await pool.query("select count(*)::int as rows, count(*) filter (where state = 'sent' and attempts = 1)::int as sent, count(distinct person_id)::int as people from mail")).rows;
  expect(ledger).toEqual([{ rows: people, sent: people, people }]);
  const { lost, duplicates } = countMails(sink.received, due);
  expect({ received: sink.received.length, lost, duplicates }).toEqual({ received: people, lost: [], duplicates: 0 });
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  console.log(`${people} due: ${workers} workers × 4 sweeps ${seconds(swept - began)}, sending ${seconds(performance.now() - swept)}; ledger ${people}, lost 0, duplicates 0`);
});
