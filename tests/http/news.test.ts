import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { createOrganization, createPartnership } from '@suivi/directory';
import { withApi } from '../support/api.js';
import { household, type Household } from '../support/signed-in.js';
import { until } from '../support/until.js';

const api = withApi('2026-03-02T09:00:00Z');
const act = { actor: { kind: 'system' as const, name: 'Test' }, now: new Date('2026-03-01T00:00:00Z') };
const open: AbortController[] = [];
let house: Household;
let number = 0;

beforeAll(async () => {
  house = await household(api());
  await house.administrator('Ada', null);
  await house.person('Fay', 'focal-point');
  await house.rows('update installation set claimed_at = now()');
});
afterEach(() => open.splice(0).forEach((one) => one.abort()));

/** What somebody hears, and whether the line was cut. */
async function listen(name: string) {
  const jar = await house.signIn(name);
  const stop = new AbortController();
  open.push(stop);
  const answer = await fetch(`${api().origin}/api/v1/news`, { headers: { cookie: [...jar.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, signal: stop.signal });
  const heard = { text: '', ended: false, status: answer.status, type: answer.headers.get('content-type') };
  void (async () => {
    for await (const piece of answer.body ?? []) heard.text += Buffer.from(piece).toString();
    heard.ended = true;
  })().catch(() => undefined);
  return heard;
}
const newOrganization = () => createOrganization(api().database.db, { acronym: `N${(number += 1)}`, name: { en: 'N' } }, act);
const newPartnership = () => createPartnership(api().database.db, { slug: `n-${(number += 1)}`, name: { en: 'N' } }, act);

test('who is signed in hears that something has changed, and not what', async () => {
  const heard = await listen('Ada');
  expect(heard).toMatchObject({ status: 200, type: 'text/event-stream; charset=utf-8' });
  await until(() => heard.text.includes('retry'));
  await until(async () => (await newOrganization(), heard.text.includes('data:')));
  expect(heard.text).toContain('data: ["organization"]');
  expect(heard.text).not.toMatch(/N\d/);
});

test('nobody hears of partnerships that do not concern them', async () => {
  const [ada, fay] = [await listen('Ada'), await listen('Fay')];
  await until(async () => (await newPartnership(), ada.text.includes('partnership')));
  expect(fay.text).not.toContain('data:');
});

test('a session that has ended hears no more', async () => {
  const heard = await listen('Ada');
  await until(() => heard.text.includes('retry'));
  await house.rows('delete from session');
  await until(async () => (await newOrganization(), heard.ended));
  expect(heard.text).not.toContain('data:');
});

test('without a sign-in there is nothing to hear', async () => {
  expect((await api().call('GET', '/api/v1/news', { headers: { 'x-forwarded-for': '192.0.2.7' } })).status).toBe(401);
});
