import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { letterhead, withApi } from '../support/api.js';

/** Screens as a build leaves them. */
const webRoot = mkdtempSync(join(tmpdir(), 'suivi-screens-'));
mkdirSync(join(webRoot, 'assets'));
writeFileSync(join(webRoot, 'index.html'), '<title>Suivi</title>');
writeFileSync(join(webRoot, 'assets/page-abc.js'), 'export const page = 1;');
writeFileSync(join(webRoot, 'assets/page-abc.js.gz'), gzipSync('export const page = 1;'));
afterAll(() => rmSync(webRoot, { recursive: true }));

const plain = withApi('2011-08-15T12:00:00Z', { webRoot });
const secure = withApi('2011-08-15T12:00:00Z', { letterhead: { ...letterhead, publicUrl: 'https://suivi.example' } });
const everywhere = ['/api/v1/partnerships', '/api/v1/commitments/999999', '/api/v1/openapi.json', '/answer/x', '/unsubscribe/x', '/calendar/x.ics', '/no-such-page', '/healthz', '/api/v1/documents/%c0%ae', `/api/v1/documents/${'x'.repeat(300)}`, '/admin/queues'];

describe('every answer', () => {
  let answers: { url: string; headers: Headers; text: string }[];
  beforeAll(async () => {
    answers = await Promise.all(everywhere.map(async (url) => ({ url, ...(await plain().call('GET', url)) })));
  });
  const missing = (name: string, shape: RegExp): string[] => answers.filter(({ headers }) => !shape.test(headers.get(name) ?? '')).map(({ url }) => url);

  test.each([
    ['content-security-policy', /default-src 'self';.*object-src 'none';.*frame-ancestors 'none'; form-action 'self'/], ['x-content-type-options', /^nosniff$/], ['x-frame-options', /^DENY$/], ['referrer-policy', /^same-origin$/],
    ['cross-origin-opener-policy', /^same-origin$/], ['cross-origin-resource-policy', /^same-origin$/], ['permissions-policy', /camera=\(\)/],
  ])('bears %s', (name, shape) => expect(missing(name, shape)).toEqual([]));

  test('tells nothing of the server, and lets no other origin read it', () => {
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'set-cookie']) expect(answers.filter(({ headers }) => headers.has(name)).map(({ url }) => url)).toEqual([]);
  });

  test('that carries data or a secret address is kept by nobody on the way', () => {
    const keepable = answers.filter(({ url, headers }) => /^\/(api|answer|unsubscribe|calendar)/.test(url) && !/no-store|private/.test(headers.get('cache-control') ?? ''));
    expect(keepable.map(({ url }) => url)).toEqual([]);
  });
});

test('where people come over https, browsers are told to come no other way', async () => {
  for (const url of everywhere.slice(0, 7)) expect((await secure().call('GET', url)).headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  expect((await plain().call('GET', '/healthz')).headers.has('strict-transport-security')).toBe(false);
});

test('a file of the screens goes out as it was compressed by the build, and is asked for once', async () => {
  const asked = await fetch(`${plain().origin}/assets/page-abc.js`, { headers: { 'accept-encoding': 'identity' } });
  expect(await asked.text()).toBe('export const page = 1;');
  for (const [name, value] of [['cache-control', 'public, max-age=31536000, immutable'], ['vary', 'accept-encoding']] as const) expect(asked.headers.get(name)).toBe(value);
  const bytes = await new Promise<Buffer>((done, fail) => get(`${plain().origin}/assets/page-abc.js`, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(Buffer.concat(parts))).on('error', fail);
  }).on('error', fail));
  expect(gunzipSync(bytes).toString()).toBe('export const page = 1;');
  expect((await plain().call('GET', '/assets/page-abc.js.gz')).status).toBe(404);
});
