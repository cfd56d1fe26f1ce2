import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { ledger, round } from '@suivi/emails';
import { type DkimKey, type OutgoingMail, SmtpMailer } from '@suivi/mailer';
import { withDatabase } from '../support/database.js';
import { verifyDkim } from '../support/dkim.js';
import { contextAt, peopleOwing } from '../support/owing.js';
import { type SmtpBehaviour, SmtpServer } from '../support/smtp-server.js';

const database = withDatabase();
const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits, publicKeyEncoding: { type: 'spki', format: 'der' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const { publicKey, privateKey } = rsa(2048);
const dkim: DkimKey = { domain: 'desk.example', selector: 'autumn', privateKey };
const recordOf = (key: Buffer) => (name: string) => (name === 'autumn._domainkey.desk.example' ? `v=DKIM1; k=rsa; p=${key.toString('base64')}` : undefined);
const dns = recordOf(publicKey);

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function signingTo(behaviour: SmtpBehaviour = {}) {
  const server = new SmtpServer(behaviour);
  open.push(server);
  const mailer = new SmtpMailer(await server.listen(), { dkim });
  open.push(mailer);
  return { server, mailer };
}

describe('a signed mail', () => {
  test('holds for whoever verifies it by the RFC, one click included, and bears the same Message-ID when the server wanted it later', async () => {
    const [person] = await peopleOwing(database(), 'signed');
    let times = 0;
    const { server, mailer } = await signingTo({ reply: (command) => (command === '.' && (times += 1) === 1 ? '451 4.3.0 later' : undefined) });
    for (const now of ['2012-05-09T08:00:00Z', '2012-05-09T09:00:00Z']) await round.run(contextAt(database(), now, { outside: mailer }), {});
    expect((await ledger(database().db, wholeInstallation, { personId: person?.id, limit: 9 })).items).toMatchObject([{ state: 'sent', attempts: 2 }]);
    expect(server.received).toHaveLength(2);
    for (const { raw } of server.received) {
      const verdict = verifyDkim(raw, dns);
      expect(verdict).toMatchObject({ result: 'pass', domain: 'desk.example' });
      expect(verdict.covered).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post', 'content-type']));
    }
    const ids = server.received.map(({ raw }) => /^Message-ID: (\S+)/m.exec(raw)?.[1]);
    expect(ids[0]).toMatch(/^<.+@.+>$/);
    expect(ids[1]).toBe(ids[0]);
  });

  test('no longer holds once a word, a header or the key is another', async () => {
    const { server, mailer } = await signingTo();
    const mail: OutgoingMail = {
      messageId: '<signed-1@desk.example>', date: new Date('2013-06-22T12:00:00Z'), from: { name: 'مكتب المتابعة', address: 'office@desk.example' }, to: { name: 'Ada', address: 'ada@x.example' },
      subject: `Échéance : trois engagements, ${'le rapport intérimaire '.repeat(6)}`, text: 'three commitments  are due \n.\n\n\n', html: '<p>three commitments are due</p>\n\n',
      attachments: [{ fileName: 'deadlines.ics', contentType: 'text/calendar; method=PUBLISH', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }],
    };
    expect((await mailer.send(mail)).outcome).toBe('accepted');
    const raw = server.received[0]?.raw ?? '';
    expect(verifyDkim(raw, dns).result).toBe('pass');
    expect(verifyDkim(raw.replace('commitments are due</p>', 'commitments are done</p>'), dns).result).toBe('body altered');
    expect(verifyDkim(raw.replace('To: Ada', 'To: Eve'), dns).result).toBe('headers altered');
    expect(verifyDkim(raw, recordOf(rsa(2048).publicKey)).result).toBe('headers altered');
    expect(verifyDkim(raw, () => undefined).result).toBe('no key');
  });

  test('is never sent unsigned for a key that cannot sign: such a key stops the start', () => {
    const elliptic = generateKeyPairSync('ed25519', { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    const startedWith = (pem: string) => () => new SmtpMailer('smtp://127.0.0.1:1', { dkim: { ...dkim, privateKey: pem } });
    expect(startedWith(elliptic.privateKey)).toThrow('cannot be signed');
    expect(startedWith(rsa(512).privateKey)).toThrow('shorter than 1024 bits');
    expect(startedWith('not a key')).toThrow('no private key in PEM');
  });
});
