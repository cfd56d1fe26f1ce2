import { beforeAll, expect, test } from '@jest/globals';
import { nothingAtAll, type Scope, wholeInstallation } from '@suivi/access';
import { enterCommitment } from '@suivi/commitments';
import { addParticipant, appoint, createOrganization, createPartnership, createPerson, endAppointment } from '@suivi/directory';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { clearUpdate, deskStanding, mayClearInPlace, placeOfClearance, submitUpdate } from '@suivi/updates';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { testAct } from '../support/owing.js';

const databaseOf = withDatabase();
const act = testAct('2012-03-01T12:00:00Z');
const later = new Date('2012-03-03T12:00:00Z');
const ids = { partnership: 0, entity: 0, head: 0, update: 0 };

const deskOf = (side: 'un' | 'partner'): Scope => ({ ...nothingAtAll, personId: 1, partnerships: [{ partnershipId: ids.partnership, role: 'coordinator', sides: [side] }] });
const mayClear = async (scope: Scope) => mayClearInPlace(scope, await placeOfClearance(databaseOf().db, scope, ids.update, later));
const participate = (needsClearance: boolean) => addParticipant(databaseOf().db, { partnershipId: ids.partnership, organizationId: ids.entity, side: 'un', needsClearance }, act);
const onDesk = async () => (await deskStanding(databaseOf().db, wholeInstallation, ids.partnership, later)).clearances.map(({ left }) => left);

beforeAll(async () => {
  const { db } = databaseOf();
  ids.partnership = (await createPartnership(db, { slug: 'p', name: { en: 'P' } }, act)).id;
  ids.entity = (await createOrganization(db, { acronym: 'E', name: { en: 'E' } }, act)).id;
  await participate(true);
  const series = await createSeries(db, { partnershipId: ids.partnership, slug: 's', name: { en: 'S' } }, act);
  const meeting = await createMeeting(db, { seriesId: series.id, ordinal: 6, startsOn: '2011-07-28', place: 'Georgetown', status: 'held' }, act);
  const hire = async (role: 'focal-point' | 'head') => {
    const { id: personId } = await createPerson(db, { name: role, email: `${role}@x.example`, language: 'en', zone: 'UTC' }, act);
    return { personId, id: (await appoint(db, { partnershipId: ids.partnership, organizationId: ids.entity, personId, role, startsOn: '2012-01-01' }, act)).id };
  };
  const focal = await hire('focal-point');
  ids.head = (await hire('head')).id;
  const { id: commitmentId } = await enterCommitment(db, { meetingId: meeting.id, title: 'T', paragraphLabel: '1', quote: 'T', owners: [{ organizationId: ids.entity, part: 'lead' }], deadline: null }, act);
  ids.update = (await submitUpdate(db, { commitmentId, organizationId: ids.entity, status: 'in-progress', narrative: 'Half.', by: { personId: focal.personId, letterhead } }, act)).id;
});

test('an answer that the head of the entity can clear is nothing that its desk knows of', async () => {
  await expect(mayClear(deskOf('un'))).rejects.toMatchObject({ code: 'not-found' });
  expect(await onDesk()).toEqual([null]);
});

test('nor does it stay stuck where the entity wants no clearance any more', async () => {
  await participate(false);
  expect(await mayClear(deskOf('un'))).toBe(true);
  expect(await onDesk()).toEqual([{ id: ids.update, version: 1 }]);
  await participate(true);
  expect(await onDesk()).toEqual([null]);
});

test('or where its head has left: the desk of its side lets it go out, and no other', async () => {
  const { db } = databaseOf();
  await endAppointment(db, { id: ids.head, endsOn: '2012-03-02' }, act);
  await expect(mayClear(deskOf('partner'))).rejects.toMatchObject({ code: 'not-found' });
  expect(await mayClear(deskOf('un'))).toBe(true);
  await clearUpdate(db, { id: ids.update, version: 1 }, { ...act, now: later });
  const standing = await deskStanding(db, wholeInstallation, ids.partnership, later);
  expect([standing.clearances, standing.toVerify.map(({ update }) => update?.id)]).toEqual([[], [ids.update]]);
});
