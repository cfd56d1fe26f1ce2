import { beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { addMeeting, closeMeeting, commitmentById, enterCommitment, standingOfMeeting, verifyStatus } from '@suivi/commitments';
import { addParticipant, createOrganization, createPartnership } from '@suivi/directory';
import { createSeries } from '@suivi/outcomes';
import { submitUpdate } from '@suivi/updates';
import { withDatabase } from '../support/database.js';

const databaseOf = withDatabase();
const act = { actor: { kind: 'operator' as const, name: 'Test' }, now: new Date('2013-07-24T12:00:00Z') };
let ids: { entity: number; fifth: number; sixth: number; series: number };
let slug = 0;

beforeEach(async () => {
  const { db } = databaseOf();
  slug += 1;
  const partnership = await createPartnership(db, { slug: `p-${slug}`, name: { en: 'P' } }, act);
  const entity = await createOrganization(db, { acronym: `E${slug}`, name: { en: 'E' } }, act);
  await addParticipant(db, { partnershipId: partnership.id, organizationId: entity.id, side: 'un' }, act);
  const series = await createSeries(db, { partnershipId: partnership.id, slug: `s-${slug}`, name: { en: 'S' } }, act);
  const fifth = await addMeeting(db, { seriesId: series.id, ordinal: 5, startsOn: '2009-02-09', place: 'New York', status: 'held' }, act);
  const sixth = await addMeeting(db, { seriesId: series.id, ordinal: 6, startsOn: '2011-07-28', place: 'Georgetown', status: 'held' }, act);
  ids = { entity: entity.id, fifth: fifth.id, sixth: sixth.id, series: series.id };
});

const enter = (meetingId: number, deadline: Parameters<typeof enterCommitment>[1]['deadline'] = null) =>
  enterCommitment(databaseOf().db, { meetingId, title: 'T', paragraphLabel: '1', quote: 'T', owners: [{ organizationId: ids.entity, part: 'lead' }], deadline }, act);
const seventh = () => addMeeting(databaseOf().db, { seriesId: ids.series, ordinal: 7, startsOn: '2013-07-22', place: 'New York' }, act);
const stateOf = async (id: number) => (await commitmentById(databaseOf().db, wholeInstallation, id))?.recordState;

describe('closing a meeting', () => {
  test('decides on every open commitment in one step', async () => {
    const { db } = databaseOf();
    await seventh();
    const [carried, merged, ended, done, left] = [await enter(ids.sixth), await enter(ids.sixth), await enter(ids.sixth), await enter(ids.sixth), await enter(ids.sixth)];
    const answer = await closeMeeting(db, wholeInstallation, {
      id: ids.sixth,
      decisions: [
        { outcome: 'carry-over', commitmentId: carried.id, version: carried.version },
        { outcome: 'merge', commitmentId: merged.id, version: merged.version, intoCommitmentId: carried.id },
        { outcome: 'supersede', commitmentId: ended.id, version: ended.version, byCommitmentId: null, reason: 'the framework ended' },
        { outcome: 'close', commitmentId: done.id, version: done.version, status: 'implemented' },
      ],
    }, act);
    expect(answer).toEqual({ decided: 4, left: 1 });
    expect(await Promise.all([carried, merged, ended, done, left].map(({ id }) => stateOf(id)))).toEqual(['carried-over', 'merged', 'superseded', 'closed', 'open']);
  });

  test('changes nothing where one decision cannot be carried out, and names that one', async () => {
    const { db } = databaseOf();
    await seventh();
    const [fine, waiting, stale] = [await enter(ids.sixth), await enter(ids.sixth), await enter(ids.sixth)];
    await submitUpdate(db, { commitmentId: waiting.id, organizationId: ids.entity, status: 'in-progress', narrative: 'Half way.' }, act);
    const { version } = await commitmentById(db, wholeInstallation, waiting.id) ?? waiting;
    const carry = (of: { id: number; version: number }) => ({ outcome: 'carry-over' as const, commitmentId: of.id, version: of.version });
    const close = (...of: { id: number; version: number }[]) => closeMeeting(db, wholeInstallation, { id: ids.sixth, decisions: of.map(carry) }, act);
    await expect(close(fine, { id: waiting.id, version })).rejects.toMatchObject({ code: 'update.awaiting-decision', message: expect.stringContaining(waiting.reference) });
    await verifyStatus(db, { id: stale.id, status: 'in-progress' }, act);
    await expect(close(fine, stale)).rejects.toMatchObject({ code: 'stale-version', message: expect.stringContaining(stale.reference) });
    const elsewhere = await enter(ids.fifth);
    await expect(close(fine, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    expect(await stateOf(fine.id)).toBe('open');
  });

  test('needs the next meeting for what is to go on', async () => {
    const one = await enter(ids.sixth);
    const decisions = [{ outcome: 'carry-over' as const, commitmentId: one.id, version: one.version }];
    await expect(closeMeeting(databaseOf().db, wholeInstallation, { id: ids.sixth, decisions }, act)).rejects.toMatchObject({ code: 'meeting.no-next-meeting' });
  });
});

test('a meeting stands beside the one before it, by area and by month', async () => {
  const { db } = databaseOf();
  await verifyStatus(db, { id: (await enter(ids.fifth)).id, status: 'implemented' }, act);
  await enter(ids.sixth, { on: '2013-03-31', precision: 'month' });
  await enter(ids.sixth, { on: '2014-03-10' });
  await enter(ids.sixth);
  expect(await standingOfMeeting(db, wholeInstallation, ids.sixth, act.now)).toMatchObject({
    total: 3, open: 3, overdue: 1, areas: [{ area: null, total: 3, byStatus: { 'not-started': 3 } }],
    months: [{ month: '2013-03', total: 1, open: 1, overdue: 1 }, { month: '2014-03', total: 1, open: 1, overdue: 0 }],
    previous: { meetingId: ids.fifth, ordinal: 5, total: 1, open: 0, byStatus: { implemented: 1 } },
  });
});
