import { beforeAll, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { inChromium, type Visit, withVisit } from '../support/browser.js';
import { type Hands, keyboard, mouse } from '../support/hands.js';
import { until } from '../support/until.js';

interface Commitment {
  id: number;
  reference: string;
  title: string;
  quote: string;
  recordState: string;
  deadline: { on: string } | null;
  owners: { acronym: string; declaredStatus: string }[];
}

/** A day that is over, and came after the sample's last meeting. */
const lastWeek = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.now() - 7 * 86_400_000);

inChromium('a coordinator on Monday, from the joint statement to the report', () => {
  const visit = withVisit();
  let { product, page, complaints } = {} as Visit;
  beforeAll(() => {
    ({ product, page, complaints } = visit());
  });

  const api = async <T>(path: string): Promise<T> => (await fetch(`${product.url}/api/v1${path}`)).json() as Promise<T>;
  const button = (name: string | RegExp, within: Locator | Visit['page'] = page): Locator => within.getByRole('button', { name, exact: typeof name === 'string' });
  const nudges = async (): Promise<number> => (await api<{ items: { kind: string }[] }>('/mails?limit=50')).items.filter(({ kind }) => kind === 'nudge').length;
  const dialog = (): Locator => page.getByRole('dialog');

  /** The whole way, on a promise of its own. */
  async function story(hands: Hands, { thing, entity, other, otherName }: { thing: string; entity: string; other: string; otherName: string }): Promise<void> {
    const theOne = async (): Promise<Commitment> => {
      const { items } = await api<{ items: Commitment[] }>('/commitments?limit=200');
      return items.filter(({ quote }) => quote.includes(thing)).at(0) as Commitment;
    };
    const to = (name: string): Promise<void> => hands.press(page.getByRole('navigation').getByRole('link', { name, exact: true }).first());
    /** Does at once what can be taken back for some seconds. */
    const atOnce = async (): Promise<void> => {
      await hands.press(button('Do it now'));
      await button('Do it now').waitFor({ state: 'detached' });
    };
    const decide = async (act: string): Promise<void> => {
      await to('Your week');
      await hands.press(button(act));
      await atOnce();
    };
    const open = async ({ title }: Commitment): Promise<void> => {
      await to('Register');
      await hands.write(page.getByRole('searchbox').first(), thing);
      await hands.press(page.getByRole('link', { name: title }).first());
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    };

    // the words become a commitment
    await page.goto(product.url);
    await to('Documents');
    await hands.press(button('Import a document'));
    await hands.choose(dialog().getByRole('combobox', { name: 'Meeting' }), /Twelfth/);
    await hands.write(dialog().getByRole('textbox', { name: /text/i }).last(), `Joint statement\n\n1. The participants thanked the host.\n\n2. ${entity} will publish a plan for ${thing} by ${lastWeek}.\n`);
    await hands.press(button('Read document', dialog()));
    await page.waitForURL(/\/documents\/\d+\/review/);
    await hands.press(button('Accept'));
    await hands.press(button('Accept', dialog()));
    await dialog().waitFor({ state: 'detached' });
    const made = await theOne();

    // it is late, goes to another entity, and that one is asked
    await to('Your week');
    await hands.press(button(`Reassign: ${made.reference}`));
    await hands.choose(dialog().getByRole('combobox', { name: 'Entity' }), new RegExp(`^${other} `));
    await hands.press(button('Reassign', dialog()));
    await atOnce();
    expect((await theOne()).owners).toMatchObject([{ acronym: other }]);
    const asked = await nudges();
    // the row stands under the other entity by now
    await hands.press(button(`Nudge: ${made.reference}`, page.getByRole('listitem').filter({ hasText: otherName })).first());
    await page.getByText(/^Asked: /).last().waitFor();
    await until(async () => (await nudges()) === asked + 1);

    // what it says is verified, what it asks for is granted
    await open(made);
    await hands.press(button('Record an update'));
    await hands.choose(dialog().getByRole('combobox', { name: 'How far is the work?' }), /^In progress$/);
    await hands.write(dialog().getByRole('textbox', { name: 'What was done' }), 'The plan is written; it is being translated.');
    await hands.press(button('Record update', dialog()));
    await dialog().waitFor({ state: 'detached' });
    await decide(`Accept: ${made.reference}`);
    expect((await theOne()).owners).toMatchObject([{ declaredStatus: 'in-progress' }]);
    await open(made);
    await hands.press(button('Ask for more time'));
    await hands.write(dialog().getByLabel('Until when?'), '2031-03-31');
    await hands.write(dialog().getByRole('textbox', { name: 'Why more time is needed' }), 'Four more languages.');
    await hands.press(button('Record the request', dialog()));
    await dialog().waitFor({ state: 'detached' });
    await decide(`Grant: ${made.reference}`);
    expect((await theOne()).deadline).toMatchObject({ on: '2031-03-31' });

    // the meeting is closed, and the report tells of it
    await to('Meetings');
    await hands.press(page.getByRole('link', { name: /Twelfth/ }).first());
    await hands.press(page.getByRole('link', { name: 'Close the meeting' }));
    await hands.choose(page.getByRole('combobox', { name: `What becomes of ${made.reference}` }), /^Carry over$/);
    await hands.press(button('Carry out'));
    await page.getByText('1 decision was carried out').waitFor();
    expect((await api<Commitment>(`/commitments/${made.id}`)).recordState).toBe('carried-over');
    await to('Reports');
    await hands.press(button('Begin a report'));
    await hands.choose(dialog().getByRole('combobox', { name: 'Meeting' }), /Twelfth/);
    await hands.press(button('Begin', dialog()));
    await page.waitForURL(/\/reports\/\d+/);
    const { id } = (await api<{ items: { id: number }[] }>('/reports?limit=1')).items[0] as { id: number };
    expect(await (await fetch(`${product.url}/api/v1/reports/${id}/preview?language=en`)).text()).toContain(thing);
  }

  test('by clicks', () => story(mouse, { thing: 'village cisterns', entity: 'The Caribbean Development Bank', other: 'UNDP', otherName: 'United Nations Development Programme' }), 180_000);
  test('by the keyboard alone', () => story(keyboard(page), { thing: 'lighthouse keepers', entity: 'The Caribbean Development Bank', other: 'UNDP', otherName: 'United Nations Development Programme' }), 240_000);
  test('and nothing was complained of', () => expect(complaints).toEqual([]));
});
