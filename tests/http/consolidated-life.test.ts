import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { accessGrant, installation } from '@suivi/db';
import * as directory from '@suivi/directory';
import { writeOutputs } from '@suivi/reports';
import { withApi } from '../support/api.js';
import { testAct } from '../support/owing.js';
import { reportAndAccept, type ReportWorld, reportWorld } from '../support/report-world.js';
import { cookieOf } from '../support/session-of.js';

jest.setTimeout(120_000);

const now = '2013-06-03T09:00:00Z';
const api = withApi(now, { requestsPerMinute: 1_000_000 });
let worlds: { caricom: ReportWorld; asean: ReportWorld };
type Who = 'administrator' | 'unDesk' | 'aseanDesk' | 'partnerDesk' | 'focal';
const cookies = {} as Record<Who, { cookie: string }>;

beforeAll(async () => {
  const { db } = api().database;
  worlds = { caricom: await reportWorld(db, { many: 2 }), asean: await reportWorld(db, { slug: 'un-asean', many: 2 }) };
  await reportAndAccept(db, { commitmentId: worlds.caricom.commitments[0] as number, organizationId: worlds.caricom.entity.un, status: 'in-progress', narrative: 'Half of the plan is written.' }, '2012-02-01');
  await db.update(installation).set({ claimedAt: new Date(now) });
  const { id: administrator } = await directory.createPerson(db, { name: 'Administrator', email: 'administrator@suivi.example', language: 'en', zone: 'UTC' }, testAct('2012-01-01T00:00:00Z'));
  await db.insert(accessGrant).values({ personId: administrator, partnershipId: null, role: 'administrator', grantedAt: new Date(now) });
  const people = { administrator, unDesk: worlds.caricom.desk.un, aseanDesk: worlds.asean.desk.un, partnerDesk: worlds.caricom.desk.partner, focal: worlds.caricom.focal.un };
  for (const [who, personId] of Object.entries(people)) cookies[who as Who] = await cookieOf(db, personId, new Date(now));
});

type Method = Parameters<ReturnType<typeof api>['call']>[0];
const call = (who: Who, method: Method, path: string, body?: unknown) => api().call(method, `/api/v1${path}`, { body, headers: { ...cookies[who], ...(method === 'GET' || path === '/reports' ? {} : { 'if-match': '*' }) } });
const period = { from: '2011-09-01', to: '2013-05-31' };
const begin = (who: Who, body: object = {}) => call(who, 'POST', '/reports', { kind: 'consolidated', period, masthead: { symbol: 'A/68/1', session: 68 }, ...body });
const write = (who: Who, id: number, key: string, text: string) => call(who, 'PUT', `/reports/${id}/narratives`, { key, language: 'en', text });

describe('a consolidated report', () => {
  let id: number;
  const section = () => `organization:${worlds.caricom.partnership}`;

  test('is begun over all partnerships by who administers the whole, of a period that ends after it began', async () => {
    expect((await begin('unDesk')).status).toBe(403);
    expect((await begin('administrator', { period: { from: period.to, to: period.from } })).status).toBe(422);
    expect((await begin('administrator', { period: { ...period, nextReportOn: period.to } })).status).toBe(422);
    const begun = (await begin('administrator')).json;
    expect(begun).toMatchObject({ kind: 'consolidated', partnershipId: null, meetingId: null, period: { ...period, nextReportOn: '2015-05-31' }, state: 'drafted' });
    ({ id } = begun);
    const { sections } = (await call('administrator', 'GET', `/reports/${id}`)).json;
    expect(sections.map((s: { key: string }) => s.key)).toEqual(['introduction', 'organizations', section(), `organization:${worlds.asean.partnership}`, 'instruments', 'observations', 'recommendations']);
  });

  test('is seen as a draft by the desks of the United Nations side, each of which writes the section of its own organization and no other', async () => {
    for (const who of ['partnerDesk', 'focal'] as const) expect((await call(who, 'GET', `/reports/${id}`)).status).toBe(404);
    expect((await call('unDesk', 'GET', `/reports?partnershipId=${worlds.caricom.partnership}`)).json.items).toMatchObject([{ id }]);
    expect((await write('unDesk', id, section(), 'The joint programme began.')).status).toBe(200);
    expect((await write('aseanDesk', id, section(), 'Mine.')).status).toBe(403);
    expect((await write('unDesk', id, 'recommendations', 'Mine.')).status).toBe(403);
    expect((await write('administrator', id, 'recommendations', 'Both secretariats should meet once a year.')).status).toBe(200);
    const page = (await call('aseanDesk', 'GET', `/reports/${id}/preview?language=fr`)).text;
    expect(page).toMatch(/Half of the plan is written[\s\S]*UN-CARICOM-6\/01/);
  });

  test('is flagged where the facts of an organization changed since somebody wrote of it', async () => {
    await reportAndAccept(api().database.db, { commitmentId: worlds.caricom.commitments[1] as number, organizationId: worlds.caricom.entity.partner, status: 'implemented', narrative: 'Done.' }, '2013-05-30');
    await call('administrator', 'POST', `/reports/${id}/recompile`, {});
    const { sections } = (await call('unDesk', 'GET', `/reports/${id}`)).json;
    const narrative = sections.find((s: { key: string }) => s.key === section()).narratives[0];
    expect(narrative.factsChanged).toEqual(expect.arrayContaining([{ about: 'figures', fact: 'byStatus.implemented', from: 0, to: 1 }]));
  });

  test('is circulated to the coordinators of the United Nations side and, if wanted, to all others', async () => {
    const told = async () => (await api().database.pool.query("select p.email from mail m join person p on p.id = m.person_id where m.kind = 'report-circulated' order by 1")).rows.map(({ email }) => email.split('@').join(' of '));
    expect((await call('administrator', 'POST', `/reports/${id}/approve`, {})).json.code).toBe('report.not-circulated');
    await call('administrator', 'POST', `/reports/${id}/circulate`, {});
    expect(await told()).toEqual(['coordinator.un of un-asean.example', 'coordinator.un of un-caricom.example']);
    expect((await call('focal', 'GET', `/reports/${id}`)).status).toBe(404);
    await call('administrator', 'POST', `/reports/${id}/circulate`, { toEntities: true });
    expect((await told()).filter((who) => /^(coordinator\.partner|focal-point)/.test(who))).toHaveLength(6);
    expect((await call('focal', 'POST', `/reports/${id}/comments`, { key: section(), text: 'We would add the training.' })).status).toBe(201);
  });

  test('is approved by a desk of the United Nations side, issued, frozen, and made in every format', async () => {
    expect((await call('partnerDesk', 'POST', `/reports/${id}/approve`, {})).status).toBe(403);
    expect((await call('administrator', 'POST', `/reports/${id}/issue`, {})).json.code).toBe('report.not-approved');
    expect((await call('unDesk', 'POST', `/reports/${id}/approve`, { side: 'partner' })).status).toBe(403);
    expect((await call('unDesk', 'POST', `/reports/${id}/approve`, {})).json).toMatchObject({ state: 'approved', approvals: [{ side: 'un', by: { name: 'coordinator un' } }] });
    expect((await call('unDesk', 'POST', `/reports/${id}/issue`, {})).status).toBe(403);
    const issued = (await call('administrator', 'POST', `/reports/${id}/issue`, {})).json;
    const { text: content } = await call('focal', 'GET', `/reports/${id}/content`);
    expect(issued).toMatchObject({ state: 'issued', contentSha256: createHash('sha256').update(content).digest('hex') });
    expect((await write('unDesk', id, section(), 'Late')).json.code).toBe('report.frozen');
    const asked = await call('administrator', 'POST', `/reports/${id}/outputs`, { languages: ['en'], formats: ['docx', 'xlsx', 'csv', 'html', 'json'] });
    expect(asked.json.progress).toEqual({ wanted: 5, done: 0, failed: 0 });
    await writeOutputs.run({ db: api().database.db, clock: api().clock }, {});
    const { items, progress } = (await call('focal', 'GET', `/reports/${id}/outputs`)).json;
    expect(progress).toEqual({ wanted: 5, done: 5, failed: 0 });
    const fileOf = async (format: string) => (await call('focal', 'GET', `/report-outputs/${items.find((o: { format: string }) => o.format === format).id}/file`)).text;
    expect(await fileOf('html')).toContain('The joint programme began.');
    expect((await fileOf('csv')).split('\r\n')[1]).toMatch(/^Caribbean Disaster Emergency Management Agency,0,1,1,0,0,2,/);
  });

  test('recommends what a desk makes a commitment of its own partnership, once; a corrigendum keeps the period', async () => {
    const adopt = (who: Who, world: ReportWorld) => call(who, 'POST', `/reports/${id}/recommendations/1/adopt`, { meetingId: world.nextMeeting, owners: [{ organizationId: world.entity.un, part: 'lead' }] });
    expect((await adopt('focal', worlds.caricom)).status).toBe(403);
    expect((await adopt('aseanDesk', worlds.asean)).json).toMatchObject({ reference: 'UN-ASEAN-7/01' });
    expect((await adopt('unDesk', worlds.caricom)).json.code).toBe('already-exists');
    expect((await call('administrator', 'POST', `/reports/${id}/correct`, { reason: 'A date.' })).json).toMatchObject({ state: 'drafted', corrects: { id, number: 1 }, period });
  });
});
