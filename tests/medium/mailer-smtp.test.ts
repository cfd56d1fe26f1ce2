import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { composeMime, type OutgoingMail, SmtpMailer, type SmtpMailerOptions } from '@suivi/mailer';
import { type SmtpBehaviour, SmtpServer } from '../support/smtp-server.js';

const mailTo = (address: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: `<${address.length}-2013-06-22@suivi.example>`,
  date: new Date('2013-06-22T12:00:00Z'),
  from: { name: 'Follow-up office', address: 'office@suivi.example' },
  to: { name: 'Ada', address },
  subject: 'Due soon',
  text: 'three commitments are due\n.\n..\n',
  html: '<p>three commitments are due</p>',
  ...more,
});

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function serverAndMailer(behaviour: SmtpBehaviour = {}, options: SmtpMailerOptions = {}, query = '') {
  const server = new SmtpServer(behaviour);
  open.push(server);
  const url = await server.listen();
  const mailer = new SmtpMailer(url + query, options);
  open.push(mailer);
  return { server, mailer, url };
}

function certificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'suivi-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a mail handed to an SMTP server', () => {
  test('arrives byte for byte as it was composed, for the one recipient of the envelope', async () => {
    const { server, mailer } = await serverAndMailer();
    const mail = mailTo('ada@caricom.example');
    expect(await mailer.send(mail)).toEqual({ outcome: 'accepted', serverReply: '250 2.0.0 taken as 4711' });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ from: 'office@suivi.example', to: 'ada@caricom.example' });
    expect(server.received[0]?.raw).toBe((await composeMime(mail)).toString());
  });

  test('many mails share a few connections', async () => {
    const { server, mailer } = await serverAndMailer({}, { connections: 3 });
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, i) => mailer.send(mailTo(`p${i}@un.example`))));
    expect(outcomes.every((d) => d.outcome === 'accepted')).toBe(true);
    expect(new Set(server.received.map((m) => m.to)).size).toBe(60);
    expect(server.connections).toBeLessThanOrEqual(3);
  });

  test('one recipient refused for good, another for now: each has its own fate and the rest go through', async () => {
    const reply = (command: string) =>
      command.includes('gone@') ? '550 5.1.1 no such user' : command.includes('full@') ? '452 4.2.2 mailbox full' : undefined;
    const { mailer } = await serverAndMailer({ reply: (c) => (c.startsWith('RCPT') ? reply(c) : undefined) });
    const sent = await Promise.all(['a@x.example', 'gone@x.example', 'full@x.example', 'b@x.example'].map((to) => mailer.send(mailTo(to))));
    expect(sent.map((d) => d.outcome)).toEqual(['accepted', 'rejected', 'deferred', 'accepted']);
    expect(sent[1]?.serverReply).toBe('550 5.1.1 no such user');
  });

  test.each(['a@x;b@y', 'a@x,b@y', 'a@x\r\nRCPT TO:<b@y>', 'nobody'])('an address such as %j is refused without touching the wire', async (address) => {
    const { server, mailer } = await serverAndMailer();
    expect((await mailer.send(mailTo(address))).outcome).toBe('rejected');
    expect(server.connections).toBe(0);
  });

  test('a server that is away is out of reach, and so is one that never greets', async () => {
    const { server, mailer } = await serverAndMailer();
    await server.close();
    expect(await mailer.send(mailTo('a@x.example'))).toMatchObject({ outcome: 'unreachable', serverReply: expect.stringContaining('ECONNREFUSED') });

    const mute = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const patient = new SmtpMailer(`smtp://127.0.0.1:${(mute.address() as { port: number }).port}`, { connectTimeout: 150 });
    expect((await patient.send(mailTo('a@x.example'))).outcome).toBe('unreachable');
    await patient.close();
    await new Promise((resolve) => mute.close(resolve));
  });

  test('a server that falls silent in the middle defers when the time for a mail is over', async () => {
    const { mailer } = await serverAndMailer({ reply: (c) => (c === '.' ? '' : undefined) }, { mailTimeout: 300 });
    expect((await mailer.send(mailTo('a@x.example'))).outcome).toBe('deferred');
  });

  test('a server that hangs up after taking a message is not given it a second time in the same attempt', async () => {
    const { server, mailer } = await serverAndMailer({ reply: (c) => (c === '.' ? null : undefined) });
    expect((await mailer.send(mailTo('a@x.example'))).outcome).toBe('deferred');
    expect(server.received).toHaveLength(1);
  });

  test('a kept connection that the server dropped meanwhile is replaced without a deferral', async () => {
    let mails = 0;
    const { server, mailer } = await serverAndMailer({ reply: (c) => (c.startsWith('MAIL') && (mails += 1) === 2 ? null : undefined) }, { connections: 1 });
    expect((await mailer.send(mailTo('a@x.example'))).outcome).toBe('accepted');
    expect((await mailer.send(mailTo('b@x.example'))).outcome).toBe('accepted');
    expect(server.received).toHaveLength(2);
  });

  test('a wrong password keeps the server out of reach and is not told to anybody', async () => {
    const server = new SmtpServer({ user: 'suivi', password: 'right' });
    open.push(server);
    const url = (await server.listen()).replace(':right@', ':wr0ng-s3cret@');
    const mailer = new SmtpMailer(url);
    open.push(mailer);
    const delivery = await mailer.send(mailTo('a@x.example'));
    expect(delivery).toEqual({ outcome: 'unreachable', serverReply: '535 5.7.8 bad credentials' });
  });

  test('close lets what is under way finish; what comes later is deferred', async () => {
    const { server, mailer } = await serverAndMailer({}, { connections: 1 });
    const under = Array.from({ length: 10 }, (_, i) => mailer.send(mailTo(`p${i}@un.example`)));
    await mailer.close();
    expect((await Promise.all(under)).every((d) => d.outcome === 'accepted')).toBe(true);
    expect(server.received).toHaveLength(10);
    expect((await mailer.send(mailTo('late@un.example'))).outcome).toBe('deferred');
  });
});

const tls = hasOpenssl() ? describe : describe.skip;
tls('over TLS (needs openssl for a certificate)', () => {
  test.each(['implicit', 'starttls'] as const)('%s: sign-in and message are encrypted', async (mode) => {
    const { server, mailer } = await serverAndMailer({ tls: { mode, ...certificate() }, user: 'suivi', password: 'p@ss:word' }, {}, '?tls.rejectUnauthorized=false');
    expect((await mailer.send(mailTo('a@x.example'))).outcome).toBe('accepted');
    expect(server.received).toHaveLength(1);
    expect(server.commands.some((c) => c.startsWith('AUTH'))).toBe(true);
  });

  test('a certificate that nobody vouches for defers', async () => {
    const { server, mailer } = await serverAndMailer({ tls: { mode: 'implicit', ...certificate() } });
    expect((await mailer.send(mailTo('a@x.example'))).outcome).toBe('deferred');
    expect(server.received).toHaveLength(0);
  });
});
