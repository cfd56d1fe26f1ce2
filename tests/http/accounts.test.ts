import { beforeAll, describe, expect, test } from '@jest/globals';
import { newClaim } from '@suivi/access';
import { withApi } from '../support/api.js';
import { type Jar, newJar } from '../support/browser-jar.js';
import { household, type Household } from '../support/signed-in.js';

const api = withApi('2026-03-02T09:00:00Z');
let house: Household;
const count = (table: string): Promise<number> => house.count(table);
const rows = (sql: string) => house.rows(sql);
const status = async (jar: Jar, path = '/api/v1/partnerships'): Promise<number> => (await jar.get(path)).status;

beforeAll(async () => {
  house = await household(api());
  await house.person('Fay', 'focal-point');
  await house.person('Cora', 'coordinator');
  await house.person('Ned');
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
    token = await newClaim(api().database.db);
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
    const jar = await house.signIn('Fay');
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
  await house.ask(jar, 'Cora');
  return (await jar.post((await house.mailTo('Cora')).link)).headers.getSetCookie();
}

describe('signing in by mail', () => {
  test('works by the link in the browser that asked, once, and leads to where one was', async () => {
    const jar = newJar(api());
    await house.ask(jar, 'Fay', '/commitments/7');
    const { link } = await house.mailTo('Fay');
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
    await house.ask(newJar(api()), 'Fay');
    const { link, code } = await house.mailTo('Fay');
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
    const text = await house.ask(jar, 'Fay');
    const request = /name="request" value="([\w-]+)"/.exec(text)![1]!;
    const { code } = await house.mailTo('Fay');
    expect((await newJar(api()).post('/sign-in/code', { request, code })).status).toBe(404);
    for (let n = 0; n < 3; n += 1) expect((await jar.post('/sign-in/code', { request, code: 'AAAA-AAAA' })).status).toBe(422);
    expect((await jar.post('/sign-in/code', { request, code })).status).toBe(303);
    const other = newJar(api());
    const again = /name="request" value="([\w-]+)"/.exec(await house.ask(other, 'Cora'))![1]!;
    const { code: right } = await house.mailTo('Cora');
    const tries = await Promise.all(Array.from({ length: 20 }, () => other.post('/sign-in/code', { request: again, code: 'BBBB-BBBB' })));
    expect(tries.filter((t) => t.status === 422)).toHaveLength(5);
    expect((await other.post('/sign-in/code', { request: again, code: right })).status).toBe(404);
  });

  test('is over after ten minutes, also for a mail that was still to be sent', async () => {
    const jar = newJar(api());
    await house.ask(jar, 'Fay');
    const { link } = await house.mailTo('Fay');
    await house.ask(jar, 'Cora');
    api().clock.set(new Date('2026-03-02T09:10:01Z'));
    expect((await jar.post(link)).status).toBe(404);
    await api().work();
    expect((await rows("select state, fate from mail where kind = 'sign-in' order by id desc limit 1"))[0]).toMatchObject({ state: 'dropped' });
    api().clock.set(new Date('2026-03-02T10:00:00Z'));
  });

  test('leaves neither link nor code behind', async () => {
    const { raw, link, code } = await (async () => { await house.ask(newJar(api()), 'Fay'); return house.mailTo('Fay'); })();
    expect(raw).toContain(code);
    const kept = JSON.stringify([await rows("select * from mail where kind = 'sign-in'"), await rows('select * from sign_in_request'), await rows('select * from history')]);
    for (const secret of [link.split('/').at(-1)!, link.split('.').at(-1)!, code, code.replace('-', '')]) expect(kept).not.toContain(secret);
    expect(kept).toContain('sent');
  });

  test('answers an address that is unknown, without rights, or known in the same words', async () => {
    const shown = async (address: string) => (await house.ask(newJar(api()), address)).replaceAll(address, 'ADDRESS').replace(/value="[\w-]{22}"/, 'value=""');
    const mails = await count('mail');
    const [known, withoutRights, unknown] = [await shown('cora@x.example'), await shown('ned@x.example'), await shown('nobody@x.example')];
    expect([withoutRights, unknown]).toEqual([known, known]);
    expect(await count('mail')).toBe(mails + 1);
  });

  test('is asked for only so often, for an address and whoever it is', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => newJar(api()).post('/sign-in', { address: 'nobody2@x.example' })));
    expect(asked.map((a) => a.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
  });

  test('keeps nothing of the session that the browser had before', async () => {
    const jar = await house.signIn('Cora');
    const former = new Map(jar.cookies);
    await house.ask(jar, 'Cora');
    await jar.post((await house.mailTo('Cora')).link);
    const stolen = newJar(api());
    for (const [name, value] of former) stolen.cookies.set(name, value);
    expect([await status(jar), await status(stolen)]).toEqual([200, 401]);
  });
});
