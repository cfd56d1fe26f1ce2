import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiUnderTest, withApi } from '../support/api.js';

const statement = `Joint statement of the second general meeting

1. The second general meeting was held in Georgetown on 28 and 29 July 2011.

2. The participants welcomed the work done since the first meeting and noted its results.

3. The United Nations Development Programme agreed to prepare a training plan on disaster management by 30 November 2011.

4. The meeting decided that the third general meeting would be held in New York in 2013.
`;

const api = withApi();
let it: ApiUnderTest;
const post = async (url: string, body: unknown = {}) => {
  const answer = await it.call('POST', `/api/v1${url}`, { body });
  if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${answer.text}`);
  return answer.json;
};
const get = async (url: string) => (await it.call('GET', `/api/v1${url}`)).json;

describe('from an outcome document to the progress report, over HTTP', () => {
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    it = api();
    ids.partnership = (await post('/partnerships', { slug: 'un-caricom', name: { en: 'UN–CARICOM' }, thematicAreas: [{ en: 'Disaster management' }] })).id;
    ids.undp = (await post('/organizations', { acronym: 'UNDP', name: { en: 'United Nations Development Programme', fr: 'Programme des Nations Unies pour le développement' } })).id;
    await post(`/partnerships/${ids.partnership}/participants`, { organizationId: ids.undp, side: 'un' });
    ids.person = (await post('/people', { name: 'Inès Ferrand', email: 'Ines.Ferrand@undp.example', language: 'fr', zone: 'America/New_York' })).id;
    await post(`/partnerships/${ids.partnership}/appointments`, { organizationId: ids.undp, personId: ids.person, role: 'focal-point' });
    ids.series = (await post('/series', { partnershipId: ids.partnership, slug: 'un-caricom', name: { en: 'UN–CARICOM general meetings' } })).id;
    ids.meeting = (await post('/meetings', { seriesId: ids.series, ordinal: 2, startsOn: '2011-07-28', endsOn: '2011-07-29', place: 'Georgetown', status: 'held' })).id;
  });

  test('a document is read into paragraphs and proposals', async () => {
    const document = await post(`/meetings/${ids.meeting}/documents`, { text: statement });
    ids.document = document.id;
    expect(document).toMatchObject({ language: 'en', adoptedOn: '2011-07-29' });
    const { items } = await get(`/documents/${document.id}/proposals`);
    expect(items.map((p: { paragraph: { label: string } }) => p.paragraph.label)).toEqual(['3', '4']);
    ids.plan = items[0].id;
    ids.next = items[1].id;
  });

  test('the same document again is refused, and so is one that is no text', async () => {
    expect((await it.call('POST', `/api/v1/meetings/${ids.meeting}/documents`, { body: { text: statement } })).json).toMatchObject({ status: 409, code: 'document.already-imported' });
    const binary = await it.call('POST', `/api/v1/meetings/${ids.meeting}/documents`, { body: new Uint8Array([0, 1, 2, 255]), headers: { 'content-type': 'text/plain' } });
    expect(binary.json).toMatchObject({ status: 415, code: 'document.not-text' });
  });

  test('an accepted proposal becomes a commitment with its words, its source and its deadline', async () => {
    const commitment = await post(`/proposals/${ids.plan}/accept`, { owners: [{ organizationId: ids.undp, part: 'lead' }] });
    ids.commitment = commitment.id;
    expect(commitment).toMatchObject({
      reference: 'UN-CARICOM-2/01', paragraphLabel: '3', recordState: 'open', scheduleStatus: 'on-track',
      deadline: { on: '2011-11-30', precision: 'day' }, owners: [{ acronym: 'UNDP', part: 'lead' }], source: { paragraph: { label: '3' } },
    });
    const { source } = commitment;
    expect([...source.paragraph.text].slice(source.quoteStart - source.paragraph.start, source.quoteEnd - source.paragraph.start).join('')).toBe(commitment.quote);
  });

  test('the promise to hold the next meeting makes its record and hangs on it', async () => {
    const commitment = await post(`/proposals/${ids.next}/accept`, { owners: [{ organizationId: ids.undp, part: 'lead' }] });
    ids.hold = commitment.id;
    expect(commitment.deadline).toMatchObject({ on: '2013-12-31', precision: 'year' });
    ids.third = commitment.deadline.meetingId;
    const moved = await it.call('PATCH', `/api/v1/meetings/${ids.third}`, { body: { startsOn: '2013-07-22', endsOn: '2013-07-23', place: 'New York' } });
    expect(moved.json).toMatchObject({ ordinal: 3, startsOn: '2013-07-22', precision: 'day' });
    expect((await get(`/commitments/${ids.hold}`)).deadline).toMatchObject({ on: '2013-07-22', precision: 'day' });
    expect((await get(`/commitments/${ids.commitment}`)).horizonOn).toBe('2013-07-22');
  });

  test('thirty days before the deadline, at eight in New York, one digest in French goes out, however often the round is made', async () => {
    await it.roundAt('2011-10-31T11:59:00Z');
    expect((await get('/mailbox')).items).toEqual([]);
    await it.roundAt('2011-10-31T12:01:00Z');
    await it.roundAt('2011-10-31T12:02:00Z');
    const { items } = await get('/mailbox');
    expect(items).toHaveLength(1);
    expect(items[0].to).toBe('ines.ferrand@undp.example');
    const message = await get(`/mailbox/${items[0].id}`);
    expect(message.text).toContain('30 novembre 2011');
    const mails = await get('/mails');
    expect(mails.items[0]).toMatchObject({ state: 'sent', localDay: '2011-10-31', attempts: 1 });
    expect((await get(`/mails/${mails.items[0].id}`)).why).toMatchObject([{ rule: 'before-30', dueOn: '2011-10-31', reference: 'UN-CARICOM-2/01' }]);
  });

  test('the link in the mail shows the words in French and takes an answer; a blank answer comes back with what was typed', async () => {
    const [{ id }] = (await get('/mailbox')).items;
    const link = /http:\/\/127\.0\.0\.1:3210(\/answer\/\S+)/.exec((await get(`/mailbox/${id}`)).text)?.[1] as string;
    const form = await it.call('GET', link);
    expect(form.status).toBe(200);
    expect(form.text).toContain('lang="fr"');
    expect(Buffer.byteLength(form.text)).toBeLessThan(50_000);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const blank = await it.call('POST', link, { headers, body: 'narrative=Un+plan+%3Cb%3Eest+prêt' });
    expect(blank.status).toBe(422);
    expect(blank.text).toContain('Un plan &lt;b&gt;est prêt');
    const taken = await it.call('POST', link, { headers, body: 'status=implemented&narrative=Le+plan+est+publi%C3%A9.' });
    expect(taken.status).toBe(200);
    expect((await get(`/commitments/${ids.commitment}`)).owners[0]).toMatchObject({ declaredStatus: 'implemented', awaitingDecision: true });
    expect((await it.call('GET', `${link.slice(0, -2)}xx`)).status).toBe(404);
  });

  test('what is answered is not asked again while it waits for the coordinator', async () => {
    await it.roundAt('2011-11-23T14:00:00Z');
    await it.roundAt('2011-11-30T14:00:00Z');
    const [latest] = (await get('/mailbox')).items;
    const { text } = await get(`/mailbox/${latest.id}`);
    expect(text).toContain('UN-CARICOM-2/02'); // ninety days of silence
    expect(text).not.toContain('UN-CARICOM-2/01');
  });

  test('an accepted final update closes the commitment, and the history tells who did what', async () => {
    const [update] = (await get(`/updates?commitmentId=${ids.commitment}`)).items;
    expect(update).toMatchObject({ state: 'submitted', person: { name: 'Inès Ferrand' } });
    await post(`/updates/${update.id}/accept`);
    expect(await get(`/commitments/${ids.commitment}`)).toMatchObject({ recordState: 'closed', verifiedStatus: 'implemented', scheduleStatus: null });
    const { items } = await get(`/commitments/${ids.commitment}/history`);
    expect(items.map((h: { action: string }) => h.action)).toEqual(['closed', 'update-submitted', 'horizon-moved', 'horizon-moved', 'registered']);
    expect(items[1].actor).toEqual({ kind: 'person', name: 'Inès Ferrand' });
  });

  test('a change made to a version that is no longer the latest is refused', async () => {
    const stale = await it.call('POST', `/api/v1/commitments/${ids.hold}/supersede`, { body: { reason: 'by a new framework' }, headers: { 'if-match': '"1"' } });
    expect(stale.json).toMatchObject({ status: 412, code: 'stale-version' });
    const withoutVersion = await it.call('PATCH', `/api/v1/commitments/${ids.hold}`, { body: { level: 'regional' }, headers: { 'if-match': '' } });
    expect([400, 428]).toContain(withoutVersion.status);
  });

  test('holding the meeting closes the promise to hold it', async () => {
    await post(`/meetings/${ids.third}/hold`);
    expect(await get(`/commitments/${ids.hold}`)).toMatchObject({ recordState: 'closed', verifiedStatus: 'implemented' });
  });

  test('the report says what was recorded by a day, also a past one', async () => {
    it.clock.set(new Date('2013-07-24T12:00:00Z'));
    const now = await get(`/meetings/${ids.meeting}/report?asOf=2013-07-24`);
    expect(now.figures).toMatchObject({ total: 2, byStatus: { implemented: 2 }, open: 0 });
    const then = await get(`/meetings/${ids.meeting}/report?asOf=2011-10-01`);
    expect(then.figures).toMatchObject({ total: 2, open: 2, byStatus: { 'not-started': 2 } });
    const docx = await it.call('GET', `/api/v1/meetings/${ids.meeting}/report?format=docx`);
    expect(docx.headers.get('content-type')).toContain('wordprocessingml');
  });
});
