import { beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { enterCommitment } from '@suivi/commitments';
import { weeklyReview } from '@suivi/db';
import { addParticipant, appoint, appointmentsOf, createDutyStation, createOrganization, createPartnership, createPerson, endAppointment, markContactLost, recordAbsence, stopDigests } from '@suivi/directory';
import { type DeliveryContext, ledger, round, sweepReviews } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { MailboxMailer, mailboxMessage, mailboxMessages, parseMessage } from '@suivi/mailer';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { proposeHandover, requestExtension, submitUpdate } from '@suivi/updates';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';

const databaseOf = withDatabase();
const act = (now: string) => ({ actor: { kind: 'operator' as const, name: 'Test' }, now: new Date(now) });
const start = act('2012-03-01T12:00:00Z');
let slug = 0;
let ids: { partnership: number; meeting: number; unDesk: number; partnerDesk: number; ours: number; theirs: number };

beforeEach(async () => {
  const { db } = databaseOf();
  slug += 1;
  const partnership = await createPartnership(db, { slug: `p-${slug}`, name: { en: `Partnership ${slug}` } }, start);
  const organization = async (acronym: string, side: 'un' | 'partner') => {
    const { id } = await createOrganization(db, { acronym: `${acronym}${slug}`, name: { en: `${acronym} ${slug}` } }, start);
    await addParticipant(db, { partnershipId: partnership.id, organizationId: id, side }, start);
    return id;
  };
  const series = await createSeries(db, { partnershipId: partnership.id, slug: `s-${slug}`, name: { en: 'Meetings' } }, start);
  const meeting = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2012-02-01', place: 'Geneva', status: 'held' }, start);
  ids = {
    partnership: partnership.id, meeting: meeting.id,
    unDesk: await organization('DESK', 'un'), partnerDesk: await organization('BUREAU', 'partner'), ours: await organization('OURS', 'un'), theirs: await organization('THEIRS', 'partner'),
  };
});

const hire = async (role: 'coordinator' | 'focal-point', organizationId: number, o: { zone?: string; dutyStationId?: number; name?: string } = {}) => {
  const { db } = databaseOf();
  const person = await createPerson(db, { name: o.name ?? 'Mireille', email: `${role}-${Math.random().toString(36).slice(2)}@x.example`, language: 'en', zone: o.zone ?? 'UTC', dutyStationId: o.dutyStationId }, start);
  await appoint(db, { partnershipId: ids.partnership, organizationId, personId: person.id, role, startsOn: '2012-01-01' }, start);
  return person;
};
const owe = (organizationId: number, on: string | null, title = 'A promise') =>
  enterCommitment(databaseOf().db, { meetingId: ids.meeting, title, paragraphLabel: '3', quote: title, owners: [{ organizationId, part: 'lead' }], deadline: on ? { on } : null }, start);
const contextAt = (now: string): DeliveryContext => {
  const { db } = databaseOf();
  const clock = new SteppedClock(new Date(now));
  const inside = new MailboxMailer(db, clock);
  return { db, clock, letterhead, inside, outside: inside, worker: 'test' };
};
const roundAt = (now: string) => round.run(contextAt(now), {});
const mailsTo = async (person: { id: number }) => (await ledger(databaseOf().db, wholeInstallation, { personId: person.id, limit: 100 })).items.reverse();
const lastTo = async (person: { email: string }) => {
  const message = (await mailboxMessages(databaseOf().db, { limit: 200 })).find((m) => m.envelopeTo === person.email);
  return message ? parseMessage((await mailboxMessage(databaseOf().db, message.id))?.raw ?? '') : undefined;
};
const reviewsOf = async (person: { id: number }) => (await databaseOf().db.select().from(weeklyReview)).filter((row) => row.personId === person.id);

describe('the weekly review', () => {
  test('comes once, on the first working day of the week at the policy’s hour, however many rounds there are', async () => {
    const desk = await hire('coordinator', ids.unDesk);
    await owe(ids.ours, '2012-05-02');
    await roundAt('2012-05-14T07:59:00Z'); // a Monday
    expect(await mailsTo(desk)).toEqual([]);
    await Promise.all([roundAt('2012-05-14T08:00:00Z'), roundAt('2012-05-14T08:00:00Z')]);
    await roundAt('2012-05-14T08:01:00Z');
    await roundAt('2012-05-15T08:00:00Z');
    expect(await mailsTo(desk)).toMatchObject([{ state: 'sent', localDay: '2012-05-14', subject: `Weekly review: Partnership ${slug}` }]);
    await roundAt('2012-05-21T08:00:00Z');
    expect(await mailsTo(desk)).toHaveLength(2);
    expect(await sweepReviews(databaseOf().db, new Date('2012-05-21T09:00:00Z'))).toBe(0);
  });

  test('in Cairo the week begins on Sunday, and a holiday moves it to the day after', async () => {
    const cairo = await createDutyStation(databaseOf().db, { name: `Cairo ${slug}`, country: 'EG', zone: 'Africa/Cairo', weekdays: [7, 1, 2, 3, 4], holidays: [{ on: '2012-05-20', name: 'Holiday' }] }, start);
    const desk = await hire('coordinator', ids.unDesk, { zone: 'Africa/Cairo', dutyStationId: cairo.id });
    await owe(ids.ours, '2012-05-02');
    for (const day of ['10', '11', '12', '13', '14', '20', '21', '22']) await roundAt(`2012-05-${day}T09:00:00Z`);
    expect((await mailsTo(desk)).map((mail) => mail.localDay)).toEqual(['2012-05-10', '2012-05-13', '2012-05-21']);
  });

  test('names the own side’s entities first, with what is overdue, silent and to verify', async () => {
    const [un, partner] = [await hire('coordinator', ids.unDesk), await hire('coordinator', ids.partnerDesk)];
    await hire('focal-point', ids.ours, { name: 'Ada' });
    await owe(ids.theirs, '2012-04-02');
    await owe(ids.theirs, '2012-04-20');
    await owe(ids.ours, '2012-05-02');
    const waiting = await owe(ids.ours, null, 'Reported');
    await submitUpdate(databaseOf().db, { commitmentId: waiting.id, organizationId: ids.ours, status: 'in-progress', narrative: 'Half done.' }, act('2012-05-11T10:00:00Z'));
    await roundAt('2012-05-14T08:00:00Z');
    const { text = '' } = (await lastTo(un)) ?? {};
    const lines = (text ?? '').split('\n').filter((line) => line.startsWith('- '));
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(new RegExp(`^- OURS ${slug}: 1 commitment, the oldest .* since 2 May 2012; never heard from$`)),
      expect.stringMatching(new RegExp(`^- THEIRS ${slug} \\(other side: Partner organization\\): 2 commitments, the oldest .* since 2 April 2012; never heard from$`)),
    ]);
    expect(text).toMatch(new RegExp(`, OURS ${slug}: waiting for 3 days`));
    expect((await lastTo(partner))?.text).toMatch(new RegExp(`- THEIRS ${slug}: 2 commitments`));
  });

  test('lists what entities ask for: more time, and somebody else to answer', async () => {
    const { db } = databaseOf();
    const desk = await hire('coordinator', ids.unDesk);
    const focal = await hire('focal-point', ids.theirs, { name: 'Luis' });
    const [slow, foreign] = [await owe(ids.ours, '2012-09-01', 'Slow'), await owe(ids.theirs, '2012-09-01', 'Foreign')];
    await requestExtension(db, { commitmentId: slow.id, organizationId: ids.ours, on: '2012-12-01', precision: 'day', reason: 'r' }, act('2012-05-12T10:00:00Z'));
    await proposeHandover(db, { commitmentId: foreign.id, organizationId: ids.theirs, personId: focal.id, name: 'Bo', email: 'bo@x.example' }, act('2012-05-13T10:00:00Z'));
    await roundAt('2012-05-14T08:00:00Z');
    const { text } = (await lastTo(desk)) ?? {};
    expect(text).toMatch(new RegExp(`More time to decide on[\\s\\S]*${slow.reference}, OURS ${slug}: waiting for 2 days[\\s\\S]*Colleagues to confirm[\\s\\S]*${foreign.reference}, THEIRS ${slug} \\(other side: Partner organization\\): waiting for 1 day`));
  });

  test('says that a contact is lost: an address that is no good, and three digests unanswered over sixty days', async () => {
    const { db } = databaseOf();
    const desk = await hire('coordinator', ids.unDesk);
    const [bounced, quiet] = [await hire('focal-point', ids.theirs, { name: 'Luis' }), await hire('focal-point', ids.ours, { name: 'Mei' })];
    await markContactLost(db, { personId: bounced.id, address: bounced.email, reason: '550 5.1.1' }, act('2012-03-05T10:00:00Z'));
    await owe(ids.ours, '2012-03-12');
    for (let day = 0; day < 49; day += 7) await roundAt(new Date(Date.UTC(2012, 2, 12 + day, 8)).toISOString());
    expect((await mailsTo(quiet)).filter((mail) => mail.state === 'sent').length).toBeGreaterThan(3);
    expect((await lastTo(desk))?.text).not.toContain('Mei');
    await roundAt('2012-05-14T08:00:00Z');
    const { text } = (await lastTo(desk)) ?? {};
    expect(text).toContain(`Luis, THEIRS ${slug} (other side: Partner organization): the address does not work, since 5 March 2012`);
    expect(text).toMatch(new RegExp(`Mei, OURS ${slug}: \\d+ digests in a row unanswered since 12 March 2012`));
    expect((await mailsTo(quiet)).at(-1)).toMatchObject({ state: 'sent', localDay: '2012-05-14' }); // it stops nothing
  });

  test('of who is a focal point too is in the one mail of the day', async () => {
    const both = await hire('coordinator', ids.unDesk);
    await appoint(databaseOf().db, { partnershipId: ids.partnership, organizationId: ids.ours, personId: both.id, role: 'focal-point', startsOn: '2012-01-01' }, start);
    await owe(ids.ours, '2012-05-14');
    await owe(ids.theirs, '2012-05-01');
    await roundAt('2012-05-14T08:00:00Z');
    expect((await mailsTo(both)).filter((mail) => mail.localDay === '2012-05-14')).toHaveLength(1);
    const { text } = (await lastTo(both)) ?? {};
    expect(text).toContain('== Due today ==');
    expect(text).toContain(`== Weekly review: Partnership ${slug} ==`);
  });

  test('with nothing to say is no mail', async () => {
    const desk = await hire('coordinator', ids.unDesk);
    await owe(ids.ours, '2012-09-01');
    await roundAt('2012-05-14T08:00:00Z');
    await roundAt('2012-05-14T08:01:00Z');
    expect(await mailsTo(desk)).toEqual([]); // nor a row that would stand in the way of what comes up on the same day
    expect(await lastTo(desk)).toBeUndefined();
  });

  test('is caught up once in its own week after an outage, and not in the next', async () => {
    const desk = await hire('coordinator', ids.unDesk);
    await owe(ids.ours, '2012-05-02');
    await roundAt('2012-05-10T10:00:00Z'); // the week's first round, on a Thursday
    await roundAt('2012-05-11T10:00:00Z');
    expect((await mailsTo(desk)).map((mail) => mail.localDay)).toEqual(['2012-05-10']);
    await sweepReviews(databaseOf().db, new Date('2012-05-18T10:00:00Z')); // found, and then everything stood still over the weekend
    await roundAt('2012-05-21T08:00:00Z');
    expect((await mailsTo(desk)).map((mail) => mail.localDay)).toEqual(['2012-05-10', '2012-05-21']);
    expect(await reviewsOf(desk)).toHaveLength(3);
  });

  test('waits for who is away, and does not come to who left the desk or stopped the digests', async () => {
    const { db } = databaseOf();
    const [away, left, stopped] = [await hire('coordinator', ids.unDesk), await hire('coordinator', ids.unDesk), await hire('coordinator', ids.unDesk)];
    await recordAbsence(db, { personId: away.id, startsOn: '2012-05-13', endsOn: '2012-05-15' }, start);
    const post = (await appointmentsOf(db, wholeInstallation, ids.partnership)).find(({ appointment }) => appointment.personId === left.id);
    await endAppointment(db, { id: post?.appointment.id ?? 0, endsOn: '2012-05-01' }, start);
    await stopDigests(db, { personId: stopped.id }, start);
    await owe(ids.ours, '2012-05-02');
    for (const day of ['14', '15', '16', '17']) await roundAt(`2012-05-${day}T08:00:00Z`);
    expect((await mailsTo(away)).map((mail) => mail.localDay)).toEqual(['2012-05-16']);
    expect(await mailsTo(left)).toEqual([]);
    expect(await mailsTo(stopped)).toEqual([]);
  });
});
