import { beforeAll, expect, test } from '@jest/globals';
import { inChromium, type Visit, withVisit } from '../support/browser.js';

inChromium('the reminders of a partnership', () => {
  const visit = withVisit((complaint) => complaint.includes('422'));
  let { product, page, complaints } = {} as Visit;
  const api = async <T>(path: string, init?: RequestInit) => (await fetch(`${product.url}/api/v1${path}`, init)).json() as Promise<T>;
  const differences = (count: RegExp) => page.locator('[data-differences]').and(page.locator('[aria-busy="false"]')).filter({ hasText: count });
  const change = async (rule: string, days: string) => {
    await page.getByRole('button', { name: `Change: ${rule}` }).click();
    await page.getByRole('spinbutton', { name: 'Days before' }).fill(days);
  };

  beforeAll(() => {
    ({ product, page, complaints } = visit());
  });

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

  test('so is a rule for calls for inputs, and the screen of the call speaks of it', async () => {
    const { entities: askable } = await api<{ entities: { organization: { id: number } }[] }>('/meetings/2/call-proposal');
    const today = new Date().toISOString().slice(0, 10);
    const dueOn = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await api('/meetings/2/calls', { method: 'POST', body: JSON.stringify({ opensOn: today, dueOn, entities: askable.slice(0, 1).map(({ organization }) => ({ organizationId: organization.id })) }), headers: { 'content-type': 'application/json' } });
    const entities = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') });

    await page.goto(`${product.url}/meetings/2/call`);
    await page.getByText('14 days before the deadline').first().waitFor();
    expect(await page.getByText('No answer').count()).toBe(0);
    await page.getByRole('button', { name: 'Open the call' }).click();
    await page.getByText('No answer').first().waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByLabel('Words to go with it').fill('Figures for both years.');
    await entities.nth(1).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Who is asked: 2 entities' }).waitFor();
    await page.getByRole('blockquote').getByText('Figures for both years.').waitFor();

    await page.goto(`${product.url}/reminders`);
    const ofCalls = page.getByRole('region', { name: 'Rules for calls for inputs' });
    await ofCalls.getByRole('button', { name: 'Change: 14 days before the deadline' }).click();
    await ofCalls.getByRole('spinbutton', { name: 'Days before' }).fill('40');
    await differences(/(Added|Moved): \d/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved; it counts from now on.').waitFor();
    await page.goto(`${product.url}/meetings/2/call`);
    await page.getByText('40 days before the deadline').first().waitFor();
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
