import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Database, openDatabase } from '@suivi/db';
import { withDatabase } from '../support/database.js';
import { amountOf } from '../support/fault-amounts.js';
import { type Outcome, Story } from './simulation/story.js';

/**
 * SUIVI_TEST_SEED=123 tells one story again, with all that happened in it; with SUIVI_TEST_SEEDS=80 it is the first of eighty.
 * A longer run: SUIVI_TEST_SEEDS=5000, which says every ten seconds how far it is and at once what was broken; SUIVI_TEST_TWICE=1 tells each story twice.
 */
const first = Number(process.env.SUIVI_TEST_SEED ?? 1);
const isToldAgain = process.env.SUIVI_TEST_SEED !== undefined && process.env.SUIVI_TEST_SEEDS === undefined;
const count = isToldAgain ? 1 : amountOf('SUIVI_TEST_SEEDS', { full: 500, short: 25 });
const seeds = Array.from({ length: count }, (_, i) => first + i);
/** Which stories are told twice. */
const isTwice = (seed: number): boolean => process.env.SUIVI_TEST_TWICE !== undefined || seed % 50 === 1;
const [sayEvery, brokenAtMost] = [10_000, 10];
jest.setTimeout(120_000 + seeds.length * 60_000);

const databaseOf = withDatabase();
let actors: Database;

beforeAll(async () => {
  // Whoever acts in a story waits for no worker: what is locked does not happen.
  actors = openDatabase({ url: `${databaseOf().url}?options=-c%20TimeZone%3DUTC%20-c%20lock_timeout%3D50`, max: 2, applicationName: 'story' });
  // What the server counts when it has time for it would make one telling's plans differ from another's.
  const { rows } = await actors.pool.query("select format('alter table %I.%I set (autovacuum_enabled = false)', schemaname, tablename) as off from pg_tables where schemaname = 'public'");
  for (const { off } of rows) await actors.pool.query(String(off));
});
afterAll(() => actors.close());

/** What stands in the database at the end of a story. */
async function rowsLeft({ pool }: Database): Promise<string[]> {
  const reminders = await pool.query('select r.id, commitment_id as c, call_id as k, organization_id as o, r.person_id as p, rule, deadline_on, due_on, deliver_at, r.created_at, gathered_at, l.mail_id from reminder r left join mail_reminder l on l.reminder_id = r.id order by r.id');
  const mails = await pool.query('select id, person_id as p, kind, local_day, state, doubtful_at, fate, attempts, next_attempt_at, sent_at, leased_by, body_text from mail order by id');
  const watch = await pool.query('select w.*, c.record_state, c.deadline_on, o.awaiting_since, o.last_update_at from reminder_watch w join commitment c on c.id = w.commitment_id join commitment_owner o using (commitment_id, organization_id) order by 1, 2');
  const history = await pool.query('select at, subject, subject_id, action, changes from history order by id');
  return [...reminders.rows, ...mails.rows, ...watch.rows, ...history.rows].map((row) => JSON.stringify(row));
}

const digestOf = (lines: readonly string[]): string => createHash('sha256').update(lines.join('\n')).digest('hex');

async function tell(seed: number): Promise<Outcome & { left: string[] }> {
  const outcome = await new Story(actors, databaseOf().url, seed).run();
  return { ...outcome, left: await rowsLeft(actors) };
}

/** One story, and once more where both tellings are to be compared; answers what was broken. */
async function hear(seed: number, sum: Record<(typeof counted)[number], number>): Promise<string[]> {
  const outcome = await tell(seed);
  for (const name of counted) sum[name] += outcome[name];
  if (isToldAgain || outcome.broken.length > 0) process.stderr.write(`${[...outcome.told, ...outcome.left].join('\n')}\n`);
  const broken = outcome.broken.map((what) => `seed ${seed}: ${what}`);
  if (!isTwice(seed)) return broken;
  const again = await tell(seed);
  const [one, other] = [[...outcome.told, ...outcome.left], [...again.told, ...again.left]];
  if (digestOf(one) === digestOf(other)) return broken;
  const at = one.findIndex((line, i) => line !== other[i]);
  return [...broken, `seed ${seed} is another story when it is told again: ${one[at]} | ${other[at]}`];
}

const counted = ['rounds', 'steps', 'events', 'crashes', 'checked', 'accepted', 'called', 'duplicates'] as const;

test(`in ${seeds.length} stories of clocks, crashes and outages no reminder is lost, none is stale or said twice, nobody gets two mails a day, and each is the same when it is told again`, async () => {
  const began = performance.now();
  const sum = { rounds: 0, steps: 0, events: 0, crashes: 0, checked: 0, accepted: 0, called: 0, duplicates: 0 };
  const broken: string[] = [];
  let [told, said] = [0, began];
  const sayHow = (): string => {
    const { rounds, steps, events, crashes, checked, accepted, called, duplicates } = sum;
    return `${told} stories: ${rounds} rounds in ${steps} steps, ${events} events, ${crashes} crashes; ${checked} times somebody was due a reminder, ${accepted} mails accepted, ${called} of them about a call, broken ${broken.length}, duplicates after a crash ${duplicates}; ${Math.round((performance.now() - began) / 1000)} s`;
  };
  for (const seed of seeds) {
    const found = await hear(seed, sum);
    told += 1;
    broken.push(...found);
    for (const what of found) process.stderr.write(`${what}\n`);
    if (performance.now() - said > sayEvery) {
      said = performance.now();
      process.stderr.write(`${sayHow()}\n`);
    }
    if (broken.length > brokenAtMost) break;
  }
  console.log(sayHow());
  expect(broken).toEqual([]);
  expect(sum.checked).toBeGreaterThan(0);
});
