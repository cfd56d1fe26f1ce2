import { beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { withApi } from '../support/api.js';
import { callsOf, postForm, readPage } from '../support/answering.js';
import { parseMessage } from '@suivi/mailer';

const api = withApi('2012-10-01T12:00:00Z');
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Entity {
  id: number;
  email: string;
  commitments: number[];
}
let meeting: number;
let next: number;
let alpha: Entity;
let beta: Entity;
let call: number;

/** The latest mail to an address, with the path of its call and its files. */
async function lastMail(email: string) {
  const it = api();
  const { rows } = await it.database.pool.query('select id from mailbox_message where envelope_to = $1 order by id desc limit 1', [email]);
  const { text, attachments } = await parseMessage((await it.call('GET', `/api/v1/mailbox/${rows[0]?.id}/raw`)).text);
  return { text: text ?? '', path: /http:\/\/127\.0\.0\.1:3210(\/answer\/call\/\S+)/.exec(text ?? '')?.[1] ?? '', attachments };
}

/** The sheet with answers typed into its cells, as a person would: by the rows of the sheet, from the status on. */
function filledIn(sheet: Uint8Array, answers: readonly (readonly string[])[]): Uint8Array {
  const parts = unzipSync(sheet);
  const path = 'xl/worksheets/sheet1.xml';
  let xml = strFromU8(parts[path] as Uint8Array);
  const rows = [...xml.matchAll(/<c r="F(\d+)" s="4"\/>/g)].map(([, row]) => row as string);
  for (const [i, cells] of answers.entries())
    for (const [n, text] of cells.entries()) {
      const place = `${'FGHIJ'[n]}${rows[i]}`;
      const content = text.startsWith('<f>') ? text : `<is><t>${text}</t></is>`;
      xml = xml.replace(`<c r="${place}" s="4"/>`, `<c r="${place}" s="4"${text.startsWith('<f>') ? '' : ' t="inlineStr"'}>${content}</c>`);
    }
  return zipSync({ ...parts, [path]: strToU8(xml) });
}

const sheetOf = async (entity: Entity, language = 'en', format = 'xlsx'): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(`${api().origin}/api/v1/calls/${call}/sheet?organizationId=${entity.id}&language=${language}&format=${format}`)).arrayBuffer());
const takeIn = async (bytes: Uint8Array) => (await api().call('POST', `/api/v1/calls/${call}/sheet`, { body: bytes, headers: { 'content-type': xlsx } })).json;
const responses = async (): Promise<string[]> => (await callsOf(api()).get(`/calls/${call}`)).entities.map((one: { organization: { acronym: string }; response: string; answered: number; asked: number }) => `${one.organization.acronym}: ${one.response} ${one.answered}/${one.asked}`);

beforeAll(async () => {
  const { post } = callsOf(api());
  const { id: partnership } = await post('/partnerships', { slug: 'p', name: { en: 'UN–CARICOM' } });
  const entities: Entity[] = [];
  for (const [acronym, language, count] of [['ALPHA', 'en', 3], ['BETA', 'fr', 2]] as const) {
    const { id } = await post(`/partnerships/${partnership}/participants`, { organization: { acronym, name: { en: `Agency ${acronym}` } }, side: 'un' });
    const email = `${acronym.toLowerCase()}@x.example`;
    await post(`/partnerships/${partnership}/appointments`, { organizationId: id, person: { name: `Focal ${acronym}`, email, language, zone: 'UTC' }, role: 'focal-point', startsOn: '2012-01-01' });
    entities.push({ id, email, commitments: Array.from({ length: count }, (_, n) => n) });
  }
  [alpha, beta] = entities as [Entity, Entity];
  const { id: series } = await post('/series', { partnershipId: partnership, slug: 's', name: { en: 'General meetings' } });
  meeting = (await post('/meetings', { seriesId: series, ordinal: 6, startsOn: '2012-02-01', place: 'Georgetown', status: 'held' })).id;
  next = (await post('/meetings', { seriesId: series, ordinal: 7, startsOn: '2013-02-04', place: 'New York' })).id;
  for (const entity of entities)
    for (const n of entity.commitments) entity.commitments[n] = (await post('/commitments', { meetingId: meeting, title: `=Promise ${n + 1} of ${entity.email}`, paragraphLabel: '6', quote: `agreed to do ${n + 1}`, owners: [{ organizationId: entity.id, part: 'lead' }] })).id;
}, 120_000);

describe('from the call to the inputs', () => {
  test('a call is drafted from its proposal, opened, and goes out with the sheet in the language of its reader', async () => {
    const it = api();
    const { get, post } = callsOf(it);
    const proposal = await get(`/meetings/${meeting}/call-proposal`);
    expect(proposal).toMatchObject({ opensOn: '2012-10-04', dueOn: '2012-11-15', meetsOn: '2013-02-04' });
    const draft = await post(`/meetings/${meeting}/calls`, { opensOn: proposal.opensOn, dueOn: proposal.dueOn, sheet: 'xlsx', message: { en: 'Figures, please.', fr: 'Des chiffres, s’il vous plaît.' }, entities: proposal.entities.map((one: { organization: { id: number } }) => ({ organizationId: one.organization.id })) });
    call = draft.id;
    expect((await get(`/calls/${call}/preview`)).items.slice(0, 2).map((mail: { localDay: string; channel: string }) => [mail.localDay, mail.channel])).toEqual([['2012-10-04', 'single'], ['2012-10-04', 'single']]);
    await post(`/calls/${call}/open`);
    await it.roundAt('2012-10-04T08:00:00Z');
    await it.roundAt('2012-10-04T08:01:00Z');
    const mail = await lastMail(beta.email);
    expect(mail.text).toContain('Des chiffres, s’il vous plaît.');
    expect(mail.text).toContain('Appel à contributions');
    expect(mail.attachments.map((file) => [file.fileName, file.mimeType])).toEqual([[`responses-${call}-${beta.id}.fr.xlsx`, xlsx]]);
    const rows = await readSheet(Buffer.from(mail.attachments[0]?.content as Uint8Array));
    expect(rows.flat()).toEqual(expect.arrayContaining(['Clé (ne pas modifier)', 'Ce qui a été fait', `=Promise 1 of ${beta.email}`]));
  });

  test('the page behind the link holds all commitments, keeps what is not sent, and submits what was given a status', async () => {
    const it = api();
    const { path } = await lastMail(alpha.email);
    const opened = await it.call('GET', path);
    expect([opened.status, Buffer.byteLength(opened.text) < 50_000, opened.text.includes('<script')]).toEqual([200, true, false]);
    const [first = 0, second = 0] = alpha.commitments;
    const name = (field: string, id: number): string => `${field}-${id}`;
    const saved = await postForm(it, path, { act: 'save', [name('status', second)]: 'implemented', [name('narrative', second)]: 'Held in <Bridgetown>', remarks: 'We would add' });
    expect(saved.text).toContain('Nothing has been sent yet');
    const again = readPage((await it.call('GET', path)).text).forms[0];
    expect([again?.fields[name('narrative', second)], again?.fields.remarks]).toEqual(['Held in <Bridgetown>', 'We would add']);
    expect(await responses()).toEqual(['ALPHA: none 0/3', 'BETA: none 0/2']);
    const wrong = await postForm(it, path, { act: 'submit', [name('status', first)]: 'discontinued' });
    expect([wrong.status, await responses()]).toEqual([422, ['ALPHA: none 0/3', 'BETA: none 0/2']]);
    const sent = await postForm(it, path, { act: 'submit', [name('status', first)]: 'in-progress', [name('narrative', first)]: 'Draft is out', [name('results', first)]: '14 stations', [name('obstacles', first)]: 'Funds' });
    expect(sent.text).toContain('1 report was submitted.');
    expect(await responses()).toEqual(['ALPHA: in-part 1/3', 'BETA: none 0/2']);
    expect((await callsOf(it).get(`/updates?commitmentId=${first}`)).items[0]).toMatchObject({ status: 'in-progress', results: '14 stations', obstacles: 'Funds', state: 'submitted' });
  });

  test('a robot that presses every button of the page changes nothing', async () => {
    const it = api();
    const { path } = await lastMail(beta.email);
    for (const form of readPage((await it.call('GET', path)).text).forms) for (const button of form.buttons) await postForm(it, path, { ...form.fields, [button.name]: button.value });
    expect(await responses()).toEqual(['ALPHA: in-part 1/3', 'BETA: none 0/2']);
    for (const other of [path.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')), '/answer/call/x', path.replace('/answer/call/', '/answer/')]) expect((await it.call('GET', other)).status).toBe(404);
  });

  test('the sheet comes back filled in: new rows become updates, the same sheet again says nothing new, and what was reported since is not written over', async () => {
    const sheet = await sheetOf(alpha);
    expect(Buffer.compare(Buffer.from(sheet), Buffer.from(await sheetOf(alpha)))).toBe(0);
    const filled = filledIn(sheet, [['Implemented', 'Held in May', '40 trained'], ['Erledigt', 'Done']]);
    const taken = await takeIn(filled);
    expect(taken.rows.map((row: { outcome: string; code: string | null }) => [row.outcome, row.code])).toEqual([['submitted', null], ['refused', 'sheet.status-unknown'], ['unchanged', null]]);
    const again = await takeIn(filled);
    expect([again.submitted, again.unchanged, again.refused]).toEqual([0, 2, 1]);
    expect((await takeIn(filledIn(sheet, [['Implemented', 'Held in June']]))).rows[0]).toMatchObject({ outcome: 'refused', code: 'sheet.changed-since' });
  });

  test('in French by the link: the entity’s own rows are taken; another entity’s and what never was are refused in the same words', async () => {
    const it = api();
    const { path } = await lastMail(beta.email);
    const own = filledIn(await sheetOf(beta, 'fr'), [['En cours', 'Avance bien'], ['=1+1', '']]);
    const post = async (bytes: Uint8Array): Promise<string> => {
      const form = new FormData();
      form.append('act', 'sheet');
      form.append('sheet', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'sheet.xlsx');
      return (await it.call('POST', path, { body: form })).text;
    };
    const page = await post(own);
    expect(page).toContain('Envoyées : 1');
    expect(page).toContain('Refusées : 1');
    const foreign = filledIn(await sheetOf(alpha), [['In progress', 'x'], ['In progress', 'x'], ['In progress', 'x']]);
    const invented = unzipSync(foreign);
    const xml = strFromU8(invented['xl/worksheets/sheet1.xml'] as Uint8Array).replace(/(<t xml:space="preserve">)[0-9a-z]+-[0-9a-z]+-[0-9a-z]+-([0-9a-f]{8})/g, '$1zz-zz-zz-$2');
    const reasons = async (bytes: Uint8Array): Promise<number> => ((await post(bytes)).match(/Cette ligne ne porte aucune clé qui vous appartienne/g) ?? []).length;
    expect([await reasons(foreign), await reasons(zipSync({ ...invented, 'xl/worksheets/sheet1.xml': strToU8(xml) }))]).toEqual([3, 3]);
    expect(await responses()).toEqual(['ALPHA: in-part 2/3', 'BETA: in-part 1/2']);
  });

  test('in Word: the controls bear the keys, and what stands in them is taken', async () => {
    const parts = unzipSync(await sheetOf(beta, 'ar', 'docx'));
    const tags = [...strFromU8(parts['word/document.xml'] as Uint8Array).matchAll(/w:val="(suivi:[^"]+:status)"/g)].map(([, tag]) => tag as string);
    expect(tags).toHaveLength(2);
    let xml = strFromU8(parts['word/document.xml'] as Uint8Array);
    const type = (tag: string, text: string): void => void (xml = xml.replace(new RegExp(`(<w:tag w:val="${tag}"/>.*?)<w:showingPlcHdr/>(.*?<w:sdtContent>.*?<w:t xml:space="preserve">)…`, 's'), `$1$2${text}`));
    type(tags[0] as string, 'نُفِّذ'); // what was not answered yet comes first
    type((tags[0] as string).replace(':status', ':narrative'), 'أُنجز العمل في أيار');
    const taken = await takeIn(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
    expect(taken.rows.map((row: { outcome: string; code: string | null }) => [row.outcome, row.code])).toEqual([['submitted', null], ['unchanged', null]]);
    expect(await responses()).toEqual(['ALPHA: in-part 2/3', 'BETA: complete 2/2']);
  });

  test('hostile files are refused and cost little: formulas, bombs, garbage, a picture', async () => {
    const formula = filledIn(await sheetOf(alpha), [[], [], ['<f>HYPERLINK("http://x")</f><v>1</v>', 'x']]);
    expect((await takeIn(formula)).rows.map((row: { code: string | null }) => row.code)).toContain('sheet.formula');
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(400 * 1024 * 1024) }, { level: 9 });
    const wordBomb = zipSync({ 'word/document.xml': new Uint8Array(200 * 1024 * 1024) }, { level: 9 });
    const began = performance.now();
    for (const bytes of [bomb, wordBomb, Buffer.from('PK\u0003\u0004 nothing'), Buffer.from('\u0089PNG'), new Uint8Array(3 * 1024 * 1024)]) expect((await takeIn(bytes)).code).toBe('sheet.not-readable');
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(await responses()).toEqual(['ALPHA: in-part 2/3', 'BETA: complete 2/2']);
  }, 120_000);

  test('accepted updates close what they close and still count; who has not answered stands in the list, and nobody who has is reminded', async () => {
    const it = api();
    const { get, post } = callsOf(it);
    for (const { id } of (await get('/updates?state=submitted')).items) await post(`/updates/${id}/accept`);
    expect(await responses()).toEqual(['ALPHA: in-part 2/3', 'BETA: complete 2/2']);
    const count = async (email: string): Promise<number> => Number((await it.database.pool.query('select count(*) as n from mailbox_message where envelope_to = $1', [email])).rows[0]?.n);
    const before = [await count(alpha.email), await count(beta.email)];
    await it.roundAt('2012-11-15T08:00:00Z');
    expect([(await count(alpha.email)) - (before[0] as number), (await count(beta.email)) - (before[1] as number)]).toEqual([1, 0]);
    const csv = (await it.call('GET', `/api/v1/calls/${call}/non-respondents?format=csv`)).text;
    expect(csv.split('\r\n').slice(1).filter(Boolean)).toEqual(['ALPHA,Agency ALPHA,United Nations,Focal ALPHA,15 November 2012,3,2,In part,15 November 2012']);
    await postForm(it, (await lastMail(alpha.email)).path, { act: 'nothing', nothing: 'yes' });
    const closed = await post(`/calls/${call}/close`);
    expect([closed.state, closed.counts]).toEqual(['closed', { none: 0, inPart: 0, complete: 2, nothingToReport: 0 }]);
    expect((await it.call('GET', (await lastMail(alpha.email)).path)).text).toContain('This call is closed');
    expect(next).toBeGreaterThan(0);
  });
});
