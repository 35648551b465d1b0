import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useApp } from '../harness/use-app.ts';
import { flowIndicators, putFlow } from '../world/flows.ts';
import { compute, declare, publishIndicators, putParameter, words } from '../world/indicators.ts';
import { buildPages, DESKTOP, openBrowser, openFrame, PHONE } from './open.ts';

const world = useApp();
let browser: Browser;

const between = (min: number, max: number) => ({ kind: 'min-max', min, max }) as const;

beforeAll(async () => {
  await buildPages();
  browser = await openBrowser();
  await putParameter(world.db, 'flow');
  await putFlow(world.db, '11', { 2020: 10, 2021: 20, 2022: 30 });
  await putFlow(world.db, '12', { 2020: 40, 2021: 50, 2022: 60 });
  await putFlow(world.db, '21', { 2020: 70, 2021: 81, 2022: 90 });
  await publishIndicators(world.db, [
    ...flowIndicators(),
    declare({
      id: 'flow-risk',
      title: { ar: 'خطر الجريان', fr: 'Risque de débit', en: 'Flow risk' },
      base: 'regions',
      period: 'year',
      direction: 'higher-worse',
      years: { from: 2020, to: 2022 },
      classes: [
        { id: 'low', below: 5, title: words('low'), color: '#f9b24a' },
        { id: 'high', title: words('high'), color: '#c9302c' },
      ],
      inputs: {
        flow: { kind: 'indicator', indicator: 'flows' },
        change: { kind: 'indicator', indicator: 'flow-change' },
        districts: { kind: 'indicator', indicator: 'district-count' },
      },
      method: {
        kind: 'risk',
        source: words('by hand'),
        dimensions: [
          {
            id: 'hazard',
            parts: [
              { input: 'flow', direction: 'lower', normalisation: between(0, 100) },
              { input: 'change', direction: 'higher', normalisation: between(0, 20) },
            ],
          },
          {
            id: 'exposure',
            parts: [{ input: 'districts', direction: 'higher', normalisation: between(0, 4) }],
          },
        ],
      },
    }),
  ]);
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

const scores = (page: Page): Promise<string[]> =>
  page
    .locator('.risk-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).innerText));

it('a risk is read, weighed otherwise, supposed otherwise, linked to and put back', async () => {
  const { page, errors } = await openFrame(
    browser,
    `${world.origin}/risk/flow-risk?lang=en&look=light`,
    'none=none',
    { viewport: DESKTOP },
  );
  await page.locator('.risk-map .map[data-state="ready"]').waitFor();
  const declared = await scores(page);
  expect(declared[0]).toMatch(/\d\.\d to \d\.\d/);
  expect(await axe(page)).toEqual([]);
  // A weight that is turned by the keyboard: the table answers, and the link keeps it.
  const slider = page.locator('.risk-slider', { hasText: 'flow-change' }).getByRole('slider');
  await slider.focus();
  await page.keyboard.press('Home');
  await page.locator('.risk-turned').waitFor();
  const turned = await scores(page);
  expect(turned).not.toEqual(declared);
  await page.waitForFunction(() => window.location.search.includes('w=change:0'));
  const again = await openFrame(browser, page.url(), 'none=none', { viewport: PHONE });
  await again.page.locator('.risk-turned').waitFor();
  expect(await scores(again.page)).toEqual(turned);
  const width = await again.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
  await page.getByRole('button', { name: 'What if…' }).click();
  await page.locator('.risk-slider', { hasText: 'district-count' }).last().getByRole('slider').focus();
  await page.keyboard.press('Home');
  await page.waitForFunction(() => window.location.search.includes('if=districts:-50'));
  expect(await scores(page)).not.toEqual(turned);
  await page.getByRole('button', { name: 'Back to the model' }).click();
  await page.waitForFunction(() => !/[?&](w|if)=/.test(window.location.search));
  expect(await scores(page)).toEqual(declared);
  expect([...errors, ...again.errors]).toEqual([]);
}, 120_000);
