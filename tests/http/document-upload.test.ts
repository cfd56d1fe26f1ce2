import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { type Answer, type ApiUnderTest, withApi } from '../support/api.js';
import { column, pdfOf, wordParagraph, wordPartsOf } from '../support/document-files.js';

jest.setTimeout(60_000);

const api = withApi();
let it: ApiUnderTest;
let meeting: number;
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const upload = (body: Uint8Array | string, type: string, name = 'statement'): Promise<Answer> => it.call('POST', `/api/v1/meetings/${meeting}/readings?fileName=${name}`, { body, headers: { 'content-type': type } });
/** Hands a file in, lets the worker work, and answers what became of it. */
async function read(body: Uint8Array | string, type: string, name?: string): Promise<Answer['json']> {
  const { status, json } = await upload(body, type, name);
  if (status !== 202) return json;
  await it.work();
  return (await it.call('GET', `/api/v1/readings/${json.id}`)).json;
}

beforeAll(async () => {
  it = api();
  const post = async (url: string, body: unknown) => (await it.call('POST', `/api/v1${url}`, { body })).json;
  const partnership = await post('/partnerships', { slug: 'un-au', name: { en: 'UN–African Union' } });
  const series = await post('/series', { partnershipId: partnership.id, slug: 'un-au', name: { en: 'Conferences' } });
  meeting = (await post('/meetings', { seriesId: series.id, ordinal: 5, startsOn: '2011-06-01', place: 'Addis Ababa', status: 'held' })).id;
});

describe('a document is sent as the file it is', () => {
  test.each([
    ['a PDF', pdfOf([column(['1. The participants requested the Secretariat to report by 30 November 2011.'], { x: 70, y: 700 })]), 'application/pdf', '1'],
    ['a Word document', zipSync(wordPartsOf(wordParagraph('2. The participants requested the Secretariat to meet by 30 November 2011.'))), docx, '2'],
    ['a page', '<!doctype html><p>3. The participants requested the Secretariat to write by 30 November 2011.</p>', 'text/html', '3'],
    ['a text under no name', Buffer.from('4. The participants requested the Secretariat to act by 30 November 2011.', 'utf16le'), 'application/octet-stream', '4'],
  ])('%s', async (_, body, type, label) => {
    const done = await read(body, type);
    expect(done).toMatchObject({ status: 'done', refusal: null });
    const { language, paragraphs } = (await it.call('GET', `/api/v1/documents/${done.documentId}`)).json;
    expect({ language, labels: paragraphs.map((p: { label: string }) => p.label) }).toEqual({ language: 'en', labels: [label] });
    const { items } = (await it.call('GET', `/api/v1/documents/${done.documentId}/proposals`)).json;
    expect(items.map((p: { deadline: { date: string } }) => p.deadline?.date)).toEqual(['2011-11-30']);
  });
});

test('what the address says of a file counts, and what makes no sense there is refused', async () => {
  const at = (query: string) => it.call('POST', `/api/v1/meetings/${meeting}/documents?${query}`, { body: '1. La réunion a décidé de se revoir.', headers: { 'content-type': 'text/plain' } });
  expect((await at('language=klingon')).status).toBe(400);
  expect((await at('fileName=d%C3%A9claration.txt&language=fr&symbol=A%2F1')).json).toMatchObject({ fileName: 'déclaration.txt', language: 'fr', symbol: 'A/1' });
});

describe('a file that cannot be read is refused with the reason', () => {
  test.each([
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'application/octet-stream', '415 document.form-unknown'],
    ['no file at all', '', 'application/pdf', '422 document.empty'],
    ['more than 30 MB', new Uint8Array(30 * 1024 * 1024 + 1), 'application/octet-stream', '413 document.too-large'],
    ['an unknown media type', 'x', 'image/png', '415 http'],
  ])('at once: %s', async (_, body, type, answer) => {
    const { status, code } = (await upload(body, type)).json;
    expect(`${status} ${code}`).toBe(answer);
  });

  test.each([
    ['a damaged PDF', Buffer.from('%PDF-1.7 and no more'), 'application/pdf', 'document.damaged'],
    ['a PDF of pictures', pdfOf([[]]), 'application/pdf', 'document.no-text-layer'],
    ['an archive of something else', zipSync({ 'a.txt': Buffer.from('a') }), docx, 'document.form-unknown'],
  ])('by its reading: %s', async (_, body, type, code) => {
    const refused = await read(body, type);
    expect(refused).toMatchObject({ status: 'refused', refusal: { code }, documentId: null });
    expect((await it.call('GET', `/api/v1/readings?meetingId=${meeting}`)).json.items).toContainEqual(refused);
    expect((await it.call('POST', `/api/v1/readings/${refused.id}/dismiss`, { headers: { 'if-match': `"${refused.version}"` } })).status).toBe(200);
    expect((await it.call('GET', `/api/v1/readings?meetingId=${meeting}`)).json.items).toEqual([]);
  });

  test('a file sent to another address is no body there', async () => {
    expect((await it.call('POST', '/api/v1/people', { body: pdfOf([[]]), headers: { 'content-type': 'application/pdf' } })).status).toBe(422);
    const { status, detail } = (await it.call('POST', `/api/v1/meetings/${meeting}/documents`, { body: pdfOf([[]]), headers: { 'content-type': 'application/pdf' } })).json;
    expect({ status, detail }).toEqual({ status: 415, detail: expect.stringContaining(`/api/v1/meetings/${meeting}/readings`) });
  });
});

test('the same file handed in twice is told so, while it is read and when it is a document', async () => {
  const file = Buffer.from('7. The participants agreed to publish a plan by 30 June 2012.');
  const first = (await upload(file, 'text/plain')).json;
  expect((await upload(file, 'text/plain')).json).toMatchObject({ status: 409, code: 'reading.under-way' });
  await it.work();
  const { documentId } = (await it.call('GET', `/api/v1/readings/${first.id}`)).json;
  expect((await upload(file, 'text/plain')).json).toMatchObject({ status: 409, code: 'document.already-imported', detail: expect.stringContaining(`document ${documentId}`) });
  expect(await read(Buffer.from(`\uFEFF${file.toString()}`, 'utf16le'), 'text/plain')).toMatchObject({ status: 'refused', refusal: { code: 'document.already-imported' } });
});

describe('of a PDF', () => {
  const pages = [8, 9, 10].map((n) => column([`${n}. The participants requested the Secretariat to report on theme ${n} by 30 November 2011.`], { x: 70, y: 700 }));
  let documentId: number;
  beforeAll(async () => {
    documentId = (await read(pdfOf(pages), 'application/pdf', 'statement%20(a).pdf')).documentId;
  });

  test('every paragraph tells its page, and a commitment the page of its words', async () => {
    const { paragraphs, original } = (await it.call('GET', `/api/v1/documents/${documentId}`)).json;
    expect(paragraphs.map((p: { label: string; page: number }) => [p.label, p.page])).toEqual([['8', 1], ['9', 2], ['10', 3]]);
    expect(original).toEqual({ mediaType: 'application/pdf', size: pdfOf(pages).length });
    const { items } = (await it.call('GET', `/api/v1/documents/${documentId}/proposals`)).json;
    const entity = (await it.call('POST', '/api/v1/organizations', { body: { acronym: 'UNECA', name: { en: 'Economic Commission for Africa' } } })).json;
    const [{ id: partnershipId }] = (await it.call('GET', '/api/v1/partnerships')).json.items;
    await it.call('POST', `/api/v1/partnerships/${partnershipId}/participants`, { body: { organizationId: entity.id, side: 'un' } });
    const accepted = (await it.call('POST', `/api/v1/proposals/${items[1].id}/accept`, { body: { owners: [{ organizationId: entity.id, part: 'lead' }] } })).json;
    expect(accepted.source).toMatchObject({ page: 2, hasOriginal: true, paragraph: { label: '9' } });
  });

  test('the original comes back as it was, shown in the browser and able to run nothing', async () => {
    const answer = await it.call('GET', `/api/v1/documents/${documentId}/original`);
    expect(answer.text).toBe(pdfOf(pages).toString('utf8'));
    expect(Object.fromEntries(['content-type', 'content-disposition', 'x-content-type-options', 'x-frame-options'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'content-type': 'application/pdf', 'content-disposition': "inline; filename*=UTF-8''statement%20%28a%29.pdf", 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY',
    });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

test('an original that is no PDF is for keeping, and a text that came as a text has none', async () => {
  const { documentId } = await read('<!doctype html><script>alert(1)</script><p>11. The participants agreed to meet again.</p>', 'text/html', 'page.html');
  const { headers } = await it.call('GET', `/api/v1/documents/${documentId}/original`);
  expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual(['text/html', "attachment; filename*=UTF-8''page.html"]);
  const { id } = (await it.call('POST', `/api/v1/meetings/${meeting}/documents`, { body: '12. They agreed to write.', headers: { 'content-type': 'text/plain' } })).json;
  expect((await it.call('GET', `/api/v1/documents/${id}/original`)).status).toBe(404);
});
