import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { deliveryHealth, inboxAt, ledger, readInbox, round } from '@suivi/emails';
import { ImapInbox } from '@suivi/mailer';
import { letterhead as plainLetterhead } from '../support/api.js';
import { answerTo, replyToOf } from '../support/answer-mail.js';
import { withDatabase } from '../support/database.js';
import { deliveryReport } from '../support/delivery-report.js';
import { startDovecot, withDovecot } from '../support/dovecot.js';
import { contextAt, peopleOwing } from '../support/owing.js';

const database = withDatabase();
const letterhead = { ...plainLetterhead, bounceAddress: 'bounces@desk.example', replyAddress: 'answers@desk.example' };
const at = '2012-05-09T10:00:00Z';
const fetch_ = (inbox: ImapInbox, now = at) => readInbox(contextAt(database(), now, { letterhead, inbox }));
const kept = async () => (await database().pool.query('select verdict, raw from incoming_mail order by id')).rows as { verdict: string; raw: string }[];
const verdicts = async () => (await kept()).map(({ verdict }) => verdict);
const troublesAt = async (now: string) => (await deliveryHealth(database().db, wholeInstallation, new Date(now))).troubles.filter(({ code }) => code === 'inbox-away');

beforeEach(async () => {
  await database().pool.query('truncate inbox_reading, incoming_mail cascade');
});

/** The last mail to somebody who owes an answer, as it lies in the mailbox. */
async function mailTo(slug: string): Promise<{ raw: string; id: number; email: string }> {
  const [person] = await peopleOwing(database(), slug);
  await round.run(contextAt(database(), '2012-05-09T08:00:00Z', { letterhead }), {});
  const [row] = (await ledger(database().db, wholeInstallation, { personId: person?.id, limit: 1 })).items;
  const { rows: [message] } = await database().pool.query('select raw from mailbox_message where envelope_to = $1 order by id desc limit 1', [person?.email]);
  return { raw: message.raw, id: row?.id ?? 0, email: person?.email ?? '' };
}

withDovecot('a mailbox on an IMAP server (Dovecot)', () => {
  const dovecot = startDovecot();
  const boxOf = (user: string, o: { largestBytes?: number } = {}) => new ImapInbox(dovecot().urlOf(user), { ca: dovecot().ca, ...o });

  test('gives an answer and a bounce, once, each as it lies there, and stays as it is', async () => {
    const { raw, email } = await mailTo('answered');
    // On the wire lines end with CR LF.
    const answer = Buffer.from((await answerTo(raw, { from: email, words: 'Done. The plan is out.' })).toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
    await dovecot().deliver('desk', [answer, deliveryReport(String(/^Return-Path: <(.+)>/m.exec(raw)?.[1] ?? replyToOf(raw)), { status: '5.7.1' }), 'Subject: Lunch?\r\nFrom: x@y.example\r\n\r\nAt noon?\r\n']);
    const inbox = boxOf('desk');
    expect(await inbox.count()).toBe(3);
    for (let n = 0; n < 2; n += 1) await fetch_(inbox);
    expect(await verdicts()).toEqual(['reply', expect.any(String), 'not-ours']);
    expect(Buffer.from((await kept())[0]?.raw ?? '', 'latin1').equals(answer)).toBe(true);
    expect(await dovecot().flagsOf('desk')).toEqual([[], [], []]);
    expect(await inboxAt(database().db, inbox.place)).toMatchObject({ uid: 3, passedOver: 0, awaySince: null, readAt: new Date(at) });
    await dovecot().deliver('desk', [await answerTo(raw, { from: email, words: 'In progress.' })]);
    await fetch_(inbox);
    expect(await verdicts()).toHaveLength(4);
  });

  test('that begins to count anew, or is read again from the start after a worker died, gives nothing twice', async () => {
    const messages = ['one', 'two', 'three'].map((word) => `Subject: ${word}\r\nFrom: x@y.example\r\n\r\n${word}\r\n`);
    await dovecot().deliver('again', messages);
    const inbox = boxOf('again');
    await fetch_(inbox);
    const first = await inboxAt(database().db, inbox.place);
    await database().pool.query('update inbox_reading set uid = 1');
    await fetch_(inbox);
    expect([await verdicts(), (await inboxAt(database().db, inbox.place))?.uid]).toEqual([Array(3).fill('not-ours'), 3]);
    await dovecot().empty('again');
    await dovecot().deliver('again', [...messages, 'Subject: four\r\nFrom: x@y.example\r\n\r\nfour\r\n']);
    await fetch_(inbox);
    const anew = await inboxAt(database().db, inbox.place);
    expect([await verdicts(), anew?.uid, anew?.validity === first?.validity]).toEqual([Array(4).fill('not-ours'), 4, false]);
  });

  test('is read by two workers at once, and gives each message once', async () => {
    await dovecot().deliver('both', Array.from({ length: 20 }, (_, n) => `Subject: ${n}\r\nFrom: x@y.example\r\n\r\n${n}\r\n`));
    await Promise.all([fetch_(boxOf('both')), fetch_(boxOf('both'))]);
    expect(await verdicts()).toHaveLength(20);
  });

  test('keeps what is too large or cannot be taken apart, and the others come', async () => {
    const nested = `From: x@y.example\r\nSubject: nest\r\n${Array.from({ length: 400 }, (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`).join('')}`;
    await dovecot().deliver('hard', [`Subject: large\r\n\r\n${'x'.repeat(5000)}`, nested, 'Subject: fine\r\nFrom: x@y.example\r\n\r\nfine\r\n']);
    const inbox = boxOf('hard', { largestBytes: 4500 });
    await fetch_(inbox);
    expect((await kept()).map(({ raw }) => /^Subject: (\w+)/m.exec(raw)?.[1])).toContain('fine');
    const row = await inboxAt(database().db, inbox.place);
    expect([row?.uid, row?.awaySince]).toEqual([3, null]);
    expect(row?.passedOverReason).toMatch(/message \d: /);
  });

  test('without the right password, without the folder, and without a certificate that holds, is away, and no secret is told', async () => {
    const { ca, urlOf, log } = dovecot();
    for (const [inbox, said] of [
      [new ImapInbox(urlOf('desk', { password: 'the wr%ng one' }), { ca }), /does not let us in/],
      [new ImapInbox(urlOf('desk', { folder: 'Nowhere' }), { ca }), /Nowhere/],
      [new ImapInbox(urlOf('desk')), /self.signed/i],
    ] as const) {
      await fetch_(inbox);
      const row = await inboxAt(database().db, inbox.place);
      expect([row?.awaySince, row?.awayReason]).toEqual([new Date(at), expect.stringMatching(said)]);
      expect(JSON.stringify(row)).not.toContain('the wr');
    }
    expect(log()).not.toContain('the wr');
  });

  test('that is away for a quarter of an hour makes the light red, and green again when it is back', async () => {
    const [wrong, right] = [new ImapInbox(dovecot().urlOf('desk', { password: 'x' }), { ca: dovecot().ca }), boxOf('desk')];
    expect(wrong.place).toBe(right.place);
    for (const minute of ['00', '14', '20']) await fetch_(wrong, `2012-05-09T10:${minute}:00Z`);
    expect(await troublesAt('2012-05-09T10:14:00Z')).toEqual([]);
    expect(await troublesAt('2012-05-09T10:20:00Z')).toMatchObject([{ count: 1, since: '2012-05-09T10:00:00.000Z', words: expect.stringContaining('does not let us in') }]);
    await fetch_(right, '2012-05-09T10:21:00Z');
    expect(await troublesAt('2012-05-09T10:40:00Z')).toEqual([]);
  });
});

describe('a server that is no IMAP server', () => {
  let server: Server;
  const open = new Set<Socket>();
  const serve = async (say: (socket: Socket) => void): Promise<string> => {
    server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
      say(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `imap://desk:secret@127.0.0.1:${(server.address() as AddressInfo).port}/INBOX`;
  };
  afterEach(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ['says nothing', () => undefined],
    ['hangs up', (socket: Socket) => socket.destroy()],
    ['greets as another', (socket: Socket) => socket.write('220 smtp.example ESMTP\r\n')],
    ['greets and then is silent', (socket: Socket) => socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')],
    ['repeats what it was told', (socket: Socket) => (socket.write('* OK ready\r\n'), socket.on('data', (chunk: Buffer) => socket.write(`${chunk.toString().split(' ')[0]} NO ${chunk.toString().trim()}\r\n`)))],
  ])('and %s is away, within its time, and no secret is told', async (_what, say) => {
    const inbox = new ImapInbox(await serve(say), { connectTimeout: 300, silenceTimeout: 500, visitTimeout: 1500 });
    const began = performance.now();
    await fetch_(inbox);
    expect(performance.now() - began).toBeLessThan(15_000);
    const row = await inboxAt(database().db, inbox.place);
    expect(row?.awaySince).toEqual(new Date(at));
    expect(row?.awayReason).not.toMatch(/secret|c2VjcmV0|AGRlc2sAc2VjcmV0/);
  });

  test('and does not offer to encrypt gets no password from another machine', async () => {
    // 127.0.0.1 under a name that is not known for it, as another machine would be
    const url = (await serve((socket) => socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n'))).replace('127.0.0.1', '0.0.0.0');
    let heard = '';
    server.on('connection', (socket: Socket) => socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      socket.write(`${chunk.toString().split(' ')[0]} OK done\r\n`);
    }));
    const inbox = new ImapInbox(url, { connectTimeout: 1000, silenceTimeout: 1000, visitTimeout: 3000 });
    await fetch_(inbox);
    expect((await inboxAt(database().db, inbox.place))?.awayReason).toMatch(/STARTTLS|TLS/i);
    expect(heard).not.toMatch(/LOGIN|AUTHENTICATE/i);
  });
});
