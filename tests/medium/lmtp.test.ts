import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { openDatabase } from '@suivi/db';
import { ledger, listenForMail, mailInFull, round } from '@suivi/emails';
import { composeMime, type LmtpListener, type OutgoingMail } from '@suivi/mailer';
import { answerTo, replyToOf } from '../support/answer-mail.js';
import { letterhead as plainLetterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { deliveryReport } from '../support/delivery-report.js';
import { contextAt, peopleOwing, ScriptedMailer } from '../support/owing.js';

const database = withDatabase();
const letterhead = { ...plainLetterhead, bounceAddress: 'bounces@desk.example', replyAddress: 'answers@desk.example' };
const complaints: string[] = [];
const listeners: LmtpListener[] = [];
const lines: LmtpLine[] = [];

/** A mail server's end of a conversation: says a line, and hears what is answered, as many lines as a whole answer has. */
class LmtpLine {
  private heard = '';
  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1').on('data', (text: string) => (this.heard += text));
    socket.on('error', () => undefined);
  }

  static async to(port: number): Promise<LmtpLine> {
    const line = new LmtpLine(connect({ host: '127.0.0.1', port }));
    lines.push(line);
    expect(await line.answer()).toMatch(/^220 suivi LMTP/);
    return line;
  }

  async answer(): Promise<string> {
    for (;;) {
      const [whole] = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(this.heard) ?? [];
      if (whole !== undefined) {
        this.heard = this.heard.slice(whole.length);
        return whole.trimEnd();
      }
      await once(this.socket, 'data');
    }
  }

  say(words: string): Promise<string> {
    this.socket.write(`${words}\r\n`, 'latin1');
    return this.answer();
  }

  /** Hands a message in; answers what is said to each recipient at the end, and to those who were refused before. */
  async deliver(raw: Buffer | string, recipients: readonly string[], from = 'ada@x.example'): Promise<string[]> {
    const refused: string[] = [];
    await this.say(`MAIL FROM:<${from}>`);
    for (const recipient of recipients) {
      const answer = await this.say(`RCPT TO:<${recipient}>`);
      if (!answer.startsWith('250')) refused.push(answer);
    }
    if (refused.length === recipients.length) return [...refused, await this.say('RSET')].slice(0, -1);
    expect(await this.say('DATA')).toMatch(/^354/);
    this.socket.write(Buffer.from(raw.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..'), 'latin1'));
    const first = await this.say('\r\n.');
    const answers = [first];
    while (answers.length < recipients.length - refused.length) answers.push(await this.answer());
    return [...refused, ...answers];
  }

  hangUp(): void {
    this.socket.destroy();
  }
}

function listening(o: Partial<Parameters<typeof listenForMail>[1]> = {}, db = database().db): LmtpListener {
  const listener = listenForMail({ ...contextAt(database(), '2012-05-09T12:00:00Z', { letterhead }), db }, { host: '127.0.0.1', port: 0, complain: (words) => complaints.push(words), ...o });
  listeners.push(listener);
  return listener;
}

async function speaking(o: Parameters<typeof listening>[0] = {}, db = database().db): Promise<LmtpLine> {
  const line = await LmtpLine.to(await listening(o, db).port);
  expect(await line.say('LHLO mx.desk.example')).toMatch(/^250-suivi[^]*SIZE/);
  return line;
}

const kept = async () => (await database().pool.query('select verdict, raw, replied_to from incoming_mail order by id')).rows as { verdict: string; raw: string; replied_to: string | null }[];

/** A mail to somebody who owes an answer: its bytes, where it comes back to, and its number. */
async function mailTo(slug: string): Promise<{ raw: string; comesBackTo: string; id: number; email: string }> {
  const [person] = await peopleOwing(database(), slug);
  const mailer = new ScriptedMailer();
  await round.run(contextAt(database(), '2012-05-09T08:00:00Z', { letterhead, outside: mailer }), {});
  const mail = mailer.got.find(({ to }) => to.address === person?.email) as OutgoingMail;
  const [row] = (await ledger(database().db, wholeInstallation, { personId: person?.id, limit: 1 })).items;
  return { raw: (await composeMime(mail)).toString('latin1'), comesBackTo: String(mail.envelopeFrom), id: row?.id ?? 0, email: person?.email ?? '' };
}

beforeEach(async () => {
  complaints.length = 0;
  await database().pool.query('truncate incoming_mail cascade');
});
afterEach(async () => {
  for (const line of lines.splice(0)) line.hangUp();
  await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
});

describe('a mail server of the house that delivers by LMTP', () => {
  test('hands in an answer and a bounce in one conversation; what it brings twice is taken once', async () => {
    const { raw, comesBackTo, id, email } = await mailTo('delivered');
    const answer = await answerTo(raw, { from: email, words: 'Done. The plan is out.\n.\nAnd more.' });
    const line = await speaking();
    const address = replyToOf(raw);
    for (let n = 0; n < 2; n += 1) expect(await line.deliver(answer, [address.toUpperCase()])).toEqual([expect.stringMatching(/^250 /)]);
    // the report names nobody of ours: the envelope does
    const report = deliveryReport('mailer-daemon@mx.desk.example', { status: '5.1.1' });
    expect(await line.deliver(report, [comesBackTo], '')).toEqual([expect.stringMatching(/^250 /)]);
    expect((await kept()).map(({ verdict }) => verdict)).toEqual(['reply', 'hard-bounce']);
    expect((await kept())[0]?.raw).toContain('.\r\nAnd more.');
    expect((await mailInFull(database().db, wholeInstallation, id)).state).toBe('bounced');
    expect(await line.say('QUIT')).toMatch(/^221/);
  });

  test('is told of each address whether it is ours; one with a seal that is not ours is kept and never acted on', async () => {
    const line = await speaking();
    const forged = `answers+1.${'0'.repeat(24)}@desk.example`;
    const message = 'Subject: Lunch?\nFrom: x@y.example\n\nAt noon?\n';
    expect(await line.deliver(message, ['desk@desk.example', forged, 'answers@elsewhere.example', 'answers@desk.example'])).toEqual([...Array<unknown>(2).fill(expect.stringMatching(/^550 5\.1\.1/)), ...Array<unknown>(2).fill(expect.stringMatching(/^250 /))]);
    expect((await kept()).map(({ verdict }) => verdict)).toEqual(['forged']);
    expect(await line.deliver(message, ['root@desk.example'])).toEqual([expect.stringMatching(/^550/)]);
  });

  test('is told at once of a size that is announced, and at the end of one that is not, and may go on', async () => {
    const line = await speaking({ largestBytes: 4000 });
    expect(await line.say('MAIL FROM:<a@x.example> SIZE=5000')).toMatch(/^552/);
    const large = `Subject: large\n\n${'x'.repeat(70)}\n`.padEnd(5_000, 'y\n');
    expect(await line.deliver(large, ['answers@desk.example', 'bounces@desk.example'])).toEqual(Array(2).fill(expect.stringMatching(/^552 5\.3\.4/)));
    expect(await kept()).toEqual([]);
    expect(await line.deliver('Subject: small\n\nsmall\n', ['answers@desk.example'])).toEqual([expect.stringMatching(/^250/)]);
  });

  test('keeps its mail while the database is away, and is told nothing of it', async () => {
    const away = openDatabase({ url: database().url, max: 1, applicationName: 'away', onError: () => undefined });
    await away.close();
    const line = await speaking({}, away.db);
    expect(await line.deliver('Subject: later\n\nlater\n', ['answers@desk.example'])).toEqual([expect.stringMatching(/^451 4\.\d\.\d not now/)]);
    expect(complaints).toEqual([expect.stringContaining('was not kept')]);
  });

  test('speaks LMTP and nothing else, and is offered no way to prove who it is', async () => {
    const line = await LmtpLine.to(await listening().port);
    expect(await line.say('EHLO mx.desk.example')).toMatch(/^500/);
    expect(await line.say('MAIL FROM:<a@x.example>')).toMatch(/^503/);
    expect(await line.say('LHLO mx.desk.example')).not.toMatch(/AUTH|STARTTLS/);
    expect(await line.say('DATA')).toMatch(/^503/);
  });

  test('finds another worker at the port when the first has ended', async () => {
    const first = listening();
    const port = await first.port;
    const second = listening({ port, everyMs: 20 });
    const line = await LmtpLine.to(port);
    expect(complaints).toEqual([expect.stringContaining('somebody else listens')]);
    line.hangUp();
    await first.stop();
    expect(await second.port).toBe(port);
    await LmtpLine.to(port);
  });
});
