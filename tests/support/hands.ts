import type { Locator, Page } from 'playwright-core';

/** How somebody works on a page: by clicks, or by nothing but the keyboard. */
export interface Hands {
  /** Follows a link, presses a button. */
  press: (target: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
  /** Chooses in a box that opens, or in one of the browser's own. */
  choose: (box: Locator, option: RegExp) => Promise<void>;
}

const optionOf = (box: Locator, option: RegExp): Locator => box.page().getByRole('option', { name: option }).first();
const isOwnOfBrowser = (box: Locator): Promise<boolean> => box.evaluate((element) => element.tagName === 'SELECT');
const labelIn = async (select: Locator, option: RegExp): Promise<string> => (await select.locator('option').allTextContents()).find((text) => option.test(text)) ?? String(option);

/** By clicks. */
export const mouse: Hands = {
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  choose: async (box, option) => {
    if (await isOwnOfBrowser(box)) return void (await box.selectOption({ label: await labelIn(box, option) }));
    await box.click();
    await optionOf(box, option).click();
  },
};

const mostTabs = 400;

/** By the keyboard alone: what Tab does not come to cannot be reached. */
export function keyboard(page: Page): Hands {
  const isThere = (target: Locator): Promise<boolean> => target.evaluate((element) => element === element.ownerDocument.activeElement);
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      if (await isThere(target)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not come to ${String(target)}`);
  };
  /** Days are typed in the order of the browser's own language, which is not the page's. */
  const writeDay = async (field: Locator, [year, month, day]: string[]): Promise<void> => {
    const wanted = [year, month, day].join('-');
    for (const order of [[month, day, year], [day, month, year], [year, month, day]]) {
      await reach(field);
      await page.keyboard.press('Shift+Tab');
      await reach(field);
      await page.keyboard.type(order.join(''));
      if ((await field.inputValue()) === wanted) return;
    }
    throw new Error(`${wanted} cannot be typed`);
  };
  const marked = async (box: Locator): Promise<string> => {
    const id = await box.getAttribute('aria-activedescendant');
    return id ? ((await page.locator(`[id="${id}"]`).textContent()) ?? '') : '';
  };
  return {
    press: async (target) => {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    write: async (field, text) => {
      await reach(field);
      if ((await field.getAttribute('type')) === 'date') return writeDay(field, text.split('-'));
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    choose: async (box, option) => {
      await reach(box);
      if (await isOwnOfBrowser(box)) return page.keyboard.type((await labelIn(box, option)).slice(0, 8));
      await page.keyboard.press('ArrowDown');
      await optionOf(box, option).waitFor();
      for (let n = 0; n < mostTabs && !option.test(await marked(box)); n += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  };
}
