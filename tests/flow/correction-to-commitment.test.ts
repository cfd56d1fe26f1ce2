import { beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiUnderTest, withApi } from '../support/api.js';
import { suivi } from '../support/command-line.js';

const opening = 'The second general meeting was held in Georgetown on 28 and 29 July 2011.';
const training = 'The United Nations Development Programme agreed to prepare a training plan on disaster management by 30 November 2011.';
const study = 'The Food and Agriculture Organization agreed to publish a study on food security in the region by 31 March 2012.';
const forum = 'The participants agreed to convene a forum on youth employment by 30 June 2012.';
const survey = 'The participants agreed to carry out a survey of maritime transport by 31 May 2012.';
const register = 'The participants agreed to keep a register of experts in statistics by 15 April 2012.';
const thanks = 'The participants thanked the people of Guyana for their warm hospitality during the meeting.';
const hall = 'The participants noted with appreciation the statement delivered by the host country on its experience.';
const statement = (...paragraphs: string[]): string => `Joint statement\n\n${paragraphs.map((words, i) => `${i + 1}. ${words}`).join('\n\n')}\n`;

const first = statement(opening, training, study, forum, survey, register, thanks);
const trainingNow = training.replace('30 November 2011', '31 December 2012');
const corrected = statement(opening, hall, trainingNow, study, forum.replace('youth employment', 'decent work for youth'), survey, thanks, 'The participants agreed to meet in New York by 1 July 2013.');

const api = withApi();
let it: ApiUnderTest;
const ids: Record<string, number> = {};
const send = async (method: 'POST' | 'GET', url: string, body?: unknown) => (await it.call(method, `/api/v1${url}`, { body })).json;
const post = (url: string, body: unknown = {}) => send('POST', url, body);
const get = (url: string) => send('GET', url);
const commitment = (name: string) => get(`/commitments/${ids[name]}`);
const cut = ({ source }: { source: { paragraph: { text: string; start: number }; quoteStart: number; quoteEnd: number } }): string =>
  Array.from(source.paragraph.text).slice(source.quoteStart - source.paragraph.start, source.quoteEnd - source.paragraph.start).join('');

beforeAll(async () => {
  it = api();
  const partnership = await post('/partnerships', { slug: 'un-caricom', name: { en: 'UN–CARICOM' } });
  ids.undp = (await post('/organizations', { acronym: 'UNDP', name: { en: 'United Nations Development Programme' } })).id;
  await post(`/partnerships/${partnership.id}/participants`, { organizationId: ids.undp, side: 'un' });
  const series = await post('/series', { partnershipId: partnership.id, slug: 'un-caricom', name: { en: 'General meetings' } });
  ids.meeting = (await post('/meetings', { seriesId: series.id, ordinal: 2, startsOn: '2011-07-28', endsOn: '2011-07-29', place: 'Georgetown', status: 'held' })).id;
  ids.document = (await post(`/meetings/${ids.meeting}/documents`, { text: first })).id;
  const { items } = await get(`/documents/${ids.document}/proposals`);
  const [p2, p3, p4, p5, p6] = items.map(({ id }: { id: number }) => id);
  const accept = async (id: number) => (await post(`/proposals/${id}/accept`, { owners: [{ organizationId: ids.undp, part: 'lead' }] })).id;
  Object.assign(ids, { training: await accept(p2), study: await accept(p3), register: await accept(p6), forum: p4, survey: p5 });
  await post(`/proposals/${p5}/reject`, { reason: 'said elsewhere' });
});

const versionOf = async (): Promise<string> => (await it.call('GET', `/api/v1/documents/${ids.document}`)).headers.get('etag') ?? '';

describe('a corrected version of a document', () => {
  test('is looked at before it is taken: nothing is written', async () => {
    const before = JSON.stringify(await commitment('training'));
    const report = await post(`/documents/${ids.document}/revisions/preview`, { text: corrected });
    expect(report).toMatchObject({ written: false, version: 1, document: { id: ids.document } });
    expect(report.paragraphs.map(({ fate, from, to }: { fate: string; from: string[]; to: string[] }) => `${fate} ${from.join()}→${to.join()}`)).toEqual([
      'new →2', 'reworded 2→3', 'moved 3→4', 'reworded 4→5', 'moved 5→6', 'removed 6→', 'new →8',
    ]);
    expect(report.commitments.map((c: { fate: string; from: string; to: string | null }) => `${c.fate} ${c.from}→${c.to}`)).toEqual(['changed 2→3', 'moved 3→4', 'gone 6→null']);
    expect(report.commitments[0].words.filter((w: { kind: string }) => w.kind !== 'same').map((w: { kind: string; text: string }) => `${w.kind} ${w.text.trim()}`)).toEqual([
      'removed 30 November 2011', 'added 31 December 2012',
    ]);
    expect(report.proposals).toMatchObject({ kept: 0, reread: [{ label: '5' }], left: [], new: [{ label: '8' }] });
    expect(JSON.stringify(await commitment('training'))).toBe(before);
    expect(await versionOf()).toBe('"1"');
  });

  test.each([
    ['the text that the document has', () => ({ text: first }), 409, 'document.already-imported'],
    ['another document', () => ({ text: statement('La réunion a décidé de se revoir à Port of Spain.', 'Le secrétariat préparera un rapport sur les océans.') }), 422, 'document.not-a-version'],
    ['an empty text', () => ({ text: ' \n' }), 422, 'document.empty'],
  ])('is not %s', async (_, body, status, code) => {
    for (const way of ['revisions', 'revisions/preview']) expect(await post(`/documents/${ids.document}/${way}`, body())).toMatchObject({ status, code });
  });

  test('a commitment stays tied to its paragraph when the corrected version renumbers it', async () => {
    it.clock.set(new Date('2011-09-15T12:00:00Z'));
    const file = { body: corrected, headers: { 'content-type': 'text/plain', 'if-match': '"1"' } };
    const answer = await it.call('POST', `/api/v1/documents/${ids.document}/revisions?fileName=statement-corr-1.txt`, file);
    expect({ status: answer.status, etag: answer.headers.get('etag'), json: answer.json }).toMatchObject({ status: 200, etag: '"2"', json: { written: true, version: 2, unchanged: 3 } });
    const after = await commitment('study');
    expect(after).toMatchObject({ paragraphLabel: '4', correction: null, source: { documentId: ids.document, version: 2, paragraph: { label: '4' } } });
    expect(cut(after)).toBe(after.quote);
    expect(await get(`/documents/${ids.document}`)).toMatchObject({ fileName: 'statement-corr-1.txt', version: 2, formerVersions: [{ version: 1, fileName: 'document.txt' }] });
  });

  test('one whose words changed keeps the accepted ones and shows what stands there now', async () => {
    const after = await commitment('training');
    expect(after).toMatchObject({ quote: training, paragraphLabel: '3', recordState: 'open', deadline: { on: '2011-11-30' }, correction: { version: 2, words: trainingNow, settled: false } });
    expect(cut(after)).toBe(trainingNow);
  });

  test('one whose paragraph is gone goes on citing the text that it came from', async () => {
    const after = await commitment('register');
    expect(after).toMatchObject({ quote: register, paragraphLabel: '6', correction: { version: 2, words: null, settled: false }, source: { version: 1, paragraph: { label: '6', text: `6. ${register}` } } });
    expect(cut(after)).toBe(register);
    const { paragraphs } = await get(`/documents/${ids.document}?version=1`);
    expect(paragraphs.map(({ text }: { text: string }) => text)).toContain(`6. ${register}`);
    expect((await get(`/documents/${ids.document}?version=9`)).status).toBe(404);
  });

  test('a rejected passage stays rejected where its words are; undecided ones are read again; new ones are proposed', async () => {
    const { items } = await get(`/documents/${ids.document}/proposals`);
    expect(items.map((p: { paragraph: { label: string }; status: string }) => `${p.paragraph.label} ${p.status}`)).toEqual(['3 accepted', '4 accepted', '5 proposed', '6 rejected', '8 proposed']);
    const reread = items.find(({ id }: { id: number }) => id === ids.forum);
    expect(reread.quote).toContain('decent work for youth');
    expect((await get(`/meetings/${ids.meeting}/documents`)).items[0].proposals).toEqual({ proposed: 2, accepted: 2, rejected: 1 });
  });

  test('as of last week the report still cites the old paragraph', async () => {
    const cited = async (asOf: string) => {
      const report = await get(`/meetings/${ids.meeting}/report?format=json&asOf=${asOf}`);
      return JSON.stringify(report).match(/"paragraphLabel":"\d"/g)?.map((found) => found.at(-2)).sort();
    };
    expect(await cited('2011-09-08')).toEqual(['2', '3', '6']);
    expect(await cited('2011-09-16')).toEqual(['3', '4', '6']);
  });

  test('is taken once: the second time it is the text that the document has, and a version that was read before is stale', async () => {
    expect(await post(`/documents/${ids.document}/revisions`, { text: corrected })).toMatchObject({ status: 409, code: 'document.already-imported' });
    const stale = await it.call('POST', `/api/v1/documents/${ids.document}/revisions`, { body: { text: `${corrected}\nAnnex` }, headers: { 'if-match': '"1"' } });
    expect(stale.json).toMatchObject({ status: 412, code: 'stale-version' });
    expect((await get(`/commitments/${ids.study}/history`)).items.map(({ action }: { action: string }) => action)).toEqual(['source-moved', 'registered']);
  });
});

describe('a coordinator settles what the correction did', () => {
  const settle = (name: string, body: object) => post(`/commitments/${ids[name]}/settle-correction`, body);

  test('by taking over the new words; a title and a deadline that only repeated the old ones follow', async () => {
    const after = await settle('training', { choice: 'take-over' });
    expect(after).toMatchObject({ quote: trainingNow, title: trainingNow, correction: null, deadline: { on: '2012-12-31', text: expect.stringContaining('31 December 2012') } });
    expect(cut(after)).toBe(after.quote);
    expect(await settle('training', { choice: 'keep', reason: 'late' })).toMatchObject({ status: 409, code: 'commitment.transition-not-allowed' });
  });

  test('by keeping words that are gone, with a reason; there is nothing to take over', async () => {
    expect(await settle('register', { choice: 'keep' })).toMatchObject({ status: 422, code: 'commitment.reason-required' });
    expect(await settle('register', { choice: 'take-over' })).toMatchObject({ status: 409 });
    expect(await settle('register', { choice: 'keep', reason: 'The co-chairs confirmed it by letter.' })).toMatchObject({ quote: register, correction: { settled: true } });
    const [latest] = (await get(`/commitments/${ids.register}/history`)).items;
    expect(latest).toMatchObject({ action: 'words-kept', reason: 'The co-chairs confirmed it by letter.' });
  });

  test('the first text can come back: words that were gone are found again, and marks fall away', async () => {
    it.clock.set(new Date('2011-10-15T12:00:00Z'));
    const report = await post(`/documents/${ids.document}/revisions`, { text: first });
    expect(report).toMatchObject({ written: true, version: 3 });
    expect(await commitment('register')).toMatchObject({ paragraphLabel: '6', correction: null, source: { version: 3 } });
    expect(await commitment('training')).toMatchObject({ quote: trainingNow, paragraphLabel: '2', correction: { version: 3, words: training, settled: false } });
    expect((await get(`/documents/${ids.document}/proposals`)).items.map((p: { paragraph: { label: string }; status: string }) => `${p.paragraph.label} ${p.status}`)).toEqual([
      '2 accepted', '3 accepted', '4 proposed', '5 rejected', '6 accepted',
    ]);
  });
});

test('the command line tells what a corrected version does, and writes it if told so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'suivi-correct-'));
  try {
    const file = join(folder, 'corr-1.txt');
    writeFileSync(file, corrected);
    const words = ['correct', file, '--document', String(ids.document)];
    const env = { DATABASE_URL: it.database.url };
    const told = await suivi(words, { env });
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('UN-CARICOM-2/02, 3 → 4, moved\n');
    expect(told.out).toMatch(/2 → 3, reworded: .* by \[-30 November 2011-\] \{\+31 December 2012\+\}/);
    expect(told.out).toMatch(/Nothing was written: add --apply to write it\.\n$/);
    expect(JSON.parse((await suivi([...words, '--apply', '--json'], { env })).out)).toMatchObject({ written: true, version: 4 });
    expect(await suivi([...words, '--apply'], { env })).toMatchObject({ code: 1, err: expect.stringContaining('the very text') });
    expect(await suivi(['correct', file, '--document', 'x'], { env })).toMatchObject({ code: 2 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
