import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { freePort, WholeProduct } from '../support/whole-product.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const inChromium = executablePath ? describe : describe.skip;

inChromium('the reminders of a partnership', () => {
  let product: WholeProduct;
  let browser: Browser;
  let page: Page;
  let dataDir: string;
  const complaints: string[] = [];
  const api = async <T>(path: string, init?: RequestInit) => (await fetch(`${product.url}/api/v1${path}`, init)).json() as Promise<T>;
  const differences = (count: RegExp) => page.locator('[data-differences]').and(page.locator('[aria-busy="false"]')).filter({ hasText: count });
  const change = async (rule: string, days: string) => {
    await page.getByRole('button', { name: `Change: ${rule}` }).click();
    await page.getByRole('spinbutton', { name: 'Days before' }).fill(days);
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'suivi-policy-'));
    product = new WholeProduct({ dataDir, port: await freePort() });
    await product.start(180);
    browser = await chromium.launch({ executablePath, args });
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 860 } });
    page.on('pageerror', (error) => complaints.push(String(error)));
    // a refused request is the server's way to say which field is wrong
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('422') && complaints.push(message.text()));
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  test('a rule that is changed shows what goes out otherwise, is saved, and then nothing differs', async () => {
    await page.goto(`${product.url}/reminders`);
    await differences(/this is what is stored/).waitFor();
    await change('30 days before the deadline', '14');
    await differences(/(Added|Moved): \d/).waitFor();
    await page.getByText('14 days before the deadline').first().waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved; it counts from now on.').waitFor();
    await differences(/this is what is stored/).waitFor();
    const { policy, version } = await api<{ version: number; policy: { rules: { slug: string; days?: number }[] } }>('/partnerships/1/reminder-policy');
    expect(version).toBe(1);
    expect(policy.rules[0]).toMatchObject({ slug: 'before-30', days: 14 });
  }, 60_000);

  test('a contradiction is said at its rule, and the defaults come back', async () => {
    await page.goto(`${product.url}/reminders`);
    await change('7 days before the deadline', '14');
    await page.getByRole('alert').filter({ hasText: 'Another rule says the same' }).waitFor();
    await page.getByRole('button', { name: 'Back to the defaults' }).click();
    await page.getByText('30 days before the deadline').first().waitFor();
  }, 60_000);

  test('what somebody else stored meanwhile is not overwritten', async () => {
    await page.goto(`${product.url}/reminders`);
    await change('7 days before the deadline', '6');
    const { policy } = await api<{ policy: object }>('/partnerships/1/reminder-policy');
    await api('/partnerships/1/reminder-policy', { method: 'PUT', body: JSON.stringify({ ...policy, hour: 9 }), headers: { 'content-type': 'application/json', 'if-match': '*' } });
    complaints.length = 0;
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Someone else changed this in the meantime').first().waitFor();
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('button', { name: 'Change: 6 days before the deadline' }).waitFor();
    complaints.length = 0;
  }, 60_000);

  test('a narrow screen never scrolls sideways, in Arabic neither', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const language of ['en', 'ar']) {
      await page.evaluate(`localStorage.setItem('suivi.language', '${language}')`);
      await page.goto(`${product.url}/reminders`);
      await page.locator('[data-rule]').first().waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
    expect(complaints).toEqual([]);
  }, 60_000);
});
