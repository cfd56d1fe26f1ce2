import { beforeAll, describe, expect, test } from '@jest/globals';
import { newClaim } from '@suivi/access';
import { enterCommitment } from '@suivi/commitments';
import { addParticipant, appoint, createOrganization } from '@suivi/directory';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { withApi } from '../support/api.js';
import { type Jar, newJar } from '../support/browser-jar.js';
import { suivi } from '../support/command-line.js';
import { household, type Household } from '../support/signed-in.js';

const api = withApi('2026-03-02T09:00:00Z');
const ids: Record<string, number> = {};
let house: Household;
let root: Jar;

const v1 = '/api/v1';
const at = (instant: string): void => api().clock.set(new Date(instant));
const post = (jar: Jar, path: string, body?: unknown) => jar.call('POST', `${v1}${path}`, { body });
const bearer = (token: string, method: 'GET' | 'POST', path: string, body?: unknown) => api().call(method, `${v1}${path}`, { body, headers: { authorization: `Bearer ${token}` } });

beforeAll(async () => {
  house = await household(api());
  ids.fay = await house.person('Fay', 'focal-point');
  ids.cora = await house.person('Cora', 'coordinator');
  ids.pat = await house.administrator('Pat', house.partnership);
  root = newJar(api());
  await root.post(`/claim/${await newClaim(api().database.db)}`, { name: 'Root', address: 'root@x.example' });
  ids.root = Number((await root.get(`${v1}/session`)).json.person.id);
});

describe('who calls', () => {
  test('is told who they are and what they may see', async () => {
    const fay = await house.signIn('Fay');
    expect((await fay.get(`${v1}/session`)).json).toMatchObject({ person: { name: 'Fay', email: 'fay@x.example' }, via: 'session', isFresh: true, rights: { everything: false, partnerships: [], entities: [{ role: 'focal-point' }] } });
    expect((await root.get(`${v1}/session`)).json.rights.everything).toBe(true);
    expect((await newJar(api()).get(`${v1}/session`)).json.code).toBe('sign-in-required');
  });

  test('may not call what is a coordinator’s or an administrator’s', async () => {
    const [fay, cora] = [await house.signIn('Fay'), await house.signIn('Cora')];
    const codes = async (jar: Jar) => Promise.all(['/people', '/mailbox', '/accounts'].map(async (path) => (await jar.get(`${v1}${path}`)).status));
    expect([await codes(fay), await codes(cora), await codes(root)]).toEqual([[403, 403, 403], [200, 403, 403], [200, 200, 200]]);
    expect((await fay.get('/admin/queues')).status).not.toBe(200);
  });
});

describe('a session', () => {
  test('is listed with its device, and ended one by one or all but this', async () => {
    const [one, two, three] = [await house.signIn('Cora'), await house.signIn('Cora'), await house.signIn('Cora')];
    const { items } = (await one.get(`${v1}/sessions`)).json;
    expect(items.filter((s: { isThis: boolean }) => s.isThis)).toHaveLength(1);
    const other = (await two.get(`${v1}/sessions`)).json.items.find((s: { isThis: boolean }) => s.isThis);
    expect((await post(one, `/sessions/${other.id}/end`)).status).toBe(204);
    expect((await two.get(`${v1}/session`)).status).toBe(401);
    expect((await post(one, `/sessions/${other.id}/end`)).status).toBe(404);
    const fays = (await (await house.signIn('Fay')).get(`${v1}/sessions`)).json.items[0];
    expect((await post(one, `/sessions/${fays.id}/end`)).status).toBe(404);
    expect((await post(one, '/sessions/end-others')).json.ended).toBeGreaterThanOrEqual(1);
    expect([(await three.get(`${v1}/session`)).status, (await one.get(`${v1}/session`)).status]).toEqual([401, 200]);
    expect((await one.post('/sign-out')).headers.get('location')).toBe('/sign-in');
    expect((await one.get(`${v1}/session`)).status).toBe(401);
  });

  test('ends when it is idle, and after a week whatever happens', async () => {
    const [idle, busy] = [await house.signIn('Fay'), await house.signIn('Fay')];
    for (let hour = 10; hour < 17; hour += 7) { at(`2026-03-02T${hour}:00:00Z`); expect((await busy.get(`${v1}/session`)).status).toBe(200); }
    at('2026-03-02T17:00:01Z');
    expect([(await idle.get(`${v1}/session`)).status, (await busy.get(`${v1}/session`)).status]).toEqual([401, 200]);
    for (let hours = 7; hours < 24 * 7 - 8; hours += 7) { api().clock.set(new Date(Date.UTC(2026, 2, 2, 17 + hours))); expect((await busy.get(`${v1}/session`)).status).toBe(200); }
    at('2026-03-09T09:00:01Z');
    expect((await busy.get(`${v1}/session`)).status).toBe(401);
    at('2026-03-02T09:00:00Z');
  });

  test('of an account that is taken away ends within a second, tokens too', async () => {
    const fay = await house.signIn('Fay');
    const { token } = (await post(fay, '/tokens', { name: 'script', scopes: ['read'] })).json;
    expect([(await fay.get(`${v1}/session`)).status, (await bearer(token, 'GET', '/session')).status]).toEqual([200, 200]);
    const began = performance.now();
    expect((await post(root, `/accounts/${ids.fay}/disable`, { reason: 'left' })).status).toBe(204);
    expect([(await fay.get(`${v1}/session`)).status, (await bearer(token, 'GET', '/session')).status]).toEqual([401, 401]);
    expect(performance.now() - began).toBeLessThan(1000);
    const again = newJar(api());
    await house.ask(again, 'Fay');
    const closed = await again.post((await house.mailTo('Fay')).link);
    expect([closed.status, closed.text.includes('You cannot sign in at present')]).toEqual([403, true]);
    expect((await root.get(`${v1}/accounts`)).json.items.find((a: { person: { id: number } }) => a.person.id === ids.fay).disabledAt).toBe('2026-03-02T09:00:00.000Z');
    expect((await post(root, `/accounts/${ids.fay}/enable`)).status).toBe(204);
    expect((await fay.get(`${v1}/session`)).status).toBe(401);
    expect((await bearer(token, 'GET', '/session')).status).toBe(200);
    expect((await (await house.signIn('Fay')).get(`${v1}/session`)).status).toBe(200);
  });

  test('that is older than a quarter of an hour signs in once more for what is delicate, and comes back', async () => {
    const cora = await house.signIn('Cora');
    at('2026-03-02T09:16:00Z');
    expect((await post(cora, '/tokens', { name: 'x', scopes: ['read'] })).json.code).toBe('fresh-sign-in-required');
    expect((await cora.get('/sign-in?then=/people')).text).toContain('sign in once more');
    await house.ask(cora, 'Cora', '/reminders');
    expect((await cora.post((await house.mailTo('Cora')).link)).headers.get('location')).toBe('/reminders');
    expect((await post(cora, '/tokens', { name: 'x', scopes: ['read'] })).status).toBe(201);
    at('2026-03-02T09:00:00Z');
  });

  test('ends with the address that it was proved by', async () => {
    await house.person('Mia', 'focal-point');
    const mia = await house.signIn('Mia');
    await house.rows("update person set email = 'mia2@x.example' where email = 'mia@x.example'");
    expect((await mia.get(`${v1}/session`)).status).toBe(401);
    expect((await (await house.signIn('mia2@x.example')).get(`${v1}/session`)).json.person.name).toBe('Mia');
  });
});

describe('a desk', () => {
  test('lets an entity of its own ask for more time, and moves no deadline that the other desk keeps', async () => {
    const { db } = api().database;
    const act = { actor: { kind: 'system' as const, name: 'Test' }, now: new Date('2026-03-01T00:00:00Z') };
    const { id: lead } = await createOrganization(db, { acronym: 'U', name: { en: 'U' } }, act);
    await addParticipant(db, { partnershipId: house.partnership, organizationId: lead, side: 'un' }, act);
    await appoint(db, { partnershipId: house.partnership, organizationId: lead, personId: await house.person('Una'), role: 'coordinator', startsOn: '2026-01-01' }, act);
    const series = await createSeries(db, { partnershipId: house.partnership, slug: 's', name: { en: 'S' } }, act);
    const meeting = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2026-02-01', place: 'Geneva', status: 'held' }, act);
    const owners = [{ organizationId: lead, part: 'lead' as const }, { organizationId: house.organization, part: 'contributing' as const }];
    const { id } = await enterCommitment(db, { meetingId: meeting.id, title: 'A plan', paragraphLabel: '1', quote: 'A plan', owners, deadline: { on: '2026-09-30' } }, act);

    const [cora, una] = [await house.signIn('Cora'), await house.signIn('Una')];
    const { id: request } = (await post(cora, `/commitments/${id}/extension-requests`, { organizationId: house.organization, on: '2027-09-30', precision: 'day', reason: 'More.' })).json;
    const grant = (jar: Jar) => jar.call('POST', `${v1}/extension-requests/${request}/grant`, { body: {}, headers: { 'if-match': '*' } });
    expect((await grant(cora)).status).toBe(403);
    expect((await cora.get(`${v1}/commitments/${id}`)).json.deadline.on).toBe('2026-09-30');
    expect((await grant(una)).status).toBe(200);
    expect((await cora.get(`${v1}/commitments/${id}`)).json.deadline.on).toBe('2027-09-30');
  });
});

describe('a token', () => {
  test('reads, writes or administers as it says, and never more than its person', async () => {
    const cora = await house.signIn('Cora');
    const make = async (jar: Jar, scopes: string[]) => (await post(jar, '/tokens', { name: scopes.join(), scopes })).json;
    const [reads, writes] = [(await make(cora, ['read'])).token, (await make(cora, ['write'])).token];
    expect(reads).toMatch(/^suivi_[0-9A-Za-z]{36}$/);
    const station = { name: 'Georgetown', country: 'GY', zone: 'America/Guyana' };
    expect([(await bearer(reads, 'GET', '/partnerships')).status, (await bearer(reads, 'POST', '/duty-stations', station)).status]).toEqual([200, 403]);
    expect([(await bearer(writes, 'GET', '/partnerships')).status, (await bearer(writes, 'POST', '/duty-stations', station)).status]).toEqual([403, 201]);
    expect((await make(cora, ['read', 'administer'])).code).toBe('token.beyond-rights');
    const administers = (await make(root, ['administer'])).token;
    expect([(await bearer(administers, 'GET', '/accounts')).status, (await bearer(administers, 'POST', '/grants', { personId: ids.cora, partnershipId: null, role: 'viewer' })).json.code]).toEqual([200, 'fresh-sign-in-required']);
  });

  test('that only writes names no coordinator, not even an administrator’s', async () => {
    const [writes, administers] = [await post(root, '/tokens', { name: 'w', scopes: ['write'] }), await post(root, '/tokens', { name: 'a', scopes: ['write', 'administer'] })].map(({ json }) => json.token);
    const name = (token: string, role: string) => bearer(token, 'POST', `/partnerships/${house.partnership}/appointments`, { organizationId: house.organization, personId: ids.fay, role });
    expect([(await name(writes, 'coordinator')).status, (await name(writes, 'alternate')).status, (await name(administers, 'coordinator')).status]).toEqual([403, 201, 201]);
  });

  test('is shown once, kept as a digest, listed, and dead at once when revoked or when its time is over', async () => {
    const cora = await house.signIn('Cora');
    const { id, token } = (await post(cora, '/tokens', { name: 'nightly', scopes: ['read'], expiresInDays: 1 })).json;
    expect(JSON.stringify([await house.rows('select * from api_token'), await house.rows('select * from history'), (await cora.get(`${v1}/tokens`)).json])).not.toContain(token.slice(6, 30));
    await bearer(token, 'GET', '/session');
    expect((await cora.get(`${v1}/tokens`)).json.items[0]).toMatchObject({ name: 'nightly', lastUsedAt: '2026-03-02T09:00:00.000Z' });
    expect((await post(await house.signIn('Fay'), `/tokens/${id}/revoke`)).status).toBe(404);
    expect((await post(cora, `/tokens/${id}/revoke`)).status).toBe(204);
    const other = (await post(cora, '/tokens', { name: 'short', scopes: ['read'], expiresInDays: 1 })).json.token;
    at('2026-03-03T09:00:01Z');
    expect([(await bearer(token, 'GET', '/session')).status, (await bearer(other, 'GET', '/session')).status]).toEqual([401, 401]);
    at('2026-03-02T09:00:00Z');
  });

  test('that is wrong, altered or revoked gets one and the same answer', async () => {
    const cora = await house.signIn('Cora');
    const { token, id } = (await post(cora, '/tokens', { name: 'x', scopes: ['read'] })).json;
    await post(cora, `/tokens/${id}/revoke`);
    const answers = await Promise.all([token, `${token.slice(0, -1)}!`, 'suivi_', 'x'.repeat(4000), 'eyJhbGciOiJub25lIn0.e30.'].map((t) => bearer(t, 'GET', '/partnerships')));
    expect(new Set(answers.map((a) => a.text)).size).toBe(1);
    expect(answers[0]!.status).toBe(401);
  });

  test('is made, listed and revoked at the command line', async () => {
    const run = (...words: string[]) => suivi(['token', ...words], { env: { DATABASE_URL: api().database.url }, now: new Date('2026-03-02T09:00:00Z') });
    const { code, out } = await run('create', '--person', 'cora@x.example', '--scopes', 'read,write', '--name', 'import');
    expect(code).toBe(0);
    expect((await bearer(out.trim(), 'GET', '/session')).json).toMatchObject({ person: { name: 'Cora' }, via: 'token', tokenScopes: ['read', 'write'] });
    const listed = (await run('list', '--person', 'cora@x.example')).out;
    expect(listed).toContain('import');
    expect((await run('revoke', /^\d+/.exec(listed)![0])).code).toBe(0);
    expect((await bearer(out.trim(), 'GET', '/session')).status).toBe(401);
    expect((await run('create', '--person', 'fay@x.example', '--scopes', 'administer')).err).toContain('administers nothing');
    expect((await run('create', '--person', 'nobody@x.example', '--scopes', 'read')).code).toBe(1);
    expect((await run('create', '--person', 'cora@x.example', '--scopes', 'all')).code).toBe(2);
  });
});

describe('a right', () => {
  test('is given and taken by who administers what it is for', async () => {
    const pat = await house.signIn('Pat');
    expect((await post(pat, '/grants', { personId: ids.cora, partnershipId: null, role: 'viewer' })).json.code).toBe('forbidden');
    expect((await post(pat, '/grants', { personId: ids.root, partnershipId: house.partnership, role: 'viewer' })).status).toBe(404);
    const given = (await post(pat, '/grants', { personId: ids.cora, partnershipId: house.partnership, role: 'viewer' })).json;
    expect(given).toMatchObject({ person: { name: 'Cora' }, role: 'viewer' });
    expect((await pat.get(`${v1}/grants`)).json.items.map((g: { person: { name: string } }) => g.person.name)).toEqual(['Cora', 'Pat']);
    expect((await post(pat, `/accounts/${ids.cora}/disable`, { reason: 'x' })).status).toBe(403);
    expect((await post(pat, `/grants/${given.id}/end`)).status).toBe(204);
    const roots = (await root.get(`${v1}/grants`)).json.items.find((g: { partnershipId: number | null }) => g.partnershipId === null);
    expect((await post(pat, `/grants/${roots.id}/end`)).status).toBe(404);
  });

  test('to administer the installation is never taken from the last who has it', async () => {
    const roots = (await root.get(`${v1}/grants`)).json.items.find((g: { partnershipId: number | null }) => g.partnershipId === null);
    expect((await post(root, `/grants/${roots.id}/end`)).json.code).toBe('account.last-administrator');
    expect((await post(root, `/accounts/${ids.root}/disable`, { reason: 'x' })).json.code).toBe('account.last-administrator');
    const second = (await post(root, '/grants', { personId: ids.cora, partnershipId: null, role: 'administrator' })).json;
    const cora = await house.signIn('Cora');
    const both = await Promise.all([post(root, `/grants/${second.id}/end`), post(cora, `/grants/${roots.id}/end`)]);
    expect(both.map((a) => a.status).sort()).toEqual([204, 409]);
    expect(await house.count("access_grant where role = 'administrator' and partnership_id is null and ended_at is null")).toBe(1);
  });
});
