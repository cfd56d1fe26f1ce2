import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { deliveryHealth, ledger, mailFigures, round } from '@suivi/emails';
import type { Delivery } from '@suivi/mailer';
import { withDatabase } from '../support/database.js';
import { contextAt, peopleOwing, ScriptedMailer } from '../support/owing.js';

const database = withDatabase();
const day = (n: number, time: string): string => `2012-05-${String(n).padStart(2, '0')}T${time}:00Z`;
const at = async (now: string) => deliveryHealth(database().db, wholeInstallation, new Date(now));
const codesAt = async (now: string) => (await at(now)).troubles.map(({ code }) => code);
const operator = { address: 'operator@x.example', language: 'en' as const };
const unreachable = new ScriptedMailer(() => ({ outcome: 'unreachable', serverReply: 'connect ECONNREFUSED' }));

/** Runs rounds, one at each instant; answers what the operator was told in them. */
async function toldIn(instants: string[], answer?: (to: string) => Delivery): Promise<string[]> {
  const mailer = new ScriptedMailer(answer);
  for (const now of instants) await round.run(contextAt(database(), now, { outside: mailer, operator }), {});
  return mailer.got.filter(({ to }) => to.address === operator.address).map(({ text }) => text);
}

beforeEach(async () => {
  // past the guards of issued reports, which hang on what is emptied here
  await database().pool.query('set session_replication_role = replica; truncate mail, mail_tally, reminder, incoming_mail, person, organization, partnership, series, meeting cascade; set session_replication_role = origin');
  await database().pool.query('update installation set server_away_since = null, server_away_reason = null, last_round_at = null, delivery_held_since = null, delivery_held_reason = null');
});

describe('delivery', () => {
  test('is green once everything due has gone, and its figures tell how long that took', async () => {
    await peopleOwing(database(), 'fine', { people: ['a@fine.example', 'b@fine.example'] });
    await round.run(contextAt(database(), day(9, '08:00'), { outside: new ScriptedMailer() }), {});
    expect(await at(day(9, '08:14'))).toMatchObject({ light: 'green', troubles: [], words: 'Everything that is due has gone out.' });
    const { tally, due } = await mailFigures(database().db, new Date(day(9, '08:14')));
    expect(due).toBe(0);
    expect(Object.fromEntries(tally)).toMatchObject({ 'state.due': 0, 'state.sending': 0, 'state.sent': 2, 'ended.sent': 2, 'lag.15': 2, 'lag.sum': 0 });
  });

  test('is red when no round has run for 15 minutes', async () => {
    await round.run(contextAt(database(), day(9, '08:00')), {});
    expect((await at(day(9, '08:14'))).light).toBe('green');
    expect(await at(day(9, '08:15'))).toMatchObject({ light: 'red', troubles: [{ code: 'round-silent', since: '2012-05-09T08:00:00.000Z' }] });
  });

  test('is red when the mail server has been away for 15 minutes, and green when it is back', async () => {
    await peopleOwing(database(), 'away', { people: ['a@away.example', 'b@away.example'] });
    for (const time of ['08:00', '08:14', '08:20']) await round.run(contextAt(database(), day(9, time), { outside: unreachable }), {});
    expect((await at(day(9, '08:14'))).light).toBe('green');
    expect(await codesAt(day(9, '08:20'))).toEqual(expect.arrayContaining(['server-away']));
    await round.run(contextAt(database(), day(9, '08:21'), { outside: new ScriptedMailer() }), {});
    await round.run(contextAt(database(), day(9, '08:22'), { outside: new ScriptedMailer() }), {});
    expect((await at(day(9, '08:22'))).light).toBe('green');
  });

  test('is red when a mail lies in a dead worker’s hands, and counts who takes it over', async () => {
    await peopleOwing(database(), 'dead');
    const dying = contextAt(database(), day(9, '08:00'), { outside: new ScriptedMailer(), announce: (moment) => { if (moment === 'smtp:begun') throw new Error('killed'); } });
    await expect(round.run(dying, {})).rejects.toThrow('killed');
    expect(await codesAt(day(9, '08:16'))).toContain('mail-late');
    await round.run(contextAt(database(), day(9, '08:17'), { outside: new ScriptedMailer() }), {});
    expect((await at(day(9, '08:17'))).light).toBe('green');
    const { tally } = await mailFigures(database().db, new Date(day(9, '08:17')));
    expect(Object.fromEntries(tally)).toMatchObject({ takeovers: 1, 'ended.sent': 1, 'lag.3600': 1, 'lag.sum': 1020 });
  });

  test('is green while mail waits for working hours or the pace of its domain', async () => {
    await peopleOwing(database(), 'pace', { people: Array.from({ length: 40 }, (_, n) => `p${n}@pace.example`) });
    for (let minute = 0; minute <= 18; minute += 1) await round.run(contextAt(database(), day(9, `08:${String(minute).padStart(2, '0')}`), { outside: new ScriptedMailer(), perDomain: 1 }), {});
    expect((await mailFigures(database().db, new Date(day(9, '08:18')))).tally.get('state.due')).toBeGreaterThan(10);
    expect(await codesAt(day(9, '08:18'))).toEqual([]);
  });

  test('is red when a server takes nothing, and green when it puts off one mail but takes others', async () => {
    await peopleOwing(database(), 'grey', { people: ['a@grey.example', 'b@other.example'] });
    const later: Delivery = { outcome: 'deferred', serverReply: '451 4.7.1 later' };
    const rounds = ['08:00', '08:02', '08:06', '08:14', '08:30'].map((time) => day(9, time));
    await toldIn(rounds, () => later);
    expect(await codesAt(day(9, '08:30'))).toEqual(['nothing-accepted']);
    await toldIn([day(9, '09:10')], (to) => (to === 'a@grey.example' ? later : { outcome: 'accepted', serverReply: '250 ok' }));
    expect(await codesAt(day(9, '09:12'))).toEqual([]);
  });

  test('is held, not red, while it waits for a person after a restore', async () => {
    await peopleOwing(database(), 'held');
    await database().pool.query("update installation set delivery_held_since = '2012-05-09T07:00:00Z', delivery_held_reason = 'restored'");
    for (const time of ['08:00', '08:30']) await round.run(contextAt(database(), day(9, time)), {});
    expect(await at(day(9, '08:30'))).toMatchObject({ light: 'held', heldSince: '2012-05-09T07:00:00.000Z', troubles: [] });
  });

  test('is red when reminders are in no mail although their people might be written to', async () => {
    await peopleOwing(database(), 'forgotten');
    await round.run(contextAt(database(), day(9, '08:00'), { outside: new ScriptedMailer() }), {});
    await database().pool.query("delete from mail_reminder; delete from mail_attempt; delete from mail; update reminder set gathered_at = null; update installation set last_round_at = '2012-05-09T08:40:00Z'");
    expect(await at(day(9, '08:40'))).toMatchObject({ light: 'red', troubles: [{ code: 'reminders-late', count: 1 }] });
    expect(await codesAt('2012-05-09T23:00:00Z')).not.toContain('mail-late');
  });
});

describe('the operator', () => {
  afterEach(async () => database().pool.query('truncate mail cascade'));

  test('is told once of many failures and a domain that takes nothing, and once when all is well again', async () => {
    await peopleOwing(database(), 'shut', { people: Array.from({ length: 12 }, (_, n) => `p${n}@shut.example`) });
    const shut = (to: string): Delivery => (to.endsWith('@shut.example') ? { outcome: 'rejected', serverReply: '550 5.7.1 policy' } : { outcome: 'accepted', serverReply: '250 ok' });
    const told = await toldIn([day(9, '08:00'), day(9, '08:01'), day(9, '08:02'), day(9, '10:00')], shut);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('12 mails could not be delivered within a day.');
    expect(told[0]).toContain('shut.example has taken none of 12 mails within a day.');
    const after = await toldIn([day(10, '08:05'), day(10, '08:06'), day(10, '08:07')], shut);
    expect(after).toEqual([expect.stringContaining('All is well again')]);
  });

  test('is told of a lost contact by name, at most once an hour, and never that it is well again', async () => {
    await peopleOwing(database(), 'gone', { people: ['a@gone.example', 'b@here.example'] });
    const gone = (to: string): Delivery => (to === 'a@gone.example' ? { outcome: 'rejected', serverReply: '550 5.1.1 no such user' } : { outcome: 'accepted', serverReply: '250 ok' });
    const told = await toldIn(['08:00', '08:01', '08:02', '09:30', '11:00'].map((time) => day(9, time)), gone);
    expect(told).toEqual([expect.stringContaining('no good any more: Person a@gone.example')]);
    await database().pool.query("update person set contact_lost_at = '2012-05-09T11:30:00Z' where email = 'b@here.example'");
    expect(await toldIn(['11:30', '11:31'].map((time) => day(9, time)), gone)).toEqual([expect.stringContaining('Person b@here.example')]);
    await database().pool.query("update person set contact_lost_at = '2012-05-09T11:40:00Z' where email = 'a@gone.example'");
    expect(await toldIn(['11:41', '11:42'].map((time) => day(9, time)), gone)).toEqual([]);
    expect(await toldIn(['12:31', '12:32'].map((time) => day(9, time)), gone)).toHaveLength(1);
  });

  test('waits in the ledger where mail itself fails, which the health says; then one word tells what holds now', async () => {
    await peopleOwing(database(), 'down', { people: ['a@down.example'] });
    const down = (): Delivery => ({ outcome: 'unreachable', serverReply: 'connect ECONNREFUSED' });
    expect(await toldIn(['08:00', '08:20', '08:21', '08:40'].map((time) => day(9, time)), down).then(() => at(day(9, '08:40')))).toMatchObject({
      light: 'red', alarmWaitsSince: '2012-05-09T08:20:00.000Z', words: expect.stringContaining('it waits in the ledger'),
    });
    const kept = (await ledger(database().db, wholeInstallation, { limit: 10 })).items.filter(({ kind }) => kind === 'alarm');
    expect(kept).toMatchObject([{ person: null, to: operator.address, state: 'due' }]);
    const told = await toldIn(['09:00', '09:01', '09:02'].map((time) => day(9, time)));
    expect(told.at(-1)).toContain('All is well again');
    expect(told.length).toBeLessThanOrEqual(2);
  });
});
