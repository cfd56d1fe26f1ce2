import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { inShort } from '../support/fault-amounts.js';
import { has, type Sweep, sweepPages, sweepPaths, sweepSql } from '../support/scanners.js';
import { freePort, WholeProduct } from '../support/whole-product.js';

/**
 * The built product, with its sample and before anybody has claimed it (so that everything can be reached), swept with Debian's ffuf, wapiti and sqlmap on the loopback.
 * SUIVI_TEST_SWEEP_SECONDS bounds a tool (300 by itself). A tool that is not installed is skipped by name, and so are all in the short form.
 */
const seconds = Number(process.env.SUIVI_TEST_SWEEP_SECONDS ?? 300);
jest.setTimeout(180_000 + seconds * 2000);
const folder = mkdtempSync(join(tmpdir(), 'suivi-sweep-'));
let product: WholeProduct;
let links: string[];

beforeAll(async () => {
  if (inShort) return;
  product = new WholeProduct({ dataDir: join(folder, 'data'), port: await freePort() });
  await product.start(240);
  links = await linksInMail();
});
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The pages that mails of the sample lead to, one of each kind. */
async function linksInMail(): Promise<string[]> {
  const api = `${product.url}/api/v1`;
  for (let tries = 0; tries < 60; tries += 1) {
    const { items } = (await (await fetch(`${api}/mailbox?limit=20`)).json()) as { items: { id: number }[] };
    const texts = await Promise.all(items.map(async ({ id }) => (await fetch(`${api}/mailbox/${id}/raw`)).text()));
    const found = texts.join('\n').replace(/=\r?\n/g, '').match(/http:\/\/127\.0\.0\.1:\d+\/(answer|unsubscribe|calendar)\/[\w.=-]+/g) ?? [];
    const kinds = ['answer', 'unsubscribe'].map((kind) => found.find((link) => link.includes(`/${kind}/`)));
    if (kinds.every((link) => link !== undefined)) return kinds as string[];
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('no mail of the sample bears a link');
}

const own = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
};
/** What a tool calls medium and we do not, with the reason. */
const explained = [
  // The address itself is the secret that a forged form would need; no cookie acts there, and a change from a foreign origin is refused (tests/http/manners.test.ts).
  /^Cross Site Request Forgery: Lack of anti CSRF token at \/(answer|unsubscribe)\//,
  // It asks for a mail to an address and signs nobody in: the link in that mail works only in the browser that asked. From a foreign origin it is refused, too.
  /^Cross Site Request Forgery: Lack of anti CSRF token at \/sign-in $/,
];
function report(name: string, { asked, findings }: Sweep): void {
  console.log([`${name}: ${asked}; ${findings.length} findings`, ...findings.map(({ severity, what }) => `  ${severity}: ${what}`)].join('\n'));
  expect(findings.filter(({ severity, what }) => (severity === 'medium' || severity === 'high') && !explained.some((one) => one.test(what)))).toEqual([]);
}
const withTool = (tool: string): typeof test => (inShort || !has(tool) ? (test.skip as typeof test) : test);

describe('a sweep with the tools of attackers finds nothing of medium or higher', () => {
  withTool('ffuf')('ffuf (skipped without it): no hidden file, no way out of the folder, no method that nobody asked for', async () => report('ffuf', await sweepPaths(product.url, own('ffuf'))));

  withTool('wapiti')('wapiti (skipped without it): the pages, the answer form and the unsubscribe form', async () => report('wapiti', await sweepPages([`${product.url}/`, ...links, `${product.url}/sign-in`, `${product.url}/claim/x`], own('wapiti'), seconds)));

  withTool('sqlmap')('sqlmap (skipped without it): the queries of lists, addresses and JSON bodies', async () => {
    const api = `${product.url}/api/v1`;
    const requests = [
      { url: `${api}/commitments?partnershipId=1*&sort=deadline*&cursor=x*&limit=5*` }, { url: `${api}/commitments/1*/history` }, { url: `${api}/mails?state=sent*&personId=1*&cursor=1*` }, { url: `${api}/people?cursor=1*` },
      { url: `${api}/commitments/1`, method: 'PATCH', json: '{"title":"A title*","reason":"A reason*"}' }, { url: `${api}/commitments/1/updates`, method: 'POST', json: '{"organizationId":1,"status":"in-progress*","narrative":"Some words*"}' },
      { url: `${links[0] as string}*` },
    ];
    report('sqlmap', await sweepSql(requests, own('sqlmap'), Math.round(seconds / requests.length)));
  });
});
