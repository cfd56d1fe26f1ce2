import { beforeEach, describe, expect, test } from '@jest/globals';
import { editCommitment, enterCommitment, verifyStatus } from '@suivi/commitments';
import { publishedDeadline } from '@suivi/db';
import { addParticipant, appoint, createOrganization, createPartnership, createPerson } from '@suivi/directory';
import { round } from '@suivi/emails';
import { composeMime, type OutgoingMail, parseMessage } from '@suivi/mailer';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { setPolicy } from '@suivi/reminders';
import { returnUpdate, submitUpdate } from '@suivi/updates';
import ICAL from 'ical.js';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { contextAt, ScriptedMailer, testAct } from '../support/owing.js';

const databaseOf = withDatabase();
const start = testAct('2012-03-01T12:00:00Z');
let n = 0;
let ids: { partnership: number; meeting: number; entity: number; other: number };
let mailer: ScriptedMailer;

beforeEach(async () => {
  const { db } = databaseOf();
  n += 1;
  mailer = new ScriptedMailer();
  const partnership = await createPartnership(db, { slug: `d-${n}`, name: { en: `Partnership ${n}` } }, start);
  const entity = async (acronym: string) => {
    const { id } = await createOrganization(db, { acronym: `${acronym}${n}`, name: { en: `${acronym} ${n}` } }, start);
    await addParticipant(db, { partnershipId: partnership.id, organizationId: id, side: 'un' }, start);
    return id;
  };
  const series = await createSeries(db, { partnershipId: partnership.id, slug: `d-${n}`, name: { en: 'Meetings' } }, start);
  const meeting = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2012-02-01', place: 'Geneva', status: 'held' }, start);
  ids = { partnership: partnership.id, meeting: meeting.id, entity: await entity('ONE'), other: await entity('TWO') };
});

const person = async (name: string, role: 'focal-point' | 'head' = 'focal-point') => {
  const row = await createPerson(databaseOf().db, { name, email: `${name}${n}@x.example`.toLowerCase(), language: 'en', zone: 'UTC' }, start);
  await appoint(databaseOf().db, { partnershipId: ids.partnership, organizationId: ids.entity, personId: row.id, role, startsOn: '2012-01-01' }, start);
  return row;
};
const owe = (on: string | null, title: string) =>
  enterCommitment(databaseOf().db, { meetingId: ids.meeting, title, paragraphLabel: '3', quote: title, owners: [{ organizationId: ids.entity, part: 'lead' }], deadline: on ? { on } : null }, start);
const roundAt = (now: string) => round.run(contextAt(databaseOf(), now, { outside: mailer }), {});
const mailsTo = ({ email }: { email: string }): OutgoingMail[] => mailer.got.filter((mail) => mail.to.address === email);
const eventsOf = async (mail: OutgoingMail | undefined) => {
  const { attachments } = await parseMessage(await composeMime(mail as OutgoingMail));
  return attachments.flatMap(({ content }) => {
    const calendar = new ICAL.Component(ICAL.parse(Buffer.from(content).toString()) as unknown[]);
    return calendar.getAllSubcomponents('vevent').map((event) => ({
      method: calendar.getFirstPropertyValue('method'), on: String(event.getFirstPropertyValue('dtstart')), uid: String(event.getFirstPropertyValue('uid')), sequence: Number(event.getFirstPropertyValue('sequence')),
    }));
  });
};

describe('a digest', () => {
  test('enters its deadlines into the calendar, revises one that moved, and takes back one that is gone, once', async () => {
    const { db } = databaseOf();
    const ada = await person('Ada');
    const [a, b] = [await owe('2012-05-16', 'Will be closed'), await owe('2012-05-16', 'Will move')];
    await roundAt('2012-05-09T08:00:00Z');
    const first = await eventsOf(mailsTo(ada)[0]);
    expect(first.map(({ method, on }) => [method, on])).toEqual([['PUBLISH', '2012-05-16'], ['PUBLISH', '2012-05-16']]);
    await verifyStatus(db, { id: a.id, status: 'implemented' }, testAct('2012-05-10T09:00:00Z'));
    await editCommitment(db, { id: b.id, deadline: { on: '2012-09-28' } }, testAct('2012-05-10T09:00:00Z'));
    await owe('2012-05-18', 'Another');
    await roundAt('2012-05-11T08:00:00Z');
    const second = await eventsOf(mailsTo(ada)[1]);
    const [closed, moved] = first.map(({ uid }) => second.find((event) => event.uid === uid));
    expect([closed?.method, moved?.method, moved?.on]).toEqual(['CANCEL', 'PUBLISH', '2012-09-28']);
    expect(second.filter(({ uid, sequence }) => first.some((event) => event.uid === uid && event.sequence < sequence))).toHaveLength(2);
    const said = mailsTo(ada).at(1)?.text;
    expect(said).toContain('== Changed since 9 May 2012 ==');
    expect(said).toMatch(/the deadline moved from 16 May 2012 to 28 September 2012/);
    expect(said).toMatch(/: Closed/);
    await roundAt('2012-05-17T08:00:00Z');
    const later = mailsTo(ada).slice(2);
    for (const mail of later) expect((await eventsOf(mail)).filter(({ method }) => method === 'CANCEL')).toEqual([]);
    expect((await db.select().from(publishedDeadline)).filter((row) => row.personId === ada.id && row.withdrawnAt !== null)).toHaveLength(1);
  });

  test('tells of a new owner, and takes back the deadline that was handed over', async () => {
    const { db } = databaseOf();
    const ada = await person('Ada');
    const [a, b] = [await owe('2012-05-16', 'Handed over'), await owe('2012-05-16', 'Shared')];
    await roundAt('2012-05-09T08:00:00Z');
    await editCommitment(db, { id: a.id, owners: [{ organizationId: ids.other, part: 'lead' }] }, testAct('2012-05-10T09:00:00Z'));
    await editCommitment(db, { id: b.id, owners: [{ organizationId: ids.entity, part: 'lead' }, { organizationId: ids.other, part: 'contributing' }] }, testAct('2012-05-10T09:00:00Z'));
    await roundAt('2012-05-15T08:00:00Z');
    const [, second] = mailsTo(ada);
    expect(second?.text).toMatch(new RegExp(`: no longer yours to answer for ONE ${n}`));
    expect(second?.text).toMatch(new RegExp(`: also with TWO ${n} now`));
    expect((await eventsOf(second)).map(({ method }) => method)).toEqual(['PUBLISH', 'CANCEL']);
  });

  test('asks the head directly, says whom it was asked before, and bears the rest of the day', async () => {
    const { db } = databaseOf();
    await person('Ada');
    const head = await person('Hana', 'head');
    const silent = { slug: 'on-the-day', when: 'on-the-day' as const, audience: ['focal-point' as const, 'head' as const], channel: 'digest' as const };
    await setPolicy(db, { partnershipId: ids.partnership, policy: { rules: [silent], escalation: { since: 'deadline', steps: [{ role: 'head', workingDays: 2 }] }, hour: 8, quietHours: null } }, start);
    await owe('2012-05-14', 'Late');
    await owe('2012-05-16', 'Of the day');
    await roundAt('2012-05-14T08:00:00Z');
    await roundAt('2012-05-16T08:00:00Z');
    const [, asked] = mailsTo(head);
    expect(asked?.subject).toMatch(new RegExp(`: ONE ${n} is asked to report$`));
    expect(asked?.text).toContain('Asked before: Ada (Focal point), since 14 May 2012');
    expect(asked?.text.indexOf('== Due today ==')).toBeGreaterThan(asked?.text.indexOf('Late') ?? 0);
  });

  test('repeats the question with which an update came back, until it is answered', async () => {
    const { db } = databaseOf();
    const ada = await person('Ada');
    const { id } = await owe('2012-05-16', 'A plan');
    const update = await submitUpdate(db, { commitmentId: id, organizationId: ids.entity, by: { personId: ada.id, letterhead }, status: 'in-progress', narrative: 'Soon.' }, testAct('2012-05-02T09:00:00Z'));
    await returnUpdate(db, { id: update.id, note: 'How soon?', letterhead }, testAct('2012-05-03T09:00:00Z'));
    await roundAt('2012-05-09T08:00:00Z');
    const digest = mailsTo(ada).find((mail) => mail.messageId.startsWith('<digest.'));
    expect(digest?.text).toContain('== Awaiting you ==');
    expect(digest?.text).toContain('The coordinator asked on 3 May 2012:\n> How soon?');
  });
});
