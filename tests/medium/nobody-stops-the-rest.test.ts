import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { enterCommitment } from '@suivi/commitments';
import { standardPolicy } from '@suivi/contract';
import { transact } from '@suivi/db';
import { appoint, createPerson, type Person } from '@suivi/directory';
import { deliveryHealth, ledger, round } from '@suivi/emails';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { setPolicy, sweepReminders } from '@suivi/reminders';
import { withDatabase } from '../support/database.js';
import { contextAt, peopleOwing, ScriptedMailer, testAct } from '../support/owing.js';

const databaseOf = withDatabase({ max: 8 });
const due = '2012-05-09T08:00:00Z';
const start = testAct('2012-03-01T12:00:00Z');
let count = 0;
const slugOf = (): string => `rest-${(count += 1)}`;
const statesOf = async ({ id }: Pick<Person, 'id'>) => (await ledger(databaseOf().db, wholeInstallation, { personId: id, limit: 20 })).items.map((mail) => mail.state);

/** Where somebody reports, and for what. */
async function placeOf(person: Person): Promise<{ partnershipId: number; organizationId: number; meetingId: number }> {
  const { rows } = await databaseOf().pool.query(
    'select a.partnership_id::int as "partnershipId", a.organization_id::int as "organizationId", min(m.id)::int as "meetingId" from appointment a join series s on s.partnership_id = a.partnership_id join meeting m on m.series_id = s.id where a.person_id = $1 group by 1, 2',
    [person.id],
  );
  return rows[0] as Awaited<ReturnType<typeof placeOf>>;
}

describe('what is wrong with one holds up nobody else', () => {
  test('a zone that this platform does not know counts as UTC', async () => {
    const { db, pool } = databaseOf();
    const [lost] = (await peopleOwing(databaseOf(), slugOf())) as [Person];
    const [other] = (await peopleOwing(databaseOf(), slugOf())) as [Person];
    await pool.query("update person set zone = 'Mars/Olympus' where id = $1", [lost.id]);
    await pool.query("insert into appointment (partnership_id, organization_id, person_id, role, starts_on) select partnership_id, organization_id, person_id, 'coordinator', starts_on from appointment where person_id = $1", [lost.id]);
    const mailer = new ScriptedMailer();
    await round.run(contextAt(databaseOf(), due, { outside: mailer }), {});
    expect([await statesOf(lost), await statesOf(other)]).toEqual([['sent'], ['sent']]);
    expect((await deliveryHealth(db, wholeInstallation, new Date(due))).light).toBe('green');
  });

  test('what cannot be gathered keeps no mail from leaving that is due', async () => {
    const { pool } = databaseOf();
    const [person] = (await peopleOwing(databaseOf(), slugOf())) as [Person];
    const [busy, mailer] = [new ScriptedMailer(() => ({ outcome: 'deferred', serverReply: '450 later' })), new ScriptedMailer()];
    await round.run(contextAt(databaseOf(), due, { outside: busy }), {});
    await pool.query('alter table review_watch rename to review_watch_away');
    try {
      await expect(round.run(contextAt(databaseOf(), '2012-05-09T08:30:00Z', { outside: mailer }), {})).rejects.toThrow('review_watch');
    } finally {
      await pool.query('alter table review_watch_away rename to review_watch');
    }
    expect(await statesOf(person)).toEqual(['sent']);
  });

  test('two policies that together leave somebody no hour: the latest hour counts', async () => {
    const { db } = databaseOf();
    const [person] = (await peopleOwing(databaseOf(), slugOf())) as [Person];
    const place = await placeOf(person);
    const [elsewhere] = (await peopleOwing(databaseOf(), slugOf())) as [Person];
    const other = await placeOf(elsewhere);
    await appoint(db, { partnershipId: other.partnershipId, organizationId: other.organizationId, personId: person.id, role: 'alternate', startsOn: '2012-01-01' }, start);
    await setPolicy(db, { partnershipId: place.partnershipId, policy: { ...standardPolicy(90), hour: 6, quietHours: { from: 18, to: 6 } } }, start);
    await setPolicy(db, { partnershipId: other.partnershipId, policy: { ...standardPolicy(90), hour: 20, quietHours: { from: 5, to: 20 } } }, start);
    const mailer = new ScriptedMailer();
    await round.run(contextAt(databaseOf(), '2012-05-09T19:59:00Z', { outside: mailer }), {});
    expect(mailer.got.filter((mail) => mail.to.address === person.email)).toEqual([]);
    await round.run(contextAt(databaseOf(), '2012-05-09T20:00:00Z', { outside: mailer }), {});
    expect(mailer.got.filter((mail) => mail.to.address === person.email)).toHaveLength(1);
  });
});

describe('what is due is found', () => {
  test('although a post was given by one transaction and a commitment entered by another at the same time, and a sweep came between', async () => {
    const { db } = databaseOf();
    const [person] = (await peopleOwing(databaseOf(), slugOf())) as [Person];
    const place = await placeOf(person);
    const late = await createPerson(db, { name: 'Late', email: `late-${count}@x.example`, language: 'en', zone: 'UTC' }, start);
    await transact(db, async (tx) => {
      await appoint(tx, { partnershipId: place.partnershipId, organizationId: place.organizationId, personId: late.id, role: 'alternate', startsOn: '2012-05-01' }, start);
      await enterCommitment(db, { meetingId: place.meetingId, title: 'New', paragraphLabel: '4', quote: 'New', owners: [{ organizationId: place.organizationId, part: 'lead' }], deadline: { on: '2012-05-16' } }, start);
      await sweepReminders(db, new Date(due));
    });
    await sweepReminders(db, new Date(due));
    const { rows } = await databaseOf().pool.query('select count(*)::int as n from reminder where person_id = $1', [late.id]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('before the meeting after next, although nobody put down that the next one was held', async () => {
    const { db, pool } = databaseOf();
    const [person] = (await peopleOwing(databaseOf(), slugOf())) as [Person];
    const { partnershipId, organizationId } = await placeOf(person);
    const series = await createSeries(db, { partnershipId, slug: `more-${count}`, name: { en: 'More' } }, start);
    const first = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2012-06-05', place: 'Geneva', status: 'planned' }, start);
    await createMeeting(db, { seriesId: series.id, ordinal: 2, startsOn: '2013-06-05', place: 'Geneva', status: 'planned' }, start);
    const rule = { slug: 'call', when: 'meeting' as const, months: 3, audience: ['focal-point' as const], channel: 'digest' as const };
    await setPolicy(db, { partnershipId, policy: { ...standardPolicy(90), rules: [rule] } }, start);
    const { id } = await enterCommitment(db, { meetingId: first.id, title: 'Sometime', paragraphLabel: '4', quote: 'Sometime', owners: [{ organizationId, part: 'lead' }], deadline: null }, start);
    for (const day of ['2012-03-05', '2012-06-05', '2012-06-11', '2013-03-05']) await sweepReminders(db, new Date(`${day}T09:00:00Z`));
    const { rows } = await pool.query('select due_on::text from reminder where commitment_id = $1 order by 1', [id]);
    expect(rows).toEqual([{ due_on: '2012-03-05' }, { due_on: '2013-03-05' }]);
  });
});
