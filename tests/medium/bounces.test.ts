import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { historyOf } from '@suivi/audit';
import { incomingMail } from '@suivi/db';
import { changeAddress, type Person, person as personOf } from '@suivi/directory';
import { type Letterhead, ledger, mailInFull, receiveDropped, receiveMessage, replyAddressOf, retryMail, round } from '@suivi/emails';
import type { OutgoingMail } from '@suivi/mailer';
import { letterhead as plainLetterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { deliveryReport } from '../support/delivery-report.js';
import { contextAt, peopleOwing, ScriptedMailer, testAct } from '../support/owing.js';

const database = withDatabase();
const letterhead: Letterhead = { ...plainLetterhead, bounceAddress: 'bounces@desk.example' };
const later = new Date('2012-05-09T10:00:00Z');

async function sentTo(slug: string): Promise<{ person: Person; mail: OutgoingMail; id: number }> {
  const [person] = await peopleOwing(database(), slug);
  const mailer = new ScriptedMailer();
  await round.run(contextAt(database(), '2012-05-09T08:00:00Z', { outside: mailer, letterhead }), {});
  const mail = mailer.got.find((m) => m.to.address === person?.email);
  const [row] = (await ledger(database().db, wholeInstallation, { personId: person?.id, limit: 1 })).items;
  if (!person || !mail || !row) throw new Error('no mail was sent');
  return { person, mail, id: row.id };
}

const receive = (raw: Buffer, recipient?: string) => receiveMessage(database().db, raw, { letterhead, now: later, recipients: recipient === undefined ? [] : [recipient] });
const stateOf = async (id: number) => (await mailInFull(database().db, wholeInstallation, id)).state;

describe('a mail that comes back', () => {
  test('for good: its fate is bounced, the contact is lost, the history knows why, and twice is once', async () => {
    const { person, mail, id } = await sentTo('hard');
    const raw = deliveryReport(String(mail.envelopeFrom));
    expect(await receive(raw)).toEqual({ verdict: 'hard-bounce', mailId: id, status: '5.1.1', known: false });
    expect(await receive(raw)).toEqual({ verdict: 'hard-bounce', mailId: id, status: '5.1.1', known: true });
    expect(await mailInFull(database().db, wholeInstallation, id)).toMatchObject({ state: 'bounced', fate: '550 5.1.1 no such user', cameBack: [{ verdict: 'hard-bounce', status: '5.1.1' }] });
    expect((await personOf(database().db, wholeInstallation, person.id, later)).contactLostAt).toEqual(later);
    const story = await historyOf(database().db, wholeInstallation, 'person', person.id);
    expect(story.filter((h) => h.action === 'contact-lost')).toMatchObject([{ reason: '550 5.1.1 no such user' }]);
    const mailer = new ScriptedMailer();
    await round.run(contextAt(database(), '2012-05-16T09:00:00Z', { outside: mailer }), {});
    expect(mailer.got.filter((m) => m.to.address === person.email)).toEqual([]);
  });

  test('is known by the Message-ID that it returns where bounces have no address of their own', async () => {
    const { mail, id } = await sentTo('by-id');
    const raw = deliveryReport('suivi@desk.example', { messageId: mail.messageId });
    expect(await receiveMessage(database().db, raw, { letterhead: plainLetterhead, now: later })).toMatchObject({ verdict: 'hard-bounce', mailId: id });
  });

  test('where they have one is believed at a sealed return path only: who knows the Message-ID, or where to answer, ends nothing', async () => {
    const { person, mail, id } = await sentTo('unsealed');
    const answering: Letterhead = { ...letterhead, replyAddress: 'answers@desk.example' };
    for (const to of ['suivi@desk.example', 'bounces@desk.example', String(replyAddressOf({ mailId: id, generation: 0 }, answering))])
      expect(await receiveMessage(database().db, deliveryReport(to, { messageId: mail.messageId }), { letterhead: answering, now: later })).toMatchObject({ verdict: 'not-ours', mailId: null });
    expect(await stateOf(id)).toBe('sent');
    expect((await personOf(database().db, wholeInstallation, person.id, later)).contactLostAt).toBeNull();
    expect(await receive(deliveryReport(String(mail.envelopeFrom)))).toMatchObject({ verdict: 'hard-bounce', mailId: id });
  });

  test('because of its content or a full mailbox loses nobody’s contact', async () => {
    const { person, mail, id } = await sentTo('policy');
    await receive(deliveryReport(String(mail.envelopeFrom), { status: '5.7.1' }));
    expect(await stateOf(id)).toBe('bounced');
    expect((await personOf(database().db, wholeInstallation, person.id, later)).contactLostAt).toBeNull();
  });

  test('for the time being, or late, is noted and no more', async () => {
    const { person, mail, id } = await sentTo('soft');
    expect(await receive(deliveryReport(String(mail.envelopeFrom), { status: '4.2.2' }))).toMatchObject({ verdict: 'soft-bounce', mailId: id });
    expect(await receive(deliveryReport(String(mail.envelopeFrom), { action: 'delayed', status: '4.4.1' }))).toMatchObject({ verdict: 'delayed', mailId: id });
    expect(await mailInFull(database().db, wholeInstallation, id)).toMatchObject({ state: 'sent', cameBack: [{ verdict: 'soft-bounce' }, { verdict: 'delayed' }] });
    expect((await personOf(database().db, wholeInstallation, person.id, later)).contactLostAt).toBeNull();
  });

  test('under a forged seal, or about a mail that is not ours, is kept and not acted on', async () => {
    const { person, mail, id } = await sentTo('forged');
    const forged = String(mail.envelopeFrom).replace(/\.[0-9a-f]{24}@/, `.${'0'.repeat(24)}@`);
    expect(await receive(deliveryReport(forged, { messageId: mail.messageId }))).toMatchObject({ verdict: 'forged', mailId: null });
    expect(await receive(deliveryReport('suivi@desk.example', { messageId: '<elsewhere@x.example>' }))).toMatchObject({ verdict: 'not-ours', mailId: null });
    expect(await receive(Buffer.from('From: Ada <a@x.example>\r\nAuto-Submitted: auto-replied\r\nSubject: away\r\n\r\n550 5.1.1 gone'), String(mail.envelopeFrom))).toMatchObject({ verdict: 'auto-reply', mailId: id });
    expect(await stateOf(id)).toBe('sent');
    expect((await personOf(database().db, wholeInstallation, person.id, later)).contactLostAt).toBeNull();
  });
});

describe('the drop folder', () => {
  test('is read by the round: what was taken down is done, the rest unread with its reason, and nothing is done twice', async () => {
    const dropFolder = await mkdtemp(join(tmpdir(), 'suivi-drop-'));
    try {
      const { mail, id } = await sentTo('dropped');
      await mkdir(join(dropFolder, 'a-folder.eml'));
      await writeFile(join(dropFolder, 'bounce.eml'), deliveryReport(String(mail.envelopeFrom)));
      await writeFile(join(dropFolder, 'letter.eml'), 'From: Ada <a@x.example>\r\nSubject: hello\r\n\r\nhello');
      await writeFile(join(dropFolder, 'notes.txt'), 'not a message');
      const context = contextAt(database(), '2012-05-09T11:00:00Z', { letterhead, dropFolder });
      await Promise.all([round.run(context, {}), round.run(context, {})]);
      await round.run(context, {});
      expect(await stateOf(id)).toBe('bounced');
      expect((await readdir(dropFolder)).sort()).toEqual(['a-folder.eml', 'done', 'notes.txt', 'unread']);
      expect(await readdir(join(dropFolder, 'done'))).toEqual(['bounce.eml']);
      expect(await readFile(join(dropFolder, 'unread', 'letter.eml.reason.txt'), 'utf8')).toMatch(/^not-ours/);
      expect((await database().db.select().from(incomingMail)).filter((row) => row.mailId === id)).toHaveLength(1);
      expect(await receiveDropped({ ...context, dropFolder: join(dropFolder, 'none') })).toBe(0);
    } finally {
      await rm(dropFolder, { recursive: true });
    }
  });

  test('is not held up by a message that names what cannot be asked for, or far too much', async () => {
    const dropFolder = await mkdtemp(join(tmpdir(), 'suivi-drop-'));
    try {
      const { mail, id } = await sentTo('behind');
      await writeFile(join(dropFolder, 'a.eml'), 'From: Eve <e@x.example>\r\nSubject: a\r\nIn-Reply-To: <a\0b@c>\r\n\r\nMessage-ID: <x\0y@z>\r\n');
      await writeFile(join(dropFolder, 'b.eml'), `From: Eve <e@x.example>\r\nSubject: b\0b\r\n\r\n${Array.from({ length: 70_000 }, (_, n) => `Message-ID: <${n}@c>\r\n`).join('')}`);
      await writeFile(join(dropFolder, 'c.eml'), deliveryReport(String(mail.envelopeFrom)));
      await round.run(contextAt(database(), '2012-05-09T11:00:00Z', { letterhead, dropFolder }), {});
      expect([(await readdir(join(dropFolder, 'done'))), (await readdir(join(dropFolder, 'unread'))).filter((name) => name.endsWith('.eml')).sort()]).toEqual([['c.eml'], ['a.eml', 'b.eml']]);
      expect(await stateOf(id)).toBe('bounced');
    } finally {
      await rm(dropFolder, { recursive: true });
    }
  });
});

describe('a mail that failed or bounced', () => {
  test('is tried again by a person, at the address of now, from the version that they saw, and once', async () => {
    const { db } = database();
    const { person, mail, id } = await sentTo('again');
    await receive(deliveryReport(String(mail.envelopeFrom)));
    const { version } = await mailInFull(db, wholeInstallation, id);
    const act = testAct('2012-05-09T11:00:00Z');
    await expect(retryMail(db, wholeInstallation, { id, version }, act)).rejects.toMatchObject({ code: 'person.address-not-usable' });
    await changeAddress(db, { personId: person.id, email: 'again-2@x.example' }, act);
    await expect(retryMail(db, wholeInstallation, { id, version: version - 1 }, act)).rejects.toMatchObject({ code: 'stale-version' });
    expect(await retryMail(db, wholeInstallation, { id, version }, act)).toMatchObject({ state: 'due', attempts: 0 });
    await expect(retryMail(db, wholeInstallation, { id }, act)).rejects.toMatchObject({ code: 'mail.not-undelivered' });
    const mailer = new ScriptedMailer();
    for (const minute of ['01', '02']) await round.run(contextAt(database(), `2012-05-09T11:${minute}:00Z`, { outside: mailer, letterhead }), {});
    expect(mailer.got.map((m) => [m.to.address, m.messageId])).toEqual([['again-2@x.example', mail.messageId]]);
    expect(await stateOf(id)).toBe('sent');
  });
});
