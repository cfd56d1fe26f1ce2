import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { editCommitment, verifyStatus } from '@suivi/commitments';
import { appoint, changeSettings, createPerson } from '@suivi/directory';
import { deliverDueMail, gatherDigests, ledger, round } from '@suivi/emails';
import { sweepReminders } from '@suivi/reminders';
import { acceptUpdate, submitUpdate } from '@suivi/updates';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { contextAt, peopleOwing, ScriptedMailer, testAct } from '../support/owing.js';

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

const nextDay = '2012-05-10T08:00:00Z';
/** What each mail to the last people asked for. */
const titles = (mailer: ScriptedMailer): string[][] =>
  mailer.got.filter((mail) => mail.to.address.startsWith(`lost-${count}@`)).map((mail) => ['Promise 1', 'Promise 2'].filter((title) => mail.text.includes(title)));

/** People with a digest that is ready to be sent, and the commitments that it holds. */
async function gathered(commitments = 1): Promise<{ personId: number; ids: number[]; mailer: ScriptedMailer }> {
  const database = databaseOf();
  const [person] = await peopleOwing(database, slugOf(), { commitments });
  await sweepReminders(database.db, new Date(day));
  await gatherDigests(database.db, letterhead, new Date(day));
  const { rows } = await database.pool.query('select distinct commitment_id::int as id from reminder where person_id = $1 order by 1', [person?.id]);
  return { personId: person?.id ?? 0, ids: rows.map((row) => row.id as number), mailer: new ScriptedMailer() };
}

describe('a reminder that was not true when its digest was sent', () => {
  const act = testAct('2012-05-09T09:00:00Z');
  const setAsked = (ids: number[], at: string | null) => databaseOf().pool.query('update commitment_owner set extension_asked_at = $1 where commitment_id = any($2)', [at, ids]);
  test.each<[string, (ids: number[]) => Promise<unknown>, (ids: number[]) => Promise<unknown>]>([
    ['its commitment was closed, and is opened again', ([id = 0]) => verifyStatus(databaseOf().db, { id, status: 'implemented' }, act), ([id = 0]) => verifyStatus(databaseOf().db, { id, status: 'in-progress', reason: 'not after all' }, act)],
    ['the deadline was moved away, and is moved back', ([id = 0]) => editCommitment(databaseOf().db, { id, deadline: { on: '2013-05-16' } }, act), ([id = 0]) => editCommitment(databaseOf().db, { id, deadline: { on: '2012-05-16' } }, act)],
    ['a later date was asked for, and is declined', (ids) => setAsked(ids.slice(0, 1), act.now.toISOString()), (ids) => setAsked(ids, null)],
  ])('comes with the next one where it is true again: %s', async (_what, away, back) => {
    const { db } = databaseOf();
    const { personId, ids, mailer } = await gathered(2);
    const outside = { outside: mailer };
    await away(ids);
    await deliverDueMail(contextAt(databaseOf(), day, outside));
    expect(titles(mailer)).toEqual([['Promise 2']]);
    await back(ids);
    await round.run(contextAt(databaseOf(), '2012-05-09T10:00:00Z', outside), {});
    await round.run(contextAt(databaseOf(), nextDay, outside), {});
    await round.run(contextAt(databaseOf(), '2012-05-11T08:00:00Z', outside), {});
    expect(titles(mailer)).toEqual([['Promise 2'], ['Promise 1']]);
    expect((await ledger(db, wholeInstallation, { personId, limit: 10 })).items.map((mail) => [mail.localDay, mail.state])).toEqual([['2012-05-10', 'sent'], ['2012-05-09', 'sent']]);
  });

  test('does not come for who was given the commitment anew since: what fell due before is not theirs', async () => {
    const { db, pool } = databaseOf();
    const { ids: [id = 0], mailer } = await gathered();
    const { rows } = await pool.query('select organization_id::int as id from commitment_owner where commitment_id = $1', [id]);
    const { rows: others } = await pool.query("insert into organization (acronym, name, sort_key) values ('OTHER', '{}', 'other') returning id::int");
    await pool.query('insert into participant (partnership_id, organization_id, side) select partnership_id, $1, side from participant where organization_id = $2', [others[0].id, rows[0].id]);
    for (const owner of [others[0], rows[0]]) await editCommitment(db, { id, owners: [{ organizationId: owner.id, part: 'lead' }] }, testAct('2012-05-10T07:00:00Z'));
    for (const now of [nextDay, '2012-05-11T08:00:00Z']) await round.run(contextAt(databaseOf(), now, { outside: mailer }), {});
    expect(titles(mailer)).toEqual([]);
    await round.run(contextAt(databaseOf(), '2012-05-15T08:00:00Z', { outside: mailer }), {});
    expect(titles(mailer)).toEqual([['Promise 1']]);
  });

  test('comes where nothing at all was left of the digest', async () => {
    const { ids: [id = 0], mailer } = await gathered();
    await verifyStatus(databaseOf().db, { id, status: 'implemented' }, act);
    await round.run(contextAt(databaseOf(), day, { outside: mailer }), {});
    expect(mailer.got).toEqual([]);
    await verifyStatus(databaseOf().db, { id, status: 'in-progress', reason: 'not after all' }, act);
    await round.run(contextAt(databaseOf(), nextDay, { outside: mailer }), {});
    expect(titles(mailer)).toEqual([['Promise 1']]);
  });

  test('and one that was said is not said again because its commitment was closed and opened meanwhile', async () => {
    const { ids: [id = 0], mailer } = await gathered();
    await round.run(contextAt(databaseOf(), day, { outside: mailer }), {});
    await verifyStatus(databaseOf().db, { id, status: 'implemented' }, act);
    await round.run(contextAt(databaseOf(), '2012-05-09T10:00:00Z', { outside: mailer }), {});
    await verifyStatus(databaseOf().db, { id, status: 'in-progress', reason: 'not after all' }, act);
    await round.run(contextAt(databaseOf(), nextDay, { outside: mailer }), {});
    expect(titles(mailer)).toEqual([['Promise 1']]);
    await round.run(contextAt(databaseOf(), '2012-05-15T08:00:00Z', { outside: mailer }), {});
    expect(titles(mailer)).toEqual([['Promise 1'], ['Promise 1']]);
  });
});

test('whoever was asked late is not asked again because silence is counted otherwise since, on a day that is over', async () => {
  const { db, pool } = databaseOf();
  const [person] = await peopleOwing(databaseOf(), slugOf());
  await pool.query("update commitment set deadline_on = null, deadline_precision = null where id in (select commitment_id from commitment_owner join appointment using (organization_id) where person_id = $1)", [person?.id]);
  const mailer = new ScriptedMailer();
  await round.run(contextAt(databaseOf(), '2012-06-20T08:00:00Z', { outside: mailer }), {});
  expect(titles(mailer)).toEqual([['Promise 1']]);
  await pool.query('update partnership set silent_after_days = 100 where slug = $1', [`lost-${count}`]);
  for (const now of ['2012-06-21T08:00:00Z', '2012-06-22T08:00:00Z']) await round.run(contextAt(databaseOf(), now, { outside: mailer }), {});
  await sweepReminders(db, new Date('2012-06-22T09:00:00Z'));
  expect(titles(mailer)).toEqual([['Promise 1']]);
});

test('nobody is asked for what was answered since, though the clock ran ahead when it fell due and was put right before the answer', async () => {
  const { db, pool } = databaseOf();
  const [known] = await peopleOwing(databaseOf(), slugOf());
  const { rows: [owed] } = await pool.query('select o.commitment_id::int as "commitmentId", o.organization_id::int as "organizationId" from commitment_owner o join appointment a using (organization_id) where a.person_id = $1', [known?.id]);
  await sweepReminders(db, new Date('2012-05-09T20:00:00Z'));
  expect(await remindersOf(known?.id ?? 0)).toMatchObject([{ rule: 'before-7' }]);
  const { id } = await submitUpdate(db, { ...owed, status: 'in-progress', narrative: 'Two of three are open.' }, testAct('2012-05-09T08:00:00Z'));
  await acceptUpdate(db, { id }, testAct('2012-05-09T08:30:00Z'));
  const outside = new ScriptedMailer();
  for (const now of ['2012-05-09T21:00:00Z', '2012-05-10T09:00:00Z']) await round.run(contextAt(databaseOf(), now, { outside }), {});
  expect(outside.got.filter(({ to }) => to.address === known?.email)).toEqual([]);
});

test('nobody is asked for what fell due on the day before it was theirs, where they are now', async () => {
  const { db, pool } = databaseOf();
  const [known] = await peopleOwing(databaseOf(), slugOf());
  await pool.query("update commitment_owner o set assigned_at = '2012-05-09T20:00:00Z' from appointment a where a.person_id = $1 and a.organization_id = o.organization_id", [known?.id]);
  await sweepReminders(db, new Date('2012-05-09T20:30:00Z'));
  expect(await remindersOf(known?.id ?? 0)).toMatchObject([{ rule: 'before-7' }]);
  await changeSettings(db, { personId: known?.id ?? 0, zone: 'Pacific/Auckland' }, testAct('2012-05-09T20:40:00Z'));
  const outside = new ScriptedMailer();
  await round.run(contextAt(databaseOf(), '2012-05-10T21:00:00Z', { outside }), {});
  expect(outside.got.filter(({ to }) => to.address === known?.email)).toEqual([]);
});
