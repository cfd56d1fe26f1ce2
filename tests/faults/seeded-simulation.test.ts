import { expect, jest, test } from '@jest/globals';
import { type Database, openDatabase } from '@suivi/db';
import { withDatabase } from '../support/database.js';
import { amountOf } from '../support/fault-amounts.js';
import { Story } from './simulation/story.js';

/** SUIVI_TEST_SEED=123 tells one story again, with all that happened in it; with SUIVI_TEST_SEEDS=80 it is the first of eighty. */
const first = Number(process.env.SUIVI_TEST_SEED ?? 1);
const isToldAgain = process.env.SUIVI_TEST_SEED !== undefined && process.env.SUIVI_TEST_SEEDS === undefined;
const count = isToldAgain ? 1 : amountOf('SUIVI_TEST_SEEDS', { full: 500, short: 25 });
const seeds = Array.from({ length: count }, (_, i) => first + i);
jest.setTimeout(60_000 + seeds.length * 15_000);

const databaseOf = withDatabase();

/** What stands in the database at the end of a story that is told again. */
async function rowsLeft(pool: Database['pool']): Promise<string[]> {
  const reminders = await pool.query('select r.id, commitment_id as c, organization_id as o, r.person_id as p, rule, deadline_on, due_on, deliver_at, r.created_at, gathered_at, l.mail_id from reminder r left join mail_reminder l on l.reminder_id = r.id order by r.id');
  const mails = await pool.query('select id, person_id as p, kind, local_day, state, fate, attempts, next_attempt_at, sent_at, leased_by from mail order by id');
  const watch = await pool.query('select w.*, c.record_state, c.deadline_on, o.awaiting_since, o.last_update_at from reminder_watch w join commitment c on c.id = w.commitment_id join commitment_owner o using (commitment_id, organization_id) order by 1, 2');
  const history = await pool.query("select at, subject, subject_id, action, changes from history order by id");
  return [...reminders.rows, ...mails.rows, ...watch.rows, ...history.rows].map((row) => JSON.stringify(row));
}

test(`in ${seeds.length} stories of clocks, crashes and outages no reminder is lost, none is stale, nobody gets two mails a day`, async () => {
  const began = performance.now();
  const { url } = databaseOf();
  // Whoever acts in a story waits for no worker: what is locked does not happen.
  const actors = openDatabase({ url: `${url}?options=-c%20TimeZone%3DUTC%20-c%20lock_timeout%3D50`, max: 2, applicationName: 'story' });
  const sum = { rounds: 0, events: 0, crashes: 0, accepted: 0, duplicates: 0, checked: 0 };
  const broken: string[] = [];
  for (const seed of seeds) {
    const outcome = await new Story(actors, url, seed).run();
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += outcome[name];
    if (isToldAgain) console.log([...outcome.told, ...(await rowsLeft(actors.pool))].join('\n'));
    broken.push(...outcome.broken.map((what) => `seed ${seed}: ${what}`));
    if (broken.length > 10) break;
  }
  await actors.close();
  const { rounds, events, crashes, checked, accepted, duplicates } = sum;
  console.log(`${seeds.length} seeds: ${rounds} rounds, ${events} events, ${crashes} crashes; ${checked} times somebody was due a reminder, ${accepted} mails accepted, lost or stale ${broken.length}, duplicates ${duplicates}; ${Math.round((performance.now() - began) / 1000)} s`);
  expect(broken).toEqual([]);
  expect(checked).toBeGreaterThan(0);
});
