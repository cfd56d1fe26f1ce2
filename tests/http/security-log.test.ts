import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newClaim } from '@suivi/access';
import type { SecurityEvent } from '../../apps/api/src/access/security-log.js';
import { withApi } from '../support/api.js';
import { type Jar, newJar } from '../support/browser-jar.js';
import { household, type Household } from '../support/signed-in.js';

const lines: SecurityEvent[] = [];
const api = withApi('2026-03-02T09:00:00Z', { note: (event) => lines.push(event) });
const v1 = '/api/v1';
let house: Household;
let root: Jar;
let claim: string;
const ids: Record<string, number> = {};
/** Whatever a test got hold of that must never stand in the log. */
const secrets: string[] = [];

const told = (): string[] => lines.map(({ event, outcome, operation = '', why = '' }) => [event, outcome, operation, why].filter(Boolean).join(' '));
const post = (jar: Jar, path: string, body?: unknown) => jar.call('POST', `${v1}${path}`, { body });
const trail = async (): Promise<string[]> => (await house.rows("select subject || ' ' || action as said from history where subject in ('account', 'api-token', 'access-grant', 'person') order by id")).map(({ said }) => String(said));

beforeAll(async () => {
  house = await household(api());
  ids.fay = await house.person('Fay', 'focal-point');
  ids.gil = await house.person('Gil', 'focal-point');
  root = newJar(api());
  claim = await newClaim(api().database.db);
  secrets.push(claim);
});
beforeEach(() => {
  lines.length = 0;
});

describe('the log', () => {
  test('tells of a claim that failed and one that was taken', async () => {
    await newJar(api()).post(`/claim/${claim.slice(1)}x`, { name: 'Eve', address: 'eve@x.example' });
    await root.post(`/claim/${claim}`, { name: 'Root', address: 'root@x.example' });
    expect(told()).toEqual(['claim refused not-found', 'claim done', 'sign-in done']);
    ids.root = Number(lines[1]?.personId);
    expect(lines[2]).toMatchObject({ by: 'claim', personId: ids.root, sessionId: expect.any(String), ip: '127.0.0.1' });
  });

  test('tells of each way in, whether it opened, and of the way out', async () => {
    const jar = newJar(api());
    await house.ask(jar, 'Fay');
    const { link, code } = await house.mailTo('Fay');
    secrets.push(link.split('/').at(-1) ?? '', code, code.replace('-', ''));
    await newJar(api()).post(link, { code: 'AAAA-AAAA' });
    await jar.post(link);
    await jar.post(link);
    await jar.post('/sign-out');
    await house.ask(newJar(api()), 'nobody@x.example');
    expect(told()).toEqual(['sign-in.asked done', 'sign-in refused wrong-code', 'sign-in done', 'sign-in refused over', 'sign-out done', 'sign-in.asked done']);
    expect(lines.map(({ personId }) => personId)).toEqual([ids.fay, null, ids.fay, ids.fay, ids.fay, null]);
  });

  test('tells of every act on accounts, and the trail keeps it', async () => {
    const fay = await house.signIn('Fay');
    await house.signIn('Fay');
    lines.length = 0;
    const before = (await trail()).length;
    const { id, token } = (await post(fay, '/tokens', { name: 'x', scopes: ['read'] })).json;
    secrets.push(token, token.slice(6));
    await post(fay, `/tokens/${id}/revoke`);
    await post(fay, '/sessions/end-others');
    const grant = (await post(root, '/grants', { personId: ids.fay, partnershipId: null, role: 'viewer' })).json;
    await post(root, `/grants/${grant.id}/end`);
    await post(root, `/accounts/${ids.fay}/end-sessions`);
    await post(root, `/accounts/${ids.fay}/disable`, { reason: 'left' });
    await post(root, `/accounts/${ids.fay}/enable`);
    await post(root, `/people/${ids.fay}/export`);
    await post(root, `/people/${ids.fay}/address`, { email: 'fay2@x.example' });
    const done = ['createToken', 'revokeToken', 'endOtherSessions', 'giveGrant', 'endGrant', 'endSessionsOf', 'disableAccount', 'enableAccount', 'exportPerson', 'changeAddress'];
    expect(told()).toEqual(done.map((operation) => `act done ${operation}`));
    expect(lines.at(-1)).toMatchObject({ personId: ids.root, of: String(ids.fay), ip: '127.0.0.1' });
    expect((await trail()).slice(before)).toEqual([
      'api-token created', 'api-token revoked', 'account sessions-ended', 'access-grant given', 'access-grant ended', 'account sessions-ended', 'account disabled', 'account enabled', 'account data-exported', 'person address-changed',
    ]);
  });

  test('tells of whoever reaches for what is not theirs, and of what is asked with a false token', async () => {
    const fay = await house.signIn('fay2@x.example');
    lines.length = 0;
    await fay.get(`${v1}/accounts`);
    await post(fay, `/accounts/${ids.root}/disable`, { reason: 'x' });
    await api().call('GET', `${v1}/partnerships`, { headers: { authorization: 'Bearer suivi_nonsense' } });
    await newJar(api()).get(`${v1}/partnerships`);
    api().clock.set(new Date('2026-03-02T09:16:00Z'));
    await post(fay, '/tokens', { name: 'x', scopes: ['read'] });
    api().clock.set(new Date('2026-03-02T09:00:00Z'));
    expect(told()).toEqual([
      'refused refused GET /api/v1/accounts forbidden', 'refused refused POST /api/v1/accounts/:personId/disable forbidden', 'refused refused GET /api/v1/partnerships sign-in-required', 'refused refused POST /api/v1/tokens fresh-sign-in-required',
    ]);
    expect(lines.map(({ personId }) => personId)).toEqual([ids.fay, ids.fay, null, ids.fay]);
  });
});

describe('a person', () => {
  test('has what is held on them, and nobody else’s', async () => {
    const gil = await house.signIn('Gil');
    const own = await post(gil, `/people/${ids.gil}/export`);
    expect(own.json).toMatchObject({ directory: { person: { email: 'gil@x.example' } }, access: { account: { name: 'Gil' } } });
    expect((await post(gil, `/people/${ids.fay}/export`)).status).toBe(404);
  });

  test('is erased by an administrator of the installation, once, and the trail still verifies; the last administrator is not', async () => {
    const gil = await house.signIn('Gil');
    const version = { 'if-match': '"9"' };
    expect((await root.call('POST', `${v1}/people/${ids.gil}/erase`, { headers: version })).status).toBe(412);
    expect((await post(root, `/people/${ids.root}/erase`)).json.code).toBe('account.last-administrator');
    const erased = await post(root, `/people/${ids.gil}/erase`);
    expect([erased.status, erased.json.name, erased.json.email]).toEqual([200, `erased person ${ids.gil}`, `erased-${ids.gil}@erased.invalid`]);
    expect((await gil.get(`${v1}/session`)).status).toBe(401);
    expect(JSON.stringify([await house.rows('select * from person'), await house.rows('select * from account'), await house.rows('select * from mail')])).not.toMatch(/gil@x/i);
    expect((await trail()).slice(-2)).toContain('person erased');
    expect(told()).toContain('act done erasePerson');
  });
});

test('no link, code, token or address of mail stands in the log', async () => {
  await house.signIn('fay2@x.example');
  expect(secrets.length).toBeGreaterThan(5);
  expect(JSON.stringify(lines)).not.toMatch(/@/);
  for (const secret of secrets) expect(JSON.stringify(lines)).not.toContain(secret);
});
