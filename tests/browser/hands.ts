import type { Locator, Page } from 'playwright-core';

/** How somebody works a page: the same journeys are made by finger and by keyboard alone. */
export type Hands = {
  press: (target: Locator) => Promise<void>;
  /** Chooses the box or circle of an input. */
  tick: (input: Locator) => Promise<void>;
  /** Takes away what is there first. */
  type: (target: Locator, text: string) => Promise<void>;
};

/** As on a phone. */
export const fingers: Hands = {
  press: (target) => target.tap(),
  tick: (input) => input.locator('xpath=ancestor::label').tap(),
  type: (target, text) => target.fill(text),
};

/** More stops than the longest form has, so that a focus that goes in a circle comes by again. */
const MOST_TABS = 200;

/** By Tab alone; an error where it cannot be reached so. */
const reach = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${target}`);
};

/** Nothing but keys. */
export const keyboard = (page: Page): Hands => ({
  press: async (target) => {
    await reach(page, target);
    await page.keyboard.press('Enter');
  },
  tick: async (input) => {
    await reach(page, input);
    await page.keyboard.press('Space');
  },
  type: async (target, text) => {
    await reach(page, target);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  },
});
