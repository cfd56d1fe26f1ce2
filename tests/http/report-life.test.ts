import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { carryOver } from '@suivi/commitments';
import { installation } from '@suivi/db';
import { renameOrganization } from '@suivi/directory';
import { writeOutputs } from '@suivi/reports';
import { withApi } from '../support/api.js';
import { testAct } from '../support/owing.js';
import { reportAndAccept, type ReportWorld, reportWorld, verify } from '../support/report-world.js';
import { cookieOf } from '../support/session-of.js';

jest.setTimeout(120_000);

const now = '2013-06-03T09:00:00Z';
const api = withApi(now, { requestsPerMinute: 1_000_000 });
let world: ReportWorld;
const cookies = {} as Record<'unDesk' | 'partnerDesk' | 'focal', { cookie: string }>;

beforeAll(async () => {
  const { db } = api().database;
  world = await reportWorld(db);
  await reportAndAccept(db, { commitmentId: world.commitments[0] as number, organizationId: world.entity.un, status: 'in-progress', narrative: 'Half of the plan is written.' }, '2012-02-01');
  await db.update(installation).set({ claimedAt: new Date(now) });
  for (const [role, personId] of [['unDesk', world.desk.un], ['partnerDesk', world.desk.partner], ['focal', world.focal.partner]] as const) cookies[role] = await cookieOf(db, personId, new Date(now));
});

type Method = Parameters<ReturnType<typeof api>['call']>[0];
// eslint-disable-next-line max-params -- the words of a request, in the order in which they are said
const call = (who: keyof typeof cookies, method: Method, path: string, body?: unknown, version?: number | '*') =>
  api().call(method, `/api/v1${path}`, { body, headers: { ...cookies[who], ...(version === undefined ? {} : { 'if-match': version === '*' ? '*' : `"${version}"` }) } });
const begin = async (more: object = {}): Promise<{ id: number; version: number }> => (await call('unDesk', 'POST', '/reports', { kind: 'final', meetingId: world.meeting, masthead: { symbol: 'SUIVI/2013/1', session: 67, agendaItem: '122 (e)' }, ...more })).json;
const write = (id: number, key: string, text: string, { version = '*', who = 'unDesk', language = 'en' }: { version?: number | '*'; who?: keyof typeof cookies; language?: string } = {}) =>
  call(who, 'PUT', `/reports/${id}/narratives`, { key, language, text }, version);
const read = async (id: number) => (await call('unDesk', 'GET', `/reports/${id}`)).json;
const approveBoth = async (id: number) => [await call('unDesk', 'POST', `/reports/${id}/approve`, {}), await call('partnerDesk', 'POST', `/reports/${id}/approve`, {})];
const narrativeOf = (draft: { sections: { key: string; narratives: { language: string }[] }[] }, key: string) => draft.sections.find((s) => s.key === key)?.narratives.find((n) => n.language === 'en') as unknown as { text: string; version: number; factsChanged: { about: string; fact: string }[] };

describe('editors', () => {
  test('of two who write different sections both find their words, and of two who write the same the second is told what stands there', async () => {
    const { id } = await begin();
    const keys = (await read(id)).sections.map((s: { key: string }) => s.key) as string[];
    expect(keys).toEqual(expect.arrayContaining(['introduction', 'overview', 'outstanding', 'observations', 'recommendations', 'commitment:UN-CARICOM-6/01']));
    const different = await Promise.all(keys.map((key, i) => write(id, key, `Words on ${key}`, { version: 0, who: i % 2 ? 'unDesk' : 'partnerDesk' })));
    expect(different.map(({ status }) => status)).toEqual(keys.map(() => 200));
    const draft = await read(id);
    for (const key of keys) expect(narrativeOf(draft, key).text).toBe(`Words on ${key}`);
    const same = await Promise.all([write(id, 'overview', 'By one', { version: 1 }), write(id, 'overview', 'By the other', { version: 1, who: 'partnerDesk' })]);
    expect(same.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [first, second] = same[0].status === 200 ? [same[0], same[1]] : [same[1], same[0]];
    expect(second.json).toMatchObject({ code: 'stale-version', present: { version: 2, text: first.json.text } });
    const beginners = await Promise.all([write(id, 'overview', 'Un', { version: 0, language: 'fr' }), write(id, 'overview', 'Deux', { version: 0, who: 'partnerDesk', language: 'fr' })]);
    expect(beginners.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('are told which facts changed since they wrote, until they confirm or write anew; other narratives stand', async () => {
    const { db } = api().database;
    const { id } = await begin({ cutOffAt: '2013-06-01T00:00:00Z' });
    await write(id, 'commitment:UN-CARICOM-6/02', 'It has not begun.');
    await write(id, 'commitment:UN-CARICOM-6/03', 'Nor has this one.');
    await reportAndAccept(db, { commitmentId: world.commitments[1] as number, organizationId: world.entity.partner, status: 'implemented', narrative: 'Done.' }, '2013-06-01');
    const before = narrativeOf(await read(id), 'commitment:UN-CARICOM-6/02');
    expect(before.factsChanged).toEqual([]);
    expect((await call('unDesk', 'POST', `/reports/${id}/recompile`, {})).json).toMatchObject({ cutOffAt: now.replace('Z', '.000Z') });
    const draft = await read(id);
    expect(narrativeOf(draft, 'commitment:UN-CARICOM-6/02').factsChanged).toEqual(expect.arrayContaining([{ about: 'UN-CARICOM-6/02', fact: 'verifiedStatus', from: 'not-started', to: 'implemented' }]));
    expect(narrativeOf(draft, 'commitment:UN-CARICOM-6/03').factsChanged).toEqual([]);
    expect((await call('unDesk', 'POST', `/reports/${id}/narratives/confirm`, { key: 'commitment:UN-CARICOM-6/02', language: 'en' }, before.version)).status).toBe(200);
    expect(narrativeOf(await read(id), 'commitment:UN-CARICOM-6/02').factsChanged).toEqual([]);
  });

  test('cannot harm a report: too much, control characters, an unknown section and an empty meeting are refused, markup is text', async () => {
    const { id } = await begin();
    expect((await write(id, 'overview', 'x'.repeat(1_000_000))).json).toMatchObject({ status: 422, code: 'invalid-body' });
    expect((await write(id, 'overview', 'a\u0000b\u202e')).json).toMatchObject({ status: 422, detail: expect.stringContaining('control characters') });
    expect((await write(id, 'area:999999', 'x')).status).toBe(404);
    expect((await call('unDesk', 'POST', '/reports', { kind: 'final', meetingId: world.nextMeeting })).json).toMatchObject({ status: 409, code: 'report.meeting-without-commitments' });
    const hostile = '</p><script>alert(1)</script> #set page(width: 1pt) #read("/etc/passwd") <w:p/> ]]> {{x}}';
    expect((await write(id, 'overview', hostile)).json.text).toBe(hostile);
    const page = await call('unDesk', 'GET', `/reports/${id}/preview?language=en`);
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script&gt;alert(1)');
  });
});

describe('what a report tells by', () => {
  test('strategic objectives are named by a desk, and a commitment is put under one with its project', async () => {
    const added = (await call('unDesk', 'POST', `/partnerships/${world.partnership}/objectives`, { name: { en: 'A safe environment', fr: 'Un environnement sûr' } })).json;
    expect(added).toMatchObject({ position: 1, version: 1 });
    expect((await call('partnerDesk', 'PATCH', `/objectives/${added.id}`, { name: { en: 'A safe region' } }, 1)).json).toMatchObject({ name: { en: 'A safe region' }, version: 2 });
    expect((await call('unDesk', 'PATCH', `/objectives/${added.id}`, { name: { en: 'Mine' } }, 1)).status).toBe(412);
    expect((await call('focal', 'POST', `/partnerships/${world.partnership}/objectives`, { name: { en: 'Mine' } })).status).toBe(403);
    for (const name of [{}, { en: '' }, { en: 'a\u0000' }, { en: 'x'.repeat(501) }, { xx: 'x' }]) expect((await call('unDesk', 'POST', `/partnerships/${world.partnership}/objectives`, { name })).status).toBe(422);
    const place = `/commitments/${world.commitments[2]}`;
    const project = { name: '=HYPERLINK("x")', benefit: 'Early warning </w:t> for <script>', unit: 'schools', target: 40, achieved: 12.5 };
    for (const bad of [{ ...project, benefit: '' }, { ...project, target: 'many' }, { ...project, name: 'x'.repeat(301) }]) expect((await call('unDesk', 'PATCH', place, { project: bad }, '*')).status).toBe(422);
    expect((await call('unDesk', 'PATCH', place, { objectiveId: 999_999 }, '*')).status).toBe(404);
    expect((await call('unDesk', 'PATCH', place, { objectiveId: added.id, project }, '*')).json).toMatchObject({ objective: { id: added.id }, project });
    const { id } = await begin({ breakdown: 'objective' });
    expect((await read(id)).sections.map((s: { key: string }) => s.key)).toEqual(expect.arrayContaining([`objective:${added.id}`, 'projects']));
    expect((await call('unDesk', 'GET', `/reports/${id}/preview?language=en`)).text).toContain('Early warning &lt;/w:t&gt; for &lt;script&gt;');
  });
});

describe('from draft to corrigendum', () => {
  let id: number;
  let frozen: string;

  test('a draft is approved only once it was circulated, which writes to the other desk and to the entities in it', async () => {
    ({ id } = await begin());
    await write(id, 'recommendations', '1. The secretariats should meet every month.\n\n2. A common calendar should be kept.');
    expect((await call('unDesk', 'POST', `/reports/${id}/approve`, {})).json.code).toBe('report.not-circulated');
    expect((await call('focal', 'GET', `/reports/${id}`)).status).toBe(404);
    const circulated = await call('unDesk', 'POST', `/reports/${id}/circulate`, { toEntities: true, commentsBy: '2013-06-20', note: 'Energy is new.' });
    expect(circulated.json).toMatchObject({ state: 'circulated', shownToEntities: true });
    const { rows } = await api().database.pool.query("select p.email from mail m join person p on p.id = m.person_id where m.kind = 'report-circulated' order by 1");
    expect(rows.map(({ email }) => email)).toEqual(['coordinator.partner@un-caricom.example', 'focal-point.partner@un-caricom.example', 'focal-point.un@un-caricom.example']);
    await api().roundAt(now);
    const { rows: letters } = await api().database.pool.query("select raw from mailbox_message where envelope_to = 'coordinator.partner@un-caricom.example'");
    // the desk has its Monday review beside it
    expect(letters.map(({ raw }) => raw).join('\n')).toContain(`/reports/${id}`);
  });

  test('an entity that was shown it comments on a section, and the desk settles it', async () => {
    const comment = (await call('focal', 'POST', `/reports/${id}/comments`, { key: 'recommendations', text: 'Every quarter would do.' })).json;
    expect(comment).toMatchObject({ by: { name: 'focal-point partner' }, resolved: null });
    expect((await call('focal', 'POST', `/report-comments/${comment.id}/resolve`, {})).status).toBe(403);
    expect((await call('unDesk', 'POST', `/report-comments/${comment.id}/resolve`, {}, comment.version)).json.resolved.by.name).toBe('coordinator un');
    expect((await call('focal', 'PUT', `/reports/${id}/narratives`, { key: 'overview', language: 'en', text: 'Mine' })).status).toBe(403);
  });

  test('both sides approve; what is changed after that makes it void and says so', async () => {
    expect((await call('unDesk', 'POST', `/reports/${id}/approve`, { side: 'partner' })).status).toBe(403);
    await approveBoth(id);
    expect(await read(id)).toMatchObject({ state: 'approved' });
    await write(id, 'overview', 'A late thought.');
    const changed = await read(id);
    expect(changed).toMatchObject({ state: 'circulated', approvals: [{ side: 'un', void: { because: 'narrative' } }, { side: 'partner', void: { because: 'narrative' } }] });
    expect((await call('unDesk', 'POST', `/reports/${id}/issue`, {})).json.code).toBe('report.not-approved');
    const [, second] = await approveBoth(id);
    expect(second?.json).toMatchObject({ state: 'approved' });
  });

  test('what is issued is frozen: its bytes bear its hash, and neither the API nor later changes of anything alter it', async () => {
    const issued = (await call('unDesk', 'POST', `/reports/${id}/issue`, {})).json;
    frozen = (await call('unDesk', 'GET', `/reports/${id}/content`)).text;
    expect(issued).toMatchObject({ state: 'issued', contentSha256: createHash('sha256').update(frozen).digest('hex') });
    const { db } = api().database;
    for (const attempt of [
      write(id, 'overview', 'Changed'), call('unDesk', 'PATCH', `/reports/${id}`, { order: 'language' }), call('unDesk', 'POST', `/reports/${id}/recompile`, {}), call('unDesk', 'DELETE', `/reports/${id}`),
      call('unDesk', 'POST', `/reports/${id}/circulate`, {}), call('unDesk', 'POST', `/reports/${id}/approve`, {}), call('unDesk', 'POST', `/reports/${id}/comments`, { key: 'overview', text: 'Late' }),
    ]) expect((await attempt).json).toMatchObject({ status: 409, code: 'report.frozen' });
    await renameOrganization(db, { id: world.entity.un, name: { en: 'Department of Political and Peacebuilding Affairs' }, acronym: 'DPPA', until: '2013-06-02' }, testAct('2013-06-03T10:00:00Z'));
    await verify(db, world.commitments[2] as number, 'implemented', '2013-06-03');
    await carryOver(db, { id: world.commitments[3] as number }, testAct('2013-06-03T11:00:00Z'));
    expect((await call('unDesk', 'GET', `/reports/${id}/content`)).text).toBe(frozen);
    expect((await call('focal', 'GET', `/reports/${id}/preview`)).text).toContain('Department of Political Affairs');
  });

  test('a recommendation of it becomes a commitment of the next meeting, once', async () => {
    const items = (await call('unDesk', 'GET', `/reports/${id}/recommendations`)).json.items;
    expect(items.map((r: { text: string }) => r.text)).toEqual(['The secretariats should meet every month.', 'A common calendar should be kept.']);
    const body = { meetingId: world.nextMeeting, owners: [{ organizationId: world.entity.un, part: 'lead' }] };
    const adopted = await call('unDesk', 'POST', `/reports/${id}/recommendations/2/adopt`, body);
    expect(adopted.json).toMatchObject({ reference: 'UN-CARICOM-7/02' });
    expect((await call('unDesk', 'GET', `/commitments/${adopted.json.commitmentId}`)).json).toMatchObject({ title: 'A common calendar should be kept.', paragraphLabel: 'SUIVI/2013/1 (2)' });
    expect((await call('unDesk', 'POST', `/reports/${id}/recommendations/2/adopt`, body)).status).toBe(409);
    expect((await call('unDesk', 'POST', `/reports/${id}/recommendations/9/adopt`, body)).status).toBe(404);
  });

  test('a corrigendum is a report of its own that keeps the issued one as it was', async () => {
    const corrigendum = (await call('partnerDesk', 'POST', `/reports/${id}/correct`, { reason: 'The date of the sixth meeting.' })).json;
    expect(corrigendum).toMatchObject({ state: 'drafted', corrects: { id, number: 1 }, masthead: { symbol: 'SUIVI/2013/1' } });
    expect((await call('unDesk', 'POST', `/reports/${id}/correct`, { reason: 'Another' })).status).toBe(409);
    expect(narrativeOf(await read(corrigendum.id), 'overview').text).toBe('A late thought.');
    await write(corrigendum.id, 'overview', 'A better thought.');
    await call('unDesk', 'POST', `/reports/${corrigendum.id}/circulate`, {});
    await approveBoth(corrigendum.id);
    expect((await call('unDesk', 'POST', `/reports/${corrigendum.id}/issue`, {})).json).toMatchObject({ state: 'issued' });
    expect(await read(id)).toMatchObject({ state: 'corrected' });
    expect((await call('unDesk', 'GET', `/reports/${id}/content`)).text).toBe(frozen);
  });

  test('its files are made in the background, those that are there are not made again, and they are handed out', async () => {
    const wanted = { languages: ['en', 'ar'], formats: ['docx', 'html'] };
    const asked = await call('unDesk', 'POST', `/reports/${id}/outputs`, wanted);
    expect(asked.json).toMatchObject({ progress: { wanted: 4, done: 0 } });
    await writeOutputs.run({ db: api().database.db, clock: api().clock }, {});
    await call('unDesk', 'POST', `/reports/${id}/outputs`, wanted);
    const { items, progress } = (await call('focal', 'GET', `/reports/${id}/outputs`)).json;
    expect(progress).toEqual({ wanted: 4, done: 4, failed: 0 });
    const arabic = await call('focal', 'GET', `/report-outputs/${items.find((o: { language: string; format: string }) => o.language === 'ar' && o.format === 'html').id}/file`);
    expect(arabic.headers.get('content-disposition')).toMatch(/SUIVI-2013-1-[0-9a-f]{8}\.ar\.html/);
    expect(arabic.text).toContain('dir="rtl"');
  });
});
