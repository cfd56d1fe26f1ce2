import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiUnderTest, withApi } from '../support/api.js';

const statement = `Joint statement 🌊 of the second general meeting

1. The participants welcomed the work done since the first meeting.

2. The United Nations Development Programme agreed to prepare a training plan by 30 November 2011,
and the Secretariat agreed to convene a workshop.

3. The two sides will be in touch over the question of ports.

4. The meeting decided that the third general meeting would be held in New York in 2013.
`;
const place = (words: string): number => Array.from(statement.slice(0, statement.indexOf(words))).length;
const spanOf = (words: string) => ({ start: place(words), end: place(words) + Array.from(words).length });

interface Shown {
  id: number;
  quote: string;
  start: number;
  end: number;
  status: string;
  version: number;
  rule: string;
  reason: string | null;
  deadline: { text: string } | null;
  actors: string[];
  paragraph: { label: string };
}

describe('the review of a document', () => {
  const api = withApi();
  let it: ApiUnderTest;
  let documentId: number;
  let undp: number;
  const post = (url: string, body: unknown = {}, version?: number) => it.call('POST', `/api/v1${url}`, { body, headers: version === undefined ? {} : { 'if-match': `"${version}"` } });
  const proposals = async (): Promise<Shown[]> => (await it.call('GET', `/api/v1/documents/${documentId}/proposals`)).json.items;
  const holding = async (words: string): Promise<Shown> => (await proposals()).find((p) => p.quote.includes(words) && p.status !== 'rejected') as Shown;
  const whole = 'The United Nations Development Programme agreed to prepare a training plan by 30 November 2011,\nand the Secretariat agreed to convene a workshop';

  beforeAll(async () => {
    it = api();
    const partnershipId = (await post('/partnerships', { slug: 'un-caricom', name: { en: 'UN–CARICOM' }, thematicAreas: [{ en: 'Energy' }, { en: 'Education and training' }] })).json.id;
    undp = (await post('/organizations', { acronym: 'UNDP', name: { en: 'United Nations Development Programme' } })).json.id;
    await post(`/partnerships/${partnershipId}/participants`, { organizationId: undp, side: 'un' });
    const seriesId = (await post('/series', { partnershipId, slug: 'un-caricom', name: { en: 'General meetings' } })).json.id;
    const meetingId = (await post('/meetings', { seriesId, ordinal: 2, startsOn: '2011-07-28', endsOn: '2011-07-29', place: 'Georgetown', status: 'held' })).json.id;
    documentId = (await post(`/meetings/${meetingId}/documents`, { text: statement })).json.id;
  });

  test('shows paragraphs in the exact words between their places', async () => {
    const { paragraphs } = (await it.call('GET', `/api/v1/documents/${documentId}`)).json;
    for (const { start, end, text } of paragraphs) expect(text).toBe(Array.from(statement).slice(start, end).join(''));
    expect(paragraphs.some((p: { text: string }) => p.text.includes('2011,\nand'))).toBe(true);
  });

  test('its words point to the entity of the directory and to the thematic area', async () => {
    const { id, actors } = await holding('training plan');
    const suggestion = (await it.call('GET', `/api/v1/proposals/${id}/suggestion`)).json;
    const areas = (await it.call('GET', `/api/v1/partnerships/${(await it.call('GET', '/api/v1/partnerships')).json.items[0].id}/thematic-areas`)).json.items;
    expect(suggestion).toEqual({ organizationIds: [undp], unknownNames: actors.slice(1), thematicAreaId: areas[1].id });
  });

  test('a passage that the reader passed over is added by its places, and the list stays in the order of the text', async () => {
    const words = 'The two sides will be in touch over the question of ports';
    const answer = await post(`/documents/${documentId}/proposals`, { start: spanOf(words).start - 1, end: spanOf(words).end });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ quote: words, ...spanOf(words), rule: 'by-hand', status: 'proposed', paragraph: { label: '3' }, version: 1 });
    const starts = (await proposals()).map((p) => p.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect((await post(`/documents/${documentId}/proposals`, { start: 9000, end: 9001 })).json.code).toBe('proposal.quote-not-in-document');
  });

  test('a proposal is split where a person says, the deadline going with the half that says it, and merged again', async () => {
    const before = await holding('training plan');
    const widened = (await it.call('PATCH', `/api/v1/proposals/${before.id}`, { body: spanOf(whole) })).json as Shown;
    const at = place('and the Secretariat');
    const { items } = (await post(`/proposals/${before.id}/split`, { at }, widened.version)).json as { items: [Shown, Shown] };
    expect(items.map((p) => p.quote)).toEqual([whole.slice(0, whole.indexOf('\n')), whole.slice(whole.indexOf('\n') + 1)]);
    expect(items[0].deadline).not.toBeNull();
    expect(items[1].deadline).toBeNull();
    expect((await post(`/proposals/${before.id}/merge`, { withId: items[1].id, reason: 'One promise' }, before.version)).status).toBe(412);
    const merged = (await post(`/proposals/${before.id}/merge`, { withId: items[1].id, reason: 'One promise' }, items[0].version)).json;
    expect(merged).toMatchObject({ quote: whole, status: 'proposed' });
    expect((await proposals()).find((p) => p.id === items[1].id)).toMatchObject({ status: 'rejected', reason: 'One promise' });
  });

  test('a rejected proposal waits again when the decision is taken back', async () => {
    const { id } = await holding('in touch');
    await post(`/proposals/${id}/reject`, { reason: 'No promise' });
    expect((await post(`/proposals/${id}/reopen`)).json).toMatchObject({ status: 'proposed', reason: null });
  });

  test('an accepted one leaves the register when nothing has happened to it, and can be accepted again under the same reference', async () => {
    const { id } = await holding('training plan');
    const accept = async () => (await post(`/proposals/${id}/accept`, { owners: [{ organizationId: undp, part: 'lead' }] })).json;
    const commitment = await accept();
    expect((await post(`/proposals/${id}/reopen`)).json.status).toBe('proposed');
    expect((await it.call('GET', `/api/v1/commitments/${commitment.id}`)).status).toBe(404);
    const again = await accept();
    expect(again.reference).toBe(commitment.reference);
    await it.call('PATCH', `/api/v1/commitments/${again.id}`, { body: { level: 'regional' } });
    expect((await post(`/proposals/${id}/reopen`)).json).toMatchObject({ status: 409, code: 'commitment.transition-not-allowed' });
    expect((await holding('training plan')).status).toBe('accepted');
  });

  test('a document tells how many of its proposals stand where', async () => {
    const all = await proposals();
    const count = (status: string) => all.filter((p) => p.status === status).length;
    const document = (await it.call('GET', `/api/v1/documents/${documentId}`)).json;
    expect(document.proposals).toEqual({ proposed: count('proposed'), accepted: count('accepted'), rejected: count('rejected') });
    expect(document.proposals).toMatchObject({ accepted: 1, rejected: 1 });
  });

  test('what was withdrawn stands in the history and in no report', async () => {
    const meeting = (await it.call('GET', '/api/v1/meetings')).json.items.at(-1);
    const report = await it.call('GET', `/api/v1/meetings/${meeting.id}/report?format=json&kind=interim&asOf=2011-08-15`);
    expect(report.json.code ?? 'read').toBe('read');
    expect(report.text.split('UN-CARICOM-2/01').length - 1).toBe(1);
  });
});
