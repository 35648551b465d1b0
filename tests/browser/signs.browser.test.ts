import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { useApp } from '../harness/use-app.ts';
import { openBrowser, openPage, PHONE, type Watched } from './open.ts';

const world = useApp({ template: 'starter' });
let browser: Browser;
const opened: Watched[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(async () => {
  await Promise.all(opened.map(({ page }) => page.close()));
});
afterAll(() => browser?.close());

const open = async (path: string, options = {}): Promise<Watched> => {
  const watched = await openPage(browser, world.origin + path, options);
  opened.push(watched);
  return watched;
};
const SIDI_SALEM = 'layers=dams&at=36.5907,9.3971,11';
/** A step away and to the middle, where the dam is. */
const pointAtMiddle = async (page: Page): Promise<void> => {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width / 2 + 200, height / 2 + 200);
  await page.mouse.move(width / 2, height / 2, { steps: 3 });
};

it.each([
  ['fr', 'Sidi Salem'],
  ['ar', 'سيدي سالم'],
])('what the mouse is on is named beside it in %s, and no longer when it leaves', async (language, name) => {
  const { page, errors } = await open(`/?lang=${language}&look=light&${SIDI_SALEM}`);
  const tip = page.locator('.map-tip');
  await expect
    .poll(async () => {
      await pointAtMiddle(page);
      return tip.allInnerTexts();
    })
    .toEqual([name]);
  await page.mouse.move(600, 60);
  await expect.poll(() => tip.count()).toBe(0);
  expect(errors).toEqual([]);
});

it('nothing is named where fingers point', async () => {
  const { page } = await open(`/?lang=fr&look=light&${SIDI_SALEM}`, {
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
  });
  // It is told of in the panel, so that the finger was on it.
  await expect
    .poll(async () => {
      if ((await page.locator('.identify h2').count()) === 0)
        await page.touchscreen.tap(PHONE.width / 2, PHONE.height / 2);
      return page.locator('.identify h2').allInnerTexts();
    })
    .toEqual(['Sidi Salem']);
  expect(await page.locator('.map-tip').count()).toBe(0);
});

it.each(['light', 'dark'])(
  'the %s map draws with its sprite, and the legend says which signs are samples',
  async (look) => {
    const { page, errors, hosts } = await open(
      `/?lang=fr&look=${look}&layers=airports,landfills,mining-concessions`,
    );
    const asked = () =>
      page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    await expect
      .poll(asked)
      .toEqual(expect.arrayContaining(['/sprites/biatouna.json', '/sprites/biatouna.png']));
    await expect.poll(() => page.locator('.legend .sign svg').count()).toBeGreaterThan(2);
    expect([...hosts]).toEqual([new URL(world.origin).host]);
    expect(errors).toEqual([]);
    await expect
      .poll(() => page.locator('.legend').allInnerTexts())
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining('Hachures'),
          expect.stringContaining('Anneaux creux'),
        ]),
      );
  },
);
