import { expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { historyOf } from '@suivi/audit';
import { enterCommitment, verifyStatus } from '@suivi/commitments';
import { answerDraft } from '@suivi/db';
import { addParticipant, createOrganization, createPartnership, createPerson } from '@suivi/directory';
import { storedFile, storeFile } from '@suivi/files';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { addEvidence, forgetLeftovers, returnUpdate, statusUpdate, submitUpdate } from '@suivi/updates';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { testAct } from '../support/owing.js';

const databaseOf = withDatabase();
const act = testAct('2012-03-01T12:00:00Z');
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
let count = 0;

async function reported() {
  const { db } = databaseOf();
  count += 1;
  const { id: partnershipId } = await createPartnership(db, { slug: `e-${count}`, name: { en: 'P' } }, act);
  const { id: organizationId } = await createOrganization(db, { acronym: `E${count}`, name: { en: 'E' } }, act);
  await addParticipant(db, { partnershipId, organizationId, side: 'un' }, act);
  const series = await createSeries(db, { partnershipId, slug: `es-${count}`, name: { en: 'S' } }, act);
  const { id: meetingId } = await createMeeting(db, { seriesId: series.id, ordinal: 6, startsOn: '2011-07-28', place: 'Georgetown', status: 'held' }, act);
  const { id: commitmentId } = await enterCommitment(db, { meetingId, title: 'T', paragraphLabel: '1', quote: 'T', owners: [{ organizationId, part: 'lead' }], deadline: null }, act);
  const { id: updateId } = await submitUpdate(db, { commitmentId, organizationId, status: 'in-progress', narrative: 'Half done.' }, act);
  return { partnershipId, organizationId, commitmentId, updateId };
}

test('files are added to an update while it waits, five of them at most, and each is on record', async () => {
  const { db } = databaseOf();
  const { partnershipId, updateId } = await reported();
  const add = (n: number, version?: number) => addEvidence(db, { updateId, version, partnershipId, fileName: `page-${n}.txt`, bytes: text(`Page ${n}`) }, act);
  await expect(addEvidence(db, { updateId, partnershipId, fileName: 'a.exe', bytes: Uint8Array.of(0x4d, 0x5a, 0x90, 0) }, act)).rejects.toMatchObject({ code: 'evidence.type-not-taken' });
  await add(1, 1);
  await expect(add(2, 1)).rejects.toMatchObject({ code: 'stale-version' });
  for (const n of [2, 3, 4, 5, 5]) await add(n);
  await expect(add(6)).rejects.toMatchObject({ code: 'evidence.too-many' });
  expect((await statusUpdate(db, wholeInstallation, updateId)).files.map((file) => file.fileName)).toEqual([1, 2, 3, 4, 5].map((n) => `page-${n}.txt`));
  expect((await historyOf(db, wholeInstallation, 'evidence', updateId)).at(-1)).toMatchObject({ action: 'added', after: { fileName: 'page-1.txt' } });
  await returnUpdate(db, { id: updateId, note: 'Which page?', letterhead }, act);
  await expect(add(1)).rejects.toMatchObject({ code: 'update.already-decided' });
});

test('a file that belongs to nothing is forgotten after a day; what an update or a draft refers to stays, and so does what is handed in again', async () => {
  const { db } = databaseOf();
  const { partnershipId, organizationId, commitmentId, updateId } = await reported();
  const at = (day: string): Date => new Date(`2012-03-${day}T13:00:00Z`);
  const store = async (words: string) => (await storeFile(db, text(words), { mediaType: 'text/plain', now: act.now })).sha256;
  const [lost, again, drafted, shown] = [await store('Lost'), await store('Again'), await store('Drafted'), await store('Shown')];
  await addEvidence(db, { updateId, partnershipId, fileName: 'shown.txt', bytes: text('Shown') }, act);
  const { id: personId } = await createPerson(db, { name: 'Ada', email: `ada-${count}@x.example`, language: 'en', zone: 'UTC', dutyStationId: null }, act);
  await db.insert(answerDraft).values({ personId, commitmentId, organizationId, fields: { narrative: 'Half', files: JSON.stringify([{ sha256: drafted, fileName: 'drafted.txt' }]) }, savedAt: act.now });
  const kept = async () => Promise.all([lost, again, drafted, shown].map(async (sha256) => (await storedFile(db, sha256)) !== undefined));

  await forgetLeftovers(db, new Date('2012-03-02T11:00:00Z'));
  expect(await kept()).toEqual([true, true, true, true]);
  await storeFile(db, text('Again'), { mediaType: 'text/plain', now: at('02') });
  await forgetLeftovers(db, at('02'));
  expect(await kept()).toEqual([false, true, true, true]);
  await forgetLeftovers(db, at('03'));
  expect(await kept()).toEqual([false, false, true, true]);

  // a draft goes a month after its record was closed, and its file with it
  await returnUpdate(db, { id: updateId, note: 'Which?', letterhead }, act);
  await verifyStatus(db, { id: commitmentId, status: 'implemented' }, act);
  await forgetLeftovers(db, at('30'));
  expect(await kept()).toEqual([false, false, true, true]);
  await forgetLeftovers(db, new Date('2012-04-02T13:00:00Z'));
  expect(await kept()).toEqual([false, false, false, true]);
});
