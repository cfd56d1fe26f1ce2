import { describe, expect, test } from '@jest/globals';
import { composeMime } from './compose.js';
import type { OutgoingMail } from './mailer.js';
import { parseMessage } from './parse.js';

const mail: OutgoingMail = {
  messageId: '<digest-7-2013-06-22@suivi.example>',
  date: new Date('2013-06-22T12:00:00Z'),
  from: { name: 'Follow-up office', address: 'office@suivi.example' },
  to: { name: 'Ada Baptiste', address: 'ada@caricom.example' },
  subject: 'Three commitments are due',
  text: 'Dear Ada,\n\nthree commitments are due.\n',
  html: '<p>Dear Ada,</p><p>three commitments are due.</p>',
};

const inSixLanguages = [
  ['en', 'Ada Baptiste', 'Commitments due – “soon”'],
  ['fr', 'Zoé Lefèvre', 'Engagements à échéance : où en êtes-vous ?'],
  ['es', 'Íñigo Muñoz', '¿Qué se ha hecho? Compromisos próximos a vencer'],
  ['zh', '王小明', '贵单位有三项承诺即将到期，请在本月底之前报告执行情况，谢谢合作与支持'],
  ['ar', 'ليلى حداد', 'ثلاثة التزامات يحين موعدها قريباً، يرجى الإبلاغ عمّا تم تنفيذه'],
  ['ru', 'Анна Иванова', 'Срок выполнения трёх обязательств скоро наступит'],
] as const;

const header = (headers: { name: string; value: string }[], name: string) => headers.find((h) => h.name.toLowerCase() === name)?.value;

describe('a mail as it goes over the wire', () => {
  test('the same mail gives the same bytes', async () => {
    expect(await composeMime(mail)).toEqual(await composeMime({ ...mail, from: { ...mail.from }, to: { ...mail.to } }));
  });

  test('the date and the Message-ID are those of the mail', async () => {
    const { headers } = await parseMessage(await composeMime(mail));
    expect(header(headers, 'date')).toBe('Sat, 22 Jun 2013 12:00:00 +0000');
    expect(header(headers, 'message-id')).toBe(mail.messageId);
    expect(headers.filter((h) => h.name.toLowerCase() === 'message-id')).toHaveLength(1);
  });

  test('files go along beside the words, legible to other readers, and the same bytes again', async () => {
    const content = 'BEGIN:VCALENDAR\r\nSUMMARY:ثلاثة التزامات\r\nEND:VCALENDAR\r\n';
    const with2 = { ...mail, attachments: ['PUBLISH', 'CANCEL'].map((method) => ({ fileName: `${method.toLowerCase()}.ics`, contentType: `text/calendar; method=${method}`, content })) };
    const bytes = await composeMime(with2);
    expect(bytes).toEqual(await composeMime({ ...with2 }));
    const { text, html, attachments } = await parseMessage(bytes);
    expect([text?.trim(), html?.trim()]).toEqual([mail.text.trim(), mail.html]);
    expect(attachments.map((a) => [a.fileName, a.mimeType])).toEqual([['publish.ics', 'text/calendar'], ['cancel.ics', 'text/calendar']]);
    for (const a of attachments) expect(Buffer.from(a.content).toString().split(/\r?\n/)).toEqual(content.split('\r\n'));
  });

  test.each(inSixLanguages)('%s: names, subject, text and HTML arrive as they were written', async (_language, name, words) => {
    const text = `${name},\n\n${words}. `.repeat(40).trim();
    const html = `<html lang="x"><body><p>${words}</p><p>${'x'.repeat(1200)}</p></body></html>`;
    const raw = await composeMime({ ...mail, to: { ...mail.to, name }, subject: words, text, html });
    const parsed = await parseMessage(raw);
    expect(parsed.text?.trim().replaceAll('\r\n', '\n')).toBe(text);
    expect(parsed.html?.trim()).toBe(html);
    expect(header(parsed.headers, 'subject')).toBe(words);
    expect(header(parsed.headers, 'to')).toContain(name);
    expect(raw.every((octet) => octet < 128)).toBe(true);
    expect(raw.toString().split('\r\n').every((line) => line.length <= 998)).toBe(true);
  });

  test('line breaks in names, subjects and headers cannot begin a header of their own', async () => {
    const evil = 'x\r\nBcc: everyone@example.org\n\nbody';
    const raw = await composeMime({ ...mail, subject: evil, to: { ...mail.to, name: evil }, headers: { 'X-Suivi': evil } });
    const { headers } = await parseMessage(raw);
    expect(header(headers, 'bcc')).toBeUndefined();
    expect(headers.map((h) => h.name.toLowerCase()).sort()).toEqual(
      ['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to', 'x-suivi'].sort(),
    );
  });

  test('further headers are carried, a name that is none is refused', async () => {
    const { headers } = await parseMessage(await composeMime({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } }));
    expect(header(headers, 'auto-submitted')).toBe('auto-generated');
    await expect(composeMime({ ...mail, headers: { 'X Bad': 'a' } })).rejects.toThrow(TypeError);
  });

  test('another text has another boundary', async () => {
    const boundary = async (m: OutgoingMail) => /boundary="([^"]+)"/.exec((await composeMime(m)).toString())?.[1];
    expect(await boundary(mail)).toBeDefined();
    expect(await boundary(mail)).not.toBe(await boundary({ ...mail, text: 'other' }));
  });

  test('an empty text and a text that looks like a path stay what they are', async () => {
    const parsed = await parseMessage(await composeMime({ ...mail, text: '/etc/passwd', html: '' }));
    expect(parsed.text?.trim()).toBe('/etc/passwd');
  });
});
