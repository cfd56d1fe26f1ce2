import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { reviseDocument } from '@suivi/commitments';
import { transact } from '@suivi/db';
import { type Answer, type ApiUnderTest, withApi } from '../support/api.js';
import { column, pdfOf } from '../support/document-files.js';

jest.setTimeout(60_000);

const opening = 'The fourth conference was held in Geneva on 7 and 8 June 2011.';
const plan = 'The participants agreed to prepare a joint plan on drought by 30 November 2011.';
const planNow = plan.replace('30 November 2011', '31 January 2012');
const study = 'The Secretariat was requested to publish a study of ports by 31 March 2012.';
const forum = 'The participants agreed to convene a forum of teachers by 30 June 2012.';
const thanks = 'The participants thanked the people of Switzerland for their hospitality.';
const noted = 'The participants noted the statement of the host country with appreciation.';
/** A PDF with so many numbered paragraphs on each of its pages. */
const statement = (...pages: string[][]): Buffer => {
  let n = 0;
  return pdfOf(pages.map((texts) => column(texts.map((text) => `${(n += 1)}. ${text}`), { x: 70, y: 700, leading: 30 })));
};
const first = statement([opening, plan], [study, forum, thanks]);
const corrected = statement([opening, noted], [planNow], [study, thanks]);

const api = withApi();
let it: ApiUnderTest;
let documentId: number;
const proposals: number[] = [];
const made: { id: number; reference: string }[] = [];
const call = (method: 'GET' | 'POST', url: string, o?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer> => it.call(method, `/api/v1${url}`, o);
const post = async (url: string, body: unknown = {}) => (await call('POST', url, { body })).json;
const get = async (url: string) => (await call('GET', url)).json;
const pdf = { 'content-type': 'application/pdf' };

beforeAll(async () => {
  it = api();
  const partnership = await post('/partnerships', { slug: 'un-au', name: { en: 'UN–African Union' } });
  const undp = await post('/organizations', { acronym: 'UNDP', name: { en: 'United Nations Development Programme' } });
  await post(`/partnerships/${partnership.id}/participants`, { organizationId: undp.id, side: 'un' });
  const series = await post('/series', { partnershipId: partnership.id, slug: 'un-au', name: { en: 'Conferences' } });
  const meeting = await post('/meetings', { seriesId: series.id, ordinal: 4, startsOn: '2011-06-07', place: 'Geneva', status: 'held' });
  const reading = (await call('POST', `/meetings/${meeting.id}/readings?fileName=first.pdf`, { body: first, headers: pdf })).json;
  await it.work();
  ({ documentId } = await get(`/readings/${reading.id}`));
  for (const { id } of (await get(`/documents/${documentId}/proposals`)).items) proposals.push(id);
  for (const id of proposals) made.push(await post(`/proposals/${id}/accept`, { owners: [{ organizationId: undp.id, part: 'lead' }] }));
});

describe('the file of a corrected version', () => {
  test('is read like any other: its paragraphs know its pages, and the former original stays', async () => {
    const damaged = await call('POST', `/documents/${documentId}/revisions/preview`, { body: Buffer.from('%PDF-1.7 and no more'), headers: pdf });
    expect(damaged.json).toMatchObject({ status: 422, code: 'document.damaged' });
    const report = (await call('POST', `/documents/${documentId}/revisions/preview?fileName=corr-1.pdf`, { body: corrected, headers: pdf })).json;
    expect(report).toMatchObject({ written: false, version: 1 });
    const applied = await call('POST', `/documents/${documentId}/revisions?fileName=corr-1.pdf`, { body: corrected, headers: { ...pdf, 'if-match': '"1"' } });
    expect(applied).toMatchObject({ status: 200, json: { written: true, version: 2, commitments: report.commitments } });
    const pagesOf = async (version: string) => (await get(`/documents/${documentId}${version}`)).paragraphs.map((p: { label: string; page: number }) => `${p.label}: ${p.page}`);
    expect(await pagesOf('')).toEqual(['1: 1', '2: 1', '3: 2', '4: 3', '5: 3']);
    expect(await pagesOf('?version=1')).toEqual(['1: 1', '2: 1', '3: 2', '4: 2', '5: 2']);
    expect(await get(`/documents/${documentId}`)).toMatchObject({ original: { size: corrected.length }, formerVersions: [{ version: 1, fileName: 'first.pdf', original: { size: first.length } }] });
  });

  test('each version gives its own original', async () => {
    const sizeOf = async (query: string) => (await call('GET', `/documents/${documentId}/original${query}`)).headers.get('content-length');
    expect([await sizeOf(''), await sizeOf('?version=2'), await sizeOf('?version=1')]).toEqual([corrected, corrected, first].map(({ length }) => String(length)));
    expect((await call('GET', `/documents/${documentId}/original?version=9`)).status).toBe(404);
  });

  test('a commitment cites the page of the version in which its words stand', async () => {
    const sources = await Promise.all(made.map(async ({ id }) => (await get(`/commitments/${id}`)).source));
    expect(sources.map(({ version, page, hasOriginal }) => ({ version, page, hasOriginal }))).toEqual([
      { version: 2, page: 2, hasOriginal: true }, { version: 2, page: 3, hasOriginal: true }, { version: 1, page: 2, hasOriginal: true },
    ]);
  });
});

test('the register finds the commitments whose words wait for a decision, and those of a document', async () => {
  const found = async (query: string) => (await get(`/commitments?${query}`)).items.map(({ reference }: { reference: string }) => reference);
  const [changed, same, gone] = made.map(({ reference }) => reference);
  expect(await found('correction=unsettled')).toEqual([changed, gone]);
  expect((await found(`documentId=${documentId}`)).sort()).toEqual([changed, same, gone]);
  expect(await found(`documentId=${documentId + 1}&correction=unsettled`)).toEqual([]);
  await post(`/commitments/${made[2]?.id}/settle-correction`, { choice: 'keep', reason: 'The co-chairs confirmed it.' });
  expect(await found('correction=unsettled')).toEqual([changed]);
});

test('who decides on a proposal while its document is corrected is told what happened, never that it does not exist', async () => {
  const { id } = await post(`/documents/${documentId}/proposals`, { start: 0, end: 30 });
  const again = `${opening}\n\n1. ${noted}\n\n2. ${planNow}\n\n3. ${study}\n\n4. ${thanks}\n`;
  const act = { actor: { kind: 'person' as const, name: 'Amina' }, now: new Date('2011-09-01T12:00:00Z') };
  const waiting = async () => Number((await it.database.pool.query(`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows[0].n);
  const reject = (version: string) => call('POST', `/proposals/${id}/reject`, { body: { reason: 'said elsewhere' }, headers: { 'if-match': version } });
  const { racing } = await transact(it.database.db, async (tx) => {
    await reviseDocument(tx, { documentId, fileName: 'corr-2.txt', text: again }, act);
    const racing = reject('"1"'); // waits for the correction, which moved the proposal
    while ((await waiting()) < 1) await new Promise((resolve) => setTimeout(resolve, 20));
    return { racing };
  });
  expect((await racing).json).toMatchObject({ status: 412, code: 'stale-version' });
  expect((await reject('*')).json).toMatchObject({ status: 'rejected' });
});
