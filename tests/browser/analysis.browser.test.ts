import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { useApp } from '../harness/use-app.ts';
import { flowIndicators, putFlow } from '../world/flows.ts';
import { compute, publishIndicators, putParameter } from '../world/indicators.ts';
import { axe } from './axe.ts';
import { openBrowser, openFrame, openPage, PHONE, type Watched } from './open.ts';

const world = useApp();
let browser: Browser;
const opened: Watched[] = [];
let shared: Page | undefined;

beforeAll(async () => {
  browser = await openBrowser();
});
// Contexts go too, and what they keep of answers: what there is to choose from comes into being between tests.
afterEach(async () => {
  const done = opened.filter(({ page }) => page !== shared);
  await Promise.all(done.map(({ page }) => page.context().close()));
});
afterAll(() => browser?.close());

const open = async (path: string, options = {}): Promise<Page> => {
  const address = `${world.origin}${path}${path.includes('?') ? '&' : '?'}lang=en&look=light`;
  const watched = await openFrame(browser, address, 'none=none', options);
  opened.push(watched);
  return watched.page;
};

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(label) }).click();
  await page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
};
const answer = (page: Page) => page.locator('.answer');
/** Waits for the answer; on a busy machine a job may have to give it. */
const answered = async (page: Page): Promise<void> => {
  await expect
    .poll(
      async () => {
        await doJobs(world.db);
        return answer(page).isVisible();
      },
      { interval: 250 },
    )
    .toBe(true);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const said = (page: Page): Promise<string> => page.locator('.answer-said').innerText();

/** Thirty yearly values in each region: those of even codes rise, the others go up and down. */
const putWarmth = async (): Promise<void> => {
  await putParameter(world.db, 'warmth', { title: { ar: 'الدفء', fr: 'Chaleur', en: 'Warmth' } });
  await world.db.pool.query(
    `insert into series (id, layer_id, feature_id, parameter_id, averaging, every, stamp, time_zone, source_id, status, origin, n)
     select 'regions.warmth.' || f.id, 'regions', f.id, 'warmth', 'P1D', 'P1D', 'begin', 'UTC', 'world', 'real', 'test', 1
     from feature f join layer l on l.no = f.layer_no where l.id = 'regions'`,
  );
  await world.db.pool.query(
    `insert into rollup (series_no, period, start, n, coverage, min, mean, max, p10, p50, p90, sum, last)
     select s.no, 4, make_timestamptz(y, 1, 1, 0, 0, 0, 'UTC'), 365, 1, v, v, v, v, v, v, v, v
     from series s, generate_series(1991, 2020) y,
       lateral (select case when s.feature_id::int % 2 = 0 then y * 0.1 else y % 3 end as v) x
     where s.parameter_id = 'warmth'`,
  );
  await world.db.pool.query('update publication set version = version + 1');
  await world.services.catalogue.refresh();
};

describe('the page of questions', () => {
  it('is filled in from words to an answer with a map, a table and a link', async () => {
    const page = await open('/analysis');
    expect(await axe(page)).toEqual([]);
    await press(page, 'How much is there in each place?');
    await choose(page, 'What is counted', 'Districts');
    await choose(page, 'In which places', 'Regions');
    await press(page, 'Answer');
    await answered(page);
    expect(await said(page)).toBe('32 in 16 places: from 2 to 2.');
    await page.locator('.answer-map .map[data-state="ready"]').waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(17);
    expect(await axe(page)).toEqual([]);
    // The address is the answer.
    const again = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await answered(again);
    expect(await said(again)).toBe('32 in 16 places: from 2 to 2.');
    // And the answer is a layer of the map.
    await page.getByRole('link', { name: 'Open on the map' }).click();
    await expect
      .poll(() => page.locator('.cards h3').allInnerTexts())
      .toEqual(['Number of: Districts, by Regions']);
  });

  it.each([
    ['/analysis?ask=within&of=stations&place=governorate:ins:22', /^\d+ features of 240\.$/],
    ['/analysis?ask=near&of=municipalities&with=stations&km=30', /^\d+ features of 4\.$/],
    ['/analysis?ask=nearest&of=municipalities&with=stations&k=2', /^4 features; the farthest/],
    ['/analysis?ask=intersect&of=districts&with=regions&cut=yes', /^32 parts that both share\.$/],
    ['/analysis?ask=buffer&of=municipalities&km=2&merge=no', /km² in 4 areas\.$/],
    ['/analysis?ask=hot-spots&of=regions&property=population', /among 16 places\.$/],
    [
      '/analysis?ask=change&of=municipalities&from=2017-06-01&to=2019-06-01',
      /^1 added, nothing removed, 2 altered\.$/,
    ],
    [
      '/analysis?ask=cover&of=municipalities&with=municipalities&day=2017-06-01&day2=2019-06-01&property=code',
      /km² gained, .* km² lost/,
    ],
  ])('answers %s', async (path, sentence) => {
    // One page for all, as it is opened for long.
    shared ??= await open(path);
    if (!shared.url().includes(path)) await shared.goto(`${world.origin}${path}&lang=en&look=light`);
    await press(shared, 'Answer');
    await answered(shared);
    expect(await said(shared)).toMatch(sentence);
    if (!path.includes('cover')) return;
    await shared.getByRole('region', { name: 'By class, km²' }).waitFor();
    expect(await shared.getByText('Total before').isVisible()).toBe(true);
    expect(await axe(shared)).toEqual([]);
  });

  it('maps a trend, with what is not significant hatched', async () => {
    await putWarmth();
    const page = await open('/analysis?ask=trend&from=1991&to=2020');
    await choose(page, 'What\\?', 'Warmth');
    await choose(page, 'In which places', 'Regions');
    await press(page, 'How is it tested?');
    await choose(page, 'Test of the trend', 'Mann-Kendall, plain');
    await page.getByLabel('Confidence of the range, %').fill('99');
    await press(page, 'Answer');
    await answered(page);
    const query = new URL(page.url()).searchParams;
    expect([query.get('variant'), query.get('confidence'), query.get('rate')]).toEqual([
      'original',
      '99',
      '5',
    ]);
    const how = await page.locator('.answer-origin').innerText();
    expect(how).toContain('without correction for serial correlation');
    expect(how).toContain('99 %');
    expect(await said(page)).toContain('Rising in 8 places of 16, 8 of them significantly.');
    expect(await page.locator('.answer-legend').innerText()).toContain('Not significant');
    expect(await axe(page)).toEqual([]);
  });

  it('takes an area that is drawn or typed, and a point that is picked by the keyboard', async () => {
    const page = await open('/analysis?ask=within&of=stations&where=area');
    const stage = page.locator('.draw-stage');
    await stage.locator('.map[data-state="ready"]').waitFor();
    for (const [x, y] of [
      [60, 60],
      [240, 60],
      [150, 200],
    ] as const)
      await stage.locator('canvas').click({ position: { x, y } });
    await page.getByText(/^3 corners · .* km²$/).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('area')?.split(';')).toHaveLength(3);
    expect(await axe(page)).toEqual([]);
    const corners = page.getByRole('textbox', { name: /^Coordinates/ });
    await corners.fill('2, 2\n3, 2\n3, x');
    await page.getByText('Write longitude, latitude').waitFor();
    await corners.fill('2, 2\n3, 2\n3, 3\n2, 3');
    // The browser has looked already.
    const preview = await page.getByText('by a first look in your browser').innerText();
    await press(page, 'Answer');
    await answered(page);
    expect(preview).toContain(`${/^\d+/.exec(await said(page))} of 240`);

    await page.goto(`${world.origin}/analysis?ask=near&of=stations&where=point&km=100&lang=en&look=light`);
    await stage.locator('.map[data-state="ready"]').waitFor();
    await stage.locator('canvas').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/point=/);
    await press(page, 'Answer');
    await answered(page);
    expect(await page.locator('#answer-title').innerText()).toContain('a chosen point');
  });

  it('asks of some features only, by rows or by text', async () => {
    const page = await open('/analysis?ask=buffer&of=stations&km=1&merge=no');
    await press(page, 'Only some of: Monitoring stations');
    await press(page, 'Add a condition');
    await choose(page, 'Property', 'Kind');
    await choose(page, 'Value', 'Water');
    await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toBe("kind = 'water'");
    await press(page, 'Write as text (CQL2)');
    await page.getByLabel('CQL2 filter').fill("kind = 'water' OR kind = 'soil'");
    await press(page, 'Answer');
    await answered(page);
    expect(await said(page)).toMatch(/km² in 160 areas\.$/);
    expect(await axe(page)).toEqual([]);
  });

  it('compares both dates on the map behind a curtain', async () => {
    const page = await open('/analysis?ask=change&of=municipalities&from=2017-06-01&to=2019-06-01');
    await press(page, 'Answer');
    await answered(page);
    await page.getByRole('link', { name: 'Compare both dates' }).click();
    await page.locator('.second-map canvas').waitFor();
    const query = () => new URL(page.url()).searchParams;
    await expect
      .poll(() => ['time', 'behind', 'tool'].map((name) => query().get(name)))
      .toEqual(['2019-06-01', '2017-06-01', 'swipe']);
  });

  it('shows how far a large question is, and cancels it', async () => {
    const page = await open('/analysis?ask=nearest&of=sensors&with=sensors&k=3');
    await press(page, 'Answer');
    await page.getByRole('progressbar').waitFor();
    await press(page, 'Cancel');
    await page.getByText('Cancelled.').waitFor();
    await press(page, 'Answer');
    await page.getByRole('progressbar').waitFor();
    await doJobs(world.db);
    await answered(page);
  });

  it('says what is wrong, and what is not there any more', async () => {
    const page = await open('/analysis?ask=change&of=municipalities&from=2020-06-01&to=2019-06-01');
    await press(page, 'Answer');
    await expect.poll(() => page.getByRole('alert').allInnerTexts()).toEqual([expect.stringContaining('to')]);
    const gone = await open('/analysis?answer=answer-gone');
    await expect
      .poll(() => gone.getByRole('alert').allInnerTexts())
      .toEqual([expect.stringContaining('not kept any more')]);
  });

  it('fits a phone, and is worked by keys alone', async () => {
    const page = await open('/analysis?ask=by-place&of=stations&in=regions', { viewport: PHONE });
    await page.getByRole('button', { name: 'Answer', exact: true }).focus();
    await page.keyboard.press('Enter');
    await answered(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(PHONE.width);
  });
});

describe('an indicator', () => {
  beforeAll(async () => {
    await putParameter(world.db, 'flow');
    await putFlow(world.db, '12', { 2020: 40, 2021: 55, 2022: 60 });
    await publishIndicators(world.db, flowIndicators().slice(0, 2));
    await compute(world.db);
    await world.services.catalogue.refresh();
  });

  it('is followed through time from the card of a place, and a value down to the rows it was made of', async () => {
    const watched = await openPage(
      browser,
      `${world.origin}/?layers=flow-change&pick=flow-change/12&lang=en`,
    );
    opened.push(watched);
    const { page } = watched;
    await press(page, 'Through time');
    const drawn = () => page.locator('.figure-plot[aria-busy="false"] .chart-line').first().waitFor();
    await drawn();
    await page.getByRole('link', { name: 'Open as a page' }).click();
    // The chart beside the map is drawn, too: it is the page's own that is waited for.
    await page.waitForURL(({ pathname }) => pathname === '/indicator/flow-change/governorate:ins:12');
    await page.locator('.page-main').waitFor();
    await drawn();
    await expect.poll(() => page.locator('.classes li').count()).toBeGreaterThan(1);
    await expect.poll(() => page.locator('.chart-classes').count()).toBe(1);
    await page.getByText('Show the classes on the chart').click();
    await page.waitForURL(/lines=-flow-change\.classes/);
    await expect.poll(() => page.locator('.chart-classes').count()).toBe(0);
    await page.getByRole('link', { name: 'How the newest value was computed' }).click();
    await page.getByRole('heading', { name: 'What it was made of' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.locator('.lineage-input th a').first().click();
    await page.waitForURL(/\/indicator\/flows\/governorate:ins:12\/2022/);
    await page.locator('.lineage-input th a').first().click();
    await page.waitForURL(/\/series\/regions\.flow\.12/);
    await page.getByRole('heading', { name: /Region 12/ }).waitFor();
    await page.goto(`${world.origin}/place/governorate:ins:12?lang=en`);
    await page.getByRole('link', { name: 'Through time' }).first().click();
    await drawn();
    expect(watched.errors).toEqual([]);
  });
});
