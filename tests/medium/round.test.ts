import { beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { editCommitment, enterCommitment, verifyStatus } from '@suivi/commitments';
import { appoint, createOrganization, createPartnership, createPerson, addParticipant } from '@suivi/directory';
import { deliverDueMail, type DeliveryContext, gatherDigests, ledger, releaseHold, round } from '@suivi/emails';
import { installation, mail, reminder } from '@suivi/db';
import { SteppedClock } from '@suivi/kernel';
import { MailboxMailer, type Delivery, type Mailer, mailboxMessages, type OutgoingMail } from '@suivi/mailer';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { sweepReminders } from '@suivi/reminders';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';

const databaseOf = withDatabase();
const act = (now: string) => ({ actor: { kind: 'operator' as const, name: 'Test' }, now: new Date(now) });
const start = act('2012-03-01T12:00:00Z');
let ids: { partnership: number; meeting: number; entity: number };
let people = 0;

/** A mailer that answers what it is told and remembers what it got. */
class ScriptedMailer implements Mailer {
  readonly got: OutgoingMail[] = [];
  constructor(private readonly answer: (to: string) => Delivery) {}
  async send(outgoing: OutgoingMail): Promise<Delivery> {
    this.got.push(outgoing);
    return this.answer(outgoing.to.address);
  }
  async close(): Promise<void> {}
}
const accepts = (): Delivery => ({ outcome: 'accepted', serverReply: '250 ok' });

const contextAt = (now: string, outside?: Mailer): DeliveryContext => {
  const { db } = databaseOf();
  const clock = new SteppedClock(new Date(now));
  const inside = new MailboxMailer(db, clock);
  return { db, clock, letterhead, inside, outside: outside ?? inside, worker: 'test' };
};
const addPerson = async (o: { zone?: string; isSample?: boolean } = {}) => {
  const { db } = databaseOf();
  people += 1;
  const person = await createPerson(db, { name: `Person ${people}`, email: `p${people}@x.example`, language: 'en', zone: o.zone ?? 'UTC', isSample: o.isSample }, start);
  await appoint(db, { partnershipId: ids.partnership, organizationId: ids.entity, personId: person.id, role: 'focal-point', startsOn: '2012-01-01' }, start);
  return person;
};
const owe = (on: string | null, title = 'A promise') =>
  enterCommitment(databaseOf().db, { meetingId: ids.meeting, title, paragraphLabel: '3', quote: title, owners: [{ organizationId: ids.entity, part: 'lead' }], deadline: on ? { on } : null }, start);

let slug = 0;
beforeEach(async () => {
  const { db } = databaseOf();
  slug += 1;
  const partnership = await createPartnership(db, { slug: `p-${slug}`, name: { en: `Partnership ${slug}` } }, start);
  const entity = await createOrganization(db, { acronym: `E${slug}`, name: { en: `Entity ${slug}` } }, start);
  await addParticipant(db, { partnershipId: partnership.id, organizationId: entity.id, side: 'un' }, start);
  const series = await createSeries(db, { partnershipId: partnership.id, slug: `s-${slug}`, name: { en: 'Meetings' } }, start);
  const meeting = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2012-02-01', place: 'Geneva', status: 'held' }, start);
  ids = { partnership: partnership.id, meeting: meeting.id, entity: entity.id };
});
const mailsTo = async (personId: number) => (await ledger(databaseOf().db, wholeInstallation, { personId, limit: 100 })).items;

describe('the round', () => {
  test('made twice at once and once more, it sends one digest', async () => {
    const person = await addPerson();
    await owe('2012-05-16');
    const contexts = [contextAt('2012-05-09T08:00:00Z'), contextAt('2012-05-09T08:00:00Z'), contextAt('2012-05-09T08:01:00Z')];
    await Promise.all(contexts.slice(0, 2).map((c) => round.run(c, {})));
    await round.run(contexts[2] as DeliveryContext, {});
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'sent', localDay: '2012-05-09', attempts: 1 }]);
    expect((await mailboxMessages(databaseOf().db, { limit: 100 })).filter((m) => m.envelopeTo === person.email)).toHaveLength(1);
  });

  test('a commitment closed after the sweep is not e-mailed', async () => {
    const person = await addPerson();
    const { id } = await owe('2012-05-16');
    const context = contextAt('2012-05-09T08:00:00Z');
    await sweepReminders(context.db, context.clock.now());
    await gatherDigests(context.db, letterhead, context.clock.now());
    await verifyStatus(context.db, { id, status: 'implemented' }, act('2012-05-09T08:00:01Z'));
    await deliverDueMail(context);
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'dropped', fate: expect.stringContaining('nothing was left to say') }]);
  });

  test('a deadline that moved away takes its reminder along', async () => {
    const person = await addPerson();
    const { id } = await owe('2012-05-16');
    await editCommitment(databaseOf().db, { id, deadline: { on: '2013-05-16' } }, act('2012-03-02T09:00:00Z'));
    await round.run(contextAt('2012-05-09T08:00:00Z'), {});
    const mails = await mailsTo(person.id);
    expect(mails).toEqual([]);
  });

  test('after an outage of a month people get one current digest, in their working hours', async () => {
    const person = await addPerson({ zone: 'Asia/Beirut' });
    await owe('2012-05-16');
    await owe('2012-05-23');
    await round.run(contextAt('2012-06-16T09:00:00Z'), {}); // a Saturday
    await round.run(contextAt('2012-06-18T03:00:00Z'), {}); // Monday, six in the morning there
    expect(await mailsTo(person.id)).toEqual([]);
    await round.run(contextAt('2012-06-18T05:00:00Z'), {});
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'sent', localDay: '2012-06-18', subject: '2 commitments are overdue: ' + `Partnership ${slug}` }]);
  });

  test('one bad address stops nobody else, and the ledger keeps the server’s words', async () => {
    const [bad, good] = [await addPerson(), await addPerson()];
    await owe('2012-05-16');
    const mailer = new ScriptedMailer((to) => (to === bad.email ? { outcome: 'rejected', serverReply: '550 5.1.1 no such user' } : accepts()));
    await round.run(contextAt('2012-05-09T08:00:00Z', mailer), {});
    expect(await mailsTo(bad.id)).toMatchObject([{ state: 'failed', fate: '550 5.1.1 no such user' }]);
    expect(await mailsTo(good.id)).toMatchObject([{ state: 'sent', fate: '250 ok' }]);
  });

  test('where nothing can be written down any more, nothing more is handed over: only what was under way comes twice', async () => {
    const people = [await addPerson(), await addPerson(), await addPerson()];
    await owe('2012-05-16');
    const [before, after] = [new ScriptedMailer(accepts), new ScriptedMailer(accepts)];
    const announce = (moment: string): void => {
      if (moment === 'settle:before-commit') throw new Error('the database is away');
    };
    await expect(round.run({ ...contextAt('2012-05-09T08:00:00Z', before), atOnce: 1, announce }, {})).rejects.toThrow('the database is away');
    expect(before.got).toHaveLength(1);
    await round.run(contextAt('2012-05-09T08:03:00Z', after), {});
    expect(people.map((person) => after.got.filter((m) => m.to.address === person.email).length)).toEqual([1, 1, 1]);
  });

  test('a server that is away is tried again later with the same Message-ID', async () => {
    const person = await addPerson();
    await owe('2012-05-16');
    const away = new ScriptedMailer(() => ({ outcome: 'deferred', serverReply: '421 try later' }));
    const back = new ScriptedMailer(accepts);
    await round.run(contextAt('2012-05-09T08:00:00Z', away), {});
    await round.run(contextAt('2012-05-09T08:01:00Z', back), {}); // too early
    expect(back.got).toEqual([]);
    await round.run(contextAt('2012-05-09T08:02:00Z', back), {});
    expect(back.got.map((m) => m.messageId)).toEqual(away.got.map((m) => m.messageId));
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  test('what was never sent on its day goes into the next day’s digest', async () => {
    const person = await addPerson();
    await owe('2012-05-16', 'First');
    await owe('2012-05-17', 'Second');
    const away = new ScriptedMailer(() => ({ outcome: 'deferred', serverReply: '421 try later' }));
    const back = new ScriptedMailer(accepts);
    await round.run(contextAt('2012-05-09T08:00:00Z', away), {});
    await round.run(contextAt('2012-05-10T08:00:00Z', back), {});
    expect(back.got.filter((m) => m.to.address === person.email).map((m) => [m.text.includes('First'), m.text.includes('Second')])).toEqual([[true, true]]);
    expect((await mailsTo(person.id)).map((m) => m.state)).toEqual(['sent', 'dropped']);
  });

  test('a digest that was refused for the time being does not go out at night, nor beside the next day’s', async () => {
    const person = await addPerson();
    await owe('2012-05-16', 'First');
    await owe('2012-05-17', 'Second');
    const away = new ScriptedMailer(() => ({ outcome: 'deferred', serverReply: '421 try later' }));
    const back = new ScriptedMailer(accepts);
    await round.run(contextAt('2012-05-09T19:50:00Z', away), {});
    await round.run(contextAt('2012-05-10T03:00:00Z', back), {});
    expect(back.got.filter((m) => m.to.address === person.email)).toEqual([]);
    await round.run(contextAt('2012-05-10T08:00:00Z', back), {});
    await round.run(contextAt('2012-05-10T08:05:00Z', back), {});
    expect(back.got.filter((m) => m.to.address === person.email)).toHaveLength(1);
  });

  test('a machine that was down on the deadline catches up on its first day', async () => {
    const person = await addPerson();
    await owe('2012-05-16');
    await round.run(contextAt('2012-05-18T09:00:00Z'), {});
    const [digest] = await mailsTo(person.id);
    expect(digest).toMatchObject({ state: 'sent', localDay: '2012-05-18' });
  });

  test('a deadline moved between the sweep and the morning takes its reminder along', async () => {
    const person = await addPerson({ zone: 'Asia/Bangkok' });
    const { id } = await owe('2012-05-16');
    await round.run(contextAt('2012-05-15T17:30:00Z'), {}); // half past midnight of the 16th there
    await editCommitment(databaseOf().db, { id, deadline: { on: '2013-12-31' } }, act('2012-05-15T20:00:00Z'));
    await round.run(contextAt('2012-05-16T01:05:00Z'), {});
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'dropped' }]);
  });

  test('a person who reports for two entities of one commitment is asked for both', async () => {
    const { db } = databaseOf();
    const person = await addPerson();
    const other = await createOrganization(db, { acronym: `O${slug}`, name: { en: `Other ${slug}` } }, start);
    await addParticipant(db, { partnershipId: ids.partnership, organizationId: other.id, side: 'un' }, start);
    await appoint(db, { partnershipId: ids.partnership, organizationId: other.id, personId: person.id, role: 'focal-point', startsOn: '2012-01-01' }, start);
    const { id } = await owe('2012-05-16');
    await editCommitment(db, { id, owners: [{ organizationId: ids.entity, part: 'lead' }, { organizationId: other.id, part: 'contributing' }] }, start);
    const mailer = new ScriptedMailer(accepts);
    await round.run(contextAt('2012-05-09T08:00:00Z', mailer), {});
    const [digest] = mailer.got.filter((m) => m.to.address === person.email);
    expect(new Set(digest?.text.match(/\/answer\/\S+/g)).size).toBe(2);
  });

  test('whoever starts tomorrow gets the first reminder on the first day, not never', async () => {
    const { db } = databaseOf();
    const person = await createPerson(db, { name: 'New', email: `new${slug}@x.example`, language: 'en', zone: 'UTC' }, start);
    await appoint(db, { partnershipId: ids.partnership, organizationId: ids.entity, personId: person.id, role: 'focal-point', startsOn: '2012-05-24' }, start);
    await owe('2012-05-16');
    await round.run(contextAt('2012-05-23T09:00:00Z'), {});
    await round.run(contextAt('2012-05-24T09:00:00Z'), {});
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'sent', localDay: '2012-05-24' }]);
  });

  test('mail to the sample’s people stays in the house, whatever the server', async () => {
    const person = await addPerson({ isSample: true });
    await owe('2012-05-16');
    const outside = new ScriptedMailer(accepts);
    await round.run(contextAt('2012-05-09T08:00:00Z', outside), {});
    expect(outside.got).toEqual([]);
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'sent', isSample: true, fate: '250 kept in the mailbox' }]);
  });

  test('while delivery is on hold nothing leaves; once a person confirms, it does', async () => {
    const person = await addPerson();
    const { db } = databaseOf();
    await owe('2012-05-16');
    await db.update(installation).set({ deliveryHeldSince: new Date('2012-05-08T00:00:00Z'), deliveryHeldReason: 'restored' });
    await round.run(contextAt('2012-05-09T08:00:00Z'), {});
    expect((await mailsTo(person.id)).every((m) => m.state === 'due')).toBe(true);
    await releaseHold(db);
    await round.run(contextAt('2012-05-09T08:05:00Z'), {});
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'sent' }]);
  });

  test('a process that died with mail in its hands is taken over when its lease ends', async () => {
    const person = await addPerson();
    await owe('2012-05-16');
    const dies: Mailer = { send: () => new Promise(() => undefined), close: async () => undefined };
    void round.run(contextAt('2012-05-09T08:00:00Z', dies), {});
    const deadline = performance.now() + 5000;
    while ((await mailsTo(person.id))[0]?.state !== 'sending' && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    const survivor = new ScriptedMailer(accepts);
    await round.run(contextAt('2012-05-09T08:01:00Z', survivor), {});
    expect(survivor.got).toEqual([]);
    await round.run(contextAt('2012-05-09T08:02:00Z', survivor), {});
    expect(survivor.got).toHaveLength(1);
    expect(await mailsTo(person.id)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });
});

describe('the ledger', () => {
  test('holds each occurrence once, whatever tries to add it again', async () => {
    const { db } = databaseOf();
    const rows = await db.select().from(reminder);
    const keys = rows.map((r) => [r.commitmentId, r.rule, r.dueOn, r.personId, r.organizationId].join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    const mails = await db.select().from(mail);
    expect(new Set(mails.map((m) => [m.personId, m.localDay, m.kind].join(' '))).size).toBe(mails.length);
  });
});
