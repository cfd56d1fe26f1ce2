import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { inChromium, type Visit, withVisit } from '../support/browser.js';

interface Commitment {
  id: number;
  verifiedStatus: string;
  thematicArea: { name: { en: string } } | null;
}

const meeting = /Twelfth meeting/;
const words = 'The two secretariats met every month, and it shows.';

inChromium('a final report, from its first line to its corrigendum', () => {
  const visit = withVisit();
  let { product, page, complaints } = {} as Visit;
  let commitment: Commitment;
  let area: string;
  let issued: string;

  const api = async (path: string, body?: unknown): Promise<unknown> =>
    (await fetch(`${product.url}/api/v1${path}`, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json', 'if-match': '*' }, body: JSON.stringify(body) })).json();
  const card = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const life = (): Locator => card('Circulation and approval');
  const section = (title: string): Locator => page.getByRole('navigation', { name: 'Sections' }).getByRole('button').filter({ hasText: title });
  const narrative = (): Locator => page.getByLabel('Narrative');
  const step = (name: string): Locator => page.getByRole('list', { name: 'Where the report stands' }).locator('[aria-current=step]', { hasText: name });
  const preview = () => page.frameLocator('iframe[title=Preview]').locator('body');
  const write = async (text: string): Promise<void> => {
    await narrative().fill(text);
    await page.locator('form').filter({ has: narrative() }).getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Saved, version/).waitFor();
  };
  const file = async (name: string): Promise<Buffer> => {
    const coming = page.waitForEvent('download');
    await card('Files').getByRole('link', { name }).click();
    return readFileSync(await (await coming).path());
  };

  beforeAll(async () => {
    ({ product, page, complaints } = visit());
    const { items } = (await api('/commitments?meetingId=2&recordState=open&limit=50')) as { items: Commitment[] };
    commitment = items.find(({ thematicArea, verifiedStatus }) => thematicArea !== null && verifiedStatus === 'in-progress') as Commitment;
    area = commitment.thematicArea?.name.en as string;
  });

  test('is begun for a meeting, by its thematic areas', async () => {
    await page.goto(`${product.url}/reports`);
    await page.getByRole('button', { name: 'Begin a report' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Meeting' }).or(dialog.getByLabel('Meeting')).first().click();
    await page.getByRole('option', { name: meeting }).click();
    await dialog.getByLabel('Symbol').fill('A/81/201');
    await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Final report: .*Twelfth meeting$/ }).waitFor();
    await step('Drafted').waitFor();
    await preview().getByText('A/81/201').first().waitFor();
  }, 60_000);

  test('takes a narrative into a section, and shows it beside the facts', async () => {
    await section(area).first().click();
    await write(words);
    await section(area).first().getByText('Written').waitFor();
    await preview().getByText(words).waitFor();
    expect(await preview().locator('figure svg').count()).toBeGreaterThan(1);
  }, 60_000);

  test('flags the narrative when its facts are brought up to now, until somebody says that it still holds', async () => {
    await api(`/commitments/${commitment.id}/verify`, { status: 'implemented', reason: 'Seen on the spot.' });
    await life().getByRole('button', { name: 'Bring the facts up to now' }).click();
    await section(area).first().getByText('Facts changed').waitFor();
    await page.getByText('The facts changed since this was written').waitFor();
    await page.getByText(/verified status, .* → implemented/).waitFor();
    await page.getByRole('button', { name: 'It still holds' }).click();
    await section(area).first().getByText('Written').waitFor();
    expect(await narrative().inputValue()).toBe(words);
  }, 60_000);

  test('is circulated, and a comment on a section is answered', async () => {
    await life().getByRole('button', { name: 'Circulate for comments' }).click();
    await life().getByLabel('A word to go with it').fill('By Friday, please.');
    await life().getByRole('button', { name: 'Circulate for comments' }).click();
    await step('Circulated').waitFor();
    await card('Comments').getByLabel('Your comment').fill('Every month but August.');
    await card('Comments').getByRole('button', { name: 'Comment', exact: true }).click();
    await section(area).first().getByText('1 open comment').waitFor();
    await card('Comments').getByRole('button', { name: 'Mark as settled' }).click();
    await section(area).first().getByText('1 open comment').waitFor({ state: 'detached' });
  }, 60_000);

  test('is approved by both sides and issued', async () => {
    for (const side of ['United Nations', 'Partner organization']) {
      await life().getByRole('button', { name: `Approve for ${side}` }).click();
      await life().getByText(`${side}: approved by`).waitFor();
    }
    await step('Approved').waitFor();
    await life().getByRole('button', { name: 'Issue' }).click();
    await life().getByRole('group', { name: 'Issue' }).getByRole('button', { name: 'Issue' }).click();
    await page.getByText('This report was issued.').waitFor();
    await step('Issued').waitFor();
    expect(await narrative().getAttribute('readonly')).not.toBeNull();
    issued = page.url();
  }, 60_000);

  test('is there to be downloaded, in Word and as PDF', async () => {
    await card('Files').getByLabel('PDF document').check();
    await card('Files').getByRole('button', { name: 'Make the files' }).click();
    expect((await file('English, PDF document')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await file('English, Word document')).subarray(0, 2).toString()).toBe('PK');
  }, 90_000);

  test('is put right by a corrigendum, and stays as it was issued', async () => {
    const hash = await page.locator('code').textContent();
    await life().getByRole('button', { name: 'Begin a corrigendum' }).click();
    await life().getByLabel('What is to be put right').fill('August was left out.');
    await life().getByRole('button', { name: 'Begin a corrigendum' }).click();
    await page.getByText(/^Corrigendum 1 to report \d+: August was left out\.$/).waitFor();
    expect(page.url()).not.toBe(issued);
    await section(area).first().click();
    expect(await narrative().inputValue()).toBe(words);
    await write('The two secretariats met every month but August.');
    await preview().getByText('A/81/201/Corr.1').first().waitFor();
    await page.goto(issued);
    await preview().getByText(words).waitFor();
    expect(await page.locator('code').textContent()).toBe(hash);
    expect(complaints).toEqual([]);
  }, 60_000);
});
