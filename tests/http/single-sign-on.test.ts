import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newClaim } from '@suivi/access';
import type { SecurityEvent } from '../../apps/api/src/access/security-log.js';
import { withApi } from '../support/api.js';
import { type Jar, newJar } from '../support/browser-jar.js';
import { oidcIssuer, type Lie } from '../support/oidc-issuer.js';
import { household, type Household } from '../support/signed-in.js';

const issuer = await oidcIssuer();
const lines: SecurityEvent[] = [];
const complaints: string[] = [];
// The address is set as people write it; the issuer's own name has no slash at its end.
const oidc = { issuer: `${issuer.url}/`, clientId: issuer.client.id, clientSecret: issuer.client.secret, patienceMs: 1000, trustsAddresses: false };
const api = withApi('2026-03-02T09:00:00Z', { oidc, note: (event) => lines.push(event), complain: (message) => complaints.push(message) });
let house: Household;
const ids: Record<string, number> = {};

const named = (name: string) => ({ sub: `sub-of-${name}`, email: `${name.toLowerCase()}@x.example`, email_verified: true, name });

/** Presses the button; answers where the page sends the browser. */
async function begin(jar: Jar, then = '/'): Promise<string> {
  const page = await jar.post('/sign-in/oidc', { then });
  return /url=([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

/** The way back from the issuer, as a path here. */
const visited = async (url: string): Promise<string> => {
  const { pathname, search } = new URL(await issuer.visit(url));
  return `${pathname}${search}`;
};
const signIn = async (jar: Jar, then = '/') => jar.get(await visited(await begin(jar, then)));
const whoIs = async (jar: Jar): Promise<string | undefined> => (await jar.get('/api/v1/session')).json.person?.name;

beforeAll(async () => {
  house = await household(api());
  ids.fay = await house.person('Fay', 'focal-point');
  await house.person('Ned');
  await newJar(api()).post(`/claim/${await newClaim(api().database.db)}`, { name: 'Root', address: 'root@x.example' });
});
beforeEach(() => {
  Object.assign(issuer, { person: named('Fay'), lie: {}, onlyInUserinfo: false });
  oidc.trustsAddresses = false;
  lines.length = complaints.length = 0;
});
afterAll(() => issuer.stop());

describe('signing in with the organization', () => {
  test('is possible only from the time on when it is there, and mail does not wait for it', async () => {
    await issuer.stop();
    const jar = newJar(api());
    const away = await jar.post('/sign-in/oidc', { then: '/documents' });
    expect([away.status, away.text.includes('cannot be reached now'), away.text.includes('value="/documents"')]).toEqual([503, true, true]);
    expect(complaints.join()).toMatch(/single sign-on with .* is not possible now: ECONNREFUSED/);
    expect(await whoIs(await house.signIn('Fay'))).toBe('Fay');
    await issuer.start();
    expect((await signIn(jar)).status).toBe(303);
    expect(await whoIs(jar)).toBe('Fay');
  });

  test('goes there and back to where one was, with a seal on each step', async () => {
    const jar = newJar(api());
    const url = new URL(await begin(jar, '/commitments/7?from=mail'));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ client_id: 'suivi-test', response_type: 'code', code_challenge_method: 'S256', redirect_uri: 'http://127.0.0.1:3210/sign-in/oidc/callback/oidc' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)?.length).toBeGreaterThan(20);
    const back = await jar.get(await visited(url.href));
    expect([back.status, back.headers.get('location')]).toEqual([303, '/commitments/7?from=mail']);
    expect(await whoIs(jar)).toBe('Fay');
    expect(lines.at(-1)).toMatchObject({ event: 'sign-in', outcome: 'done', by: 'provider', personId: ids.fay, sessionId: expect.any(String) });
    expect(JSON.stringify(await house.rows('select * from sign_in_method'))).not.toMatch(/eyJ/);
  });

  test('takes the address from the userinfo endpoint where the ID token bears none', async () => {
    issuer.onlyInUserinfo = true;
    const jar = newJar(api());
    await signIn(jar);
    expect(await whoIs(jar)).toBe('Fay');
  });

  test.each([
    ['a person whom nobody knows', { ...named('Eve') }],
    ['a person who holds no role', named('Ned')],
    ['an address that is not vouched for', { ...named('Fay'), email_verified: false }],
    ['an address of which is not said that it was verified', { sub: 'sub-of-Fay', email: 'fay@x.example' }],
    ['another address of somebody who has signed in', { ...named('Fay'), email: 'other@x.example' }],
    ['no address', { sub: 'sub-of-Fay' }],
  ])('lets nobody in on the word for %s, and makes no account', async (_, person) => {
    const before = [await house.count('account'), await house.count('session')];
    const jar = newJar(api());
    issuer.person = person;
    const back = await signIn(jar, '/documents');
    expect(back.headers.get('location')).toBe('/sign-in/failed?then=%2Fdocuments');
    const page = await jar.get(String(back.headers.get('location')));
    expect([page.status, page.text.includes('did not vouch'), page.text.includes('/sign-in?then=%2Fdocuments')]).toEqual([403, true, true]);
    expect(await whoIs(jar)).toBeUndefined();
    expect([await house.count('account'), await house.count('session')]).toEqual(before);
    expect(lines.at(-1)).toMatchObject({ event: 'sign-in', outcome: 'refused', by: 'provider', personId: null, why: expect.stringMatching(/^\w+$/) });
  });

  test.each([
    ['of which the provider does not say that it was verified, in the ID token', { email: 'fay@x.example' }, false, 'Fay'],
    ['of which it does not say so, at the userinfo endpoint', { email: 'fay@x.example' }, true, 'Fay'],
    ['of which it says that it was not', { email: 'fay@x.example', email_verified: false }, false, undefined],
    ['of which it says that it was not, as a word', { email: 'fay@x.example', email_verified: 'false' }, false, undefined],
    ['of which it says something else', { email: 'fay@x.example', email_verified: null }, false, undefined],
    ['that nobody here has', { email: 'eve@x.example' }, false, undefined],
    ['that is no text', { email: ['fay@x.example'] }, false, undefined],
  ])('where the provider gives out every address itself (SUIVI_OIDC_TRUST_ADDRESSES), judges an address %s', async (_, claims, onlyInUserinfo, name) => {
    oidc.trustsAddresses = true;
    Object.assign(issuer, { person: { sub: 'sub-of-Fay', ...claims }, onlyInUserinfo });
    const jar = newJar(api());
    await signIn(jar);
    expect(await whoIs(jar)).toBe(name);
  });

  test.each([
    ['of another nonce', { idToken: { nonce: 'another' } }],
    ['for another person than the userinfo endpoint speaks of', { idToken: { sub: 'another', email: undefined } }],
    ['of another issuer', { idToken: { iss: 'https://elsewhere.example' } }],
    ['for another client', { idToken: { aud: 'another' } }],
    ['that has run out', { idToken: { exp: 1_700_000_000 } }],
    ['that is sealed with a foreign key', { seal: 'foreign' }],
    ['without a seal', { seal: 'none' }],
    ['that is not there', { seal: 'left-out' }],
  ] satisfies [string, Lie][])('believes no ID token %s', async (_, lie) => {
    issuer.lie = lie;
    const jar = newJar(api());
    expect((await signIn(jar)).headers.get('location')).toMatch(/^\/sign-in\/failed/);
    expect(await whoIs(jar)).toBeUndefined();
  });

  test('asks to begin again where the state is wrong, of another browser, spent, or missing', async () => {
    const jar = newJar(api());
    const back = await visited(await begin(jar, '/documents'));
    const wrong = back.replace(/state=[^&]+/, `state=${'x'.repeat(32)}`);
    for (const [browser, path] of [[jar, wrong], [newJar(api()), back], [jar, back.replace(/state=[^&]+/, '')]] as const) {
      const { headers } = await browser.get(path);
      expect(headers.get('location')).toMatch(/^\/sign-in\/restart/);
      expect((await browser.get(String(headers.get('location')))).text).toContain('begin again');
      expect(await whoIs(browser)).toBeUndefined();
    }
    const other = newJar(api());
    const spent = await visited(await begin(other));
    expect((await other.get(spent)).status).toBe(303);
    const again = newJar(api());
    for (const [name, value] of other.cookies) if (!name.includes('session')) again.cookies.set(name, value);
    expect((await again.get(spent)).headers.get('location')).toMatch(/^\/sign-in\/restart/);
  });

  test('does not open a closed account', async () => {
    await house.rows(`update account set disabled_at = now() where person_id = ${ids.fay}`);
    const jar = newJar(api());
    const back = await signIn(jar);
    expect((await jar.get(String(back.headers.get('location')))).text).toContain('You cannot sign in at present');
    expect(await whoIs(jar)).toBeUndefined();
    expect(lines.at(-1)).toMatchObject({ outcome: 'refused', why: 'account_not_open' });
    await house.rows(`update account set disabled_at = null where person_id = ${ids.fay}`);
  });

  test('says so where the issuer goes away half way or falls silent, and mail goes on', async () => {
    const jar = newJar(api());
    const back = await visited(await begin(jar, '/documents'));
    await issuer.stop();
    const answer = await jar.get(back);
    expect([answer.status, answer.text.includes('cannot be reached now'), answer.text.includes('value="/documents"')]).toEqual([503, true, true]);
    expect((await jar.post('/sign-in/oidc')).status).toBe(503);
    expect(await whoIs(await house.signIn('Fay'))).toBe('Fay');
    await issuer.start();
    issuer.lie = { silent: '/token' };
    const began = performance.now();
    const silent = await jar.get(await visited(await begin(jar)));
    expect([silent.status, performance.now() - began < 5000]).toEqual([503, true]);
    issuer.lie = { silent: '/discovery' };
    expect((await jar.post('/sign-in/oidc')).status).toBe(503);
    issuer.lie = {};
    await signIn(jar);
    expect(await whoIs(jar)).toBe('Fay');
  });

  test('is not begun with an issuer that calls itself by another name', async () => {
    issuer.lie = { discovery: { issuer: 'https://elsewhere.example' } };
    expect((await newJar(api()).post('/sign-in/oidc')).status).toBe(503);
    expect(complaints.join()).toContain('it calls itself https://elsewhere.example');
  });
});
