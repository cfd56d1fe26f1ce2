import { beforeAll, expect, test } from '@jest/globals';
import { inChromium, type Visit, withVisit } from '../support/browser.js';

const statement = `Joint statement

1. The two sides met in Geneva and thanked the host.

2. The African Centre will publish a training plan by 30 June 2027.
`;

inChromium('a coordinator who begins with nothing but the joint statement', () => {
  const visit = withVisit();
  let { product, page, complaints } = {} as Visit;
  beforeAll(() => {
    ({ product, page, complaints } = visit());
  });
  const shot = async (name: string) => {
    const { SUIVI_SHOTS: shots } = process.env;
    if (shots) await page.screenshot({ path: `${shots}/first-${name}.png`, fullPage: true });
  };

  test('comes from an empty page to the first mail, step by step', async () => {
    await page.goto(product.url);
    await page.getByRole('button', { name: /^Partnership/ }).click();
    await page.getByRole('menuitem', { name: 'Add a partnership' }).click();
    await page.getByLabel('Name of the partnership').fill('United Nations–African Centre');
    for (const [label, value] of [['UN side: acronym', 'ECA'], ['UN side: entity', 'Economic Commission for Africa'], ['Other side: acronym', 'AC'], ['Other side: entity', 'African Centre'], ['Place', 'Geneva'], ['Name', 'Nia Coordinator'], ['E-mail address', 'nia@eca.example']] as const)
      await page.getByRole('textbox', { name: label, exact: true }).fill(value);
    await page.getByLabel(/^First day/).fill('2026-02-03');
    await page.getByLabel('Its number in the series').fill('4');
    await shot('start');
    await page.getByRole('button', { name: 'Go on to the document' }).click();

    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /text/i }).last().fill(statement);
    await shot('import');
    await dialog.getByRole('button', { name: /^(Import|Read)/ }).click();
    await page.waitForURL(/\/documents\/\d+\/review/);
    await shot('review');
    const documentId = /documents\/(\d+)/.exec(page.url())?.[1];
    const proposals = (await (await fetch(`${product.url}/api/v1/documents/${documentId}/proposals`)).json()) as { items: { id: number; quote: string }[] };
    expect(proposals.items.map(({ quote }) => quote)).toEqual([expect.stringContaining('training plan')]);

    await page.locator('[data-proposal]').first().click();
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByRole('button', { name: /^Accept/ }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const api = async (path: string, init?: RequestInit) => (await fetch(`${product.url}/api/v1${path}`, init)).json();
    const { items } = (await api('/commitments?limit=200')) as { items: { quote: string; partnershipId: number; owners: { organizationId: number; acronym: string }[] }[] };
    const commitment = items.find((one) => one.quote.includes('training plan')) as (typeof items)[number];
    expect(commitment.owners.map(({ acronym }) => acronym)).toEqual(['AC']);
    const person = { name: 'Fatou Focal', email: 'fatou@ac.example' };
    await api(`/partnerships/${commitment.partnershipId}/appointments`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ organizationId: commitment.owners[0]?.organizationId, role: 'focal-point', person }) });
    await page.goto(`${product.url}/documents?partnershipId=${commitment.partnershipId}`);
    await page.getByRole('link', { name: /^The first mail goes to .+ on / }).waitFor();
    await shot('first-mail');
    await page.getByRole('button', { name: 'Put this list away' }).click();
    await page.getByRole('heading', { name: 'From the document to the first mail' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  }, 120_000);
});
