import { beforeAll, describe, expect, test } from '@jest/globals';
import { callsOf, mailTo, postForm, readPage } from '../support/answering.js';
import { type ApiUnderTest, withApi } from '../support/api.js';

const api = withApi('2012-03-01T12:00:00Z');
const unsent = 'What you wrote, which was not sent';
const ines = 'ines@undp.example';
const luis = 'luis@undp.example';
const head = 'head@undp.example';
const words = { status: 'implemented', narrative: 'Nine <b>sirens</b>\nsound.', evidence: 'A/67/1', results: 'Nine coasts hear them.', obstacles: 'Salt.' };
let it: ApiUnderTest;
let call: ReturnType<typeof callsOf>;
const ids: Record<string, number> = {};

const participate = (needsClearance: boolean) => call.post(`/partnerships/${ids.partnership}/participants`, { organizationId: ids.undp, side: 'un', needsClearance });
async function appoint(email: string, role: string): Promise<void> {
  const { id } = await call.post('/people', { name: email, email, language: 'en', zone: 'UTC' });
  await call.post(`/partnerships/${ids.partnership}/appointments`, { organizationId: ids.undp, personId: id, role, startsOn: '2012-01-01' });
}
const commit = async (title: string): Promise<number> =>
  (await call.post('/commitments', { meetingId: ids.meeting, title, paragraphLabel: '6', quote: `agreed to: ${title}`, owners: [{ organizationId: ids.undp, part: 'lead' }], deadline: { on: '2012-05-16', precision: 'day' } })).id;
async function linkFor(address: string, title: string): Promise<string> {
  for (const { links } of (await mailTo(it, address)).reverse()) for (const link of links) if (readPage((await it.call('GET', link)).text).heading === title) return link;
  throw new Error(`${address} has got no link to ${title}`);
}
const draftsOf = async (commitmentId: number | undefined) => (await it.database.pool.query('select p.email, d.fields from answer_draft d join person p on p.id = d.person_id where d.commitment_id = $1', [commitmentId])).rows;

beforeAll(async () => {
  it = api();
  call = callsOf(it);
  ids.partnership = (await call.post('/partnerships', { slug: 'un-x', name: { en: 'UN–X' } })).id;
  ids.undp = (await call.post('/organizations', { acronym: 'UNDP', name: { en: 'The UNDP' } })).id;
  await participate(false);
  const series = (await call.post('/series', { partnershipId: ids.partnership, slug: 'un-x', name: { en: 'General meetings' } })).id;
  ids.meeting = (await call.post('/meetings', { seriesId: series, ordinal: 6, startsOn: '2011-07-28', place: 'Georgetown', status: 'held' })).id;
  await appoint(ines, 'focal-point');
  await appoint(luis, 'alternate');
  await appoint(head, 'head');
  for (const title of ['Sirens', 'Closed', 'Charts', 'Twice']) ids[title] = await commit(title);
  for (const day of ['2012-05-09', '2012-05-16', '2012-05-23', '2012-05-30']) await it.roundAt(`${day}T09:00:00Z`);
}, 60_000);

describe('what a person writes while something happens elsewhere', () => {
  test('stays theirs where a colleague has answered: shown, kept, and back in the form once it opens again', async () => {
    const link = await linkFor(ines, 'Sirens');
    await postForm(it, await linkFor(luis, 'Sirens'), { act: 'report', status: 'in-progress', narrative: 'Two sirens.' });
    const late = await postForm(it, link, { act: 'report', ...words }, [{ name: 'sirens.txt', bytes: Buffer.from('Nine') }]);
    expect(readPage(late.text).heading).toBe('Already answered');
    for (const text of [unsent, 'Implemented', 'Nine &lt;b&gt;sirens&lt;/b&gt;\nsound.', 'A/67/1', 'Nine coasts hear them.', 'Salt.', 'sirens.txt']) expect(late.text).toContain(text);
    expect(await draftsOf(ids.Sirens)).toEqual([{ email: ines, fields: expect.objectContaining(words) }]);
    expect((await it.call('GET', link)).text).toContain(unsent);
    const [update] = (await call.get(`/updates?commitmentId=${ids.Sirens}`)).items;
    expect(update).toMatchObject({ narrative: 'Two sirens.', person: { name: luis } });
    await call.post(`/updates/${update.id}/return`, { note: 'Only two?' });
    const again = await it.call('GET', link);
    expect(again.text).not.toContain(unsent);
    expect(readPage(again.text).forms[0]?.fields).toMatchObject({ narrative: words.narrative, results: words.results });
  });

  test('stays theirs where the record was closed', async () => {
    const link = await linkFor(ines, 'Closed');
    await call.post(`/commitments/${ids.Closed}/verify`, { status: 'discontinued', reason: 'No money.' });
    const late = await postForm(it, link, { act: 'time', until: '2012-12-31', why: 'The rains.' });
    expect(readPage(late.text).heading).toBe('This commitment is closed');
    for (const text of [unsent, '2012-12-31', 'The rains.']) expect(late.text).toContain(text);
    expect(await draftsOf(ids.Closed)).toEqual([{ email: ines, fields: { until: '2012-12-31', why: 'The rains.' } }]);
    expect((await postForm(it, link, {})).text).toContain('The rains.');
  });

  test('is told apart from what was sent by a button pressed twice', async () => {
    const link = await linkFor(ines, 'Twice');
    await postForm(it, link, { act: 'report', ...words }, [{ name: 'sirens.txt', bytes: Buffer.from('Nine') }]);
    const twice = await postForm(it, link, { act: 'report', ...words }, [{ name: 'sirens.txt', bytes: Buffer.from('Nine') }]);
    expect(readPage(twice.text).heading).toBe('Already answered');
    expect(twice.text).not.toContain(unsent);
    expect(await draftsOf(ids.Twice)).toEqual([]);
  });

  test('a head’s own answer and a head’s words to an answer that was decided elsewhere', async () => {
    await participate(true);
    const link = await linkFor(ines, 'Charts');
    await postForm(it, link, { act: 'report', status: 'in-progress', narrative: 'Some.' });
    await it.roundAt('2012-05-30T10:00:00Z');
    const own = await linkFor(head, 'Charts');
    const [{ id }] = (await call.get(`/updates?commitmentId=${ids.Charts}`)).items;
    await call.post(`/updates/${id}/send-back`, { note: 'How many?' });
    await postForm(it, link, { act: 'report', status: 'in-progress', narrative: 'Half the charts.' });
    const written = await postForm(it, own, { act: 'report', ...words });
    for (const text of ['An answer awaits your clearance', 'Half the charts.', unsent, 'Nine coasts hear them.']) expect(written.text).toContain(text);
    const { update = '', version = '' } = readPage(written.text).forms[0]?.fields ?? {};
    await call.post(`/updates/${update}/clear`);
    const late = await postForm(it, own, { update, version, decision: 'back', note: 'Which charts?' });
    expect(readPage(late.text).heading).toBe('Already answered');
    for (const text of [unsent, 'Which charts?', 'Nine coasts hear them.']) expect(late.text).toContain(text);
  });

  test('stands on the page of a link that holds no more', async () => {
    const link = await linkFor(ines, 'Sirens');
    await it.database.pool.query('update person set link_generation = link_generation + 1 where email = $1', [ines]);
    const late = await postForm(it, link, { act: 'report', ...words });
    expect([late.status, readPage(late.text).heading]).toEqual([422, 'This link no longer holds']);
    expect(late.text).toContain('Nine coasts hear them.');
  });
});
