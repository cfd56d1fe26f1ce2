import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMessage } from '@suivi/mailer';
import { type Browser, chromium, type Page } from 'playwright-core';
import { readPage } from '../support/answering.js';
import { executablePath, inChromium, quietly } from '../support/browser.js';
import { atTerminal, inLynx, press } from '../support/text-browser.js';
import { freePort, WholeProduct } from '../support/whole-product.js';

const largest = 50 * 1024;
let product: WholeProduct;
let folder: string;
let links: string[];

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the API answers
const api = async (path: string, o: RequestInit = {}): Promise<any> => (await fetch(`${product.url}/api/v1${path}`, { ...o, headers: { 'if-match': '*', 'content-type': 'application/json' } })).json();

/** Links out of the .eml files of the mailbox that lead to an unanswered commitment, in English. */
async function openLinks(): Promise<string[]> {
  const { items } = (await api('/mailbox?limit=100')) as { items: { id: number }[] };
  const raws = await Promise.all(items.map(async ({ id }) => (await fetch(`${product.url}/api/v1/mailbox/${id}/raw`)).text()));
  const texts = await Promise.all(raws.map(async (raw) => (await parseMessage(raw)).text ?? ''));
  const found = [...new Set(texts.flatMap((text) => text.match(/http\S+\/answer\/\S+/g) ?? []))].sort();
  const open: string[] = [];
  for (const link of found) {
    const html = await (await fetch(link)).text();
    if (html.includes('<html lang="en"') && readPage(html).forms[0]?.buttons.some(({ value }) => value === 'report')) open.push(link);
  }
  return open;
}

/** The commitment that a link is about, by the reference on its page. */
async function commitmentBehind(link: string): Promise<number> {
  const reference = /<bdi>([^<]+)<\/bdi>/.exec(await (await fetch(link)).text())?.[1] as string;
  const { items } = await api(`/commitments?search=${encodeURIComponent(reference)}`);
  return items.find((item: { reference: string }) => item.reference === reference).id;
}

/** Accepts what was submitted on a commitment, and answers how the register has it then. */
async function acceptOn(id: number): Promise<{ status: string; narrative: string; evidence: string | null; files: string[]; verified: string; state: string }> {
  const [update] = (await api(`/updates?commitmentId=${id}&state=submitted`)).items;
  await api(`/updates/${update.id}/accept`, { method: 'POST', body: '{}' });
  const { verifiedStatus: verified, recordState: state } = await api(`/commitments/${id}`);
  return { status: update.status, narrative: update.narrative, evidence: update.evidence, files: update.files.map(({ fileName }: { fileName: string }) => fileName), verified, state };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suivi-from-the-mail-'));
  product = new WholeProduct({ dataDir: join(folder, 'data'), port: await freePort() });
  await product.start(180);
  links = await openLinks();
  writeFileSync(join(folder, 'plan.txt'), 'The plan.\n');
}, 240_000);

afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

inLynx('from the .eml to "accepted" at a terminal, in lynx', () => {
  let link: string;
  let id: number;

  test('a form that is sent without a choice comes back, although a text browser always has one of several chosen', async () => {
    link = links[0] as string;
    id = await commitmentBehind(link);
    const before = (await api(`/updates?commitmentId=${id}`)).items;
    // status (6 with the one for none), six lines of words, where to see it, two lines each of results and obstacles, a file
    const screen = await atTerminal(link, [...press.down(18), ...press.enter]);
    expect(screen).toContain('(*) Not chosen yet');
    expect(screen).toContain('HTTP/1.1 422');
    expect(screen).toContain('Choose a status');
    expect((await api(`/updates?commitmentId=${id}`)).items).toEqual(before);
  }, 90_000);

  test('a chosen status with words, a place and a file is accepted, and the link says so', async () => {
    const keys = [
      ...press.down(3), ...press.enter, ...press.down(3), ...press.type('The last system was connected in May.'), ...press.down(6), ...press.type('A/80/12'), ...press.down(5), ...press.type(join(folder, 'plan.txt')), ...press.down(), ...press.enter,
    ];
    expect(await atTerminal(link, keys)).toContain('Thank you');
    expect(await acceptOn(id)).toEqual({ status: 'implemented', narrative: 'The last system was connected in May.', evidence: 'A/80/12', files: ['plan.txt'], verified: 'implemented', state: 'closed' });
    expect(await atTerminal(link, [])).toContain('This commitment is closed');
  }, 90_000);

  test('none of the pages weighs more than 50 KB', async () => {
    const pages = await Promise.all(links.map(async (url) => (await (await fetch(url)).arrayBuffer()).byteLength));
    console.log(`${pages.length} pages behind links, in bytes: ${Math.min(...pages)} to ${Math.max(...pages)}; nothing else is fetched`);
    expect(Math.max(...pages)).toBeLessThanOrEqual(largest);
  });
});

inChromium('from the .eml to "accepted" in Chromium without JavaScript', () => {
  let browser: Browser;
  let phone: Page;
  const weights: [string, number][] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: quietly });
    phone = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })).newPage();
    phone.on('response', (response) => void response.body().then((body) => weights.push([`${response.request().method()} ${new URL(response.url()).pathname.slice(0, 8)} ${response.status()}`, body.length]), () => undefined));
  }, 60_000);
  afterAll(async () => browser?.close());

  test('the same way, with what was typed kept on an error', async () => {
    const link = links[1] as string;
    const id = await commitmentBehind(link);
    await phone.goto(link);
    expect(await phone.getByText('Not chosen yet').isVisible()).toBe(false);
    await phone.locator('textarea[name=narrative]').fill('Forty officials were trained.');
    await phone.locator('button[value=report]').click();
    expect(await phone.locator('[role=alert]').count()).toBe(1);
    expect(await phone.locator('textarea[name=narrative]').inputValue()).toBe('Forty officials were trained.');
    await phone.locator('input[value=implemented]').check();
    await phone.locator('input[type=file]').setInputFiles(join(folder, 'plan.txt'));
    await phone.locator('button[value=report]').click();
    expect(await phone.locator('h1').textContent()).toBe('Thank you');
    expect(await acceptOn(id)).toMatchObject({ status: 'implemented', narrative: 'Forty officials were trained.', files: ['plan.txt'], verified: 'implemented', state: 'closed' });
    await phone.goto(link);
    expect(await phone.locator('h1').textContent()).toBe('This commitment is closed');
    console.log(`fetched, in bytes: ${weights.map(([what, bytes]) => `${what}: ${bytes}`).join(', ')}`);
    expect(weights.filter(([, bytes]) => bytes > largest)).toEqual([]);
  }, 90_000);
});
