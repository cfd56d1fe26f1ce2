import { beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { inChromium, type Visit, withVisit } from '../support/browser.js';
import { claim, type Claimed, signingIn } from '../support/signing-in.js';

interface Owner {
  organizationId: number;
  awaitingDecision: boolean;
  extensionAsked: boolean;
  handoverProposed: boolean;
}
interface Commitment {
  reference: string;
  meeting: { id: number };
  owners: Owner[];
}

// a page that was asked for before the sign-in is refused, and the console says so
inChromium('a focal point, from what is asked to what was decided', () => {
  const visit = withVisit((complaint) => /40[134]/.test(complaint));
  let { product, browser, page, complaints } = {} as Visit;
  let { asAdministrator, signIn } = {} as Claimed;
  let focal: Page;
  let entity: { id: number; acronym: string };
  let owed: Commitment[];
  const free = ({ awaitingDecision, extensionAsked, handoverProposed }: Owner): boolean => !awaitingDecision && !extensionAsked && !handoverProposed;
  const section = (name: string): Locator => focal.locator('section').filter({ has: focal.getByRole('heading', { name, exact: true }) });
  const rowOf = (where: string, { reference }: Commitment): Locator => section(where).getByRole('listitem').filter({ hasText: reference }).first();
  const shot = async (name: string) => {
    const { SUIVI_SHOTS: shots } = process.env;
    if (shots) await focal.screenshot({ path: `${shots}/mine-${name}.png`, fullPage: true });
  };

  beforeAll(async () => {
    ({ product, browser, page, complaints } = visit());
    await claim(product, page);
    ({ asAdministrator, signIn } = signingIn(product, page));
    const { items: appointments } = await asAdministrator<{ items: { role: string; person: { email: string }; organization: { id: number; acronym: string } }[] }>('/partnerships/1/appointments');
    const focalPoints = appointments.filter(({ role }) => role === 'focal-point');
    const found = await Promise.all(focalPoints.map(async ({ person, organization }) => ({
      person, organization, owed: (await asAdministrator<{ items: Commitment[] }>(`/commitments?organizationId=${organization.id}&schedule=overdue`)).items.filter(({ owners }) => owners.some((one) => one.organizationId === organization.id && free(one))),
    })));
    const chosen = found.sort((a, b) => b.owed.length - a.owed.length)[0] as (typeof found)[number];
    entity = chosen.organization;
    owed = chosen.owed;
    focal = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 } })).newPage();
    focal.on('pageerror', (error) => complaints.push(String(error)));
    await signIn(focal, chosen.person.email, '/mine');
    await focal.getByRole('heading', { level: 1, name: 'My commitments' }).waitFor();
  }, 120_000);

  test('finds what is late first, and answers it by the keyboard', async () => {
    const [first] = owed as [Commitment];
    await rowOf('Waits for you', first).waitFor();
    await shot('begin');
    await rowOf('Waits for you', first).locator('[data-row-link]').focus();
    await focal.keyboard.press('a');
    const dialog = focal.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'How far is the work?' }).or(dialog.getByLabel('How far is the work?')).first().click();
    await focal.getByRole('option', { name: 'In progress' }).click();
    await dialog.getByLabel('What was done').fill('The draft is with the member States.');
    await dialog.getByRole('button', { name: 'Record update' }).click();
    await rowOf('Waits for others', first).getByText('The coordinator decides on the update').waitFor();
    await section('What you answered lately').getByText('The draft is with the member States.').waitFor();
  }, 60_000);

  test('sees what the coordinator asks back, without loading the page again, and answers once more', async () => {
    const [first] = owed as [Commitment];
    const { items } = await asAdministrator<{ items: { id: number; narrative: string }[] }>('/updates?state=submitted&limit=200');
    await asAdministrator(`/updates/${items.find(({ narrative }) => narrative.startsWith('The draft is with'))?.id}/return`, { note: 'Since when?' });
    await rowOf('Waits for you', first).getByText('Since when?').waitFor();
    await shot('question');
    await rowOf('Waits for you', first).getByRole('button', { name: /^Answer/ }).click();
    const dialog = focal.getByRole('dialog');
    await dialog.getByText('Ada Administrator asks: Since when?').waitFor();
    await shot('answer');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }, 60_000);

  test('names a colleague where it is not theirs; the coordinator confirms, and it is the colleague’s', async () => {
    const second = owed[1] ?? (owed[0] as Commitment);
    await rowOf('Waits for you', second).getByRole('button', { name: /^Not mine/ }).click();
    const dialog = focal.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Cora Colleague');
    await dialog.getByLabel('E-mail address').fill('cora@colleagues.example');
    await shot('not-mine');
    await dialog.getByRole('button', { name: 'Name the colleague' }).click();
    await rowOf('Waits for others', second).getByText('The coordinator is to say who answers').waitFor();
    const { items } = await asAdministrator<{ items: { id: number; colleague: { name: string } }[] }>('/handovers?state=pending');
    await asAdministrator(`/handovers/${items.find(({ colleague }) => colleague.name === 'Cora Colleague')?.id}/confirm`, {});
    await rowOf('Waits for others', second).getByText('Cora Colleague answers this').waitFor();
    await section('What you answered lately').getByText('Confirmed by Ada Administrator').waitFor();
  }, 60_000);

  test('is asked by a call for inputs, and comes to its page without looking for the mail', async () => {
    const { meeting } = owed[0] as Commitment;
    const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const call = await asAdministrator<{ id: number }>(`/meetings/${meeting.id}/calls`, { opensOn: day(0), dueOn: day(30), entities: [{ organizationId: entity.id }] });
    await asAdministrator(`/calls/${call.id}/open`, {});
    await focal.reload();
    const answer = section('Calls for inputs').getByRole('button', { name: /^Answer the call/ });
    await answer.waitFor();
    await shot('call');
    await answer.click();
    await focal.waitForURL(/\/answer\/call\//);
    await focal.locator('form').first().waitFor();
    await focal.goBack();
  }, 60_000);

  test('goes anywhere by words: a screen, a commitment, and back to the own page', async () => {
    const [{ reference }] = owed as [Commitment];
    await focal.goto(`${product.url}/account`);
    await focal.getByRole('heading', { level: 1 }).waitFor();
    await focal.keyboard.press('Control+k');
    const field = focal.getByRole('combobox', { name: /^A screen/ });
    await field.fill('nobody has such a name');
    await focal.getByText('Nothing has these words').waitFor();
    await field.fill(reference);
    await focal.getByRole('option', { name: reference }).waitFor();
    await focal.evaluate(axe.source);
    const { violations } = await focal.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await shot('palette');
    await focal.keyboard.press('Enter');
    await focal.waitForURL(/\/commitments\/\d+$/);
    await focal.keyboard.press('Control+k');
    await field.fill('my commit');
    await shot('palette-screen');
    await focal.keyboard.press('Enter');
    await focal.waitForURL(/\/mine$/);
  }, 60_000);

  test('has no barrier that axe finds, by day and by night, and fits a phone in Arabic', async () => {
    const found: string[] = [];
    for (const [language, width, colorScheme] of [['en', 1280, 'light'], ['ar', 320, 'light'], ['en', 320, 'dark']] as const) {
      await focal.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await focal.setViewportSize({ width, height: 860 });
      await focal.evaluate(`localStorage.setItem('suivi.language', '${language}')`);
      await focal.goto(`${product.url}/mine`);
      await focal.locator('main [data-row-link]').first().waitFor();
      await shot(`${language}-${width}-${colorScheme}`);
      await focal.evaluate(axe.source);
      const { violations } = await focal.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
      found.push(...violations.map(({ id, nodes }) => `${language} ${width}: ${id}: ${nodes[0]?.html}`));
      if (await focal.evaluate('document.documentElement.scrollWidth > innerWidth')) found.push(`${language} ${width}: wider than the window`);
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);
});
