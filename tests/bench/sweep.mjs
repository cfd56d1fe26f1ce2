import { openDatabase } from '@suivi/db';
import { sweepReminders } from '@suivi/reminders';
import { dueAt, onConnection, seedOwed } from './seed.mjs';
import { inTurns, secondsOf } from './turns.mjs';

const columns = 'commitment_id, organization_id, person_id, rule, due_on, deliver_at, created_at';

/** What a sweep adds is taken away again, and the table is cleaned, so that each turn finds it as the first did. */
const forget = async (url) => {
  await onConnection(url, "delete from reminder where rule = 'before-7'");
  await onConnection(url, 'vacuum analyze reminder');
};

/** A sweep that finds 10,000 due reminders among many commitments, against INSERT … SELECT … ON CONFLICT DO NOTHING of the same rows. */
export async function run(place, { quick, million }) {
  const count = million ? 1_000_000 : quick ? 20_000 : 100_000;
  const due = quick ? 2_000 : 10_000;
  const url = await place.database();
  await seedOwed(url, { count, due });
  const database = openDatabase({ url, max: 4 });
  place.later(() => database.close());

  const sweep = async () => {
    const added = await sweepReminders(database.db, dueAt);
    if (added !== due) throw new Error(`the sweep added ${added} reminders instead of ${due}`);
  };
  await sweep();
  await onConnection(url, `create table same_rows as select ${columns} from reminder where rule = 'before-7'`);
  const idle = await secondsOf(() => sweepReminders(database.db, dueAt));
  const insert = () => onConnection(url, `insert into reminder (${columns}) select ${columns} from same_rows on conflict (commitment_id, rule, due_on, person_id) do nothing`);
  const turn = (work) => async () => {
    await forget(url);
    return secondsOf(work);
  };
  const note = `goal: at most 2 times; ${due} due among ${count.toLocaleString('en')} commitments; a sweep that finds nothing new takes ${Math.round(idle * 1000)} ms`;
  return inTurns({ pairs: quick ? 3 : 7, unit: 's', ours: turn(sweep), limit: turn(insert), signal: place.signal, note });
}
