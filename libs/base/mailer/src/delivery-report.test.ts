import { describe, expect, test } from '@jest/globals';
import { readIncoming } from './delivery-report.js';

const lines = (...text: string[]): string => text.join('\r\n');
const standard = (fields: string[], copy: string[] = ['Message-ID: <digest.1@desk.example>', 'Subject: Due']) =>
  lines(
    'From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>', 'To: bounces+12.0123@desk.example', 'Subject: Undelivered', 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"', '',
    '--B', 'Content-Type: text/plain', '', 'Sorry.', '',
    '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', ...fields, '',
    '--B', 'Content-Type: text/rfc822-headers', '', ...copy, '', '--B--', '',
  );
const plain = (headers: string[], ...text: string[]) => lines('To: bounces@desk.example', ...headers, 'Content-Type: text/plain', '', ...text);

describe('what a mail server reports', () => {
  test('a recipient that does not exist, with the words of the server that said so', async () => {
    const message = await readIncoming(standard(['Final-Recipient: rfc822; ada@x.example', 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 <ada@x.example>:', '   no such user']));
    expect(message.report).toEqual({ outcome: 'failed', status: '5.1.1', words: '550 5.1.1 <ada@x.example>: no such user' });
    expect(message.about).toContain('<digest.1@desk.example>');
    expect(message.recipients).toEqual(['bounces+12.0123@desk.example']);
    expect(message.automatic).toBe('report'); // though some servers mark their reports as replies
  });

  test.each([
    ['a mailbox that is full', ['Action: failed', 'Status: 4.2.2'], 'failed', '4.2.2'],
    ['a delay', ['Action: delayed', 'Status: 4.4.1'], 'delayed', '4.4.1'],
    ['a status that says nothing, and a partner that does', ['Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp; 550 5.1.1 unknown'], 'failed', '5.1.1'],
    ['a delivery', ['Action: delivered', 'Status: 2.0.0'], 'done', '2.0.0'],
    ['an action in capitals with a comment', ['Action: Failed (bad)', 'Status: 5.2.1 (disabled)'], 'failed', '5.2.1'],
  ])('%s', async (_what, fields, outcome, status) => {
    expect((await readIncoming(standard(['Final-Recipient: rfc822; ada@x.example', ...fields]))).report).toMatchObject({ outcome, status });
  });

  test.each<[string, string, string, string | null]>([
    ['qmail', plain(['Return-Path: <>', 'From: MAILER-DAEMON@q.example', 'Subject: failure notice'], 'Hi. This is the qmail-send program.', '<ada@x.example>:', '192.0.2.1 does not like recipient.', 'Remote host said: 550 5.1.1 unknown', '', '--- Below this line is a copy of the message.', 'Message-ID: <digest.1@desk.example>'), 'failed', '5.1.1'],
    ['Exim', plain(['From: Mail Delivery System <Mailer-Daemon@e.example>', 'X-Failed-Recipients: ada@x.example', 'Subject: Mail delivery failed: returning message to sender'], 'A message that you sent could not be delivered.', '  ada@x.example', '    550 No such user', '------ This is a copy of the message, including all the headers. ------', 'Message-ID: <digest.1@desk.example>'), 'failed', '5.0.0'],
    ['a server that keeps trying', plain(['From: postmaster@s.example', 'Subject: Warning: message delayed 24 hours'], 'Your message has been delayed. No action is required.', 'Message-ID: <digest.1@desk.example>'), 'delayed', null],
  ])('in the plain words of %s', async (_server, raw, outcome, status) => {
    const message = await readIncoming(raw);
    expect(message.report).toMatchObject({ outcome, status });
    expect(message.about).toEqual(['<digest.1@desk.example>']);
  });

  test('an answering machine and a person that quotes a bounce report nothing', async () => {
    const machine = await readIncoming(plain(['From: Ada <ada@x.example>', 'Auto-Submitted: auto-replied (vacation)', 'Subject: Out of office', 'In-Reply-To: <digest.1@desk.example>'], 'Undeliverable until Monday 550 5.1.1'));
    expect(machine).toMatchObject({ report: null, automatic: 'auto-reply' });
    const person = await readIncoming(plain(['From: Ada <ada@x.example>', 'Subject: Fwd: failure notice'], 'I got this: 550 5.1.1 could not be delivered'));
    expect(person).toMatchObject({ report: null, automatic: null });
  });
});
