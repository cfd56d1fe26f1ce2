import { afterAll, beforeAll, describe } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { freePort, WholeProduct } from './whole-product.js';

/** Where Chromium is, if it is anywhere. */
export const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
/** How it is started: quietly, and without asking anybody for anything. */
export const quietly = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** `describe` where a Chromium is installed; elsewhere the tests are skipped, and said to be. */
export const inChromium = executablePath ? describe : describe.skip;

/** The product on a folder of its own, with its sample, and a page that looks at it; `complaints` holds what scripts and the console said. */
export interface Visit {
  product: WholeProduct;
  browser: Browser;
  page: Page;
  complaints: string[];
}

/** Starts the product and the browser once for the tests around it; `expected` complaints of the console do not count. */
export function withVisit(expected: (complaint: string) => boolean = () => false): () => Visit {
  let visit: Visit | undefined;
  let dataDir: string;
  let product: WholeProduct | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'suivi-visit-'));
    product = new WholeProduct({ dataDir, port: await freePort() });
    await product.start(180);
    browser = await chromium.launch({ executablePath, args: quietly });
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 860 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && !expected(message.text()) && complaints.push(message.text()));
    visit = { product, browser, page, complaints };
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  return () => {
    if (!visit) throw new Error('the visit has not begun');
    return visit;
  };
}
