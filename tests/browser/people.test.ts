import { beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { inChromium, type Visit, withVisit } from '../support/browser.js';
import { type Claimed, signingIn } from '../support/signing-in.js';

inChromium('accounts, from the one-time link to a person who is erased', () => {
  const visit = withVisit((complaint) => /40[134]|503/.test(complaint));
  let { product, browser, page, complaints } = {} as Visit;
  /** A focal point of the sample, in a browser of their own. */
  let other: Page;
  let { asAdministrator, signIn } = {} as Claimed;
  let focal: { id: number; name: string; email: string };

  const open = (where: Page, path: string) => where.goto(`${product.url}${path}`);
  const text = (where: Page, words: string | RegExp) => where.getByText(words).first().waitFor();

  const barriers = async (where: Page): Promise<string[]> => {
    await where.evaluate(axe.source);
    const { violations } = await where.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  beforeAll(() => {
    ({ product, browser, page, complaints } = visit());
    ({ asAdministrator, signIn } = signingIn(product, page));
  });

  test('nobody has claimed it: the header says so, and how to', async () => {
    await open(page, '/');
    await page.getByRole('button', { name: 'Account: Local' }).click();
    await text(page, 'Nobody has claimed this installation');
    await text(page, 'suivi claim-link');
  }, 60_000);

  test('the one-time link makes an administrator, whose name stands in the header', async () => {
    await page.goto(/http:\S+\/claim\/\S+/.exec(product.output)?.[0] ?? '');
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Your name').fill('Ada Administrator');
    await page.getByLabel('Your mail address').fill('ada@desk.example');
    await page.getByRole('button', { name: 'Become administrator' }).click();
    await page.getByRole('button', { name: 'Account: Ada Administrator' }).waitFor();
  }, 60_000);

  test('a person signs in by mail and is back where they wanted to go; what is not theirs is said to be so', async () => {
    const { items } = await asAdministrator<{ items: { person: typeof focal; appointments: { role: string }[] }[] }>('/accounts?limit=100');
    focal = items.find(({ appointments }) => appointments[0]?.role === 'focal-point')?.person ?? focal;
    other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await signIn(other, focal.email, '/account');
    await other.waitForURL(/\/account$/);
    await other.getByRole('heading', { name: 'Sessions' }).waitFor();
    expect(await other.getByRole('link', { name: 'People' }).count()).toBe(0);
    await open(other, '/webhooks');
    await text(other, 'This is beyond your rights');
    await open(other, '/account');
    await text(other, 'Everything that is held on you');
  }, 60_000);

  test('and sets by which clock and in which language they are written to, on their own page as the desk does on theirs', async () => {
    await other.getByRole('button', { name: 'Change the settings' }).click();
    await other.getByRole('dialog').getByLabel('Language of mails').first().click();
    await other.getByRole('option', { name: 'Français' }).click();
    await other.getByRole('dialog').getByLabel('Time zone').first().fill('Antarctica/Tro');
    await other.getByRole('option', { name: 'Antarctica/Troll' }).click();
    await other.getByRole('button', { name: 'Save' }).click();
    await text(other, 'Antarctica/Troll');
    expect(await other.getByRole('button', { name: 'Change the address' }).count()).toBe(0);
    await open(page, `/people/${focal.id}`);
    await text(page, 'Français');
    await text(page, 'Antarctica/Troll');
  }, 60_000);

  test('a session is listed, and ended from another browser; who sat there signs in again, and what was typed is not lost in silence', async () => {
    const second = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await signIn(second, focal.email, '/account');
    await second.getByRole('button', { name: 'New token' }).click();
    await second.getByLabel('What is it for?').fill('Nightly import');
    await other.reload();
    await other.getByRole('button', { name: /^End the session/ }).first().click();
    await other.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
    await other.getByRole('dialog').waitFor({ state: 'hidden' });
    await second.getByRole('button', { name: 'Create' }).click();
    await text(second, 'You are no longer signed in');
    await text(second, /What you typed on this page has not been saved/);
    expect(await second.getByLabel('What is it for?').inputValue()).toBe('Nightly import');
    await second.reload();
    await second.waitForURL(/\/sign-in\?then=%2Faccount/);
    await second.context().close();
  }, 60_000);

  test('a token is shown once', async () => {
    await other.getByRole('button', { name: 'New token' }).click();
    await other.getByLabel('What is it for?').fill('Nightly import');
    await other.getByRole('button', { name: 'Create' }).click();
    expect(await other.getByLabel(/Copy it now/).inputValue()).toMatch(/^suivi_/);
    await other.getByRole('button', { name: 'Close' }).last().click();
    await other.getByRole('cell', { name: 'Nightly import', exact: true }).waitFor();
  }, 60_000);

  test('the people of a partnership are appointed and their appointments end', async () => {
    await open(page, '/people');
    await page.getByRole('button', { name: 'Appoint somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Entity').click();
    await page.getByRole('option').first().click();
    await dialog.getByLabel('Name').fill('Zoe Newcomer');
    await dialog.getByLabel('Mail address').fill('zoe@desk.example');
    await dialog.getByRole('button', { name: 'Appoint' }).click();
    await page.getByRole('button', { name: /^End the appointment of Zoe Newcomer/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByRole('link', { name: 'Zoe Newcomer' }).count()).toBe(1);
  }, 60_000);

  test('a closed account shows its person out, and lets them in no more', async () => {
    await open(page, `/people/${focal.id}`);
    await page.getByRole('button', { name: 'Close the account' }).click();
    await page.getByLabel('Why?').fill('Has left the entity');
    await page.getByRole('dialog').getByRole('button', { name: 'Close the account' }).click();
    await page.getByText('Closed', { exact: true }).first().waitFor();
    await open(other, '/account');
    await signIn(other, focal.email, '/account');
    await text(other, 'You cannot sign in at present');
    expect(await barriers(other)).toEqual([]);
    await page.getByRole('button', { name: 'Open the account again' }).click();
    await page.getByRole('button', { name: 'Close the account' }).waitFor();
  }, 60_000);

  test('a person is erased once their name was typed, and the list goes on without it', async () => {
    const { items } = await asAdministrator<{ items: { id: number; name: string }[] }>('/people?limit=200');
    const zoe = items.find(({ name }) => name === 'Zoe Newcomer');
    await open(page, `/people/${zoe?.id}`);
    await page.getByRole('button', { name: 'Erase this person' }).click();
    const erase = page.getByRole('button', { name: 'Erase for good' });
    expect(await erase.isDisabled()).toBe(true);
    await page.getByLabel(/To confirm/).fill('Zoe Newcomer');
    await erase.click();
    await page.waitForURL(/\/people$/);
    expect(await asAdministrator<{ name: string }>(`/people/${zoe?.id}`)).toMatchObject({ name: `erased person ${zoe?.id}` });
  }, 60_000);

  test('axe finds nothing on the new screens, by day and by night, and a phone never scrolls sideways, in Arabic neither', async () => {
    for (const language of ['en', 'ar'])
      for (const colorScheme of ['light', 'dark'] as const)
        for (const path of ['/account', '/people', '/people?view=accounts', `/people/${focal.id}`, '/webhooks']) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(language === 'ar' ? { width: 320, height: 700 } : { width: 1280, height: 860 });
          await page.evaluate(`localStorage.setItem('suivi.language', '${language}')`);
          await open(page, path);
          await page.locator('main [role=table], main [class*=none]').first().waitFor();
          await page.waitForTimeout(150);
          expect({ path, language, colorScheme, found: await barriers(page), wide: await page.evaluate('document.documentElement.scrollWidth > innerWidth') }).toEqual({ path, language, colorScheme, found: [], wide: false });
        }
    await page.evaluate("localStorage.setItem('suivi.language', 'en')");
  }, 120_000);

  test('whoever signs out is out', async () => {
    await page.setViewportSize({ width: 1280, height: 860 });
    await open(page, '/');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    await open(page, '/people');
    await page.waitForURL(/\/sign-in\?then=%2Fpeople/);
    expect(complaints).toEqual([]);
  }, 60_000);
});
