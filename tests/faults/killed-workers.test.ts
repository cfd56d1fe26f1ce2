import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { moments } from '@suivi/emails';
import { withDatabase } from '../support/database.js';
import { amountOf } from '../support/fault-amounts.js';
import { foundPartnership, ledgerOf, peopleDue } from '../support/fault-people.js';
import { FaultWorker } from '../support/fault-worker.js';
import { countMails } from '../support/mail-count.js';
import { SmtpServer } from '../support/smtp-server.js';

/** SUIVI_TEST_KILLS: how many workers are killed at each moment. */
const kills = amountOf('SUIVI_TEST_KILLS', { full: 50, short: 2 });
const peopleAtOnce = 12;
const [hour, overLease] = [3_600_000, 3 * 60_000];
/** What brings a worker that begins at nine to each next working morning: the first day is a Wednesday. */
const mornings = [0, 24, 48, 120, 144].map((hours) => hours * hour);
/** Those of a round in which a mail server is there and nothing came back. */
const points = moments.filter((moment) => !moment.startsWith('outage:') && !moment.startsWith('receive:'));
jest.setTimeout(120_000 + points.length * kills * 20_000);

const databaseOf = withDatabase();
const sink = new SmtpServer();
let where: { databaseUrl: string; smtpUrl: string };
let survivor: FaultWorker;
let warm: FaultWorker;
const sums = { due: 0, sent: 0, lost: 0, duplicates: 0, crashes: 0 };

const another = (name: string): FaultWorker => new FaultWorker({ ...where, name });

beforeAll(async () => {
  where = { databaseUrl: databaseOf().url, smtpUrl: await sink.listen() };
  await foundPartnership(databaseOf().pool);
  survivor = another('survivor');
  warm = another('victim');
});

afterAll(async () => {
  await Promise.all([survivor.kill(), warm.kill()]);
  await sink.close();
  console.log(`${points.length} moments × ${kills}: ${Object.entries(sums).map(([name, n]) => `${name} ${n}`).join(', ')}`);
});

let from = 1;
let ahead = 0;

/** Mail goes out by day: with the evening the clock goes on to the next morning, on which the same people are due the same. */
function pass(ms: number): void {
  ahead += ms;
  const morning = mornings.filter((at) => at <= ahead).at(-1) ?? 0;
  if (ahead - morning > 9 * hour) ahead = mornings.find((at) => at > ahead) ?? ahead;
}

/** One worker dies at the moment, another makes good what it left; answers how many mails came twice. */
async function killOnce(moment: string, nth: number): Promise<number> {
  const { pool } = databaseOf();
  const first = from;
  from += peopleAtOnce;
  const due = await peopleDue(pool, { from: first, count: peopleAtOnce });
  const victim = warm;
  warm = another('victim'); // gets ready while this one works
  const report = await victim.round({ ahead, crashAt: moment, nth });
  await victim.kill();
  if (!report.done) sums.crashes += 1;
  // The lease of what the dead one held is over; what it had locked, the server has let go by itself.
  pass(overLease);
  for (let tried = 0; tried < 3; tried += 1) await survivor.round({ ahead });
  const count = countMails(sink.received, due);
  const ledger = await ledgerOf(pool, first);
  expect({ moment, lost: count.lost, strangers: count.strangers, mostOfOne: count.mostOfOne <= 2 }).toEqual({ moment, lost: [], strangers: [], mostOfOne: true });
  expect(ledger.map((row) => [row.to, row.state])).toEqual(due.map((address) => [address, 'sent']));
  if (report.done) expect(count.duplicates).toBe(0);
  sums.due += due.length;
  sums.sent += count.sent;
  sums.duplicates += count.duplicates;
  return count.duplicates;
}

test.each(points)('a worker killed at %s loses nothing, and each mail in its hands comes twice at the most', async (moment) => {
  let crashes = sums.crashes;
  let duplicates = 0;
  // The first such moment, or a later one, where a round has several.
  for (let n = 0; n < kills; n += 1) duplicates += await killOnce(moment, n % 4 === 3 && /compose|smtp/.test(moment) ? 5 : 1);
  crashes = sums.crashes - crashes;
  expect(crashes).toBe(kills);
  // Before anything was handed over nothing can come twice.
  if (/^(round:begun|sweep|gather|claim|compose)/.test(moment) && kills < 4) expect(duplicates).toBe(0);
});
