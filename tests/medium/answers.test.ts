import { beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { askExtension, carryOver, commitmentById, editCommitment, enterCommitment, extendDeadline, recordAcceptance, settleExtension } from '@suivi/commitments';
import { historyOf } from '@suivi/audit';
import { addParticipant, createOrganization, createPartnership } from '@suivi/directory';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { testAct } from '../support/owing.js';
import { withDatabase } from '../support/database.js';

const databaseOf = withDatabase();
const act = testAct('2012-03-01T12:00:00Z');
let ids: { entity: number; meeting: number };
let count = 0;

beforeEach(async () => {
  const { db } = databaseOf();
  count += 1;
  const partnership = await createPartnership(db, { slug: `a-${count}`, name: { en: 'P' } }, act);
  const entity = await createOrganization(db, { acronym: `A${count}`, name: { en: 'E' } }, act);
  await addParticipant(db, { partnershipId: partnership.id, organizationId: entity.id, side: 'un' }, act);
  const series = await createSeries(db, { partnershipId: partnership.id, slug: `as-${count}`, name: { en: 'S' } }, act);
  ids = { entity: entity.id, meeting: (await createMeeting(db, { seriesId: series.id, ordinal: 6, startsOn: '2011-07-28', place: 'Georgetown', status: 'held' }, act)).id };
});

const enter = (deadline: Parameters<typeof enterCommitment>[1]['deadline'] = null) =>
  enterCommitment(databaseOf().db, { meetingId: ids.meeting, title: 'T', paragraphLabel: '1', quote: 'T', owners: [{ organizationId: ids.entity, part: 'lead' }], deadline }, act);
const owing = async (deadline: Parameters<typeof enterCommitment>[1]['deadline']) => ({ commitmentId: (await enter(deadline)).id, organizationId: ids.entity });
const actionsOf = async (id: number) => (await historyOf(databaseOf().db, wholeInstallation, 'commitment', id)).map(({ action, reason }) => [action, reason]);

describe('more time', () => {
  test('that is granted moves the deadline as exactly as it is said, with the reason in the history', async () => {
    const { db } = databaseOf();
    const of = await owing({ on: '2012-06-30', precision: 'month' });
    await askExtension(db, { ...of, deadlineOn: '2012-09-30', reason: 'The ministry has changed.' }, act);
    const after = await extendDeadline(db, { ...of, on: '2012-09-10', precision: 'month', reason: 'until after the session' }, act);
    expect(after).toMatchObject({ deadlineOn: '2012-09-30', deadlinePrecision: 'month', owners: [{ extensionAskedAt: null }] });
    expect(await actionsOf(of.commitmentId)).toEqual([['extension-granted', 'until after the session'], ['extension-asked', 'The ministry has changed.'], ['registered', null]]);
  });

  test('is a later day, asked for once', async () => {
    const { db } = databaseOf();
    const of = await owing({ on: '2012-06-30' });
    const ask = (deadlineOn: string) => askExtension(db, { ...of, deadlineOn, reason: 'r' }, act);
    await expect(ask('2012-06-30')).rejects.toMatchObject({ code: 'extension.not-later' });
    await ask('2012-07-01');
    await expect(ask('2012-07-02')).rejects.toMatchObject({ code: 'extension.already-asked' });
    await expect(extendDeadline(db, { ...of, on: '2012-06-01', precision: 'day', reason: 'r' }, act)).rejects.toMatchObject({ code: 'extension.not-later' });
    await settleExtension(db, { ...of, outcome: 'declined', reason: 'no' }, act);
    expect(await ask('2012-07-03')).toMatchObject({ deadlineOn: '2012-06-30' });
  });

  test('that is asked for is decided before the commitment is carried over', async () => {
    const { db } = databaseOf();
    const of = await owing(null);
    await askExtension(db, { ...of, deadlineOn: '2012-07-01', reason: 'r' }, act);
    await createMeeting(db, { seriesId: (await commitmentSeries(of.commitmentId)), ordinal: 7, startsOn: '2013-07-22', place: 'New York' }, act);
    await expect(carryOver(db, { id: of.commitmentId }, act)).rejects.toMatchObject({ code: 'extension.already-asked' });
    await settleExtension(db, { ...of, outcome: 'withdrawn' }, act);
    expect(await carryOver(db, { id: of.commitmentId }, act)).toMatchObject({ recordState: 'open' });
  });
});

const commitmentSeries = async (id: number): Promise<number> =>
  (await databaseOf().pool.query('select m.series_id::int as id from commitment c join meeting m on m.id = c.meeting_id where c.id = $1', [id])).rows[0].id;

describe('acceptance', () => {
  test('is kept apart from implementation, and asks for a reason where it is not whole', async () => {
    const { db } = databaseOf();
    const { id } = await enter();
    await expect(recordAcceptance(db, { id, acceptance: 'not-accepted' }, act)).rejects.toMatchObject({ code: 'commitment.reason-required' });
    expect(await recordAcceptance(db, { id, acceptance: 'accepted-in-part', reason: 'The first half only.' }, act)).toMatchObject({ acceptance: 'accepted-in-part', acceptanceReason: 'The first half only.', verifiedStatus: 'not-started' });
    await expect(editCommitment(db, { id, acceptance: 'not-accepted', acceptanceReason: null }, act)).rejects.toMatchObject({ code: 'commitment.reason-required' });
    expect(await recordAcceptance(db, { id, acceptance: 'accepted' }, act)).toMatchObject({ acceptanceReason: null });
    expect((await commitmentById(db, wholeInstallation, id))?.recordState).toBe('open');
  });
});
