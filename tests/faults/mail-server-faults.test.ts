import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { withDatabase } from '../support/database.js';
import { inShort } from '../support/fault-amounts.js';
import { foundPartnership, ledgerOf, peopleDue } from '../support/fault-people.js';
import { FaultProxy, type SmtpFault, smtpFaults, type SmtpPoint, smtpPoints } from '../support/fault-proxy.js';
import { FaultWorker } from '../support/fault-worker.js';
import { countMails } from '../support/mail-count.js';
import { SmtpServer } from '../support/smtp-server.js';

jest.setTimeout(300_000);
const peopleAtOnce = 6;
const minute = 60_000;

const databaseOf = withDatabase();
const sink = new SmtpServer();
let proxy: FaultProxy;
let worker: FaultWorker;
let where: { databaseUrl: string; smtpUrl: string };
const sums = { faults: 0, struck: 0, due: 0, sent: 0, refused: 0, lost: 0, duplicates: 0 };

beforeAll(async () => {
  const target = new URL(await sink.listen());
  proxy = new FaultProxy({ host: '127.0.0.1', port: Number(target.port) });
  where = { databaseUrl: databaseOf().url, smtpUrl: `smtp://127.0.0.1:${await proxy.listen()}` };
  await foundPartnership(databaseOf().pool);
});

afterEach(() => worker.kill());

afterAll(async () => {
  await proxy.away();
  await sink.close();
  console.log(Object.entries(sums).map(([name, n]) => `${name} ${n}`).join(', '));
});

let from = 1;
let ahead = 0;

/** Rounds until every mail of these people has its final fate; what was refused for now comes again within the hour. */
async function untilSettled(first: number, count: number): Promise<void> {
  for (let tried = 0; tried < 12; tried += 1) {
    await worker.round({ ahead });
    const rows = await ledgerOf(databaseOf().pool, first);
    if (rows.length === count && rows.every((row) => ['sent', 'failed'].includes(row.state))) return;
    ahead += 5 * minute;
  }
}

/** What went wrong cost nobody a mail; who got two got the same one. */
async function expectNobodyLost(due: readonly string[], first: number): Promise<{ failed: number; duplicates: number }> {
  const rows = await ledgerOf(databaseOf().pool, first);
  const sent = rows.filter((row) => row.state === 'sent').map((row) => row.to);
  const failed = rows.filter((row) => row.state === 'failed');
  expect(rows.map((row) => row.to)).toEqual(due);
  expect(rows.filter((row) => row.state !== 'sent' && row.state !== 'failed')).toEqual([]);
  const { lost, strangers, duplicates, sent: got } = countMails(sink.received, sent);
  expect({ lost, strangers }).toEqual({ lost: [], strangers: [] });
  sums.due += due.length;
  sums.sent += got;
  sums.refused += failed.length;
  sums.duplicates += duplicates;
  return { failed: failed.length, duplicates };
}

/** Of a short run one fault for each point, another one each. */
const all = smtpPoints.flatMap((point) => smtpFaults.map((does) => [point, does] as const)).filter(([point, does]) => does !== 'refuse' || point === 'connect');
const cases: (readonly [SmtpPoint, SmtpFault])[] = inShort ? [['connect', 'refuse'], ['greeting', '4xx'], ['EHLO', 'cut'], ['MAIL', '5xx'], ['RCPT', '4xx'], ['DATA', 'stall'], ['.', 'cut'], ['.', 'cut-answer'], ['.', '4xx']] : all;

test.each(cases)('the mail server at %s: %s, twice; every mail comes in the end or is refused in the ledger', async (at, does) => {
  const { pool } = databaseOf();
  const first = from;
  from += peopleAtOnce;
  // Connections of an earlier case would not meet what goes wrong as one connects.
  worker = new FaultWorker({ ...where, name: `worker-${first}` });
  const due = await peopleDue(pool, { from: first, count: peopleAtOnce });
  proxy.struck = 0;
  proxy.fault = { at, does, times: 2 };
  await untilSettled(first, due.length);
  proxy.fault = undefined;
  const { failed, duplicates } = await expectNobodyLost(due, first);
  sums.faults += 1;
  sums.struck += proxy.struck;
  // Only a no to this very mail is final: to its sender's address, to the greeting or to the session it is not.
  expect(failed).toBe(does === '5xx' && (at === 'RCPT' || at === 'DATA' || at === '.') ? proxy.struck : 0);
  // What the server took and could not say so comes again; nothing else does.
  expect(duplicates).toBe(at === '.' && does === 'cut-answer' ? proxy.struck : 0);
});

test('a mail server that is away for a day: nobody is asked in the night, and the next working day each gets one mail', async () => {
  const { pool } = databaseOf();
  const first = from;
  from += 20;
  ahead = Math.ceil(ahead / minute) * minute;
  worker = new FaultWorker({ ...where, name: 'patient' });
  const due = await peopleDue(pool, { from: first, count: 20 });
  await proxy.away();
  const back = ahead + 24 * 60 * minute;
  for (; ahead < back; ahead += 10 * minute) expect(await worker.round({ ahead })).toEqual({ done: true });
  expect(countMails(sink.received, due).sent).toBe(0);
  expect((await pool.query('select sum(attempts)::int as n from mail where person_id >= $1', [first])).rows).toEqual([{ n: 0 }]);
  await proxy.listen();
  await untilSettled(first, due.length);
  const { sent, lost, duplicates } = countMails(sink.received, due);
  expect({ sent, lost, duplicates }).toEqual({ sent: due.length, lost: [], duplicates: 0 });
  sums.due += due.length;
  sums.sent += sent;
});
