import { beforeAll, describe, expect, test } from '@jest/globals';
import { editCommitment, enterCommitment, verifyStatus } from '@suivi/commitments';
import { addParticipant, appoint, appointmentsOf, createOrganization, createPartnership, createPerson, endAppointment } from '@suivi/directory';
import { calendarFeed } from '@suivi/emails';
import { signCalendar, wholeInstallation } from '@suivi/access';
import { createMeeting, createSeries } from '@suivi/outcomes';
import ICAL from 'ical.js';
import { letterhead, withApi } from '../support/api.js';

const apiOf = withApi('2012-03-15T12:00:00Z');
const act = (now: string) => ({ actor: { kind: 'operator' as const, name: 'Test' }, now: new Date(now) });
const start = act('2012-03-01T12:00:00Z');
let ids: { partnership: number; person: number; commitment: number; meeting: number };

beforeAll(async () => {
  const { db } = apiOf().database;
  const partnership = await createPartnership(db, { slug: 'feed', name: { en: 'Feed' } }, start);
  const [one, other] = [await createOrganization(db, { acronym: 'ONE', name: { en: 'One' } }, start), await createOrganization(db, { acronym: 'OTHER', name: { en: 'Other' } }, start)];
  for (const { id } of [one, other]) await addParticipant(db, { partnershipId: partnership.id, organizationId: id, side: 'un' }, start);
  const series = await createSeries(db, { partnershipId: partnership.id, slug: 'feed', name: { en: 'Meetings' } }, start);
  const meeting = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2012-02-01', place: 'Geneva', status: 'held' }, start);
  const person = await createPerson(db, { name: 'Ada', email: 'ada@x.example', language: 'ar', zone: 'Asia/Beirut' }, start);
  await appoint(db, { partnershipId: partnership.id, organizationId: one.id, personId: person.id, role: 'focal-point', startsOn: '2012-01-01' }, start);
  const owe = (organizationId: number, on: string | null, title: string) => enterCommitment(db, { meetingId: meeting.id, title, paragraphLabel: '3', quote: title, owners: [{ organizationId, part: 'lead' }], deadline: on ? { on } : null }, start);
  const { id } = await owe(one.id, '2012-05-16', 'Mine; with a comma, and\\slash');
  const closed = await owe(one.id, '2012-05-17', 'Closed');
  await verifyStatus(db, { id: closed.id, status: 'implemented' }, start);
  await owe(one.id, null, 'Without a day');
  await owe(other.id, '2012-05-18', 'Of another entity');
  ids = { partnership: partnership.id, person: person.id, commitment: id, meeting: meeting.id };
});

const address = () => `/calendar/${signCalendar(letterhead.linkSecret, { personId: ids.person, generation: 0 })}.ics`;
const eventsIn = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => ({
  summary: String(event.getFirstPropertyValue('summary')), on: String(event.getFirstPropertyValue('dtstart')), sequence: Number(event.getFirstPropertyValue('sequence')), uid: String(event.getFirstPropertyValue('uid')),
}));

describe('a person’s calendar of deadlines', () => {
  test('holds the open deadlines of their entities, and no other', async () => {
    const { status, headers, text } = await apiOf().call('GET', address());
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(eventsIn(text)).toEqual([{ summary: expect.stringContaining('Mine; with a comma, and\\slash'), on: '2012-05-16', sequence: 1, uid: expect.stringMatching(/^commitment-\d+-\d+@desk\.example$/) }]);
  });

  test('is not sent again while nothing changes, and a change is a new revision of the same entry', async () => {
    const first = await apiOf().call('GET', address());
    const tag = first.headers.get('etag') ?? '';
    expect((await apiOf().call('GET', address(), { headers: { 'if-none-match': tag } })).status).toBe(304);
    expect((await apiOf().call('GET', address())).text).toBe(first.text);
    await editCommitment(apiOf().database.db, { id: ids.commitment, deadline: { on: '2012-06-01' } }, act('2012-04-02T09:00:00Z'));
    const next = await apiOf().call('GET', address(), { headers: { 'if-none-match': tag } });
    expect(next.status).toBe(200);
    expect(eventsIn(next.text)).toMatchObject([{ on: '2012-06-01', sequence: 2, uid: eventsIn(first.text)[0]?.uid }]);
    expect(next.text).toContain('DTSTAMP:20120402T090000Z');
  });

  test('is at no address but the one that was given', async () => {
    for (const wrong of [address().replace('.ics', 'x.ics'), '/calendar/1.ics', address().replace(/calendar\/\w/, 'calendar/z')]) expect((await apiOf().call('GET', wrong)).status).toBe(404);
  });

  test('ends with the post that it was for', async () => {
    const { db } = apiOf().database;
    const post = (await appointmentsOf(db, wholeInstallation, ids.partnership)).find(({ appointment }) => appointment.personId === ids.person);
    await endAppointment(db, { id: post?.appointment.id ?? 0, endsOn: '2012-04-30' }, start);
    const asked = { token: signCalendar(letterhead.linkSecret, { personId: ids.person, generation: 0 }), letterhead };
    expect(await calendarFeed(db, asked, new Date('2012-04-30T12:00:00Z'))).not.toBeNull();
    expect(await calendarFeed(db, asked, new Date('2012-05-01T12:00:00Z'))).toBeNull();
  });
});
