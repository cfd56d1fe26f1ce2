import { beforeAll, expect, test } from '@jest/globals';
import { inChromium, type Visit, withVisit } from '../support/browser.js';

inChromium('the three screens, on the sample that a newcomer finds', () => {
  const visit = withVisit();
  let { product, browser, page, complaints } = {} as Visit;

  beforeAll(() => {
    ({ product, browser, page, complaints } = visit());
  });

  test('the register lists commitments, and a filter stands in its address', async () => {
    await page.goto(`${product.url}/register`);
    await page.locator('[data-row-link]').first().waitFor();
    await page.getByRole('button', { name: 'Overdue' }).click();
    await page.waitForURL(/schedule=overdue/);
    // until the answer is there the table shows what it had (and the page's policy forbids what evaluates text, as waitForFunction does)
    await page.locator('tbody tr').filter({ hasNotText: 'Overdue' }).first().waitFor({ state: 'detached' });
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
  }, 60_000);

  test('a row opens with the keyboard, and its words are marked in the source paragraph', async () => {
    await page.goto(`${product.url}/register`);
    await page.locator('[data-row-link]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/commitments\/\d+/);
    const id = /\d+$/.exec(page.url())?.[0];
    const commitment = (await (await fetch(`${product.url}/api/v1/commitments/${id}`)).json()) as { quote: string };
    expect(await page.locator('blockquote mark').textContent()).toBe(commitment.quote);
    await page.getByRole('heading', { name: 'History' }).waitFor();
  }, 60_000);

  test('Arabic turns the screens round, and they stay so after a reload', async () => {
    await page.goto(`${product.url}/register`);
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitemradio', { name: 'العربية' }).click();
    const turned = page.locator('html[dir="rtl"][lang="ar"]');
    await turned.waitFor({ state: 'attached' });
    await page.reload();
    await turned.waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /العربية/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.locator('html[dir="ltr"][lang="en"]').waitFor({ state: 'attached' });
  }, 60_000);

  test('the mailbox shows a mail in a frame that runs no script', async () => {
    await page.goto(`${product.url}/mailbox`);
    await page.getByText('nothing leaves this machine').waitFor();
    const mails = (await (await fetch(`${product.url}/api/v1/mailbox`)).json()) as { items: { id: number }[] };
    const first = mails.items[0];
    if (!first) return; // the sample has no mail due on every day of the week
    await page.goto(`${product.url}/mailbox/${first.id}`);
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
  }, 60_000);

  test('the delivery ledger says in words how mail stands, and what the server said of each', async () => {
    await page.goto(`${product.url}/mails`);
    await page.getByText('Mail goes out', { exact: true }).waitFor();
    const sent = (await (await fetch(`${product.url}/api/v1/mails?state=sent&limit=1`)).json()) as { items: { id: number }[] };
    await page.goto(`${product.url}/mails/${sent.items[0]?.id}`);
    await page.getByText('kept in the mailbox').first().waitFor();
  }, 60_000);

  test('a narrow screen shows cards and never scrolls sideways', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${product.url}/register`);
    await page.locator('li [data-row-link]').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  }, 60_000);

  test('the board of the queue shows the rounds, and asks nobody else for anything', async () => {
    const foreign: string[] = [];
    page.on('request', (request) => !request.url().startsWith(product.url) && foreign.push(request.url()));
    await page.goto(`${product.url}/admin/queues/queue/suivi?status=completed`);
    await page.getByText('emails.round', { exact: true }).first().waitFor();
    expect(foreign).toEqual([]);
  }, 60_000);

  test('nothing was complained of', () => {
    expect(complaints).toEqual([]);
  });

  test('the link in a mail opens a form that a browser without JavaScript can submit', async () => {
    const { items } = (await (await fetch(`${product.url}/api/v1/mailbox?limit=50`)).json()) as { items: { id: number }[] };
    const texts = await Promise.all(items.map(async ({ id }) => ((await (await fetch(`${product.url}/api/v1/mailbox/${id}`)).json()) as { text: string }).text));
    const link = texts.map((text) => /http\S+\/answer\/\S+/.exec(text)?.[0]).find((found) => found !== undefined) ?? '';
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
    const phone = await context.newPage();
    await phone.goto(link);
    await phone.locator('button[value=report]').click();
    expect(await phone.locator('[role=alert]').count()).toBe(1);
    await phone.locator('input[value=in-progress]').check();
    await phone.locator('textarea[name=narrative]').fill('The draft is with the member States.');
    await phone.locator('button[value=report]').click();
    expect(await phone.locator('form').count()).toBe(0);
    const { items: updates } = (await (await fetch(`${product.url}/api/v1/updates?state=submitted`)).json()) as { items: { narrative: string }[] };
    expect(updates.map((u) => u.narrative)).toContain('The draft is with the member States.');
    await context.close();
  }, 60_000);
});
