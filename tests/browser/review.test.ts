import { beforeAll, expect, test } from '@jest/globals';
import { inChromium, type Visit, withVisit } from '../support/browser.js';

const statement = `Joint statement 🌊 on ports

1. The participants welcomed the work done since the last meeting.

2. The Caribbean Development Bank agreed to prepare a plan for ports by 30 November 2027, and the United Nations Development Programme agreed to convene a workshop.

3. The two sides will be in touch.

4. The United Nations Development Programme agreed to publish a map of the ports.
`;
const arabic = `بيان مشترك

1. رحب المشاركون بالعمل المنجز.

2. اتفق الاجتماع على أن يعد برنامج الأمم المتحدة الإنمائي خطة للموانئ.
`;

inChromium('the review of an outcome document', () => {
  const visit = withVisit();
  let { product, page, complaints } = {} as Visit;
  let documentId: string;
  const api = async (path: string) => (await fetch(`${product.url}/api/v1${path}`)).json() as Promise<{ items: { quote: string; text: string; status: string; start: number; id: number; paragraph: { label: string } }[] }>;
  const proposals = async () => (await api(`/documents/${documentId}/proposals`)).items;
  const said = (text: RegExp) => page.locator('[aria-live="polite"]').filter({ hasText: text }).waitFor({ state: 'attached' });
  const open = async () => {
    await page.goto(`${product.url}/documents/${documentId}/review`);
    await page.locator('[data-proposal]').first().waitFor();
  };

  beforeAll(() => {
    ({ product, page, complaints } = visit());
  });

  test('a file is imported and its review opens, with proposals marked in the text', async () => {
    await page.goto(`${product.url}/documents`);
    await page.getByRole('button', { name: 'Import a document' }).click();
    await page.getByRole('combobox', { name: 'Meeting' }).click();
    await page.getByRole('option').first().click();
    await page.locator('input[type=file]').setInputFiles({ name: 'ports.txt', mimeType: 'text/plain', buffer: Buffer.from(statement) });
    await page.getByRole('button', { name: 'Read document' }).click();
    await page.waitForURL(/\/documents\/\d+\/review/);
    documentId = /documents\/(\d+)/.exec(page.url())?.[1] ?? '';
    await page.locator('[data-proposal]').first().waitFor();
    for (const { id, quote } of await proposals()) expect((await page.locator(`mark[data-proposals~="${id}"]`).allTextContents()).join('')).toBe(quote);
  }, 60_000);

  test('keys choose, narrow a passage by a word, split it and take both back', async () => {
    await open();
    const before = await proposals();
    await page.keyboard.press('e');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await said(/Changed/);
    expect((await proposals())[0]?.quote).not.toBe(before[0]?.quote);
    await page.keyboard.press('u');
    await said(/Undone/);
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await said(/Split/);
    expect((await proposals()).length).toBe(before.length + 1);
    await page.keyboard.press('u');
    await said(/Undone/);
    expect((await proposals()).filter((p) => p.status === 'proposed').map((p) => p.quote)).toEqual(before.map((p) => p.quote));
  }, 60_000);

  test('accepting finds the lead entity by its name; undo takes the commitment out of the register', async () => {
    await open();
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByText('Found by the names').waitFor();
    expect(await page.getByRole('combobox', { name: 'Lead entity' }).inputValue()).toContain('CDB');
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await said(/Accepted; it stands in the register/);
    expect((await proposals()).some((p) => p.status === 'accepted')).toBe(true);
    await page.keyboard.press('u');
    await said(/waits again/);
    expect((await proposals()).some((p) => p.status === 'accepted')).toBe(false);
  }, 60_000);

  test('a proposal is rejected with a reason', async () => {
    await open();
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'It tells what was done' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await said(/Rejected/);
    await page.keyboard.press('u');
    await said(/waits again/);
  }, 60_000);

  test('words selected in the text are proposed, to the sign', async () => {
    await open();
    await page.getByText('will be in touch').click({ clickCount: 3 });
    await page.getByRole('button', { name: 'Propose the selected words' }).click();
    await said(/Proposed/);
    expect((await proposals()).find((p) => p.paragraph.label === '3')?.quote).toBe('3. The two sides will be in touch.');
  }, 60_000);

  test('another version stands beside it, in its own direction; a narrow screen shows one at a time', async () => {
    const meetingId = ((await (await fetch(`${product.url}/api/v1/documents/${documentId}`)).json()) as { meetingId: number }).meetingId;
    const other = (await (await fetch(`${product.url}/api/v1/meetings/${meetingId}/documents`, { method: 'POST', body: arabic, headers: { 'content-type': 'text/plain' } })).json()) as { id: number };
    await page.goto(`${product.url}/documents/${documentId}/review?beside=${other.id}`);
    const cell = page.locator('[data-other][dir="rtl"]').filter({ hasText: 'رحب المشاركون' });
    await cell.waitFor();
    expect(await cell.locator('xpath=..').textContent()).toContain('The participants welcomed');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Arabic' }).click();
    await cell.waitFor();
    expect(await page.getByText('The participants welcomed').isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  }, 60_000);

  test('nothing was complained of', () => {
    expect(complaints).toEqual([]);
  });
});
