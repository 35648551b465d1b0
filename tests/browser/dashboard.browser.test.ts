import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftWarning, publishWarning } from '../../server/warnings/issue/deeds.ts';
import { findWarning } from '../../server/warnings/issue/store.ts';
import { SYSTEM } from '../../sql/audit.ts';
import { transaction } from '../../sql/transaction.ts';
import { words } from '../harness/duty.ts';
import { useApp } from '../harness/use-app.ts';
import { flowIndicators, flowRisk, putFlow } from '../world/flows.ts';
import { compute, publishIndicators, putParameter } from '../world/indicators.ts';
import { axe } from './axe.ts';
import { DESKTOP, openBrowser, openFrame, PHONE, untilThere } from './open.ts';

const world = useApp();
const PLACE = 'governorate:ins:11';
let browser: Browser;

/** A warning that holds until tomorrow. */
const warn = async (): Promise<void> => {
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('office', $1, 'agency', 'open', '{}')`,
    [JSON.stringify(words('Office'))],
  );
  await transaction(world.db, async (client) => {
    const by = { client, actor: SYSTEM, base: world.origin };
    const id = await draftWarning(by, {
      ...{ authority: 'office', category: 'Fire', severity: 'Severe', urgency: 'Expected' },
      ...{ certainty: 'Likely', responses: ['Prepare'], event: words('Fire'), headline: words('Fire risk') },
      ...{ description: words('Dry and windy.'), instruction: null, audience: null },
      ...{ places: [PLACE], polygon: null, onset: new Date().toISOString() },
      expires: new Date(Date.now() + 86_400_000).toISOString(),
    });
    await publishWarning(by, (await findWarning(client, id))!);
  });
};

const stepOf = (year: number) => ({
  ...{ start: `${year}-01-01T00:00:00Z`, end: `${year + 1}-01-01T00:00:00Z`, mean: 30, median: 30 },
  ...{ lower50: 25, upper50: 35, lower80: 20, upper80: 40, lower95: 10, upper95: 50 },
});

/** What jobs with tests of their own find: a forecast, and a level that changed. */
const expectMore = async (): Promise<void> => {
  await world.db.pool.query(
    `insert into outlook (indicator_id, feature_id, period, origin, until, basis, method, beats_naive, fit, steps, skill,
      tested_origin, exceedance)
     values ('flows', '11', 'year', '2023-01-01Z', '2025-01-01Z', 'test', 'naive', false, $1, $2, $3, '2022-01-01Z', '[]')`,
    [
      JSON.stringify({ form: 'naive', season: 1, n: 3, parameters: {}, transform: 'none', driver: null }),
      JSON.stringify([stepOf(2023), stepOf(2024)]),
      JSON.stringify({
        ...{ crpss: 0, p: null, methods: [], reference: 'naive', season: 1, origins: 1, horizon: 2 },
      }),
    ],
  );
  await world.db.pool.query(
    `insert into signal (indicator_id, feature_id, kind, since, severity, evidence)
     values ('flows', '11', 'change-point', '2022-01-01Z', 2, '{"before": 15, "after": 30, "p": 0.01, "n": 3}')`,
  );
};

beforeAll(async () => {
  browser = await openBrowser();
  await putParameter(world.db, 'flow');
  await putFlow(world.db, '11', { 2020: 10, 2021: 20, 2022: 30 });
  await putFlow(world.db, '12', { 2020: 40, 2021: 50, 2022: 60 });
  await putFlow(world.db, '21', { 2020: 70, 2021: 81, 2022: 90 });
  await publishIndicators(
    world.db,
    [...flowIndicators(), flowRisk()].map((one) => ({ ...one, headline: one.id !== 'flow-risk' })),
  );
  await compute(world.db);
  await expectMore();
  await warn();
  await world.services.catalogue.refresh();
});
afterAll(() => browser?.close());

/** What is saved by an entry of the menu of a part. */
const savedOf = async (page: Page, id: string, entry: string): Promise<Buffer> => {
  const waiting = page.waitForEvent('download');
  await page.locator(`[id="${id}"] .take-along`).first().click();
  await page.getByRole('menuitem', { name: entry }).click();
  return readFile(await (await waiting).path());
};

/** The link to a part, and the address of the page that shows it by itself, as its window tells them. */
const sharedOf = async (page: Page, id: string): Promise<{ link: string; embed: string }> => {
  await page.locator(`[id="${id}"] .take-along`).first().click();
  await page.getByRole('menuitem', { name: 'Link and embed' }).click();
  const shown = () =>
    page
      .getByRole('dialog')
      .locator('input, textarea, code')
      .evaluateAll((all) => all.map((one) => ('value' in one ? String(one.value) : (one.textContent ?? ''))));
  await expect.poll(shown).toEqual(expect.arrayContaining([expect.stringContaining('<iframe')]));
  const texts = await shown();
  const isInside = () => document.activeElement?.closest('[role="dialog"]') !== null;
  await expect.poll(() => page.evaluate(isInside)).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const [, embed = ''] = /iframe src="([^"]+)"/.exec(texts.join(' ')) ?? [];
  return { link: texts.find((text) => text.startsWith('http')) ?? '', embed };
};

const DASHBOARD = {
  parts: ':is(.block, .indicator-card):has(.take-along)',
  inFrame: (id: string) => (id.startsWith('card-') ? '#card .indicator-card' : `.block#${id}`),
  all: '.block',
};
/** The parts of the page of a risk. */
const RISK = {
  parts: '.panel-card:is(#map, #ranking, #detail, #table)',
  inFrame: (id: string) => `.panel-card#${id}`,
  all: '.panel-card',
};

/** Each part is taken along as a link, a table, a picture, and an embed that shows it by itself. */
const holdsAllFour = async (
  page: Page,
  wanted: readonly string[],
  { parts, inFrame, all }: typeof DASHBOARD = DASHBOARD,
): Promise<void> => {
  const ids = () => page.locator(parts).evaluateAll((found) => found.map(({ id }) => id));
  await expect.poll(ids).toEqual(expect.arrayContaining([...wanted]));
  await untilThere(page);
  const there = await ids();
  const embeds: [id: string, embed: string][] = [];
  for (const id of there) {
    const table = await savedOf(page, id, 'Table (CSV)');
    expect(table.toString('utf8').split('\r\n').length, id).toBeGreaterThan(1);
    expect((await savedOf(page, id, 'Picture (PNG)')).subarray(1, 4).toString(), id).toBe('PNG');
    const { link, embed } = await sharedOf(page, id);
    expect(link.endsWith(`#${id}`), id).toBe(true);
    embeds.push([id, embed]);
  }
  await Promise.all(
    embeds.map(async ([id, embed]) => {
      const frame = await page.context().newPage();
      await frame.goto(embed);
      await frame.locator(inFrame(id)).waitFor();
      await expect.poll(() => frame.locator(all).count(), { message: id }).toBe(1);
      await frame.close();
    }),
  );
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
  await expect
    .poll(() => page.locator('.block > header h2').allInnerTexts())
    .toEqual(expect.arrayContaining(['What needs attention now', 'Headline indicators', 'Data gaps']));
  await page.locator('.rule summary').click();
  await expect.poll(() => page.locator('.rule').innerText()).toContain('50%');
  expect(await axe(page)).toEqual([]);

  // A headline opens how it is computed, and from there all indicators.
  await page.locator('#headlines').getByRole('link', { name: 'Method and source' }).first().click();
  await page.waitForURL(/\/indicators\/[a-z-]+/);
  await page.locator('.formula').first().waitFor();
  await page.locator('#values tbody tr').first().waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: 'All indicators' }).click();
  await page.locator('.method-list').first().waitFor();
  // An index of several shows what each of them weighs.
  await page.locator('a[href*="/indicators/flow-ranks"]').first().click();
  const weights = page.getByRole('region', { name: 'Weights' }).locator('tbody tr');
  await expect.poll(() => weights.locator('td:nth-child(2)').allInnerTexts()).toEqual(['1', '1']);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await page.locator('#headlines').waitFor();

  await holdsAllFour(page, [
    ...['attention', 'warnings', 'risk', 'headlines', 'outlook', 'signals', 'then', 'scenario', 'gaps'],
  ]);
  // What has no such menu is what is the reader's own.
  await expect
    .poll(() => page.locator('.block:not(:has(.take-along))').evaluateAll((all) => all.map(({ id }) => id)))
    .toEqual(['followed']);

  const paper = await page.pdf({ format: 'A4' });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');

  await page.goto(`${world.origin}/place/${PLACE}?lang=en&look=light`);
  await page.getByRole('button', { name: 'Follow' }).click();
  await page.locator('#then').waitFor();
  await page.locator('.indicator-card').first().waitFor();
  expect(await axe(page)).toEqual([]);
  // One click, and the two pages are there, in the language of the page.
  const [brief] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /brief/i }).click(),
  ]);
  const pages = await readFile(await brief.path());
  expect([brief.suggestedFilename(), pages.subarray(0, 5).toString()]).toEqual([
    expect.stringMatching(/en.*\.pdf$/),
    '%PDF-',
  ]);
  const cards = await page.locator('.indicator-card').evaluateAll((all) => all.map(({ id }) => id));
  await holdsAllFour(page, ['then', ...cards]);
  for (const [tab, wanted] of [
    ['Outlook', ['outlook', 'warnings', 'signals', 'headlines']],
    ['Risk', ['risk', 'attention', 'warnings', 'scenario', 'gaps']],
  ] as const) {
    await page.locator('.place-tabs').getByRole('link', { name: tab }).click();
    await page.waitForURL(new RegExp(`/place/governorate:ins:11/${tab.toLowerCase()}`));
    await page.locator(`#${wanted[0]}`).waitFor();
    await page.locator(`#${wanted[2]}`).waitFor();
    expect(await axe(page)).toEqual([]);
    await holdsAllFour(page, wanted);
  }
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
  await expect.poll(() => phone.page.locator('.block').count()).toBe(1);
  await expect
    .poll(() => phone.page.evaluate(() => document.documentElement.scrollWidth))
    .toBeLessThanOrEqual(PHONE.width);
  expect([...errors, ...phone.errors]).toEqual([]);
});

it('a changed level is drawn in the chart of what changed, by a number that the words below it have', async () => {
  const { page, errors } = await openFrame(
    browser,
    `${world.origin}/indicator/flows/${PLACE}?lang=en&look=light`,
    'none=none',
    { viewport: DESKTOP },
  );
  const part = page.locator('.signals-part');
  await expect
    .poll(() => part.locator('li[value="1"]').innerText())
    .toMatch(/Change of level[\s\S]*moderate[\s\S]*2022[\s\S]*15[\s\S]*before[\s\S]*30/);
  await expect.poll(() => page.locator('.chart .signal-number text').allTextContents()).toEqual(['1']);
  await expect.poll(() => page.locator('.chart .signal-level').count()).toBe(2);
  await part.getByRole('button', { name: 'How are they found?' }).click();
  await part.getByText('Pettitt').waitFor();
  expect(await axe(page)).toEqual([]);
  await part.getByText('Show them on the chart').click();
  await page.waitForURL(/lines=-signals/);
  await expect.poll(() => page.locator('.chart .signal-number').count()).toBe(0);
  expect(errors).toEqual([]);
});

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
  await holdsAllFour(page, ['map', 'ranking', 'detail', 'table'], RISK);
  await expect.poll(async () => (await scores(page))[0]).toMatch(/\d\.\d to \d\.\d/);
  const declared = await scores(page);
  expect(await axe(page)).toEqual([]);
  // A weight that is turned by the keyboard: the table answers, and the link keeps it.
  const slider = page.locator('.risk-slider', { hasText: 'flow-change' }).getByRole('slider');
  await slider.focus();
  await page.keyboard.press('Home');
  await page.locator('.risk-turned').waitFor();
  await expect.poll(() => scores(page)).not.toEqual(declared);
  const turned = await scores(page);
  await page.waitForFunction(() => window.location.search.includes('w=change:0'));
  const again = await openFrame(browser, page.url(), 'none=none', { viewport: PHONE });
  await again.page.locator('.risk-turned').waitFor();
  await expect.poll(() => scores(again.page)).toEqual(turned);
  await expect
    .poll(() => again.page.evaluate(() => document.documentElement.scrollWidth))
    .toBeLessThanOrEqual(PHONE.width);
  await page.getByRole('button', { name: 'What if…' }).click();
  await page.locator('.risk-slider', { hasText: 'district-count' }).last().getByRole('slider').focus();
  await page.keyboard.press('Home');
  await page.waitForFunction(() => window.location.search.includes('if=districts:-50'));
  await expect.poll(() => scores(page)).not.toEqual(turned);
  await page.getByRole('button', { name: 'Back to the model' }).click();
  await page.waitForFunction(() => !/[?&](w|if)=/.test(window.location.search));
  await expect.poll(() => scores(page)).toEqual(declared);
  expect([...errors, ...again.errors]).toEqual([]);
});
