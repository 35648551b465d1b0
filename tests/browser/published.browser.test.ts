import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { featuresOf, manifestAs, sendDraft, sendOkay } from '../harness/api-layer.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { buildPages, openBrowser, openPage } from './open.ts';

/** A layer that no theme brings, published as a data officer does it, in the viewer of the starter pack. */
const world = useApp({ template: 'starter' });
const ID = 'beach-cleanups';
const TITLE = { ar: 'حملات تنظيف الشواطئ', fr: 'Nettoyages de plages', en: 'Beach clean-ups' };
let browser: Browser;

/** Stations of the test world, moved along the coast of the Sahel. */
const rows = featuresOf('stations')
  .slice(0, 60)
  .map((feature, at) => {
    const { properties } = feature as { properties: Record<string, unknown> };
    const named = { name_ar: `شاطئ ${at}`, name_fr: `Plage ${at}`, name_en: `Beach ${at}`, region: null };
    const coordinates = [10.5 + (at % 10) * 0.05, 35.6 + Math.floor(at / 10) * 0.1];
    return { ...feature, properties: { ...properties, ...named }, geometry: { type: 'Point', coordinates } };
  });

beforeAll(async () => {
  await buildPages();
  browser = await openBrowser();
  const { rows: owners } = await world.db.pool.query<{ id: string }>(
    'select id from institution order by id limit 1',
  );
  const owner = owners[0]!.id;
  const officer = await signIn(world, ['data-officer', owner]);
  const source = { id: 'clean-ups', title: TITLE, publisher: 'A structure', licence: 'CC0-1.0' };
  const { initial: _, ...layer } = manifestAs('stations', ID, {
    title: TITLE,
    theme: 'coast',
    sources: [source.id],
  });
  const body = { layer, sources: [source], owner, visibility: { kind: 'public' } } as const;
  await sendDraft(world, officer.headers, body, rows);
  await sendOkay(world, 'POST', `/api/layers/${ID}/publish`, { headers: officer.headers, body: {} });
  await doJobs(world.db, process.env, {}, ['layer.publish']);
  await world.services.catalogue.refresh();
}, 180_000);
afterAll(() => browser?.close());

const title = (page: Page) => page.locator('.identify h2');

it('a layer published by the API stands in the theme tree, is drawn, found, told about and downloaded', async () => {
  const { page, errors } = await openPage(
    browser,
    `${world.origin}/?lang=fr&look=light&layers=dams&at=35.85,10.7,10`,
  );
  await page.locator('.theme-trigger', { hasText: 'Littoral' }).click();
  await page.locator('.layer-row', { hasText: TITLE.fr }).click();
  await expect.poll(() => page.locator('.card h3').allInnerTexts()).toContain(TITLE.fr);
  expect(await page.locator('.card .legend li').allInnerTexts()).toEqual(
    expect.arrayContaining(['Air', 'Eau', 'Sol']),
  );

  // Where the tenth row's fifth stands, in the middle of the map: it is drawn if a click there tells of it.
  const { page: map, errors: others } = await openPage(
    browser,
    `${world.origin}/?lang=fr&look=light&layers=${ID}&at=35.8,10.75,12`,
  );
  await map.waitForTimeout(1500);
  if (process.env.SHOTS) await map.screenshot({ path: `${process.env.SHOTS}/published-map.png` });
  const { width, height } = map.viewportSize()!;
  await map.mouse.click(width / 2, height / 2);
  await expect.poll(() => title(map).innerText()).toBe('Plage 25');
  await map.context().close();

  await page.bringToFront();
  const found = page.locator('.search-results .option', { hasText: TITLE.fr }).first();
  // Typed again where the list was closed: it is when the window loses the focus, as it may while the other is closing.
  await expect
    .poll(
      async () => {
        await page.locator('.search input').fill('');
        await page.locator('.search input').fill('plage 31');
        return found.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  await found.click();
  await expect.poll(() => title(page).innerText()).toBe('Plage 31');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/published.png` });

  await page.goto(`${world.origin}/?lang=fr&look=light&layers=${ID}&table=${ID}`);
  await expect.poll(() => page.locator('.table-scroll tbody tr').count()).toBe(60);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.table-head a', { hasText: 'csv' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  expect([file.suggestedFilename(), text.trim().split('\n').length]).toEqual([`${ID}.csv`, 61]);
  expect([...errors, ...others]).toEqual([]);
});
