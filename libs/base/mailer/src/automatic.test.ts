import { describe, expect, test } from '@jest/globals';
import { automaticKind, type AutomaticKind } from './automatic.js';
import { parseMessage } from './parse.js';

const kindOf = async (headers: string[], text = 'Done.'): Promise<AutomaticKind | null> => automaticKind(await parseMessage([...headers, 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n')));
const person = ['From: Ada <ada@x.example>', 'Subject: Re: UN-CARICOM-6/03'];

describe('what no person wrote', () => {
  test.each<[string, string[], AutomaticKind]>([
    ['RFC 3834', ['Auto-Submitted: auto-generated'], 'auto-reply'], ['Exchange', ['X-Auto-Response-Suppress: DR, OOF, AutoReply'], 'auto-reply'], ['older machines', ['Precedence: junk'], 'auto-reply'], ['a list', ['List-Id: <desk.lists.x.example>'], 'list'],
    ['a list of old', ['Precedence: list'], 'list'], ['an empty return path', ['Return-Path: <>'], 'report'], ['an address that nobody reads', ['From: No reply <no-reply@x.example>'], 'auto-reply'], ['its subject', ['From: a@x.example', 'Subject: Respuesta automática: UN-CARICOM-6/03'], 'auto-reply'],
    ['a tag before it', ['Subject: [Agency] Out of office'], 'auto-reply'], ['a receipt', ['Subject: Прочитано: UN-CARICOM-6/03'], 'receipt'],
  ])('is told by %s', async (_by, headers, kind) => expect(await kindOf([...headers, ...person])).toBe(kind));

  test.each(['Auto-Submitted: no', 'X-Auto-Response-Suppress: None', 'Precedence: normal', 'Return-Path: <ada@x.example>', 'List-Unsubscribe: <https://x.example>'])('is not told by %s', async (header) => expect(await kindOf([header, ...person])).toBeNull());

  test('may be told by words, but only by the first ones and not by what is quoted', async () => {
    expect(await kindOf(person, 'I am currently out of the office until Monday.')).toBe('perhaps');
    expect(await kindOf(person, 'Done.\r\n\r\n> I am currently out of the office')).toBeNull();
    expect(await kindOf(person, `Done. ${'The plan was published. '.repeat(60)}The desk was out of the office.`)).toBeNull();
  });

  test('is told in a moment, whatever the message holds', async () => {
    const begun = process.cpuUsage();
    for (const piece of ['<style', '<', 'a@', '[', 'Re: ', '&nbsp;', 'out of the offic']) {
      const long = piece.repeat(200_000);
      automaticKind({ headers: [{ name: 'From', value: long }, { name: 'Subject', value: long }, { name: 'Content-Type', value: long }], text: null, html: long, attachments: [{ fileName: null, mimeType: 'text/calendar', content: Buffer.from(long) }], sender: null });
    }
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(2);
  });

  test('is not a person’s calendar: only one that answers is', async () => {
    const withCalendar = (method: string): string => ['From: Ada <ada@x.example>', 'Content-Type: multipart/mixed; boundary="B"', '', '--B', 'Content-Type: text/plain', '', 'Done', '--B', 'Content-Type: text/calendar', '', 'BEGIN:VCALENDAR', `METHOD:${method}`, 'END:VCALENDAR', '--B--', ''].join('\r\n');
    expect(automaticKind(await parseMessage(withCalendar('PUBLISH')))).toBeNull();
    expect(automaticKind(await parseMessage(withCalendar('REPLY')))).toBe('receipt');
  });
});

describe('a text in Windows-1252', () => {
  test('keeps its quotation marks', async () => {
    const raw = Buffer.concat([Buffer.from('Content-Type: text/plain; charset=windows-1252\r\n\r\nC'), Buffer.from([0x92]), Buffer.from('est '), Buffer.from([0x93, 0x66, 0x61, 0x69, 0x74, 0x94, 0x85])]);
    expect((await parseMessage(raw)).text?.trim()).toBe('C’est “fait”…');
  });
});
