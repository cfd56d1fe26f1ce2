import { beforeAll, describe, expect, test } from '@jest/globals';
import { newClaim } from '@suivi/access';
import { appoint, createOrganization, createPartnership, createPerson, addParticipant } from '@suivi/directory';
import { withApi } from '../support/api.js';
import { type Jar, newJar } from '../support/browser-jar.js';

const api = withApi('2026-03-02T09:00:00Z');
const act = { actor: { kind: 'system' as const, name: 'Test' }, now: new Date('2026-03-01T00:00:00Z') };
const ids: Record<string, number> = {};

const db = () => api().database.db;
const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await api().database.pool.query(sql)).rows;
const count = async (table: string): Promise<number> => Number((await rows(`select count(*)::int as n from ${table}`))[0]?.n);

async function person(name: string, role?: 'focal-point' | 'coordinator'): Promise<number> {
  const { id } = await createPerson(db(), { name, email: `${name.toLowerCase()}@x.example`, language: 'en', zone: 'UTC', dutyStationId: null }, act);
  if (role) await appoint(db(), { partnershipId: ids.partnership!, organizationId: ids.organization!, personId: id, role, startsOn: '2026-01-01' }, act);
  return id;
}

/** What the last mail to somebody bears. */
async function mailTo(address: string): Promise<{ link: string; code: string; raw: string }> {
  await api().work();
  const [row] = await rows(`select raw from mailbox_message where envelope_to = '${address}' order by id desc limit 1`);
  const raw = String(row?.raw ?? '').replace(/=\r?\n/g, '').replaceAll('=3D', '=');
  return { raw, link: new URL(/http:\/\/[^\s"]+\/sign-in\/link\/[\w.-]+/.exec(raw)?.[0] ?? 'http://none/').pathname, code: /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(raw)?.[0] ?? '' };
}
const ask = (jar: Jar, address: string, then = '/') => jar.post('/sign-in', { address, then });
async function signIn(name: string): Promise<Jar> {
  const jar = newJar(api());
  await ask(jar, `${name.toLowerCase()}@x.example`);
  await jar.post((await mailTo(`${name.toLowerCase()}@x.example`)).link);
  return jar;
}
const status = async (jar: Jar, path = '/api/v1/partnerships'): Promise<number> => (await jar.get(path)).status;

beforeAll(async () => {
  ids.partnership = (await createPartnership(db(), { slug: 'un-x', name: { en: 'UN–X' } }, act)).id;
  ids.organization = (await createOrganization(db(), { acronym: 'X', name: { en: 'X' } }, act)).id;
  await addParticipant(db(), { partnershipId: ids.partnership, organizationId: ids.organization, side: 'partner' }, act);
  ids.fay = await person('Fay', 'focal-point');
  ids.cora = await person('Cora', 'coordinator');
  ids.ned = await person('Ned');
});

describe('an installation', () => {
  let token: string;

  test('that nobody has claimed is open to who sits at it, and to nobody who comes through a proxy or another name', async () => {
    expect(await status(newJar(api()))).toBe(200);
    const call = (headers: Record<string, string>) => api().call('GET', '/api/v1/partnerships', { headers });
    expect((await call({ 'x-forwarded-for': '192.0.2.7' })).json).toMatchObject({ status: 401, code: 'sign-in-required' });
    expect((await call({ authorization: 'Bearer suivi_nonsense' })).status).toBe(401);
  });

  test('is not claimed by opening its link, by an empty form, or with another link', async () => {
    token = await newClaim(db());
    const robot = newJar(api());
    const page = await robot.get(`/claim/${token}`);
    expect(page.text).toContain('Take over this installation');
    expect(page.text.length).toBeLessThan(50_000);
    expect((await robot.post(`/claim/${token}`, { personId: '', name: '', address: '' })).status).toBe(422);
    expect((await robot.post(`/claim/${token.slice(1)}A`, { name: 'Eve', address: 'eve@x.example' })).status).toBe(404);
    expect((await robot.get('/claim/x')).text).toContain('suivi claim-link');
    expect([await count('session'), await count('access_grant')]).toEqual([0, 0]);
  });

  test('goes to one of those who claim it at the same moment; then the link is dead, and nobody sees anything without signing in', async () => {
    const jars = Array.from({ length: 8 }, () => newJar(api()));
    const answers = await Promise.all(jars.map((jar, n) => jar.post(`/claim/${token}`, { name: `Admin ${n}`, address: `admin${n}@x.example` })));
    expect(answers.map((a) => a.status).sort()).toEqual([303, ...Array(7).fill(404)]);
    const winner = jars[answers.findIndex((a) => a.status === 303)]!;
    expect(await status(winner)).toBe(200);
    expect([await count('session'), await count('access_grant'), await count("person where email like 'admin%'")]).toEqual([1, 1, 1]);
    expect((await newJar(api()).post(`/claim/${token}`, { name: 'Late', address: 'late@x.example' })).status).toBe(404);
    const outside = await newJar(api()).get('/api/v1/partnerships');
    expect([outside.json.code, outside.headers.get('www-authenticate')]).toEqual(['sign-in-required', 'Bearer realm="Suivi"']);
    expect((await newJar(api()).get('/healthz')).status).toBe(200);
  });

  test('keeps no session in clear, and its cookie is not for scripts', async () => {
    const jar = await signIn('Fay');
    const [name, value] = [...jar.cookies].find(([cookie]) => cookie.includes('session'))!;
    const secret = decodeURIComponent(value).split('.')[0]!;
    expect(name).toBe('suivi.session_token');
    expect(JSON.stringify(await rows('select * from session'))).not.toContain(secret);
    const [line] = (await newJarThatSignsIn()).filter((l) => l.startsWith(name));
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
  });
});

async function newJarThatSignsIn(): Promise<string[]> {
  const jar = newJar(api());
  await ask(jar, 'cora@x.example');
  return (await jar.post((await mailTo('cora@x.example')).link)).headers.getSetCookie();
}

describe('signing in by mail', () => {
  test('works by the link in the browser that asked, once, and leads to where one was', async () => {
    const jar = newJar(api());
    const sent = await ask(jar, 'fay@x.example', '/commitments/7');
    expect(sent.status).toBe(200);
    const { link } = await mailTo('fay@x.example');
    const before = await count('session');
    expect((await jar.get(link)).text).toContain('Sign in as Fay?');
    expect(await count('session')).toBe(before);
    const done = await jar.post(link);
    expect([done.status, done.headers.get('location')]).toEqual([303, '/commitments/7']);
    expect(await status(jar)).toBe(200);
    expect((await jar.post(link)).status).toBe(404);
    expect((await jar.get(link)).text).toContain('not valid');
  });

  test('works elsewhere only with the code of the mail, and a robot that opens and submits everything does no harm', async () => {
    await ask(newJar(api()), 'fay@x.example');
    const { link, code } = await mailTo('fay@x.example');
    const before = await count('session');
    const robot = newJar(api());
    for (let n = 0; n < 8; n += 1) {
      expect((await robot.get(link)).text).toContain('type the code');
      expect((await robot.post(link)).status).toBe(422);
      expect((await robot.post(link, { code: '' })).status).toBe(422);
    }
    expect((await robot.post('/sign-in', { address: '' })).status).toBe(422);
    expect((await robot.post('/sign-in/code', {})).status).toBe(422);
    expect(await count('session')).toBe(before);
    const elsewhere = newJar(api());
    expect((await elsewhere.post(link, { code: ` ${code.toLowerCase().replace('-', ' ')}` })).status).toBe(303);
    expect(await status(elsewhere)).toBe(200);
    expect(await count('session')).toBe(before + 1);
  });

  test('works by the code alone in the browser that asked, not in another; five wrong codes are the end of it', async () => {
    const jar = newJar(api());
    const { text } = await ask(jar, 'fay@x.example');
    const request = /name="request" value="([\w-]+)"/.exec(text)![1]!;
    const { code } = await mailTo('fay@x.example');
    expect((await newJar(api()).post('/sign-in/code', { request, code })).status).toBe(404);
    for (let n = 0; n < 3; n += 1) expect((await jar.post('/sign-in/code', { request, code: 'AAAA-AAAA' })).status).toBe(422);
    expect((await jar.post('/sign-in/code', { request, code })).status).toBe(303);
    const other = newJar(api());
    const again = /name="request" value="([\w-]+)"/.exec((await ask(other, 'cora@x.example')).text)![1]!;
    const { code: right } = await mailTo('cora@x.example');
    const tries = await Promise.all(Array.from({ length: 20 }, () => other.post('/sign-in/code', { request: again, code: 'BBBB-BBBB' })));
    expect(tries.filter((t) => t.status === 422)).toHaveLength(5);
    expect((await other.post('/sign-in/code', { request: again, code: right })).status).toBe(404);
  });

  test('is over after ten minutes, also for a mail that was still to be sent', async () => {
    const jar = newJar(api());
    await ask(jar, 'fay@x.example');
    const { link } = await mailTo('fay@x.example');
    await ask(jar, 'cora@x.example');
    api().clock.set(new Date('2026-03-02T09:10:01Z'));
    expect((await jar.post(link)).status).toBe(404);
    await api().work();
    expect((await rows("select state, fate from mail where kind = 'sign-in' order by id desc limit 1"))[0]).toMatchObject({ state: 'dropped' });
    api().clock.set(new Date('2026-03-02T10:00:00Z'));
  });

  test('leaves neither link nor code behind', async () => {
    const { raw, link, code } = await (async () => { await ask(newJar(api()), 'fay@x.example'); return mailTo('fay@x.example'); })();
    expect(raw).toContain(code);
    const kept = JSON.stringify([await rows("select * from mail where kind = 'sign-in'"), await rows('select * from sign_in_request'), await rows('select * from history')]);
    for (const secret of [link.split('/').at(-1)!, link.split('.').at(-1)!, code, code.replace('-', '')]) expect(kept).not.toContain(secret);
    expect(kept).toContain('sent');
  });

  test('answers an address that is unknown, without rights, or known in the same words', async () => {
    const shown = async (address: string) => (await ask(newJar(api()), address)).text.replaceAll(address, 'ADDRESS').replace(/value="[\w-]{22}"/, 'value=""');
    const mails = await count('mail');
    const [known, withoutRights, unknown] = [await shown('cora@x.example'), await shown('ned@x.example'), await shown('nobody@x.example')];
    expect([withoutRights, unknown]).toEqual([known, known]);
    expect(await count('mail')).toBe(mails + 1);
  });

  test('is asked for only so often, for an address and whoever it is', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask(newJar(api()), 'nobody2@x.example')));
    expect(asked.map((a) => a.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
  });

  test('keeps nothing of the session that the browser had before', async () => {
    const jar = await signIn('Cora');
    const former = new Map(jar.cookies);
    await ask(jar, 'cora@x.example');
    await jar.post((await mailTo('cora@x.example')).link);
    const stolen = newJar(api());
    for (const [name, value] of former) stolen.cookies.set(name, value);
    expect([await status(jar), await status(stolen)]).toEqual([200, 401]);
  });
});
