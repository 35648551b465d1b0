import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { featuresOf, manifestAs, sendDraft, sendOkay } from '../harness/api-layer.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { DESKTOP, openBrowser, openFrame, openPage, PHONE } from './open.ts';

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
});
afterAll(() => browser?.close());

const COVER = 'sahel-cover';
const {
  time: _,
  overlaps: __,
  ...lots
} = manifestAs('permits', COVER, {
  title: { ar: 'غطاء الأرض بالساحل', fr: 'Occupation du sol du Sahel', en: 'Land cover of the Sahel' },
  theme: 'coast',
  sources: ['clean-ups'],
  properties: [
    { name: 'code', type: 'string', title: { ar: 'الرمز', fr: 'Code', en: 'Code' }, required: true },
    { name: 'class', type: 'string', title: { ar: 'الصنف', fr: 'Classe', en: 'Class' }, required: true },
  ],
  draw: {
    kind: 'category',
    property: 'class',
    classes: [
      { value: 'olives', title: { ar: 'زيتون', fr: 'Oliviers', en: 'Olives' }, color: '#7a9a3a' },
      { value: 'town', title: { ar: 'عمران', fr: 'Ville', en: 'Town' }, color: '#b35a4a' },
      { value: 'salt', title: { ar: 'سباخ', fr: 'Sebkha', en: 'Salt flat' }, color: '#c9b27a' },
    ],
  },
  popup: { title: 'code', rows: ['class'] },
});

/** Five by four lots inland of Sousse; later a town has grown over olives, and a lot is gone. */
const lotsOf = (isLater: boolean): object[] =>
  Array.from({ length: 20 }, (_, at) => {
    const [column, row] = [at % 5, Math.floor(at / 5)];
    const [west, south] = [10.3 + 0.05 * column, 35.7 + 0.04 * row];
    const [east, north] = [west + 0.05, south + 0.04];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const isTown = column >= (isLater ? 3 - (row % 2) : 4);
    return {
      type: 'Feature',
      properties: { code: String(at), class: row === 0 ? 'salt' : isTown ? 'town' : 'olives' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  }).slice(isLater ? 1 : 0);

const publishLots = async (isLater: boolean): Promise<void> => {
  const { rows: owners } = await world.db.pool.query<{ id: string }>(
    'select id from institution order by id limit 1',
  );
  const owner = owners[0]!.id;
  const { headers } = await signIn(world, ['data-officer', owner]);
  const source = { id: 'clean-ups', title: TITLE, publisher: 'A structure', licence: 'CC0-1.0' };
  const body = { layer: lots, sources: [source], owner, visibility: { kind: 'public' } } as const;
  if (isLater) await sendOkay(world, 'DELETE', `/api/layers/${COVER}/features`, { headers });
  await sendDraft(world, headers, body, lotsOf(isLater));
  await sendOkay(world, 'POST', `/api/layers/${COVER}/publish`, { headers, body: {} });
  await doJobs(world.db, process.env, {}, ['layer.publish']);
};

it('two published states of areas are held against each other: classes, matrix, gain and loss, and both behind a curtain', async () => {
  await publishLots(false);
  // It was published a year ago: nothing else knows of the day.
  await world.db.pool.query(
    `update layer_revision set published_at = published_at - interval '365 days'
     where layer_no = (select no from layer where id = $1)`,
    [COVER],
  );
  await publishLots(true);
  await world.services.catalogue.refresh();
  const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const [from, to] = [day(300), day(-1)];
  for (const { lang, look, viewport } of [
    { lang: 'fr', look: 'light', viewport: DESKTOP },
    { lang: 'ar', look: 'dark', viewport: PHONE },
  ]) {
    const words = `lang=${lang}&look=${look}`;
    const asked = `ask=cover&of=${COVER}&with=${COVER}&pub=${from}&pub2=${to}&property=class`;
    const address = `${world.origin}/analysis?${asked}&${words}`;
    const { page, errors } = await openFrame(browser, address, 'none=none', { viewport });
    await page.locator('button[type="submit"]').click();
    // On a busy machine a job may have to give the answer.
    await expect
      .poll(
        async () => {
          await doJobs(world.db, process.env, {}, ['analysis.run']);
          return page.locator('.answer').isVisible();
        },
        { interval: 250 },
      )
      .toBe(true);
    await page.locator('.answer-map .map[data-state="ready"]').waitFor();
    // Five lots of olives became town, one of salt is nobody's any more; what stayed is not drawn.
    await expect.poll(() => page.locator('.answer-table td, .answer-table th').count()).toBeGreaterThan(12);
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/cover-${lang}.png`, fullPage: true });
    await page.locator('.actions a[href*="tool=swipe"]').click();
    await page.locator('.second-map canvas').waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('behind')).toBe(`${from}..${to}`);
    await expect.poll(() => page.locator('.curtain-side').count()).toBe(2);
    if (process.env.SHOTS) {
      await page.waitForTimeout(4000);
      await page.screenshot({ path: `${process.env.SHOTS}/swipe-${lang}.png` });
    }
    expect(errors).toEqual([]);
    await page.context().close();
  }
  const response = await fetch(`${world.origin}/api/analyses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.origin },
    body: JSON.stringify({
      kind: 'cover',
      before: { layer: COVER, published: from },
      after: { layer: COVER, published: to },
      property: 'class',
    }),
  });
  const { figures } = (await response.json()) as {
    figures: { matrix: { changes: { class: string; before: number; gain: number; loss: number }[] } };
  };
  const of = Object.fromEntries(figures.matrix.changes.map((one) => [one.class, one]));
  // Of olives there were twelve lots: five went to the town, which had three; of salt one of five is gone.
  expect(of.olives!.loss / of.olives!.before).toBeCloseTo(5 / 12, 2);
  expect(of.town!.gain / of.town!.before).toBeCloseTo(5 / 3, 2);
  expect(of.salt!.loss / of.salt!.before).toBeCloseTo(1 / 5, 2);
  expect([of.olives!.gain, of.town!.loss]).toEqual([0, 0]);
});

const title = (page: Page) => page.locator('.identify h2');

it('a layer published by the API stands in the theme tree, is drawn, found, told about and downloaded', async () => {
  const { page, errors } = await openPage(
    browser,
    `${world.origin}/?lang=fr&look=light&layers=dams&at=35.85,10.7,10`,
  );
  await page.locator('.theme-trigger', { hasText: 'Littoral' }).click();
  await page.locator('.layer-row', { hasText: TITLE.fr }).click();
  await expect.poll(() => page.locator('.card h3').allInnerTexts()).toContain(TITLE.fr);
  await expect
    .poll(() => page.locator('.card .legend li').allInnerTexts())
    .toEqual(expect.arrayContaining(['Air', 'Eau', 'Sol']));

  // Where the tenth row's fifth stands, in the middle of the map: it is drawn if a click there tells of it.
  const { page: map, errors: others } = await openPage(
    browser,
    `${world.origin}/?lang=fr&look=light&layers=${ID}&at=35.8,10.75,12`,
  );
  const { width, height } = map.viewportSize()!;
  await expect
    .poll(async () => {
      if ((await title(map).count()) === 0) await map.mouse.click(width / 2, height / 2);
      return title(map).allInnerTexts();
    })
    .toEqual(['Plage 25']);
  if (process.env.SHOTS) await map.screenshot({ path: `${process.env.SHOTS}/published-map.png` });
  await map.context().close();

  await page.bringToFront();
  const found = page.locator('.search-results .option', { hasText: TITLE.fr }).first();
  // Typed again where the list was closed: it is when the window loses the focus, as it may while the other is closing.
  await expect
    .poll(async () => {
      await page.locator('.search input').fill('');
      await page.locator('.search input').fill('plage 31');
      return found.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    })
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
