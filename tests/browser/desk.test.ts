import { beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Locator } from 'playwright-core';
import { inChromium, type Visit, withVisit } from '../support/browser.js';

interface Commitment {
  id: number;
  version: number;
  title: string;
  deadline: { on: string; precision: string } | null;
  acceptance: string | null;
  owners: { organizationId: number; acronym: string; part: string }[];
}

// a save that meets another's, and one whose answer is lost, are told by the console too
inChromium('the desk at work on a commitment', () => {
  const visit = withVisit((complaint) => /412|ERR_FAILED/.test(complaint));
  let { product, browser, page, complaints } = {} as Visit;
  let commitment: Commitment;

  const api = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json', 'if-match': '*', ...headers }, body: JSON.stringify(body) };
    return (await fetch(`${product.url}/api/v1${path}`, init)).json() as Promise<Record<string, unknown> & { items: Record<string, unknown>[] }>;
  };
  const now = async (): Promise<Commitment> => (await api(`/commitments/${commitment.id}`)) as unknown as Commitment;
  const section = (name: string): Locator => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

  beforeAll(async () => {
    ({ product, browser, page, complaints } = visit());
    const { items } = await api('/commitments?recordState=open&limit=50');
    commitment = (items as unknown as Commitment[]).find(({ owners, deadline }) => owners.length > 1 && deadline !== null) as Commitment;
    await page.goto(`${product.url}/commitments/${commitment.id}`);
    await page.getByRole('heading', { level: 1, name: commitment.title }).waitFor();
  }, 60_000);

  test('records that an entity asks for more time, and grants it until another day', async () => {
    const requests = section('Requests of the entities');
    await requests.getByRole('button', { name: 'Ask for more time' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Entity' }).or(dialog.getByLabel('Entity')).first().click();
    await page.getByRole('option', { name: commitment.owners[0]?.acronym, exact: true }).click();
    await dialog.getByLabel('Until when?').fill('2030-06-30');
    await dialog.getByLabel('Why more time is needed').fill('The ministry changed.\nIts successor needs a quarter.');
    await dialog.getByRole('button', { name: 'Record the request' }).click();
    await requests.getByText('More time, until 30 June 2030').waitFor();
    await requests.getByRole('button', { name: 'Grant' }).click();
    await requests.getByLabel('New deadline').fill('2030-05-31');
    await requests.getByLabel('Anything to add? (optional)').fill('Until the spring session.');
    await requests.getByRole('button', { name: 'Grant' }).click();
    await requests.getByText('Granted by').waitFor();
    expect((await now()).deadline).toMatchObject({ on: '2030-05-31', precision: 'day' });
    await section('History').getByText('More time granted').waitFor();
  }, 60_000);

  test('is told when somebody else decided first, and loses nothing that was typed', async () => {
    const asked = await api(`/commitments/${commitment.id}/extension-requests`, { organizationId: commitment.owners[0]?.organizationId, on: '2031-01-31', precision: 'day', reason: 'Once more.' });
    await page.reload();
    const requests = section('Requests of the entities');
    await requests.getByRole('button', { name: 'Decline' }).click();
    await requests.getByLabel('Why not?').fill('It was long enough.');
    await api(`/extension-requests/${String(asked.id)}/grant`, { note: 'Granted elsewhere.' });
    await requests.getByRole('button', { name: 'Decline' }).click();
    await requests.getByText('It was decided meanwhile').waitFor();
    await requests.getByText('Granted elsewhere.').waitFor();
    expect(await requests.getByLabel('Why not?').inputValue()).toBe('It was long enough.');
    await requests.getByRole('button', { name: 'Close' }).click();
  }, 60_000);

  test('sees both versions where a save met another, and saves its own over it', async () => {
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wording').fill('As this desk words it');
    await fetch(`${product.url}/api/v1/commitments/${commitment.id}`, { method: 'PATCH', headers: { 'content-type': 'application/json', 'if-match': '*' }, body: JSON.stringify({ title: 'As another words it', level: 'global', reason: 'Agreed by phone.' }) });
    // the news of it has come to the page behind, and still the form is saved on what it began with
    await page.locator('h1', { hasText: 'As another words it' }).waitFor();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByRole('row').filter({ hasText: 'Wording' }).getByText('As another words it').waitFor();
    await dialog.getByText('Agreed by phone.').waitFor();
    expect(await dialog.getByLabel('Wording').inputValue()).toBe('As this desk words it');
    await dialog.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByRole('heading', { level: 1, name: 'As this desk words it' }).waitFor();
    // only what was typed was written: the other's level stands
    expect(await now()).toMatchObject({ title: 'As this desk words it', level: 'global' });
  }, 60_000);

  test('records that it is accepted in part, with the reason', async () => {
    await page.getByRole('button', { name: 'Record acceptance' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Accepted in part').check();
    await dialog.getByLabel('Reason').fill('Without the second year.');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await now()).acceptance).toBe('accepted-in-part');
    await page.getByText('Without the second year.').first().waitFor();
  }, 60_000);

  test('notes something for its own side, changes it and takes it away', async () => {
    const notes = section('Notes of the desks');
    await notes.getByRole('button', { name: 'New note' }).click();
    await notes.getByRole('textbox', { name: 'Note', exact: true }).fill('Call them on Monday.');
    await notes.getByRole('button', { name: 'Add note' }).click();
    await notes.getByText('Internal: United Nations').waitFor();
    await notes.getByRole('button', { name: 'Change' }).click();
    await notes.getByRole('textbox', { name: 'Note', exact: true }).fill('Call them on Tuesday.');
    await notes.getByRole('button', { name: 'Save' }).click();
    await notes.getByRole('textbox').waitFor({ state: 'detached' });
    expect((await api(`/commitments/${commitment.id}/notes`)).items).toMatchObject([{ side: 'un', text: 'Call them on Tuesday.' }]);
    await notes.getByRole('button', { name: 'Delete', exact: true }).click();
    await notes.getByRole('button', { name: 'Delete for good' }).click();
    await notes.getByText('No note yet.').waitFor();
  }, 60_000);

  test('loses the connection in the middle of a save: it is told, keeps what it typed, and nothing is done twice', async () => {
    const notes = section('Notes of the desks');
    await notes.getByRole('button', { name: 'New note' }).click();
    await notes.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask for the plan.');
    // the server hears it, its answer does not come back
    await page.route('**/notes', async (route) => { await route.fetch(); await route.abort(); }, { times: 1 });
    await notes.getByRole('button', { name: 'Add note' }).click();
    await notes.getByText('The server does not answer').waitFor();
    expect(await notes.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('Ask for the plan.');
    await notes.getByRole('button', { name: 'Add note' }).click();
    await notes.getByRole('button', { name: 'New note' }).waitFor();
    expect((await api(`/commitments/${commitment.id}/notes`)).items).toMatchObject([{ text: 'Ask for the plan.' }]);
  }, 60_000);

  test('enters what a contributing entity said with its file, and consolidates it for the lead', async () => {
    const other = commitment.owners.find(({ part }) => part === 'contributing');
    const lead = commitment.owners.find(({ part }) => part === 'lead');
    await section('Status updates').getByRole('button', { name: 'Record an update' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Entity').first().click();
    await page.getByRole('option', { name: other?.acronym, exact: true }).click();
    await dialog.getByLabel('How far is the work?').first().click();
    await page.getByRole('option', { name: 'In progress' }).click();
    await dialog.getByLabel('What was done').fill('Two stations were built.');
    await dialog.locator('input[type=file]').setInputFiles({ name: 'stations.txt', mimeType: 'text/plain', buffer: Buffer.from('North\nSouth\n') });
    await dialog.getByRole('button', { name: 'Record update' }).click();
    const file = section('Status updates').getByRole('link', { name: 'stations.txt' });
    await file.waitFor();
    const given = await fetch(`${product.url}${await file.getAttribute('href')}`);
    expect([await given.text(), given.headers.get('content-disposition')]).toEqual(['North\nSouth\n', "attachment; filename*=UTF-8''stations.txt"]);
    await section('What each entity reports').getByRole('button', { name: 'Consolidate' }).click();
    await dialog.waitFor();
    expect(await dialog.getByLabel('What was done').inputValue()).toContain(`${other?.acronym}: Two stations were built.`);
    await dialog.getByLabel('How far is the work?').first().click();
    await page.getByRole('option', { name: 'In progress' }).click();
    await dialog.getByRole('button', { name: 'Record update' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { items } = await api(`/updates?commitmentId=${commitment.id}&state=submitted`);
    expect(items).toHaveLength(2);
    await section('Status updates').locator('li').filter({ hasText: lead?.acronym }).first().getByRole('button', { name: 'Return with a question' }).click();
    await section('Status updates').getByLabel('Your question').fill('Since when?\nAnd which of them?');
    await section('Status updates').getByRole('button', { name: 'Return update' }).click();
    await section('Status updates').getByText('Returned by').first().waitFor();
  }, 90_000);

  test('reads the whole story in sentences of its own language', async () => {
    const { items } = await api(`/commitments/${commitment.id}/history`);
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['extension-asked', 'extension-granted', 'acceptance-recorded', 'edited', 'update-submitted', 'update-returned']));
    const sentences = await section('History').locator('ol > li > p:first-child').allTextContents();
    expect(sentences).toHaveLength(items.length);
    expect(sentences.filter((sentence) => /commitmentAction|undefined/.test(sentence))).toEqual([]);
  }, 60_000);

  test('sees what went out about a commitment, and its records over the meetings as a picture that speaks', async () => {
    const { items } = await api('/commitments?recordState=carried-over&limit=1');
    await page.goto(`${product.url}/commitments/${String(items[0]?.id)}`);
    const picture = page.getByRole('img', { name: /stands in 2 records over the meetings. SAMPLE-11\/01 goes on as SAMPLE-12\/01/ });
    await picture.waitFor();
    expect(await picture.locator('rect').count()).toBe(2);
    await section('Over the meetings').getByRole('link', { name: 'SAMPLE-12/01' }).click();
    await page.waitForURL(/\/commitments\/\d+$/);
    await section('Mails').getByRole('link').first().click();
    await page.waitForURL(/\/mails\/\d+/);
  }, 60_000);

  test('names what the two sides are after, and is told where another renamed it first', async () => {
    await page.goto(`${product.url}/partnerships/1`);
    const objectives = section('Strategic objectives');
    const dialog = page.getByRole('dialog');
    await objectives.getByRole('button', { name: 'Add an objective' }).click();
    await dialog.getByLabel('Name').fill('Safer coasts');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await objectives.getByRole('button', { name: 'Rename: Safer coasts' }).click();
    await dialog.getByLabel('Name').fill('Safer coasts and islands');
    const { items } = await api('/partnerships/1/objectives');
    await fetch(`${product.url}/api/v1/objectives/${String(items[0]?.id)}`, { method: 'PATCH', headers: { 'content-type': 'application/json', 'if-match': '*' }, body: JSON.stringify({ name: { en: 'Coasts' } }) });
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByRole('cell', { name: 'Coasts', exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Save mine over it' }).click();
    await objectives.getByText('Safer coasts and islands').waitFor();
  }, 60_000);

  test('is offered nothing that is not theirs: a focal point of the lead reports and asks, and neither decides nor reads the notes', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const screen = await context.newPage();
    const caller = await api('/session');
    const { partnershipId } = (await now()) as unknown as { partnershipId: number };
    const lead = commitment.owners.find(({ part }) => part === 'lead');
    const rights = { everything: false, partnerships: [], entities: [{ partnershipId, organizationId: lead?.organizationId, role: 'focal-point' }] };
    await screen.route('**/api/v1/session', (route) => route.fulfill({ json: { ...caller, rights } }));
    await screen.goto(`${product.url}/commitments/${commitment.id}`);
    await screen.getByRole('button', { name: 'Record an update' }).waitFor();
    await screen.waitForLoadState('networkidle');
    for (const name of ['Edit', 'Verify', 'Carry over', 'Supersede or merge', 'Record acceptance', 'Grant', 'Accept', 'New note', 'Change']) expect([name, await screen.getByRole('button', { name, exact: true }).count()]).toEqual([name, 0]);
    expect(await screen.getByText('Ask for the plan.').count()).toBe(0);
    expect(await screen.getByRole('alert').count()).toBe(0);
    await context.close();
  }, 60_000);

  test('meets no barrier that axe finds: in two languages, on a phone and on a desk, by day and by night, with its forms open', async () => {
    await api(`/commitments/${commitment.id}/extension-requests`, { organizationId: commitment.owners[0]?.organizationId, on: '2032-01-31', precision: 'day', reason: 'And once more.' });
    for (const language of ['en', 'ar'])
      for (const [width, colorScheme] of [[320, 'light'], [1280, 'dark']] as const) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
        const screen = await context.newPage();
        await screen.addInitScript(`localStorage.setItem('suivi.language', '${language}')`);
        await screen.goto(`${product.url}/commitments/${commitment.id}`);
        await screen.waitForLoadState('networkidle');
        const look = async (what: string) => {
          await screen.evaluate(axe.source);
          const { violations } = (await screen.evaluate("axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")) as axe.AxeResults;
          expect(violations.map(({ id, nodes }) => `${what} ${language} ${width}: ${id} ${nodes[0]?.html}`)).toEqual([]);
          expect(await screen.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        };
        await look('page');
        const grant = screen.locator('li[data-state=pending] button').first();
        await grant.click();
        await screen.locator('li[data-state=pending] form').waitFor();
        await look('granting');
        for (const n of [0, 1, 3, 4]) {
          await screen.locator('article header button').nth(n).click();
          await screen.getByRole('dialog').waitFor();
          await screen.waitForTimeout(300); // the dialog fades in
          await look(`dialog ${n}`);
          await screen.keyboard.press('Escape');
          await screen.getByRole('dialog').waitFor({ state: 'detached' });
        }
        await context.close();
      }
  }, 240_000);

  test('merges it into another commitment, found by its words, and goes on there', async () => {
    const { items } = await api('/commitments?recordState=open&limit=50');
    type Row = Pick<Commitment, 'id' | 'title'> & { reference: string; owners: { awaitingDecision: boolean; extensionAsked: boolean }[] };
    const [twin, other] = (items as unknown as Row[]).filter((one) => one.id !== commitment.id && !one.owners.some((owner) => owner.awaitingDecision || owner.extensionAsked)) as [Row, Row];
    await page.goto(`${product.url}/commitments/${twin.id}`);
    await page.getByRole('button', { name: 'Supersede or merge' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Merged into another commitment').check();
    await dialog.getByLabel('The other commitment').first().fill(other.reference);
    await page.getByRole('option', { name: other.title.slice(0, 40) }).click();
    await dialog.getByRole('button', { name: 'Carry out' }).click();
    await page.waitForURL(`**/commitments/${other.id}`);
    await page.getByRole('img', { name: new RegExp(`${twin.reference} goes on as ${other.reference}`) }).waitFor();
    expect(await api(`/commitments/${twin.id}`)).toMatchObject({ recordState: 'merged', succeededBy: { id: other.id } });
  }, 60_000);

  test('nothing was complained of', () => {
    expect(complaints).toEqual([]);
  });
});
