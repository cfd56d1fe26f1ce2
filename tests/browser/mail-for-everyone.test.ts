import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { languages } from '@suivi/kernel';
import { writeDigest } from '../../libs/stages/emails/src/digest.js';
import { digestOf, reviewOf, singleOf } from '../../libs/stages/emails/src/test-digest.js';
import { answeringLetters } from '../../libs/stages/emails/src/test-letters.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const inChromium = executablePath ? describe : describe.skip;

const mails = {
  digest: (language) => writeDigest(digestOf(language)).letter.html,
  request: (language) => writeDigest(singleOf(language)).letter.html,
  review: (language) => writeDigest(digestOf(language, { items: [], changed: null, reviews: [reviewOf()] })).letter.html,
  ...Object.fromEntries(answeringLetters.map(([name, write]) => [name, (language: (typeof languages)[number]) => write(language).html])),
} satisfies Record<string, (language: (typeof languages)[number]) => string>;

inChromium('a mail', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args });
  }, 60_000);
  afterAll(async () => browser?.close());

  test.each(Object.entries(mails))('%s: has no barrier that axe finds, by day and by night, on a phone and on a desk, in six languages, and asks nobody for anything', async (name, write) => {
    for (const language of languages)
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 700 } });
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.setContent(write(language));
        expect(asked.filter((url) => !url.startsWith('about:'))).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
        await page.evaluate(axe.source);
        const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as axe.AxeResults;
        expect(violations.map(({ id, impact, nodes }) => `${name} ${language} ${colorScheme}: ${id} (${impact}) ${nodes[0]?.html}`)).toEqual([]);
        const shots = process.env.SUIVI_SHOTS;
        for (const width of shots ? [320, 700] : []) {
          await page.setViewportSize({ width, height: 700 });
          await page.screenshot({ path: `${shots}/${name}-${language}-${colorScheme}-${width}.png`, fullPage: true });
        }
        await page.close();
      }
  }, 120_000);
});
