import { beforeAll, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { register, registerCounts, standingOfMeeting, tableRows } from '@suivi/commitments';
import { round } from '@suivi/emails';
import { mailboxMessage, mailboxMessages, parseMessage } from '@suivi/mailer';
import { compileReport } from '@suivi/reports';
import { acceptUpdate, deskStanding, deskWeek, proposeHandover, requestExtension, submitUpdate } from '@suivi/updates';
import { previewReminders } from '@suivi/reminders';
import { withDatabase } from '../support/database.js';
import { contextAt, testAct } from '../support/owing.js';
import { reportWorld, type ReportWorld } from '../support/report-world.js';

const databaseOf = withDatabase();
/** The Monday after the deadline of all commitments, at the hour of the mail. */
const monday = new Date('2012-07-02T08:00:00Z');
let world: ReportWorld;
let mails: Map<string, string>;

/** Six commitments of two entities each, all due on 30 June 2012: one is implemented since, one report waits, one entity asks for more time, one names a colleague. */
beforeAll(async () => {
  const { db } = databaseOf();
  world = await reportWorld(db);
  const [done = 0, reported = 0, late = 0, foreign = 0] = world.commitments;
  const at = testAct('2012-06-28T12:00:00Z');
  const { id } = await submitUpdate(db, { commitmentId: done, organizationId: world.entity.un, status: 'implemented', narrative: 'Done.' }, at);
  await acceptUpdate(db, { id }, at);
  await submitUpdate(db, { commitmentId: reported, organizationId: world.entity.partner, status: 'in-progress', narrative: 'Half of it.' }, at);
  await requestExtension(db, { commitmentId: late, organizationId: world.entity.un, on: '2012-09-30', precision: 'day', reason: 'Rain' }, at);
  await proposeHandover(db, { commitmentId: foreign, organizationId: world.entity.partner, personId: world.focal.partner, name: 'Bo', email: 'bo@x.example' }, at);
  await round.run(contextAt(databaseOf(), monday.toISOString()), {});
  mails = new Map();
  for (const { id: message, envelopeTo } of await mailboxMessages(db, { limit: 50 })) mails.set(envelopeTo, (await parseMessage((await mailboxMessage(db, message))?.raw ?? '')).text ?? '');
}, 60_000);

const standing = () => deskStanding(databaseOf().db, wholeInstallation, world.partnership, monday);
/** The lines under a heading of a mail, of whichever level. */
const under = (heading: string, text: string): string[] => (new RegExp(`(?:--|==) ${heading} (?:--|==)\\n\\n?([\\s\\S]*?)\\n\\n`).exec(text)?.[1] ?? '').split('\n').filter((line) => line.startsWith('- '));

describe('counts agree everywhere', () => {
  test('overdue commitments: the register, its counts, its table, the meeting, the report and the desk’s page', async () => {
    const { db } = databaseOf();
    const { partnership: partnershipId, meeting: meetingId } = world;
    const overdue = { partnershipId, schedule: 'overdue', sort: 'deadline' } as const;
    const desk = await standing();
    const counts = {
      register: (await register(db, wholeInstallation, { ...overdue, limit: 100 }, monday)).items.length,
      counts: (await registerCounts(db, wholeInstallation, { partnershipId }, monday)).schedule.overdue,
      table: (await tableRows(db, wholeInstallation, overdue, monday)).length,
      meeting: (await standingOfMeeting(db, wholeInstallation, meetingId, monday)).overdue,
      report: (await compileReport(db, wholeInstallation, { meetingId, kind: 'interim', asOf: '2012-07-02', language: 'en', now: monday })).figures.overdue,
      desk: desk.counts.overdue,
      cycle: desk.cycle.last?.overdue,
    };
    expect(counts).toEqual({ register: 5, counts: 5, table: 5, meeting: 5, report: 5, desk: 5, cycle: 5 });
    expect(desk.counts.open).toBe((await registerCounts(db, wholeInstallation, { partnershipId, recordState: 'open' }, monday)).total);
  });

  test('overdue duties of each entity: the rows of the desk’s page, its entities and the weekly mail', async () => {
    const desk = await standing();
    const rows = (acronym: string): number => desk.overdue.filter(({ entity }) => entity.acronym === acronym).length;
    const perEntity = Object.fromEntries(desk.entities.map(({ entity, overdue }) => [entity.name.en, overdue]));
    expect(Object.fromEntries(desk.entities.map(({ entity }) => [entity.name.en, rows(entity.acronym)]))).toEqual(perEntity);
    expect(desk.counts.duties).toBe(desk.overdue.length);
    const inMail = under('Overdue, by entity', mails.get('coordinator.un@un-caricom.example') ?? '').map((line) => /^- (.*?)(?: \(other side.*?\))?: (\d+) commitments?/.exec(line)?.slice(1) ?? []);
    expect(Object.fromEntries(inMail.map(([name = '', count]) => [name, Number(count)]))).toEqual(perEntity);
    expect(perEntity).toEqual({ 'Department of Political Affairs': 5, 'Caribbean Disaster Emergency Management Agency': 4 });
  });

  test('what waits for a decision: the page and the weekly mail', async () => {
    const [desk, mail] = [await standing(), mails.get('coordinator.un@un-caricom.example') ?? ''];
    for (const [heading, rows] of [['Updates to verify', desk.toVerify], ['More time to decide on', desk.extensions], ['Colleagues to confirm', desk.handovers]] as const) {
      expect([heading, under(heading, mail).map((line) => /UN-CARICOM-6\/\d+/.exec(line)?.[0])]).toEqual([heading, rows.map(({ commitment }) => commitment.reference)]);
      expect(rows).toHaveLength(1);
    }
    expect(desk.toVerify[0]?.update).toMatchObject({ status: 'in-progress', beginning: 'Half of it.', version: 1 });
    expect(desk.extensions[0]?.request).toMatchObject({ deadline: { on: '2012-09-30' }, reason: 'Rain' });
    expect(desk.handovers[0]?.handover).toMatchObject({ colleague: { name: 'Bo' }, person: { name: 'focal-point partner' } });
  });

  test('what a focal point is told of in the digest is what the page says the entity owes, but for what waits for the desk', async () => {
    const { overdue } = await standing();
    const owed = overdue.filter((row) => row.entity.id === world.entity.un && !row.asksForMore && !row.namesColleague).map(({ commitment }) => commitment.reference).sort();
    const digest = mails.get('focal-point.un@un-caricom.example') ?? '';
    expect([...new Set(digest.match(/UN-CARICOM-6\/\d+/g))].sort()).toEqual(owed);
    expect(owed).toHaveLength(4);
  });

  test('mails to come: the page’s days and the preview of the policy', async () => {
    const { db } = databaseOf();
    const week = await deskWeek(db, wholeInstallation, world.partnership, monday);
    const preview = await previewReminders(db, wholeInstallation, { partnershipId: world.partnership, days: 7 }, monday);
    expect(week.total).toBe(preview.total);
    expect(week.days.map(({ day, digests, direct }) => [day, digests + direct])).toEqual([...new Set(preview.items.map(({ localDay }) => localDay))].map((day) => [day, preview.items.filter(({ localDay }) => localDay === day).length]));
  });
});
