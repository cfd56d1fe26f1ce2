import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { inChromium, type Visit, withVisit } from '../support/browser.js';
import { until } from '../support/until.js';

/** An address for each screen of the router, on the sample; a new screen fails the test until it stands here. */
const addresses: Record<string, string> = {
  '/': '/',
  '/register': '/register',
  '/desk': '/desk',
  '/mine': '/mine',
  '/commitments/$commitmentId': '/commitments/1',
  '/documents': '/documents',
  '/documents/$documentId/review': '/documents/1/review',
  '/documents/$documentId/correct': '/documents/1/correct',
  '/documents/$documentId/versions/$version': '/documents/1/versions/1',
  '/meetings': '/meetings',
  '/meetings/$meetingId': '/meetings/2',
  '/meetings/$meetingId/close': '/meetings/2/close',
  '/meetings/$meetingId/call': '/meetings/2/call',
  '/mailbox/{-$messageId}': '/mailbox',
  '/mails/{-$mailId}': '/mails',
  '/reminders': '/reminders',
  '/replies': '/replies',
  '/start': '/start',
  '/reports': '/reports',
  '/reports/$reportId': '/reports/1',
  '/account': '/account',
  '/people': '/people',
  '/people/$personId': '/people/1',
  '/partnerships': '/partnerships',
  '/partnerships/$partnershipId': '/partnerships/1',
  '/webhooks': '/webhooks',
  '/administration': '/administration',
  '/administration/audit': '/administration/audit',
  '/administration/settings': '/administration/settings',
  '/administration/calendars': '/administration/calendars',
};
const routed = [...readFileSync(fileURLToPath(new URL('../../apps/web/src/app/router.tsx', import.meta.url)), 'utf8').matchAll(/path: '([^']+)'/g)].map((match) => match[1] ?? '');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const runAxe = `axe.run(document, { runOnly: ${JSON.stringify(wcag)}, resultTypes: ['violations'] })`;

/** Waits until what is on the screen is what it came to show. */
async function settle(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await until(async () => (await page.evaluate("document.querySelector('main [role=status] .for-ears') === null && document.getAnimations().every((a) => a.playState !== 'running')")) === true);
}

inChromium('every screen, in English and in Arabic, on a desk and on a phone', () => {
  const visit = withVisit();
  let { product, browser } = {} as Visit;
  beforeAll(async () => {
    ({ product, browser } = visit());
    await fetch(`${product.url}/api/v1/reports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'interim', meetingId: 2 }) });
  });

  test('stands in the list above', () => {
    expect(Object.keys(addresses).sort()).toEqual([...routed].sort());
  });

  test.each([['en', 1280], ['en', 320], ['ar', 1280], ['ar', 320]] as const)('has no barrier that axe finds, fits and is translated: %s at %i', async (language, width) => {
    const context = await browser.newContext({ viewport: { width, height: 860 }, reducedMotion: 'reduce' });
    await context.addInitScript({ content: `localStorage.setItem('suivi.language', '${language}')` });
    const page = await context.newPage();
    const found: string[] = [];
    for (const [screen, address] of Object.entries(addresses)) {
      await page.goto(`${product.url}${address}`);
      await settle(page);
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate(runAxe)) as axe.AxeResults;
      found.push(...violations.map(({ id, impact, nodes }) => `${screen}: ${id} (${impact}) ${nodes[0]?.html}`));
      if (Number(await page.evaluate('document.documentElement.scrollWidth')) > width) found.push(`${screen}: wider than the window`);
      const keys = String(await page.evaluate('document.body.innerText')).match(/\b(web|monday|delivery|refusal)\.[a-z][\w.-]*/g);
      if (keys) found.push(`${screen}: not translated: ${keys.join(', ')}`);
      const shots = process.env.SUIVI_SHOTS;
      if (shots) await page.screenshot({ path: `${shots}/${screen.replace(/\W+/g, '-')}-${language}-${width}.png`, fullPage: true });
    }
    expect(found).toEqual([]);
    await context.close();
  }, 180_000);
});
