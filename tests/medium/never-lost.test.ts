import { describe, expect, test } from '@jest/globals';
import { appoint, createPerson } from '@suivi/directory';
import { sweepReminders } from '@suivi/reminders';
import { withDatabase } from '../support/database.js';
import { peopleOwing, testAct } from '../support/owing.js';

const databaseOf = withDatabase({ max: 8 });
const day = '2012-05-09T08:00:00Z';
let count = 0;
const slugOf = (): string => `lost-${(count += 1)}`;
const remindersOf = async (personId: number) => (await databaseOf().pool.query('select rule, due_on from reminder where person_id = $1', [personId])).rows;

/** Runs work while a sweep stands in its transaction: it has read what it needs, and cannot write yet. */
async function whileSweeping(work: () => Promise<unknown>): Promise<void> {
  const { db, pool } = databaseOf();
  const guard = await pool.connect();
  try {
    await guard.query('begin; lock table reminder in exclusive mode');
    const sweep = sweepReminders(db, new Date(day));
    while ((await pool.query("select 1 from pg_locks where relation = 'reminder'::regclass and not granted")).rows.length === 0);
    const done = work();
    // Either it is through by now, or it waits for the sweep.
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 300))]);
    await guard.query('rollback');
    await Promise.all([sweep, done]);
  } finally {
    guard.release();
  }
}

describe('a change while a sweep is looking', () => {
  test('asks for another look, although a look was asked for already', async () => {
    const { db, pool } = databaseOf();
    const [known] = await peopleOwing(databaseOf(), slugOf());
    const { rows } = await pool.query('select partnership_id as "partnershipId", organization_id as "organizationId" from appointment where person_id = $1', [known?.id]);
    const post = rows[0] as { partnershipId: string; organizationId: string };
    const late = await createPerson(db, { name: 'Late', email: `late-${count}@x.example`, language: 'en', zone: 'UTC' }, testAct(day));
    await whileSweeping(() =>
      appoint(db, { partnershipId: Number(post.partnershipId), organizationId: Number(post.organizationId), personId: late.id, role: 'alternate', startsOn: '2012-05-01' }, testAct(day)),
    );
    await sweepReminders(db, new Date(day));
    expect(await remindersOf(late.id)).toMatchObject([{ rule: 'before-7' }]);
  });

  test('of an answer alone, too', async () => {
    const { db, pool } = databaseOf();
    const [person] = await peopleOwing(databaseOf(), slugOf());
    await pool.query("update commitment_owner set extension_asked_at = '2012-05-01' where organization_id = (select organization_id from appointment where person_id = $1)", [person?.id]);
    await whileSweeping(() => pool.query('update commitment_owner set extension_asked_at = null where organization_id = (select organization_id from appointment where person_id = $1)', [person?.id]));
    await sweepReminders(db, new Date(day));
    expect(await remindersOf(person?.id ?? 0)).toMatchObject([{ rule: 'before-7' }]);
  });
});
