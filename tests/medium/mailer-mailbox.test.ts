import { describe, expect, test } from '@jest/globals';
import { SteppedClock } from '@suivi/kernel';
import { composeMime, mailboxMessage, mailboxMessages, MailboxMailer, type OutgoingMail, parseMessage } from '@suivi/mailer';
import { withDatabase } from '../support/database.js';

const database = withDatabase();
const clock = new SteppedClock(new Date('2013-06-22T12:00:00Z'));
const mail: OutgoingMail = {
  messageId: '<digest-7-2013-06-22@suivi.example>',
  date: new Date('2013-06-22T12:00:00Z'),
  from: { name: 'Follow-up office', address: 'office@suivi.example' },
  to: { name: 'ليلى حداد', address: 'layla@caricom.example' },
  subject: 'ثلاثة التزامات يحين موعدها\u0000 قريباً',
  text: '贵单位有三项承诺即将到期\u0000',
  html: '<p dir="rtl">ثلاثة التزامات</p>',
};

describe("the product's own mailbox", () => {
  test('a mail is kept as it would have gone over the wire, at the instant of the clock', async () => {
    const mailer = new MailboxMailer(database().db, clock);
    expect(await mailer.send(mail)).toEqual({ outcome: 'accepted', serverReply: '250 kept in the mailbox' });
    const [heading] = await mailboxMessages(database().db, { limit: 1 });
    expect(heading).toMatchObject({ messageId: mail.messageId, envelopeTo: 'layla@caricom.example', receivedAt: clock.now(), subject: 'ثلاثة التزامات يحين موعدها  قريباً' });
    const kept = await mailboxMessage(database().db, heading?.id ?? 0);
    expect(kept?.raw).toBe((await composeMime(mail)).toString());
    expect((await parseMessage(kept?.raw ?? '')).html?.trim()).toBe(mail.html);
  });

  test('the same mail handed over twice is there twice', async () => {
    const mailer = new MailboxMailer(database().db, clock);
    const before = await mailboxMessages(database().db, { limit: 200 });
    await mailer.send(mail);
    await mailer.send(mail);
    expect(await mailboxMessages(database().db, { limit: 200 })).toHaveLength(before.length + 2);
  });

  test('pages run from the latest to the first, each message once', async () => {
    const mailer = new MailboxMailer(database().db, clock);
    for (let i = 0; i < 5; i += 1) await mailer.send({ ...mail, messageId: `<page-${i}@suivi.example>` });
    const all = await mailboxMessages(database().db, { limit: 200 });
    const first = await mailboxMessages(database().db, { limit: 3 });
    const second = await mailboxMessages(database().db, { limit: 200, before: first.at(-1)?.id });
    expect([...first, ...second]).toEqual(all);
    expect(first[0]?.messageId).toBe('<page-4@suivi.example>');
  });

  test('an address that would not go on the wire is not kept either', async () => {
    const before = await mailboxMessages(database().db, { limit: 200 });
    const delivery = await new MailboxMailer(database().db, clock).send({ ...mail, to: { name: 'x', address: 'a@x;b@y' } });
    expect(delivery.outcome).toBe('rejected');
    expect(await mailboxMessages(database().db, { limit: 200 })).toHaveLength(before.length);
  });

  test('a message that is not there is null', async () => {
    expect(await mailboxMessage(database().db, 999_999)).toBeNull();
  });
});
