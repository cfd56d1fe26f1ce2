import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Moment, moments } from '@suivi/emails';
import { withDatabase } from '../support/database.js';
import { deliveryReport } from '../support/delivery-report.js';
import { amountOf } from '../support/fault-amounts.js';
import { foundPartnership, ledgerOf, peopleDue } from '../support/fault-people.js';
import { FaultWorker } from '../support/fault-worker.js';
import { countMails } from '../support/mail-count.js';
import { SmtpServer } from '../support/smtp-server.js';

/** SUIVI_TEST_KILLS: how many workers are killed at each moment. */
const kills = amountOf('SUIVI_TEST_KILLS', { full: 50, short: 2 });
const peopleAtOnce = 12;
const [hour, overLease] = [3_600_000, 150_000];
/** What brings a worker that begins at nine to each next working morning on which people are due the same: the first day is a Wednesday, the second Tuesday brings another call. */
const mornings = [0, 24, 48, 120].map((hours) => hours * hour);
jest.setTimeout(120_000 + moments.length * kills * 20_000);

const databaseOf = withDatabase();
const sink = new SmtpServer();
let where: { databaseUrl: string; smtpUrl: string; dropFolder: string };
let survivor: FaultWorker;
let warm: FaultWorker;
const sums = { due: 0, sent: 0, lost: 0, duplicates: 0, crashes: 0 };

const another = (name: string, o: { smtpUrl?: string } = {}): FaultWorker => new FaultWorker({ ...where, ...o, name });
let victims = 0;
const anotherVictim = (o: { smtpUrl?: string } = {}): FaultWorker => another(`victim-${(victims += 1)}`, o);

/** The server lets go of what a dead process had locked as soon as it sees that it is gone: in real life long before the next minute's round. */
async function untilLetGo(name: string): Promise<void> {
  const connections = async (): Promise<number> => Number((await databaseOf().pool.query('select count(*) as n from pg_stat_activity where application_name = $1', [name])).rows[0]?.n);
  while ((await connections()) > 0) await wait(10);
}

/** How a worker is brought to a moment that a round does not come to by itself: every other is met while mail goes out and nothing comes back. */
interface Way {
  victim?: () => FaultWorker;
  before?: (first: number) => Promise<void>;
  /** What else must be so in the end. */
  after?: (first: number) => Promise<void>;
  /** Where it differs from `sent`: the first one's state in the ledger. */
  firstEnds?: string;
}

const ways: Partial<Record<Moment, Way>> = {
  'outage:noted': {
    victim: () => anotherVictim({ smtpUrl: 'smtp://127.0.0.1:1' }),
    after: async () => expect((await databaseOf().pool.query('select server_away_since from installation')).rows).toEqual([{ server_away_since: null }]),
  },
  'receive:before-commit': {
    before: async (first) => {
      await survivor.round({ ahead });
      const [{ messageId } = { messageId: '' }] = await ledgerOf(databaseOf().pool, first);
      await writeFile(join(where.dropFolder, `about-${first}.eml`), deliveryReport('suivi@desk.example', { messageId }));
    },
    after: async (first) => {
      const { rows } = await databaseOf().pool.query('select verdict, contact_lost_at is not null as lost from incoming_mail join mail on mail.id = mail_id join person on person.id = person_id where person.id = $1', [first]);
      expect(rows).toEqual([{ verdict: 'hard-bounce', lost: true }]);
      expect(await readdir(join(where.dropFolder, 'done'))).toContain(`about-${first}.eml`);
    },
    firstEnds: 'bounced',
  },
};

beforeAll(async () => {
  where = { databaseUrl: databaseOf().url, smtpUrl: await sink.listen(), dropFolder: await mkdtemp(join(tmpdir(), 'suivi-killed-')) };
  await foundPartnership(databaseOf().pool);
  survivor = another('survivor');
  warm = anotherVictim();
});

afterAll(async () => {
  await Promise.all([survivor.kill(), warm.kill()]);
  await sink.close();
  await rm(where.dropFolder, { recursive: true });
  console.log(`${moments.length} moments × ${kills}: ${Object.entries(sums).map(([name, n]) => `${name} ${n}`).join(', ')}`);
});

let from = 1;
let ahead = 0;

/** Mail goes out by day: with the evening the clock goes on to the next morning, on which the same people are due the same. */
function pass(ms: number): void {
  ahead += ms;
  const morning = mornings.filter((at) => at <= ahead).at(-1) ?? 0;
  if (ahead - morning <= 9 * hour) return;
  const next = mornings.find((at) => at > ahead);
  if (next === undefined) throw new Error('the mornings do not suffice for so many kills');
  ahead = next;
}

/** The worker that got ready while the one before worked. */
function takeWarm(): FaultWorker {
  const victim = warm;
  warm = anotherVictim();
  return victim;
}

/** One worker dies at the moment, another makes good what it left; answers how many mails came twice. */
async function killOnce(moment: Moment, nth: number): Promise<number> {
  const { pool } = databaseOf();
  const { victim: itsOwn = takeWarm, before, after, firstEnds = 'sent' } = ways[moment] ?? {};
  const first = from;
  from += peopleAtOnce;
  const due = await peopleDue(pool, { from: first, count: peopleAtOnce });
  await before?.(first);
  const victim = itsOwn();
  const report = await victim.round({ ahead, crashAt: moment, nth });
  await victim.kill();
  if (!report.done) sums.crashes += 1;
  await untilLetGo(victim.name);
  // The lease of what the dead one held is over.
  pass(overLease);
  for (let tried = 0; tried < 3; tried += 1) await survivor.round({ ahead });
  const count = countMails(sink.received, due);
  const ledger = await ledgerOf(pool, first);
  expect({ moment, lost: count.lost, strangers: count.strangers, mostOfOne: count.mostOfOne <= 2 }).toEqual({ moment, lost: [], strangers: [], mostOfOne: true });
  expect(ledger.map((row) => [row.to, row.state])).toEqual(due.map((address, at) => [address, at === 0 ? firstEnds : 'sent']));
  await after?.(first);
  if (report.done) expect(count.duplicates).toBe(0);
  sums.due += due.length;
  sums.sent += count.sent;
  sums.duplicates += count.duplicates;
  return count.duplicates;
}

// All of them: a moment that is added and that no worker dies at fails here, and so does one that no code announces any more.
test.each(moments)('a worker killed at %s loses nothing, and each mail in its hands comes twice at the most', async (moment) => {
  let crashes = sums.crashes;
  let duplicates = 0;
  // The first such moment, or a later one, where a round has several.
  for (let n = 0; n < kills; n += 1) duplicates += await killOnce(moment, n % 4 === 3 && /compose|smtp/.test(moment) ? 5 : 1);
  crashes = sums.crashes - crashes;
  expect(crashes).toBe(kills);
  // Before anything was handed over nothing can come twice.
  if (/^(round:begun|sweep|gather|claim|compose|outage|receive)/.test(moment) && kills < 4) expect(duplicates).toBe(0);
});
