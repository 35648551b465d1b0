import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useApp } from '../harness/use-app.ts';
import { flowIndicators, putFlow } from '../world/flows.ts';
import { compute, publishIndicators, putParameter } from '../world/indicators.ts';
import { buildPages, DESKTOP, openBrowser, openFrame, PHONE } from './open.ts';

const world = useApp();
let browser: Browser;

beforeAll(async () => {
  await buildPages();
  browser = await openBrowser();
  await putParameter(world.db, 'flow');
  await putFlow(world.db, '11', { 2020: 10, 2021: 20, 2022: 30 });
  await putFlow(world.db, '12', { 2020: 40, 2021: 50, 2022: 60 });
  await publishIndicators(
    world.db,
    flowIndicators().map((one) => ({ ...one, headline: true })),
  );
  await compute(world.db);
  await world.services.catalogue.refresh();
}, 300_000);
afterAll(() => browser?.close());

/** Each of the blocks is taken along as a link, an embed that shows it by itself, a table and a picture. */
const holdsAllFour = async (page: Page, wanted: readonly string[]): Promise<void> => {
  const there = await page
    .locator(':is(.block, .indicator-card):has(.take-along)')
    .evaluateAll((all) => all.map(({ id }) => id));
  // What has no such menu is what is the reader's own.
  expect(
    await page.locator('.block:not(:has(.take-along))').evaluateAll((all) => all.map(({ id }) => id)),
  ).toEqual((await page.locator('#followed').count()) > 0 ? ['followed'] : []);
  expect(there).toEqual(expect.arrayContaining([...wanted]));
  for (const id of there) {
    const block = page.locator(`[id="${id}"]`);
    const opened = async (item: string) => {
      await block.locator('.take-along').click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    const saved = async (item: string): Promise<Buffer> => {
      const waiting = page.waitForEvent('download');
      await opened(item);
      return readFile(await (await waiting).path());
    };
    expect((await saved('Table (CSV)')).toString('utf8').split('\r\n').length, id).toBeGreaterThan(1);
    expect((await saved('Picture (PNG)')).subarray(1, 4).toString(), id).toBe('PNG');
    await opened('Link and embed');
    const texts = await page
      .getByRole('dialog')
      .locator('input, textarea, code')
      .evaluateAll((all) => all.map((one) => ('value' in one ? String(one.value) : (one.textContent ?? ''))));
    await page.keyboard.press('Escape');
    expect(
      texts.find((text) => text.endsWith(`#${id}`)),
      id,
    ).toBeDefined();
    const [, embed = ''] = /iframe src="([^"]+)"/.exec(texts.join(' ')) ?? [];
    const frame = await page.context().newPage();
    await frame.goto(embed);
    await frame.locator(id.startsWith('card-') ? '#card .indicator-card' : `.block#${id}`).waitFor();
    expect(await frame.locator('.block').count(), id).toBe(1);
    await frame.close();
  }
};

const axe = async (page: Page): Promise<string[]> => {
  const { source } = createRequire(import.meta.url)('axe-core') as { source: string };
  await page.evaluate(source);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { target: unknown }[] }[];
  };
  return violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes.map(({ target }) => target))}`);
};

it('the country is read, a block taken along and put elsewhere, a place followed and compared, and all of it printed', async () => {
  const { page, errors } = await openFrame(
    browser,
    `${world.origin}/dashboard?lang=en&look=light`,
    'none=none',
    {
      viewport: DESKTOP,
    },
  );
  await page.locator('#headlines').waitFor();
  expect(await page.locator('.block > header h2').allInnerTexts()).toEqual(
    expect.arrayContaining(['What needs attention now', 'Headline indicators', 'Data gaps']),
  );
  await page.locator('.rule summary').click();
  expect(await page.locator('.rule').innerText()).toContain('50%');
  expect(await axe(page)).toEqual([]);

  // A headline opens how it is computed, and from there all indicators.
  await page.locator('#headlines').getByRole('link', { name: 'Method and source' }).first().click();
  await page.waitForURL(/\/indicators\/[a-z-]+/);
  await page.locator('.formula').first().waitFor();
  await page.locator('#values tbody tr').first().waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: 'All indicators' }).click();
  await page.locator('.method-list').first().waitFor();
  await page.goBack();
  await page.goBack();
  await page.locator('#headlines').waitFor();

  await holdsAllFour(page, ['attention', 'headlines', 'then', 'gaps']);

  const paper = await page.pdf({ format: 'A4' });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');

  await page.goto(`${world.origin}/place/governorate:ins:11?lang=en&look=light`);
  await page.getByRole('button', { name: 'Follow' }).click();
  await page.locator('#then').waitFor();
  await page.locator('.indicator-card').first().waitFor();
  expect(await axe(page)).toEqual([]);
  const cards = await page.locator('.indicator-card').evaluateAll((all) => all.map(({ id }) => id));
  await holdsAllFour(page, ['then', ...cards]);
  await page.getByRole('link', { name: 'Outlook' }).click();
  await page.waitForURL(/\/place\/governorate:ins:11\/outlook/);
  await page.goto(`${world.origin}/dashboard?lang=en&look=light`);
  expect(await page.locator('.followed a').first().getAttribute('href')).toContain(
    '/place/governorate:ins:11',
  );

  const phone = await openFrame(
    browser,
    `${world.origin}/embed/dashboard?block=headlines&lang=ar&look=dark`,
    'none=none',
    {
      viewport: PHONE,
    },
  );
  await phone.page.locator('#headlines').waitFor();
  expect(await phone.page.locator('.block').count()).toBe(1);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    PHONE.width,
  );
  expect([...errors, ...phone.errors]).toEqual([]);
}, 120_000);
