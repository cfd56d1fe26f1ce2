import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiUnderTest, withApi } from '../support/api.js';
import { callsOf, mailTo, postForm, readPage } from '../support/answering.js';

const api = withApi('2012-03-01T12:00:00Z');
let it: ApiUnderTest;
let call: ReturnType<typeof callsOf>;
const ids: Record<string, number> = {};

const pdf = Buffer.from('%PDF-1.7\nThe plan.\n%%EOF');
const commit = async (title: string, o: { on?: string; precision?: string; owners?: { organizationId: number | undefined; part: string }[] } = {}): Promise<number> =>
  (await call.post('/commitments', {
    meetingId: ids.meeting, title, paragraphLabel: '6', quote: `agreed to: ${title}`, owners: o.owners ?? [{ organizationId: ids.undp, part: 'lead' }],
    deadline: { on: o.on ?? '2012-05-16', precision: o.precision ?? 'day' },
  })).id;
const person = async (name: string, email: string, organizationId: number | undefined, role: string): Promise<number> => {
  const { id } = await call.post('/people', { name, email, language: 'en', zone: 'UTC' });
  await call.post(`/partnerships/${ids.partnership}/appointments`, { organizationId, personId: id, role, startsOn: '2012-01-01' });
  return id;
};
/** The last link that an address has got which leads to a page about the commitment. */
async function linkFor(address: string, title: string): Promise<string> {
  for (const mail of (await mailTo(it, address)).reverse())
    for (const link of mail.links) if (readPage((await it.call('GET', link)).text).heading === title) return link;
  throw new Error(`${address} has got no link to ${title}`);
}
const subjectsOf = async (address: string): Promise<string[]> => (await mailTo(it, address)).map(({ subject }) => subject);

/** What a head's page bears of the answer that stands on it. */
const underOf = (html: string): Record<string, string> => {
  const { update = '', version = '' } = readPage(html).forms[0]?.fields ?? {};
  return { update, version };
};

beforeAll(async () => {
  it = api();
  call = callsOf(it);
  ids.partnership = (await call.post('/partnerships', { slug: 'un-caricom', name: { en: 'UN–CARICOM' } })).id;
  for (const [acronym, side] of [['UNDP', 'un'], ['UNEP', 'un'], ['CDEMA', 'partner']] as const) {
    ids[acronym.toLowerCase()] = (await call.post('/organizations', { acronym, name: { en: `The ${acronym}` } })).id;
    await call.post(`/partnerships/${ids.partnership}/participants`, { organizationId: ids[acronym.toLowerCase()], side });
  }
  ids.series = (await call.post('/series', { partnershipId: ids.partnership, slug: 'un-caricom', name: { en: 'General meetings' } })).id;
  ids.meeting = (await call.post('/meetings', { seriesId: ids.series, ordinal: 6, startsOn: '2011-07-28', place: 'Georgetown', status: 'held' })).id;
  ids.ines = await person('Inès Ferrand', 'ines@undp.example', ids.undp, 'focal-point');
}, 60_000);

describe('from the mail to "accepted" in the register', () => {
  let link: string;
  let id: number;

  test('the link in the .eml shows the words, the deadline, and that nothing was reported yet', async () => {
    id = await commit('Write the plan');
    await it.roundAt('2012-05-09T09:00:00Z');
    link = await linkFor('ines@undp.example', 'Write the plan');
    const { text, headers } = await it.call('GET', link);
    for (const words of ['agreed to: Write the plan', '16 May 2012', 'Nothing has been reported yet', 'I need more time', 'Not mine']) expect(text).toContain(words);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  test('a file that is none comes back by its name, and what was typed and the good file stay', async () => {
    const program = Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0]);
    const back = await postForm(it, link, { act: 'report', status: 'implemented', narrative: 'Half\r\na plan' }, [{ name: 'setup.exe', bytes: program }, { name: 'plan.pdf', bytes: pdf }]);
    expect(back.status).toBe(422);
    expect(back.text).toContain('setup.exe: Files of this type are not taken');
    expect(readPage(back.text).forms[0]?.fields).toMatchObject({ status: 'implemented', narrative: 'Half\na plan' });
    expect(back.text).toContain('Remove plan.pdf');
    expect((await call.get(`/updates?commitmentId=${id}`)).items).toEqual([]);
  });

  test('opened again, the draft is there, but nothing that a button could send without a choice', async () => {
    const again = await it.call('GET', link);
    expect(again.text).toContain('You had chosen: Implemented. Choose it again');
    expect(readPage(again.text).forms[0]?.fields).toMatchObject({ narrative: 'Half\na plan' });
    expect(readPage(again.text).forms[0]?.fields.status).toBeUndefined();
  });

  test('a chosen status becomes an update with the file that was kept, and the draft is gone', async () => {
    const sent = await postForm(it, link, { act: 'report', status: 'implemented', narrative: 'The plan is written.', evidence: 'A/67/1' });
    expect([sent.status, readPage(sent.text).heading]).toEqual([200, 'Thank you']);
    const [update] = (await call.get(`/updates?commitmentId=${id}`)).items;
    expect(update).toMatchObject({ state: 'submitted', person: { name: 'Inès Ferrand' }, narrative: 'The plan is written.', evidence: 'A/67/1', files: [{ fileName: 'plan.pdf', mediaType: 'application/pdf', size: pdf.length }] });
    expect((await it.database.pool.query('select count(*)::int as n from answer_draft')).rows[0].n).toBe(0);
    expect(readPage((await it.call('GET', link)).text).heading).toBe('Already answered');
    ids.update = update.id;
  });

  test('the file goes out as an attachment that nothing may run', async () => {
    const [{ files }] = (await call.get(`/updates?commitmentId=${id}`)).items;
    const file = await it.call('GET', `/api/v1/evidence/${files[0].id}`);
    expect(file.text).toBe(pdf.toString());
    expect(Object.fromEntries(['content-disposition', 'x-content-type-options', 'content-security-policy', 'content-type'].map((name) => [name, file.headers.get(name)]))).toEqual({
      'content-disposition': "attachment; filename*=UTF-8''plan.pdf", 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'content-type': 'application/pdf',
    });
    expect((await it.call('GET', '/api/v1/evidence/999999')).status).toBe(404);
  });

  test('accepted, it closes the commitment, and the link says so', async () => {
    await call.post(`/updates/${ids.update}/accept`);
    expect(await call.get(`/commitments/${id}`)).toMatchObject({ recordState: 'closed', verifiedStatus: 'implemented' });
    expect(readPage((await it.call('GET', link)).text).heading).toBe('This commitment is closed');
  });

  test('what the coordinator asks back stands on the page, and a late answer is welcome', async () => {
    const late = await commit('Train the trainers');
    const update = await call.post(`/commitments/${late}/updates`, { organizationId: ids.undp, status: 'in-progress', narrative: 'Two courses were held.' });
    await call.post(`/updates/${update.id}/return`, { note: 'Where?' });
    await it.roundAt('2012-08-01T09:00:00Z');
    const page = await it.call('GET', await linkFor('ines@undp.example', 'Train the trainers'));
    for (const words of ['Two courses were held.', 'The coordinator asked on', 'Where?']) expect(page.text).toContain(words);
    const sent = await postForm(it, await linkFor('ines@undp.example', 'Train the trainers'), { act: 'report', status: 'in-progress', narrative: 'In Belize.' });
    expect(readPage(sent.text).heading).toBe('Thank you');
  });
});

describe('more time', () => {
  let link: string;
  let id: number;

  test('is asked for with a day and a reason; a day that is none comes back', async () => {
    id = await commit('Map the hazards', { on: '2012-09-30', precision: 'month' });
    await it.roundAt('2012-09-21T09:00:00Z');
    link = await linkFor('ines@undp.example', 'Map the hazards');
    for (const until of ['', 'soon', '2012-09-15', '2012-09-30']) {
      const back = await postForm(it, link, { act: 'time', until, why: 'The floods.' });
      expect([until, back.status, readPage(back.text).forms[0]?.fields.why]).toEqual([until, 422, 'The floods.']);
    }
    expect(readPage((await postForm(it, link, { act: 'time', until: '2012-11-05', why: 'The floods.' })).text).heading).toBe('You have asked for more time');
    const [request] = (await call.get(`/extension-requests?commitmentId=${id}&state=pending`)).items;
    expect(request).toMatchObject({ deadline: { on: '2012-11-30', precision: 'month' }, reason: 'The floods.', person: { name: 'Inès Ferrand' } });
    expect((await call.get(`/commitments/${id}`)).owners[0]).toMatchObject({ extensionAsked: true });
    ids.request = request.id;
  });

  test('pauses the reminders while it is undecided', async () => {
    const before = (await mailTo(it, 'ines@undp.example')).length;
    for (const day of ['2012-09-30', '2012-10-01', '2012-10-08', '2012-10-15']) await it.roundAt(`${day}T09:00:00Z`);
    const since = (await mailTo(it, 'ines@undp.example')).slice(before);
    expect(since.filter(({ text }) => text.includes('Map the hazards'))).toEqual([]);
    const { items } = await call.get(`/partnerships/${ids.partnership}/reminder-pauses`);
    expect(items).toContainEqual(expect.objectContaining({ why: 'extension-asked', commitment: expect.objectContaining({ id }) }));
  });

  test('can be taken back by a tick, not by a button alone, and asked for again', async () => {
    expect((await postForm(it, link, { act: 'withdraw' })).status).toBe(422);
    expect(readPage((await postForm(it, link, { act: 'withdraw', withdraw: 'yes' })).text).heading).toBe('The request was taken back');
    await postForm(it, link, { act: 'time', until: '2012-12-10', why: 'The ministry.' });
    ids.request = (await call.get(`/extension-requests?commitmentId=${id}&state=pending`)).items[0].id;
  });

  test('granted until another day, it moves the deadline and tells who asked, on any day', async () => {
    await call.post(`/extension-requests/${ids.request}/grant`, { deadline: { on: '2012-11-15', precision: 'month' }, note: 'Until November.' });
    expect(await call.get(`/commitments/${id}`)).toMatchObject({ deadline: { on: '2012-11-30', precision: 'month' } });
    await it.roundAt('2012-10-15T10:00:00Z');
    const told = (await mailTo(it, 'ines@undp.example')).at(-1);
    expect(told?.subject).toBe('More time granted: UN-CARICOM-6/03');
    expect(told?.text).toContain('the deadline is now November 2012');
    expect(told?.text).toContain('> Until November.');
    const { items } = await call.get(`/commitments/${id}/history`);
    expect(items[0]).toMatchObject({ action: 'extension-granted', reason: 'Until November.', changes: { deadlineOn: { from: '2012-09-30', to: '2012-11-30' } } });
    expect((await it.call('POST', `/api/v1/extension-requests/${ids.request}/decline`, { body: { note: 'no' } })).json).toMatchObject({ status: 409, code: 'extension.already-decided' });
  });

  test('reminders follow the new deadline; declined, they go on as before', async () => {
    const before = (await mailTo(it, 'ines@undp.example')).length;
    await it.roundAt('2012-10-31T09:00:00Z');
    expect((await mailTo(it, 'ines@undp.example')).slice(before).some(({ text }) => text.includes('Map the hazards'))).toBe(true);
    await postForm(it, link, { act: 'time', until: '2013-02-01', why: 'Elections.' });
    const [{ id: second }] = (await call.get(`/extension-requests?commitmentId=${id}&state=pending`)).items;
    await call.post(`/extension-requests/${second}/decline`, { note: 'The meeting is in January.' });
    await it.roundAt('2012-11-23T09:00:00Z');
    expect(await subjectsOf('ines@undp.example')).toContain('No more time: UN-CARICOM-6/03');
    expect((await mailTo(it, 'ines@undp.example')).at(-1)?.text).toContain('Map the hazards');
  });
});

describe('"not mine"', () => {
  let id: number;

  test('names a colleague; the reminders rest until the coordinator has decided', async () => {
    id = await commit('Link the warnings', { on: '2013-03-15' });
    await it.roundAt('2013-02-13T09:00:00Z');
    const link = await linkFor('ines@undp.example', 'Link the warnings');
    expect((await postForm(it, link, { act: 'colleague', colleague: 'Ada', address: 'ines@undp.example' })).status).toBe(422);
    const named = await postForm(it, link, { act: 'colleague', colleague: 'Ada Okoro', address: 'ada@undp.example', reason: 'She runs the network.' });
    expect(readPage(named.text).heading).toBe('You have named a colleague');
    expect((await it.call('GET', link)).text).toContain('You named Ada Okoro on');
    const before = (await mailTo(it, 'ines@undp.example')).length;
    await it.roundAt('2013-03-08T09:00:00Z');
    expect((await mailTo(it, 'ines@undp.example')).slice(before).filter(({ text }) => text.includes('Link the warnings'))).toEqual([]);
  });

  test('confirmed, both are told, and the reminders of this commitment go to the colleague', async () => {
    const [{ id: handover }] = (await call.get(`/handovers?commitmentId=${id}&state=pending`)).items;
    expect(await call.post(`/handovers/${handover}/confirm`, { note: 'Good.' })).toMatchObject({ state: 'confirmed', colleague: { email: 'ada@undp.example' } });
    const other = await commit('Test the sirens', { on: '2013-03-15' });
    await it.roundAt('2013-03-08T10:00:00Z');
    expect((await subjectsOf('ines@undp.example')).at(-1)).toBe('UN-CARICOM-6/04: Ada Okoro answers from now on');
    expect(await subjectsOf('ada@undp.example')).toContain('UN-CARICOM-6/04: you answer for The UNDP');
    const before = (await mailTo(it, 'ines@undp.example')).length;
    for (const day of ['2013-03-15', '2013-03-22', '2013-03-29']) await it.roundAt(`${day}T09:00:00Z`);
    const toInes = (await mailTo(it, 'ines@undp.example')).slice(before).map(({ text }) => text).join();
    const toAda = (await mailTo(it, 'ada@undp.example')).map(({ text }) => text).join();
    expect([toInes.includes('Link the warnings'), toInes.includes('Test the sirens')]).toEqual([false, true]);
    expect([toAda.includes('Link the warnings'), toAda.includes('Test the sirens')]).toEqual([true, true]);
    expect(readPage((await postForm(it, await linkFor('ada@undp.example', 'Link the warnings'), { act: 'report', status: 'in-progress', narrative: 'Linked in two states.' })).text).heading).toBe('Thank you');
    await call.post(`/commitments/${other}/verify`, { status: 'discontinued', reason: 'No sirens.' });
  });

  test('declined, it stays with who answers now', async () => {
    const left = await commit('Count the shelters', { on: '2013-05-15' });
    await it.roundAt('2013-04-15T09:00:00Z');
    await postForm(it, await linkFor('ines@undp.example', 'Count the shelters'), { act: 'colleague', colleague: 'Bo', address: 'bo@undp.example' });
    const [{ id: handover }] = (await call.get(`/handovers?commitmentId=${left}&state=pending`)).items;
    await call.post(`/handovers/${handover}/decline`, { note: 'Bo has left.' });
    await it.roundAt('2013-04-15T10:00:00Z');
    expect((await subjectsOf('ines@undp.example')).at(-1)).toMatch(/stays with you$/);
    await it.roundAt('2013-05-08T09:00:00Z');
    expect((await mailTo(it, 'ines@undp.example')).at(-1)?.text).toContain('Count the shelters');
    expect(await subjectsOf('bo@undp.example')).toEqual([]);
  });

  test('the coordinator may choose another than who was named, but not who asks to be relieved', async () => {
    const chosen = await commit('Map the shelters', { on: '2013-06-14' });
    await it.roundAt('2013-05-15T09:00:00Z');
    await postForm(it, await linkFor('ines@undp.example', 'Map the shelters'), { act: 'colleague', colleague: 'Bo', address: 'bo@undp.example' });
    const [{ id: handover }] = (await call.get(`/handovers?commitmentId=${chosen}&state=pending`)).items;
    const own = await it.call('POST', `/api/v1/handovers/${handover}/confirm`, { body: { colleague: { name: 'Ines', email: 'Ines@undp.example' } } });
    expect([own.status, own.json.code]).toEqual([422, 'person.address-not-usable']);
    expect(await call.post(`/handovers/${handover}/confirm`, { colleague: { name: 'Cleo Pinto', email: 'cleo@undp.example' } })).toMatchObject({ state: 'confirmed', colleague: { name: 'Cleo Pinto' } });
    await it.roundAt('2013-05-15T10:00:00Z');
    expect((await subjectsOf('ines@undp.example')).at(-1)).toMatch(/: Cleo Pinto answers from now on$/);
    expect(await subjectsOf('cleo@undp.example')).toContain('UN-CARICOM-6/07: you answer for The UNDP');
    expect(await subjectsOf('bo@undp.example')).toEqual([]);
  });
});

describe('clearance by the head of the entity', () => {
  let id: number;
  const focal = 'lin@unep.example';
  const head = 'head@unep.example';

  test('an answer waits for the head, who is written to; the coordinator does not see it yet', async () => {
    await call.post(`/partnerships/${ids.partnership}/participants`, { organizationId: ids.unep, side: 'un', needsClearance: true });
    await person('Lin Chen', focal, ids.unep, 'focal-point');
    await person('Head of UNEP', head, ids.unep, 'head');
    id = await commit('Restore the reefs', { on: '2013-07-17', owners: [{ organizationId: ids.unep, part: 'lead' }, { organizationId: ids.cdema, part: 'contributing' }] });
    const contribution = await call.post(`/commitments/${id}/updates`, { organizationId: ids.cdema, status: 'in-progress', narrative: 'Divers were trained.' });
    await call.post(`/updates/${contribution.id}/accept`);
    await it.roundAt('2013-06-17T09:00:00Z');
    const link = await linkFor(focal, 'Restore the reefs');
    expect((await it.call('GET', link)).text).toContain('Divers were trained.');
    const sent = await postForm(it, link, { act: 'report', status: 'in-progress', narrative: 'One reef is restored.', results: 'Twelve species are back.', obstacles: 'The coral nursery has no boat.', evidence: 'A/68/12' }, [{ name: 'reef.pdf', bytes: pdf }]);
    expect(readPage(sent.text).heading).toBe('Your answer awaits clearance');
    await it.roundAt('2013-06-17T09:05:00Z');
    expect((await subjectsOf(head)).at(-1)).toBe('UN-CARICOM-6/08: an answer of The UNEP awaits your clearance');
    const asked = (await mailTo(it, head)).at(-1)?.text;
    for (const words of ['> One reef is restored.', '> Twelve species are back.', '> The coral nursery has no boat.', '> A/68/12']) expect(asked).toContain(words);
    expect((await call.get(`/commitments/${id}`)).owners[0]).toMatchObject({ declaredStatus: 'not-started', awaitingDecision: false });
    const [{ id: update }] = (await call.get(`/updates?commitmentId=${id}&state=awaiting-clearance`)).items;
    expect((await it.call('POST', `/api/v1/updates/${update}/accept`)).json).toMatchObject({ status: 409, code: 'update.awaiting-clearance' });
  });

  test('while it waits, who wrote it is not asked again; the head is, in their place', async () => {
    const [toFocal, toHead] = [(await mailTo(it, focal)).length, (await mailTo(it, head)).length];
    for (const day of ['2013-07-08', '2013-07-15', '2013-07-22', '2013-07-29', '2013-08-05']) await it.roundAt(`${day}T09:00:00Z`);
    expect((await mailTo(it, focal)).slice(toFocal)).toEqual([]);
    expect((await mailTo(it, head)).slice(toHead).some(({ text }) => text.includes('Restore the reefs'))).toBe(true);
  });

  test('the head reads it with its file; a button without a choice decides nothing', async () => {
    const link = await linkFor(head, 'Restore the reefs');
    const page = await it.call('GET', link);
    for (const words of ['One reef is restored.', 'Twelve species are back.', 'The coral nursery has no boat.', 'A/68/12', 'Lin Chen wrote on', 'reef.pdf']) expect(page.text).toContain(words);
    const file = readPage(page.text).links.find((href) => href.includes('/files/')) as string;
    expect((await it.call('GET', file)).headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''reef.pdf");
    expect((await it.call('GET', file.replace(/\d+$/, '999999'))).status).toBe(404);
    expect((await postForm(it, link, { ...underOf(page.text), note: '' })).status).toBe(422);
    expect((await postForm(it, link, { ...underOf(page.text), decision: 'back', note: ' ' })).status).toBe(422);
  });

  test('sent back with words, it is written again; the page of the first clears nothing of the second, whose own page does', async () => {
    const link = await linkFor(head, 'Restore the reefs');
    const read = underOf((await it.call('GET', link)).text);
    expect(readPage((await postForm(it, link, { ...read, decision: 'back', note: 'Name the reef.' })).text).heading).toBe('The answer was sent back');
    await it.roundAt('2013-08-05T10:00:00Z');
    const back = (await mailTo(it, focal)).find(({ subject }) => subject === 'UN-CARICOM-6/08: your answer was not cleared');
    expect(back?.text).toContain('> Name the reef.');
    const own = await linkFor(focal, 'Restore the reefs');
    expect((await it.call('GET', own)).text).toContain('Head of UNEP sent it back on');
    await postForm(it, own, { act: 'report', status: 'in-progress', narrative: 'Glover’s Reef is restored.' });
    for (const under of [read, {}]) {
      const other = await postForm(it, link, { ...under, decision: 'clear', note: 'As agreed.' });
      expect(other.status).toBe(409);
      for (const words of ['is not the one you read', 'Glover’s Reef is restored.', 'As agreed.']) expect(other.text).toContain(words);
    }
    expect((await call.get(`/updates?commitmentId=${id}&state=submitted`)).items).toEqual([]);
    expect(readPage((await postForm(it, link, { ...underOf((await it.call('GET', link)).text), decision: 'clear' })).text).heading).toBe('The answer is on its way');
    const [update] = (await call.get(`/updates?commitmentId=${id}&state=submitted`)).items;
    expect(update).toMatchObject({ narrative: 'Glover’s Reef is restored.', clearedBy: 'Head of UNEP', person: { name: 'Lin Chen' } });
    expect((await call.get(`/commitments/${id}/inputs`)).items).toMatchObject([
      { organization: { acronym: 'UNEP' }, part: 'lead', waiting: { narrative: 'Glover’s Reef is restored.' }, accepted: null },
      { organization: { acronym: 'CDEMA' }, part: 'contributing', waiting: null, accepted: { narrative: 'Divers were trained.' } },
    ]);
    await call.post(`/updates/${update.id}/accept`);
    expect(await call.get(`/commitments/${id}`)).toMatchObject({ verifiedStatus: 'in-progress' });
  });
});

describe('a link that held once', () => {
  const address = 'tess@cdema.example';
  let link: string;
  let tess: number;

  const stale = async () => readPage((await it.call('GET', link)).text).heading;

  test('is revoked with all of the person’s links, the calendar’s too', async () => {
    tess = await person('Tess Barrow', address, ids.cdema, 'focal-point');
    await commit('Share the charts', { on: '2013-10-15', owners: [{ organizationId: ids.cdema, part: 'lead' }] });
    await it.roundAt('2013-09-16T09:00:00Z');
    link = await linkFor(address, 'Share the charts');
    const calendar = /http:\/\/127\.0\.0\.1:3210(\/calendar\/\S+\.ics)/.exec((await mailTo(it, address)).at(-1)?.text ?? '')?.[1] as string;
    expect((await it.call('GET', calendar)).status).toBe(200);
    await call.post(`/people/${tess}/revoke-links`);
    expect((await it.call('GET', link)).status).toBe(410);
    expect(await stale()).toBe('This link no longer holds');
    expect((await it.call('GET', calendar)).status).toBe(404);
    expect((await postForm(it, link, { act: 'report', status: 'implemented', narrative: 'x' })).status).toBe(422);
    expect((await call.get('/updates?state=submitted')).items.filter((u: { person: { id: number } | null }) => u.person?.id === tess)).toEqual([]);
  });

  test('brings a fresh one to the same address, once an hour, and says the same either way', async () => {
    expect((await postForm(it, link, {})).status).toBe(422);
    const before = (await mailTo(it, address)).length;
    const answers = [await postForm(it, link, { fresh: 'yes' }), await postForm(it, link, { fresh: 'yes' })];
    await it.roundAt('2013-09-16T09:30:00Z');
    const mails = (await mailTo(it, address)).slice(before);
    expect(mails.map(({ subject }) => subject)).toEqual(['Fresh links to what awaits your answer']);
    expect(mails[0]?.links.at(-1)).toMatch(/^\/answer\/2\./);
    expect(readPage((await it.call('GET', mails[0]?.links.at(-1) as string)).text).heading).toBe('Share the charts');
    await call.post(`/partnerships/${ids.partnership}/participants`, { organizationId: ids.cdema, side: 'partner' });
    const [post] = (await call.get(`/partnerships/${ids.partnership}/appointments`)).items.filter((a: { person: { id: number } }) => a.person.id === tess);
    await call.post(`/appointments/${post.id}/end`, { endsOn: '2013-09-16' });
    await it.roundAt('2013-09-18T09:00:00Z');
    const nothingLeft = await postForm(it, link, { fresh: 'yes' });
    await it.roundAt('2013-09-18T09:05:00Z');
    expect((await mailTo(it, address)).slice(before)).toHaveLength(1);
    expect(new Set([...answers, nothingLeft].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  });

  test('is told from one that never was ours: those are all the same 404', async () => {
    const [head, seal] = [link.slice(0, -24), link.slice(-24)];
    const foreign = await postForm(it, `${head}${'A'.repeat(24)}`, {});
    const pages = await Promise.all([`${head}${seal.slice(1)}A`, `${link}x`, '/answer/x', '/answer/1.1-1-1.AAAAAAAAAAAAAAAAAAAAAAAA', `/answer/${'a'.repeat(400)}`].map((url) => it.call('GET', url)));
    expect(new Set([foreign, ...pages].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(foreign.status).toBe(404);
  });
});
