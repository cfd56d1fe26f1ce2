import { beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { inChromium, type Visit, withVisit } from '../support/browser.js';

const numbered = (paragraphs: readonly string[]): string => `Joint statement on ports\n\n${paragraphs.map((words, i) => `${i + 1}. ${words}`).join('\n\n')}\n`;
const welcome = 'The participants welcomed the work done since the last meeting and noted its results with appreciation.';
const plan = 'The United Nations Development Programme agreed to prepare a plan for the ports of the region by 30 November 2027.';
const map = 'The United Nations Development Programme agreed to publish a map of the ports of the region by 31 March 2028.';
const thanks = 'The participants thanked the host country for the warm hospitality that they had received.';
const first = numbered([welcome, plan, map, thanks]);
const corrected = numbered([welcome, 'The participants noted the statement of the host country on the safety of ships.', plan.replace('30 November 2027', '31 December 2028'), map, thanks]);

inChromium('a corrected version in a browser', () => {
  const visit = withVisit((complaint) => complaint.includes('422'));
  let { product, page, complaints } = {} as Visit;
  let documentId: number;
  const call = async (path: string, body?: object) => {
    const answer = await fetch(`${product.url}/api/v1${path}`, body && { method: 'POST', headers: { 'content-type': 'application/json', 'if-match': '*' }, body: JSON.stringify(body) });
    return (await answer.json()) as { id: number; items: { id: number }[] };
  };
  const width = () => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  /** `SUIVI_SHOTS=folder` keeps pictures for people who want to look. */
  const shoot = async (name: string) => {
    const folder = process.env.SUIVI_SHOTS;
    for (const [wide, high] of [[1280, 900], [320, 740]] as const) {
      await page.setViewportSize({ width: wide, height: high });
      expect(await width()).toBeLessThanOrEqual(0);
      if (folder) await page.screenshot({ path: join(folder, `${name}-${wide}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const language = async (code: string) => {
    await page.evaluate(`localStorage.setItem('suivi.language', '${code}')`);
    await page.reload();
  };

  beforeAll(async () => {
    ({ product, page, complaints } = visit());
    documentId = (await call('/meetings/2/documents', { text: first })).id;
    for (const { id } of (await call(`/documents/${documentId}/proposals`)).items) await call(`/proposals/${id}/accept`, { owners: [{ organizationId: 2, part: 'lead' }] });
  });

  test('by keyboard alone: it is compared, what moved and changed is marked, and it is applied', async () => {
    await page.goto(`${product.url}/documents/${documentId}/review`);
    await page.getByRole('link', { name: 'Import a corrected version' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/correct$/);
    await page.getByRole('textbox', { name: 'Or paste the text' }).fill(corrected);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is written until you apply it.').waitFor();
    expect(await page.locator('ins').allTextContents()).toContain('31 December 2028');
    expect(await page.locator('del').allTextContents()).toContain('30 November 2027');
    expect(await page.getByText('1 commitment will ask for your decision on its words.').count()).toBe(1);
    await shoot('preview-en');
    await page.getByRole('button', { name: 'Apply the corrected version' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Version 2 of the document is in place.').waitFor();
    await shoot('applied-en');
  }, 60_000);

  test('the commitment whose words changed says so, and keeps or takes them over', async () => {
    await page.locator('a[href^="/commitments/"]').first().click();
    await page.getByRole('heading', { name: 'Version 2 of the document has other words here.' }).waitFor();
    await shoot('commitment-en');
    await language('ar');
    await page.getByRole('button', { name: 'اعتماد العبارات الجديدة' }).waitFor();
    await shoot('commitment-ar');
    await language('en');
    await page.getByRole('button', { name: 'Keep the accepted words' }).click();
    await page.keyboard.type('Said by letter.');
    expect(await page.getByRole('textbox', { name: 'Why do they stay?' }).inputValue()).toBe('Said by letter.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Take over the new words' }).click();
    await page.getByText('Corrected words taken over').waitFor();
    expect(await page.getByRole('heading', { name: /other words here/ }).count()).toBe(0);
    expect(await page.locator('mark').allTextContents()).toEqual([expect.stringContaining('31 December 2028')]);
  }, 60_000);

  test('another document is refused in the language of the reader', async () => {
    await page.goto(`${product.url}/documents/${documentId}/correct`);
    await language('ar');
    await page.getByRole('textbox').fill('1. La réunion a décidé de se revoir.');
    await page.getByRole('button', { name: 'قارن' }).click();
    await page.getByText('استورده بوصفه وثيقة جديدة', { exact: false }).waitFor();
    await shoot('refused-ar');
    await page.getByRole('textbox').fill(first);
    await page.getByRole('button', { name: 'قارن' }).click();
    await page.getByText('لا يُحفظ شيء قبل التطبيق.').waitFor();
    await shoot('preview-ar');
    expect(complaints).toEqual([]);
  }, 60_000);
});
