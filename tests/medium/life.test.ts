import { beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { addMeeting, carryOver, commitmentById, commitmentInFull, editCommitment, enterCommitment, mergeCommitment, moveMeeting, supersedeCommitment } from '@suivi/commitments';
import { addParticipant, createOrganization, createPartnership } from '@suivi/directory';
import { createSeries } from '@suivi/outcomes';
import { acceptUpdate, submitUpdate } from '@suivi/updates';
import { withDatabase } from '../support/database.js';

const databaseOf = withDatabase();
const act = { actor: { kind: 'operator' as const, name: 'Test' }, now: new Date('2012-03-01T12:00:00Z') };
let ids: { entity: number; sixth: number; seventh: number };
let slug = 0;

beforeEach(async () => {
  const { db } = databaseOf();
  slug += 1;
  const partnership = await createPartnership(db, { slug: `p-${slug}`, name: { en: 'P' } }, act);
  const entity = await createOrganization(db, { acronym: `E${slug}`, name: { en: 'E' } }, act);
  await addParticipant(db, { partnershipId: partnership.id, organizationId: entity.id, side: 'un' }, act);
  const series = await createSeries(db, { partnershipId: partnership.id, slug: `s-${slug}`, name: { en: 'S' } }, act);
  const sixth = await addMeeting(db, { seriesId: series.id, ordinal: 6, startsOn: '2011-07-28', place: 'Georgetown', status: 'held' }, act);
  const seventh = await addMeeting(db, { seriesId: series.id, ordinal: 7, startsOn: '2013-07-22', place: 'New York' }, act);
  ids = { entity: entity.id, sixth: sixth.id, seventh: seventh.id };
});

const enter = (deadline: Parameters<typeof enterCommitment>[1]['deadline'] = null) =>
  enterCommitment(databaseOf().db, { meetingId: ids.sixth, title: 'T', paragraphLabel: '1', quote: 'T', owners: [{ organizationId: ids.entity, part: 'lead' }], deadline }, act);

describe('carrying over', () => {
  test('waits until an answer that came in is decided', async () => {
    const { db } = databaseOf();
    const { id } = await enter();
    const update = await submitUpdate(db, { commitmentId: id, organizationId: ids.entity, status: 'in-progress', narrative: 'Half way.' }, act);
    await expect(carryOver(db, { id }, act)).rejects.toMatchObject({ code: 'update.awaiting-decision' });
    await expect(supersedeCommitment(db, { id, byCommitmentId: null, reason: 'a new framework' }, act)).rejects.toMatchObject({ code: 'update.awaiting-decision' });
    await acceptUpdate(db, { id: update.id }, act);
    expect(await carryOver(db, { id }, act)).toMatchObject({ carriedFromId: id, verifiedStatus: 'in-progress', recordState: 'open' });
  });

  test('keeps a deadline that is still to come, and drops one that is past', async () => {
    const { db } = databaseOf();
    const later = await enter({ on: '2014-12-31', precision: 'year' });
    const past = await enter({ on: '2012-02-01' });
    expect(await carryOver(db, { id: later.id }, act)).toMatchObject({ deadlineOn: '2014-12-31', deadlinePrecision: 'year' });
    expect(await carryOver(db, { id: past.id }, act)).toMatchObject({ deadlineOn: null });
  });
});

describe('the lineage', () => {
  test('is told on each record of it: what was carried over, and what was merged into that', async () => {
    const { db } = databaseOf();
    const [first, twin, other] = [await enter(), await enter(), await enter()];
    const heir = await carryOver(db, { id: first.id }, act);
    await mergeCommitment(db, { id: twin.id, intoCommitmentId: heir.id, reason: 'the same' }, act);
    const lineageOf = async (id: number) => (await commitmentInFull(db, wholeInstallation, id, act.now)).lineage.map((kin) => [kin.id, kin.meeting.ordinal, kin.recordState, kin.succeededById]);
    const whole = [[first.id, 6, 'carried-over', heir.id], [twin.id, 6, 'merged', heir.id], [heir.id, 7, 'open', null]];
    for (const { id } of [first, twin, heir]) expect(await lineageOf(id)).toEqual(whole);
    expect(await lineageOf(other.id)).toEqual([[other.id, 6, 'open', null]]);
    // one of them stays, or what was promised would be lost
    await expect(supersedeCommitment(db, { id: heir.id, byCommitmentId: twin.id, reason: 'the other way round' }, act)).rejects.toMatchObject({ code: 'commitment.transition-not-allowed' });
  });
});

test('of commitments that are to end in favour of each other at the same moment, one stays', async () => {
  const { db } = databaseOf();
  for (let n = 0; n < 4; n += 1) {
    const three = [await enter(), await enter(), await enter()];
    const results = await Promise.allSettled(three.map(({ id }, i) => mergeCommitment(db, { id, intoCommitmentId: three[(i + 1) % 3]?.id ?? 0 }, act)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'commitment.transition-not-allowed' } });
  }
});

describe('a meeting that moves', () => {
  test('takes along the deadlines that hang on it, whatever is changed at the same moment', async () => {
    const { db } = databaseOf();
    for (let n = 0; n < 6; n += 1) {
      const [carried, edited] = [await enter(), await enter()];
      const results = await Promise.allSettled([
        moveMeeting(db, { id: ids.seventh, startsOn: `2013-07-${10 + n}` }, act),
        carryOver(db, { id: carried.id }, act),
        editCommitment(db, { id: edited.id, deadline: { meetingId: ids.seventh } }, act),
        enter({ meetingId: ids.seventh }),
      ]);
      expect(results.map((r) => (r.status === 'rejected' ? String(r.reason) : 'done'))).toEqual(['done', 'done', 'done', 'done']);
      expect((await commitmentById(db, wholeInstallation, edited.id))?.deadlineOn).toBe(`2013-07-${10 + n}`);
    }
  });

  test('only in its place leaves the commitments alone', async () => {
    const { db } = databaseOf();
    const { id, version } = await enter({ meetingId: ids.seventh });
    await moveMeeting(db, { id: ids.seventh, place: 'Bridgetown' }, act);
    expect((await commitmentById(db, wholeInstallation, id))?.version).toBe(version);
  });
});
