import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { changeAddress, person as personOf, resumeDigests, stopDigests } from '@suivi/directory';
import { installationRow, ledger, mailInFull, round } from '@suivi/emails';
import { parseMessage, composeMime } from '@suivi/mailer';
import { withDatabase } from '../support/database.js';
import { contextAt, peopleOwing, ScriptedMailer, testAct } from '../support/owing.js';

const database = withDatabase();
const mailsTo = async (personId: number) => (await ledger(database().db, wholeInstallation, { personId, limit: 100 })).items;
const due = '2012-05-09T08:00:00Z';
const gotBy = (mailer: ScriptedMailer, people: { email: string }[]) => mailer.got.filter((m) => people.some((p) => p.email === m.to.address));

describe('an outage of the mail server', () => {
  test('stops the round after a few mails, burns no attempt, and is asked about with one mail', async () => {
    const people = await peopleOwing(database(), 'outage', { people: Array.from({ length: 120 }, (_, i) => `o${i}@outage.example`) });
    const away = new ScriptedMailer(() => ({ outcome: 'unreachable', serverReply: 'connect ECONNREFUSED' }));
    await round.run(contextAt(database(), due, { outside: away }), {});
    expect(away.got.length).toBeLessThanOrEqual(40);
    expect(await installationRow(database().db)).toMatchObject({ serverAwaySince: new Date(due), serverAwayReason: 'connect ECONNREFUSED' });
    const [first] = await mailsTo(people[0]?.id ?? 0);
    expect(first).toMatchObject({ state: 'due', attempts: 0 });

    const stillAway = new ScriptedMailer(() => ({ outcome: 'unreachable', serverReply: 'connect ECONNREFUSED' }));
    await round.run(contextAt(database(), '2012-05-09T08:01:00Z', { outside: stillAway }), {});
    expect(stillAway.got).toHaveLength(1);
    expect((await installationRow(database().db)).serverAwaySince).toEqual(new Date(due));

    const back = new ScriptedMailer();
    await round.run(contextAt(database(), '2012-05-09T08:02:00Z', { outside: back }), {});
    await round.run(contextAt(database(), '2012-05-09T08:03:00Z', { outside: back }), {});
    expect(gotBy(back, people)).toHaveLength(120);
    expect((await installationRow(database().db)).serverAwaySince).toBeNull();
    expect(await mailsTo(people[0]?.id ?? 0)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });
});

describe('the pace for a domain', () => {
  test('lets so many mails a minute go there, over all workers, while others go on', async () => {
    const slow = await peopleOwing(database(), 'slow', { people: Array.from({ length: 12 }, (_, i) => `p${i}@slow.example`) });
    const [other] = await peopleOwing(database(), 'other');
    const mailer = new ScriptedMailer();
    const at = (now: string) => contextAt(database(), now, { outside: mailer, perDomain: 5 });
    await Promise.all([round.run(at(due), {}), round.run(at(due), {})]);
    expect(gotBy(mailer, slow)).toHaveLength(5);
    expect(gotBy(mailer, [other as { email: string }])).toHaveLength(1);
    await round.run(at('2012-05-09T08:01:00Z'), {});
    expect(gotBy(mailer, slow)).toHaveLength(10);
    await round.run(at('2012-05-09T08:03:00Z'), {});
    await round.run(at('2012-05-09T08:04:00Z'), {});
    expect(gotBy(mailer, slow)).toHaveLength(12);
    expect(await mailsTo(slow[0]?.id ?? 0)).toMatchObject([{ attempts: 1 }]);
  });
});

describe('a digest', () => {
  test('is not sent to whoever asked for none, and what it held comes once they want it again', async () => {
    const [person] = await peopleOwing(database(), 'none');
    const mailer = new ScriptedMailer(() => ({ outcome: 'deferred', serverReply: '451 later' }));
    await round.run(contextAt(database(), due, { outside: mailer }), {});
    await stopDigests(database().db, { personId: person?.id ?? 0 }, testAct('2012-05-09T08:01:00Z'));
    const accepting = new ScriptedMailer();
    await round.run(contextAt(database(), '2012-05-09T09:00:00Z', { outside: accepting }), {});
    await round.run(contextAt(database(), '2012-05-10T09:00:00Z', { outside: accepting }), {});
    expect(gotBy(accepting, [person as { email: string }])).toEqual([]);
    await resumeDigests(database().db, { personId: person?.id ?? 0 }, testAct('2012-05-10T10:00:00Z'));
    await round.run(contextAt(database(), '2012-05-10T11:00:00Z', { outside: accepting }), {});
    await round.run(contextAt(database(), '2012-05-10T11:01:00Z', { outside: accepting }), {});
    expect(gotBy(accepting, [person as { email: string }])).toHaveLength(1);
  });

  test('goes to the address of now, and an address that the server says is none loses the contact until it is changed', async () => {
    const [person] = await peopleOwing(database(), 'gone');
    const id = person?.id ?? 0;
    const refusing = new ScriptedMailer((to) => (to === 'gone@x.example' ? { outcome: 'rejected', serverReply: '550 5.1.1 no such user' } : { outcome: 'accepted', serverReply: '250 ok' }));
    await round.run(contextAt(database(), due, { outside: refusing }), {});
    expect((await personOf(database().db, wholeInstallation, id, new Date(due))).contactLostAt).toEqual(new Date(due));
    expect(await mailsTo(id)).toMatchObject([{ state: 'failed', fate: '550 5.1.1 no such user' }]);
    const changed = await changeAddress(database().db, { personId: id, email: 'Found@x.example' }, testAct('2012-05-16T08:00:00Z'));
    expect(changed).toMatchObject({ email: 'found@x.example', contactLostAt: null });
    await expect(changeAddress(database().db, { personId: id, email: 'a@x;b@y' }, testAct('2012-05-16T08:00:00Z'))).rejects.toMatchObject({ code: 'person.address-not-usable' });
    await round.run(contextAt(database(), '2012-05-16T09:00:00Z', { outside: refusing }), {});
    await round.run(contextAt(database(), '2012-05-16T09:01:00Z', { outside: refusing }), {});
    expect((await mailsTo(id))[0]).toMatchObject({ state: 'sent', to: 'found@x.example' });
  });

  test('of three hundred items stays below 100 KB and says how many more there are', async () => {
    const [person] = await peopleOwing(database(), 'many', { commitments: 300 });
    const mailer = new ScriptedMailer();
    await round.run(contextAt(database(), due, { outside: mailer }), {});
    const [digest] = gotBy(mailer, [person as { email: string }]);
    if (!digest) throw new Error('no digest came');
    const raw = await composeMime(digest);
    expect(raw.length).toBeLessThan(100 * 1024);
    expect(raw.length).toBeGreaterThan(80 * 1024);
    const shown = new Set(digest.text.match(/\/answer\/\S+/g)).size;
    expect(digest.text).toContain(`${300 - shown} more commitments await you`);
    expect(digest.subject).toContain('300 commitments');
  });

  test('can be stopped by one click, answers no machine, and stands in one thread with the others of its series', async () => {
    const [person] = await peopleOwing(database(), 'thread');
    const mailer = new ScriptedMailer();
    await round.run(contextAt(database(), due, { outside: mailer }), {});
    await round.run(contextAt(database(), '2012-05-15T08:00:00Z', { outside: mailer }), {});
    const raws = await Promise.all(gotBy(mailer, [person as { email: string }]).map((m) => composeMime(m)));
    const headers = await Promise.all(raws.map(async (raw) => new Map((await parseMessage(raw)).headers.map((h) => [h.name, h.value]))));
    expect(headers).toHaveLength(2);
    expect(headers[0]?.get('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(headers[0]?.get('List-Unsubscribe')).toMatch(/^<http:\/\/127\.0\.0\.1:3210\/unsubscribe\/[\w.-]+>$/);
    expect(headers[0]?.get('Auto-Submitted')).toBe('auto-generated');
    expect(headers[0]?.get('References')).toBe(headers[1]?.get('References'));
    expect(headers[0]?.get('Message-ID')).not.toBe(headers[1]?.get('Message-ID'));
  });

  test('that was accepted is told with its attempt and the server’s words', async () => {
    const [person] = await peopleOwing(database(), 'told');
    await round.run(contextAt(database(), due, { outside: new ScriptedMailer() }), {});
    const [mail] = await mailsTo(person?.id ?? 0);
    expect(await mailInFull(database().db, wholeInstallation, mail?.id ?? 0)).toMatchObject({ state: 'sent', tries: [{ outcome: 'accepted', serverReply: '250 ok', at: '2012-05-09T08:00:00.000Z' }] });
  });
});
