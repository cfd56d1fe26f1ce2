import { openDatabase } from '@suivi/db';
import { sweepReminders } from '@suivi/reminders';
import pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { statementsOf } from './captured-sql.mjs';
import { dueAt, onConnection, seedOwed } from './seed.mjs';
import { inTurns, median, secondsOf } from './turns.mjs';

const columns = 'commitment_id, organization_id, person_id, role, rule, channel, deadline_on, due_on, deliver_at, created_at';
const dayBefore = new Date(dueAt.getTime() - 86_400_000);

/** What a sweep adds is taken away again and its owners are to be looked at again, as at the first time. */
const forget = async (url, owners) => {
  await onConnection(url, "delete from reminder where rule = 'before-7'");
  await onConnection(url, `update reminder_watch w set look_at = s.look_at from ${owners} s where w.commitment_id = s.commitment_id and w.organization_id = s.organization_id`);
  for (const table of ['reminder', 'reminder_watch']) await onConnection(url, `vacuum analyze ${table}`);
};

/**
 * Large tables that a sweep reads from end to end, by the plans of the statements that it sends: the plans for these values, and those
 * for any values, which a connection keeps for what it has prepared.
 */
export async function scansOf(url, now) {
  const statements = await statementsOf(url, (db) => sweepReminders(db, now));
  const { pool, close } = openDatabase({ url, max: 1 });
  const client = await pool.connect();
  const scans = new Set();
  try {
    await client.query("begin; set local plan_cache_mode = 'force_generic_plan'");
    for (const [n, { text, values }] of statements.entries()) {
      // What a transaction sets counts for that transaction only.
      if (/^begin/.test(text)) await client.query('savepoint batch');
      if (/^commit/.test(text)) await client.query('rollback to batch');
      if (!/reminder|commitment|appointment/.test(text)) continue;
      if (/set_config/.test(text)) await client.query(text, values); // claims, and sets how the rest is planned
      const literals = values.map((value) => (value === null ? 'null' : pg.escapeLiteral(String(prepareValue(value)))));
      await client.query(`prepare plan_${n} as ${text}`);
      const execution = literals.length > 0 ? `execute plan_${n}(${literals.join(', ')})` : `execute plan_${n}`;
      for (const [query, parameters] of [[text, values], [execution, []]]) {
        const { rows } = await client.query(`explain (format json) ${query}`, parameters);
        collectScans(rows[0]['QUERY PLAN'][0].Plan, scans);
      }
    }
    await client.query('rollback');
  } finally {
    client.release();
    await close();
  }
  return [...scans].filter((table) => ['commitment', 'commitment_owner', 'reminder', 'reminder_watch'].includes(table));
}

function collectScans(node, scans) {
  if (node['Node Type'] === 'Seq Scan') scans.add(node['Relation Name']);
  for (const child of node.Plans ?? []) collectScans(child, scans);
}

/** Milliseconds of sweeps that find ten due, the slowest of each twenty left out. */
async function ofTen(url, db) {
  await onConnection(url, 'create table ten as select * from looks limit 10');
  const taken = [];
  for (let i = 0; i < 40; i += 1) {
    await onConnection(url, 'delete from reminder r using ten t where r.commitment_id = t.commitment_id and r.organization_id = t.organization_id');
    await onConnection(url, 'update reminder_watch w set look_at = t.look_at from ten t where w.commitment_id = t.commitment_id and w.organization_id = t.organization_id');
    taken.push((await secondsOf(() => sweepReminders(db, dueAt))) * 1000);
  }
  return { median: median(taken), p95: [...taken].sort((a, b) => a - b)[37] };
}

/** A sweep that finds 10,000 due reminders among many commitments, against INSERT … SELECT … ON CONFLICT DO NOTHING of the same rows. */
export async function run(place, { quick, million }) {
  const count = million ? 1_000_000 : quick ? 20_000 : 100_000;
  const due = quick ? 2_000 : 10_000;
  const url = await place.database();
  await seedOwed(url, { count, due });
  const database = openDatabase({ url, max: 4 });
  place.later(() => database.close());

  // Every owner is looked at once, the day before; then the register is what it is in daily use.
  const early = await sweepReminders(database.db, dayBefore);
  if (early !== 0) throw new Error(`${early} reminders fell due the day before`);
  await onConnection(url, `create table looks as select * from reminder_watch where look_at <= '${dueAt.toISOString()}'`);
  await onConnection(url, 'vacuum analyze');
  const sweep = async () => {
    const added = await sweepReminders(database.db, dueAt);
    if (added !== due) throw new Error(`the sweep added ${added} reminders instead of ${due}`);
  };
  await sweep();
  await onConnection(url, `create table same_rows as select ${columns} from reminder where rule = 'before-7'`);
  const idle = await secondsOf(() => sweepReminders(database.db, dueAt));
  const insert = () => onConnection(url, `insert into reminder (${columns}) select ${columns} from same_rows on conflict (commitment_id, rule, due_on, person_id, organization_id) do nothing`);
  const turn = (work) => async () => {
    await forget(url, 'looks');
    return secondsOf(work);
  };
  await forget(url, 'looks');
  const scanned = await scansOf(url, dueAt);
  if (scanned.length > 0) throw new Error(`the sweep reads ${scanned.join(', ')} from end to end`);
  const measured = await inTurns({ pairs: quick ? 3 : 7, unit: 's', ours: turn(sweep), limit: turn(insert), signal: place.signal, note: '' });
  const ten = await ofTen(url, database.db);
  const figures = `no sequential scan; ten due: median ${ten.median.toFixed(1)} ms, p95 ${ten.p95.toFixed(1)} ms; a sweep that finds nothing new takes ${(idle * 1000).toFixed(1)} ms`;
  return { ...measured, note: `${measured.note}goal: at most 2 times; ${due} due among ${count.toLocaleString('en')} commitments; ${figures}` };
}
