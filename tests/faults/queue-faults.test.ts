import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { withDatabase } from '../support/database.js';
import { foundPartnership, ledgerOf, peopleDue } from '../support/fault-people.js';
import { countMails } from '../support/mail-count.js';
import { OwnRedis, redisIsInstalled } from '../support/own-redis.js';
import { SmtpServer } from '../support/smtp-server.js';

jest.setTimeout(400_000);
const program = fileURLToPath(new URL('../../apps/worker/dist/main.js', import.meta.url));
const peopleAtOnce = 60;

const databaseOf = withDatabase();
const redis = new OwnRedis();
// Slow enough that something can happen in the middle.
const sink = new SmtpServer({ delayMs: 40 });
const workers: ChildProcess[] = [];
let from = 1;

/** A zone in which it is noon or so now, so that mail may go out: these workers read the machine's clock. */
const noonZone = (): string => {
  const offset = 12 - DateTime.utc().hour;
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
};

/** People whose every day is worked, due a reminder today. */
async function peopleDueNow(): Promise<string[]> {
  const { pool } = databaseOf();
  const first = from;
  from += peopleAtOnce;
  const due = await peopleDue(pool, { from: first, count: peopleAtOnce });
  const [zone, today] = [noonZone(), DateTime.now().setZone(noonZone()).toISODate()];
  await pool.query("insert into duty_station (id, name, country, zone, weekdays) values (1, 'Always open', 'JM', $1, '{1,2,3,4,5,6,7}') on conflict do nothing", [zone]);
  await pool.query('update person set zone = $1, duty_station_id = 1 where id >= $2', [zone, first]);
  await pool.query('update commitment set deadline_on = $1 where id = $2', [today, first]);
  return due;
}

function startWorker(): void {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SUIVI_|DATABASE_URL|REDIS_URL|SMTP_URL|NODE_OPTIONS)/.test(name)));
  const env = { ...inherited, DATABASE_URL: databaseOf().url, REDIS_URL: redis.url, SMTP_URL: smtpUrl, MAIL_FROM: 'Suivi <suivi@faults.example>', LOG_LEVEL: 'fatal' };
  workers.push(spawn(process.execPath, [program], { env, stdio: 'ignore' }));
}
let smtpUrl = '';

beforeAll(async () => {
  if (!redisIsInstalled) return;
  smtpUrl = await sink.listen();
  await redis.start();
  await foundPartnership(databaseOf().pool);
}, 120_000);

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await redis.kill();
  await sink.close().catch(() => undefined);
}, 60_000);

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 150_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within 150 s: ${what}`);
    await pause(200);
  }
}

const allSent = async (first: number): Promise<boolean> => {
  const rows = await ledgerOf(databaseOf().pool, first);
  return rows.length === peopleAtOnce && rows.every((row) => row.state === 'sent');
};

const sumOf = (due: readonly string[]): Record<string, unknown> => {
  const { sent, lost, duplicates } = countMails(sink.received, due);
  return { due: due.length, sent, lost: lost.length, duplicates };
};

const name = 'Redis emptied, killed and started again in the middle of the work: the rows know what is due, and nobody is lost or written to twice';
(redisIsInstalled ? test : test.skip)(redisIsInstalled ? name : `${name} (no redis-server is installed)`, async () => {
  const first = from;
  const flushed = await peopleDueNow();
  for (let n = 0; n < 2; n += 1) startWorker();
  await until('the work is under way', () => sink.received.length >= 5);
  await redis.flush();
  await until('everybody has a mail although Redis was emptied', () => allSent(first));
  expect(sumOf(flushed)).toEqual({ due: peopleAtOnce, sent: peopleAtOnce, lost: 0, duplicates: 0 });

  const second = from;
  const killed = await peopleDueNow();
  await until('the next minute has come', () => sink.received.length >= peopleAtOnce + 5);
  await redis.kill();
  await until('the round under way goes on without its queue', () => allSent(second));
  const third = from;
  const waiting = await peopleDueNow();
  await pause(1000);
  await redis.start();
  await until('the workers found the new Redis', () => allSent(third));
  for (const due of [killed, waiting]) expect(sumOf(due)).toEqual({ due: peopleAtOnce, sent: peopleAtOnce, lost: 0, duplicates: 0 });
  expect(workers.map((worker) => worker.exitCode)).toEqual([null, null]);
  console.log(`Redis flushed once, killed once: due ${3 * peopleAtOnce}, sent ${sink.received.length}, lost 0, duplicates 0, workers ended 0`);
});
