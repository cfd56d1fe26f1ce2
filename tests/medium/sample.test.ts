import { beforeAll, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { register } from '@suivi/commitments';
import { addParticipant, partnershipsOf } from '@suivi/directory';
import { type Letterhead, ledger, round } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { MailboxMailer } from '@suivi/mailer';
import { removeSample, sampleWasRemoved, statusUpdates } from '@suivi/updates';
import { loadSample } from '../../apps/cli/src/sample/index.js';
import { withDatabase } from '../support/database.js';
import { peopleOwing, testAct } from '../support/owing.js';

const letterhead: Letterhead = { from: { name: 'Suivi', address: 'suivi@desk.example' }, publicUrl: 'http://127.0.0.1:3210', linkSecret: 'a secret of the tests' };
const now = new Date('2026-11-18T15:00:00Z');
const database = withDatabase();

/** Runs the round at some minutes from now, as the worker does after the start; answers how many mails the ledger holds. */
async function mailsAfter(minutes: readonly number[]): Promise<number> {
  const { db } = database();
  const clock = new SteppedClock(now);
  const inside = new MailboxMailer(db, clock);
  for (const minute of minutes) {
    clock.set(new Date(now.getTime() + minute * 60_000));
    await round.run({ db, clock, letterhead, inside, outside: inside, worker: 'test' }, {});
  }
  return (await ledger(db, wholeInstallation, { limit: 200 })).items.length;
}

describe('the sample partnership', () => {
  beforeAll(async () => {
    await expect(loadSample(database().db, { letterhead: { ...letterhead, linkSecret: '' }, now })).rejects.toThrow();
    expect(await partnershipsOf(database().db, wholeInstallation)).toEqual([]); // in one go or not at all
    expect(await loadSample(database().db, { letterhead, now })).toBe(true);
  }, 120_000);

  test('shows every state at once', async () => {
    const { items } = await register(database().db, wholeInstallation, { sort: 'deadline', limit: 200 }, now);
    expect(new Set(items.map((item) => item.recordState))).toEqual(new Set(['open', 'closed', 'carried-over', 'superseded']));
    expect(new Set(items.map((item) => item.scheduleStatus))).toEqual(new Set(['no-deadline', 'on-track', 'due-soon', 'overdue', null]));
    expect(new Set(items.map((item) => item.verifiedStatus))).toEqual(new Set(['not-started', 'in-progress', 'implemented', 'overtaken-by-events', 'discontinued']));
    const updates = await statusUpdates(database().db, wholeInstallation, { limit: 200 });
    expect(new Set(updates.items.map((update) => update.state))).toEqual(new Set(['submitted', 'accepted', 'returned']));
  });

  test('is marked as a sample, and so is every mail that went out in it', async () => {
    expect(await partnershipsOf(database().db, wholeInstallation)).toMatchObject([{ slug: 'sample', isSample: true }]);
    const { items } = await ledger(database().db, wholeInstallation, { limit: 200 });
    expect(items.length).toBeGreaterThan(30);
    expect(items.every((mail) => mail.isSample && mail.state === 'sent')).toBe(true);
  });

  test('brings no flood: the rounds after the start send nothing more', async () => {
    const before = (await ledger(database().db, wholeInstallation, { limit: 200 })).items.length;
    expect(await mailsAfter([0, 0, 1, 2, 30])).toBe(before);
  });

  test('is loaded once', async () => {
    expect(await loadSample(database().db, { letterhead, now })).toBe(false);
  });

  test('goes with all that hangs on it, leaves what is another\'s, and stays in the trail', async () => {
    const { db, pool } = database();
    const sample = (await partnershipsOf(db, wholeInstallation))[0] as { id: number };
    const [known] = await peopleOwing(database(), 'real');
    const { rows: [shared] } = await pool.query('select organization_id::int as id from participant where partnership_id = $1 order by 1 limit 1', [sample.id]);
    const real = (await partnershipsOf(db, wholeInstallation)).find(({ isSample }) => !isSample) as { id: number };
    await addParticipant(db, { partnershipId: real.id, organizationId: shared.id, side: 'partner' }, testAct(now.toISOString()));
    await expect(removeSample(db, real.id, testAct(now.toISOString()))).rejects.toMatchObject({ code: 'sample.none' });

    const before = (await pool.query('select count(*)::int as n from commitment')).rows;
    await pool.query('update commitment_owner set answers_person_id = (select min(id) from person where is_sample) where commitment_id = (select max(id) from commitment)');
    await expect(removeSample(db, sample.id, testAct(now.toISOString()))).rejects.toMatchObject({ code: 'sample.in-use' });
    expect((await pool.query('select count(*)::int as n from commitment')).rows).toEqual(before);
    await pool.query('update commitment_owner set answers_person_id = null where commitment_id = (select max(id) from commitment)');

    const { rows } = await removeSample(db, sample.id, testAct(now.toISOString()));
    expect(rows).toBeGreaterThan(100);
    expect((await partnershipsOf(db, wholeInstallation)).map(({ slug }) => slug)).toEqual(['real']);
    expect((await pool.query('select email from person')).rows).toEqual([{ email: known?.email }]);
    expect((await pool.query('select acronym from organization order by id')).rows).toEqual([{ acronym: 'DPPA' }, { acronym: 'REAL' }]);
    for (const table of ['mail', 'mailbox_message', 'status_update', 'paragraph', 'duty_station']) expect([table, (await pool.query(`select count(*)::int as n from ${table}`)).rows[0].n]).toEqual([table, 0]);
    expect(await sampleWasRemoved(db)).toBe(true);
    await expect(removeSample(db, sample.id, testAct(now.toISOString()))).rejects.toMatchObject({ code: 'not-found' });
  }, 60_000);
});
