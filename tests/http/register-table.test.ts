import { beforeAll, expect, test } from '@jest/globals';
import { type ApiUnderTest, withApi } from '../support/api.js';

const api = withApi();
let it: ApiUnderTest;
const table = '/api/v1/commitments/table';
const post = async (url: string, body: unknown) => (await it.call('POST', `/api/v1${url}`, { body })).json;
const send = (body: string | Uint8Array, query = '', type = 'text/csv') => it.call('POST', `${table}${query}`, { body, headers: { 'content-type': type } });

beforeAll(async () => {
  it = api();
  const partnership = await post('/partnerships', { slug: 'un-au', name: { en: 'UN–African Union' } });
  const organization = await post('/organizations', { acronym: 'AUC', name: { en: 'African Union Commission' } });
  await post(`/partnerships/${partnership.id}/participants`, { organizationId: organization.id, side: 'partner' });
  const series = await post('/series', { partnershipId: partnership.id, slug: 'un-au', name: { en: 'Conferences' }, intervalMonths: 12 });
  const meeting = await post('/meetings', { seriesId: series.id, ordinal: 5, startsOn: '2011-06-01', place: 'Addis Ababa', status: 'held' });
  for (const n of [1, 2]) {
    const deadline = { on: `2011-0${n}-01` };
    await post('/commitments', { meetingId: meeting.id, paragraphLabel: String(n), quote: `Words ${n}`, title: `Commitment ${n}`, owners: [{ organizationId: organization.id, part: 'lead' }], deadline });
  }
});

test('the register is downloaded under the filters of the page, as XLSX or CSV', async () => {
  const xlsx = await it.call('GET', `${table}?schedule=overdue`);
  expect(xlsx.headers.get('content-type')).toContain('spreadsheetml.sheet');
  expect(xlsx.headers.get('content-disposition')).toBe('attachment; filename="register-2011-08-15.xlsx"');
  const { text, headers } = await it.call('GET', `${table}?format=csv&schedule=overdue&sort=-deadline`);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = text.replace(/^\uFEFF/, '').trim().split('\r\n');
  expect(lines.map((line) => line.split(',')[0])).toEqual(['reference', 'UN-AU-5/02', 'UN-AU-5/01']);
  expect((await it.call('GET', `${table}?format=csv&schedule=due-soon`)).text.trim().split('\r\n')).toHaveLength(1);
});

test('an edited table is reported first and written when asked for', async () => {
  const { text } = await it.call('GET', `${table}?format=csv`);
  const edited = text.replace('Commitment 1', 'Another title');
  const expected = { new: [], changed: [{ reference: 'UN-AU-5/01', field: 'title', from: 'Commitment 1', to: 'Another title' }], unchanged: 1, refused: [] };
  expect((await send(edited)).json).toEqual({ written: false, ...expected });
  expect((await send(edited, '?dryRun=false', 'application/octet-stream')).json).toEqual({ written: true, ...expected });
  const { items } = (await it.call('GET', '/api/v1/commitments')).json;
  expect(items.map((c: { title: string; version: number }) => [c.title, c.version])).toEqual([['Another title', 2], ['Commitment 2', 1]]);
});

test('what is no table is refused with its reason', async () => {
  expect((await send('title\nx')).json).toMatchObject({ status: 422, code: 'table.columns' });
  expect((await send(new Uint8Array([0, 1, 2]))).json).toMatchObject({ status: 415, code: 'table.not-readable' });
  expect((await it.call('POST', table, { body: {} })).json).toMatchObject({ status: 415, code: 'table.not-readable' });
  expect((await send('reference\nx', '?dryRun=perhaps')).json).toMatchObject({ status: 400, code: 'invalid-query' });
});
