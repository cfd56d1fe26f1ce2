import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { type Answer, type ApiUnderTest, withApi } from '../support/api.js';
import { column, pdfOf, wordParagraph, wordPartsOf } from '../support/document-files.js';

jest.setTimeout(60_000);

const api = withApi();
let it: ApiUnderTest;
let meeting: number;
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const upload = (body: Uint8Array | string, type: string): Promise<Answer> => it.call('POST', `/api/v1/meetings/${meeting}/documents`, { body, headers: { 'content-type': type } });

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
    const answer = await upload(body, type);
    expect({ status: answer.status, language: answer.json.language }).toEqual({ status: 201, language: 'en' });
    const { paragraphs } = (await it.call('GET', `/api/v1/documents/${answer.json.id}`)).json;
    expect(paragraphs.map((p: { label: string }) => p.label)).toEqual([label]);
    const { items } = (await it.call('GET', `/api/v1/documents/${answer.json.id}/proposals`)).json;
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
    ['a damaged PDF', Buffer.from('%PDF-1.7 and no more'), 'application/pdf', '422 document.damaged'],
    ['a PDF of pictures', pdfOf([[]]), 'application/pdf', '422 document.no-text-layer'],
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'application/octet-stream', '415 document.form-unknown'],
    ['more than 30 MB', new Uint8Array(30 * 1024 * 1024 + 1), 'application/octet-stream', '413 document.too-large'],
    ['an unknown media type', 'x', 'image/png', '415 http'],
  ])('%s', async (_, body, type, answer) => {
    const { status, code } = (await upload(body, type)).json;
    expect(`${status} ${code}`).toBe(answer);
  });

  test('a file sent to another address is no body there', async () => {
    expect((await it.call('POST', '/api/v1/people', { body: pdfOf([[]]), headers: { 'content-type': 'application/pdf' } })).status).toBe(422);
  });
});
