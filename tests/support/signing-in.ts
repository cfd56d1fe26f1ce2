import type { Page } from 'playwright-core';
import type { WholeProduct } from './whole-product.js';

/** An installation of the sample that somebody administers, whose mails they can read: so that anybody may be signed in. */
export interface Claimed {
  /** What the API answers to the administrator. */
  asAdministrator<T>(path: string, body?: unknown): Promise<T>;
  /** Signs somebody in in a browser of their own, on the way to an address. */
  signIn(where: Page, address: string, then: string): Promise<void>;
}

/** Signs people in with the codes of their mails, which the administrator's page reads in the mailbox. */
export function signingIn(product: WholeProduct, administrator: Page): Claimed {
  const read = new Set<number>();
  const asAdministrator: Claimed['asAdministrator'] = (path, body) => {
    const init = body === undefined ? '' : `, { method: 'POST', headers: { 'content-type': 'application/json', 'if-match': '*' }, body: ${JSON.stringify(JSON.stringify(body))} }`;
    return administrator.evaluate(`fetch('/api/v1${path}'${init}).then((r) => r.json())`);
  };
  /** What a mail to somebody says; it goes out by the round. */
  const codeTo = async (address: string): Promise<string> => {
    for (let n = 0; n < 100; n += 1) {
      const { items } = await asAdministrator<{ items: { id: number; to: string; subject: string }[] }>('/mailbox?limit=10');
      const mail = items.find(({ id, to, subject }) => !read.has(id) && to.includes(address) && /sign-in|connexion/i.test(subject));
      if (mail) read.add(mail.id);
      const code = mail && /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec((await asAdministrator<{ text: string }>(`/mailbox/${mail.id}`)).text)?.[0];
      if (code) return code;
      await administrator.waitForTimeout(200);
    }
    throw new Error(`no mail came to ${address}`);
  };
  return {
    asAdministrator,
    signIn: async (where, address, then) => {
      await where.goto(`${product.url}${then}`);
      await where.waitForURL(/\/sign-in\?then=/);
      await where.getByLabel('Mail address').fill(address);
      await where.getByRole('button', { name: 'Send me the mail' }).click();
      await where.getByLabel('Code from the mail').fill(await codeTo(address));
      await where.getByRole('button', { name: 'Sign in' }).click();
    },
  };
}

/** Makes the page's reader the administrator, by the link that the start printed. */
export async function claim(product: WholeProduct, page: Page, who = { name: 'Ada Administrator', address: 'ada@desk.example' }): Promise<void> {
  await page.goto(/http:\S+\/claim\/\S+/.exec(product.output)?.[0] ?? '');
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('Your mail address').fill(who.address);
  await page.getByRole('button', { name: 'Become administrator' }).click();
  await page.getByRole('button', { name: `Account: ${who.name}` }).waitFor();
}
