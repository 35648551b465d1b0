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

  await page.getByRole('button', { name: 'Take “Headline indicators” along' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Table (CSV)' }).click();
  const table = await readFile(await (await waiting).path(), 'utf8');
  expect(table.split('\r\n')[0]).toContain('Indicator,Value,Unit,Class,Limit,Trend,Period');

  const paper = await page.pdf({ format: 'A4' });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');

  await page.goto(`${world.origin}/place/governorate:ins:11?lang=en&look=light`);
  await page.getByRole('button', { name: 'Follow' }).click();
  await page.locator('#then').waitFor();
  expect(await axe(page)).toEqual([]);
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
