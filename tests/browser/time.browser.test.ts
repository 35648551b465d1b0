import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { computeIndicator } from '../../server/indicators/job.ts';
import { lookAtNext } from '../../server/outlook/job.ts';
import type { Outlooks } from '../../sql/model/api/outlook.ts';
import type { Language } from '../../sql/model/text.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { useApp } from '../harness/use-app.ts';
import { openBrowser } from './open.ts';
import { type Visitor, visitor } from './visitor.ts';

const world = useApp({ template: 'starter' });
let browser: Browser;
let her: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(() => her?.context.close());
afterAll(() => browser?.close());

const come = async (path: string, language: Language, by: 'fingers' | 'keys'): Promise<void> => {
  her = await visitor(browser, world.origin, { language, by });
  const to = `${path}${path.includes('?') ? '&' : '?'}lang=${language}&look=light`;
  await her.page.goto(world.origin + to);
};
const query = (name: string): string | null => new URL(her.page.url()).searchParams.get(name);
const title = () => her.page.locator('.figure-title');
const drawn = () => her.page.locator('.figure-plot[aria-busy="false"] .chart-series').first().waitFor();

/** Takes hold of a part at a share of its width, and lets go at another. */
const pull = async (part: Locator, from: number, to: number): Promise<void> => {
  await part.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await part.boundingBox())!;
  const { mouse } = her.page;
  await mouse.move(x + from * width, y + height / 3);
  await mouse.down();
  await mouse.move(x + ((from + to) / 2) * width, y + height / 3);
  await mouse.move(x + to * width, y + height / 3);
  await mouse.up();
};
/** The years that the link says are shown, with their parts; null where all are. */
const yearsShown = (): number[] | null =>
  query('span')
    ?.split('/')
    .map((at) => 1970 + Date.parse(at) / 31_556_952_000) ?? null;

const MARK = `insert into outlook_dirty (series_no) select no from series where id = 'dams.dam-volume.1'`;
/** Forecasts one dam, as the job does that all of the pack wait for. */
const lookAtDam = async (): Promise<void> => {
  await world.db.pool.query('delete from outlook_dirty');
  await world.db.pool.query(MARK);
  while (await lookAtNext(world.db, 'Africa/Tunis'));
};

describe('a series', () => {
  it('is opened from the card of its station, read and zoomed by the keyboard, and closed', async () => {
    await come('/?layers=weather-stations&pick=weather-stations/60710&at=36.9,8.7,9', 'fr', 'keys');
    const row = her.page.locator('.series-row').first();
    await row.waitFor();
    await her.press(row);
    await drawn();
    await expect.poll(() => query('series')).toMatch(/^weather-stations\..+\.60710$/);
    await expect.poll(() => title().innerText()).toMatch(/\d/);
    const chart = her.page.locator('.chart');
    await chart.focus();
    await her.page.keyboard.press('End');
    await expect.poll(() => her.page.locator('.chart-reading text').textContent()).toMatch(/2025/);
    await her.page.keyboard.press('+');
    await expect.poll(() => query('span')).toMatch(/^\d{4}-.+\/\d{4}-/);
    await her.look('chart');
    await her.page.keyboard.press('Escape');
    await her.page.keyboard.press('Escape');
    await expect.poll(() => query('series')).toBeNull();
    expect(her.wrongs).toEqual([]);
  });

  it('has a page, in Arabic on a phone: limits, seasons, the table behind, and another beside it', async () => {
    await come('/series/air-stations.pm10.AQ-01', 'ar', 'fingers');
    await drawn();
    await expect.poll(() => her.page.locator('.limits li').count()).toBeGreaterThan(0);
    await expect.poll(() => her.page.locator('.sample-note').count()).toBeGreaterThan(0);
    const before = await title().innerText();
    await her.press(her.page.getByRole('radio', { name: her.say('chart.view.seasons') }));
    await expect.poll(() => query('as')).toBe('seasons');
    await expect.poll(() => title().innerText()).not.toBe(before);
    await her.page.locator('.seasons svg').first().waitFor();
    await her.press(her.page.getByRole('radio', { name: her.say('chart.view.time') }));
    await drawn();
    await her.press(her.button('chart.table'));
    await expect.poll(() => her.page.locator('.values tbody tr').count()).toBeGreaterThan(10);
    await her.press(her.button('chart.add'));
    await her.press(her.page.locator('.add-series').getByRole('option').first());
    await expect.poll(() => her.page.locator('.chart-legend li').count()).toBe(2);
    await expect.poll(() => query('with')).toMatch(/^air-stations\./);
    await her.press(her.page.getByRole('radio', { name: her.say('chart.view.seasons') }));
    await expect.poll(() => her.page.locator('.seasons svg').count()).toBe(2);
    await her.press(her.button('chart.download'));
    const [drawing] = await Promise.all([
      her.page.waitForEvent('download'),
      her.press(her.page.getByRole('menuitem', { name: her.say('chart.svg') })),
    ]);
    expect((await readFile(await drawing.path(), 'utf8')).match(/<svg[ >]/g)).toHaveLength(3);
    await her.look('chart');
    expect(her.wrongs).toEqual([]);
  });

  it('tells its trend in words, and gives its picture and its drawing away', async () => {
    await come('/series/governorates.air-temperature.11', 'en', 'keys');
    await drawn();
    await expect
      .poll(() => her.page.locator('.trend-words').innerText())
      .toMatch(/rising, .+ per decade, significant at 9[59] %/i);
    for (const [key, ending] of [
      ['chart.png', '.png'],
      ['chart.svg', '.svg'],
    ] as const) {
      await her.press(her.button('chart.download'));
      const [file] = await Promise.all([
        her.page.waitForEvent('download'),
        her.page.getByRole('menuitem', { name: her.say(key) }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`^biatouna-.+\\${ending}$`));
    }
    // A stretch is brushed below the chart, and moved by dragging the chart: 45 years from 1981 on.
    await pull(her.page.locator('.overview svg'), 0.25, 0.5);
    await expect.poll(yearsShown).toEqual([expect.closeTo(1992.2, -0.3), expect.closeTo(2003.5, -0.3)]);
    await drawn();
    const [from, to] = yearsShown()!;
    await pull(her.page.locator('.chart svg').first(), 0.4, 0.6);
    await expect.poll(() => yearsShown()![0]).toBeLessThan(from! - 1.5);
    const [earlier, end] = yearsShown()!;
    expect(end! - earlier!).toBeCloseTo(to! - from!, 1);
    await her.press(her.page.getByRole('link', { name: her.say('origin.link') }));
    await expect.poll(() => her.page.locator('.lineage .values tbody tr').count()).toBeGreaterThan(10);
    await her.page.getByRole('radio', { name: her.say('origin.only.corrected') }).click();
    await her.page.getByText(her.say('origin.none.corrected')).waitFor();
    await her.see('origin.title');
    expect(her.wrongs).toEqual([]);
  });

  it('goes on as it is expected to, where somebody wants to see that: bands, what they say, the file, the link', async () => {
    await lookAtDam();
    await come('/series/dams.dam-volume.1', 'fr', 'keys');
    await drawn();
    await her.press(her.button('chart.ahead'));
    await expect.poll(() => query('ahead')).toBe('yes');
    const bands = her.page.locator('.chart-ahead .ahead-band');
    await expect.poll(() => bands.count()).toBe(3);
    // Each lies in the next wider one.
    const heights = () => bands.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    await expect.poll(async () => (await heights())[2]).toBeGreaterThan(4);
    await expect
      .poll(async () => {
        const found = await heights();
        return found.every((one, at) => at === 0 || one <= found[at - 1]!);
      })
      .toBe(true);
    await expect.poll(() => her.page.locator('.ahead-note p').count()).toBe(2);
    const naive = her.page.locator('.ahead-note').getByText('naïve');
    const { outlooks } = (await (
      await world.get('/api/series/dams.dam-volume.1/outlook')
    ).json()) as Outlooks;
    await expect.poll(() => naive.count()).toBe(outlooks[0]?.beatsNaive ? 0 : 1);
    await her.press(her.button('chart.download'));
    const file = her.page.getByRole('menuitem', { name: her.say('chart.ahead.csv') });
    await expect.poll(() => file.getAttribute('href')).toMatch(/outlook\?f=csv(&|$)/);
    await her.page.keyboard.press('Escape');
    await her.page.goto(her.page.url());
    await expect.poll(() => bands.count()).toBe(3);
    await her.look('chart');
    await her.press(her.button('chart.ahead'));
    await expect.poll(() => query('ahead')).toBeNull();
    await expect.poll(() => bands.count()).toBe(0);
    expect(her.wrongs).toEqual([]);
  });

  it('that is not there is said not to be', async () => {
    await come('/series/nothing.at.all', 'fr', 'keys');
    await her.see('chart.gone');
  });
});

describe('a place', () => {
  it('is found by the search, told of, and compared with another', async () => {
    await come('/', 'fr', 'keys');
    await her.type(her.page.locator('.search input'), 'bizerte');
    await her.page
      .getByRole('group', { name: her.say('search.profiles') })
      .getByRole('option')
      .first()
      .click();
    await her.see('Bizerte');
    await her.page.locator('.locator path[data-here="true"]').waitFor();
    await her.page.locator('.place-series a').first().waitFor();
    await her.type(her.page.locator('.compare-field input'), 'gabes');
    // That nothing is found yet is said in an option, too.
    await her.page.getByRole('option', { name: 'Gabès' }).click();
    await expect.poll(() => decodeURIComponent(query('with') ?? '')).toMatch(/^governorate:/);
    await her.see('Bizerte');
    const heads = her.page.locator('.comparison thead th[data-tone]');
    await expect.poll(() => heads.count()).toBe(2);
    // Four are side by side, whatever a link asks for; then none is added any more.
    const others = ['11', '12', '13', '21'].map((code) => `governorate:ins:${code}`).join(',');
    await her.page.goto(`${world.origin}/place/governorate:ins:31?with=${others}&lang=fr`);
    await expect.poll(() => heads.count()).toBe(4);
    await expect.poll(() => her.page.locator('.compare-field').count()).toBe(0);
    expect(her.wrongs).toEqual([]);
  });
});

const OTHERS = `delete from series_dirty where series_no not in (select no from series where parameter_id = 'dam-volume')`;
/** Gathers the dams' volumes, and computes how full they are, alone of the pack's indicators. */
const fillDams = async (): Promise<void> => {
  await world.db.pool.query(OTHERS);
  const dams: typeof computeIndicator = async (payload, context) => {
    if (payload.indicator === 'dam-filling') await computeIndicator(payload, context);
  };
  const only = ['series.gather', 'indicator.compute'] as const;
  await doJobs(world.db, process.env, { 'indicator.compute': dams }, only);
  await world.services.catalogue.refresh();
};

describe('time', () => {
  it('moves what is valid, what was measured and what is computed of it, all at once', async () => {
    await fillDams();
    await come('/?layers=mining-permits,dams-dam-volume,dam-filling', 'ar', 'keys');
    const asked: string[] = [];
    her.page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
    await her.press(her.button('time.before'));
    await expect.poll(() => query('time')).toMatch(/^\d{4}-\d\d$/);
    const time = query('time') ?? '';
    for (const layer of ['mining-permits', 'dams-dam-volume', 'dam-filling'])
      await expect
        .poll(
          () => asked.some((url) => url.includes(`/tiles/${layer}/`) && url.includes(`datetime=${time}-`)),
          { message: layer },
        )
        .toBe(true);
    await her.press(her.button('time.before'));
    await expect.poll(() => query('time')).not.toBe(time);
    expect(her.wrongs).toEqual([]);
  });

  it('is gone through by steps and by itself, for all layers that have it', async () => {
    await come('/?layers=mining-permits,mining-concessions', 'fr', 'keys');
    await her.press(her.button('time.before'));
    await expect.poll(() => query('time')).toMatch(/^\d{4}$/);
    const year = Number(query('time')?.slice(0, 4));
    await her.press(her.button('time.before'));
    await expect.poll(() => query('time')).toBe(String(year - 1));
    // Each state stands for a while only: what was there is kept, however late it is looked at.
    const seen: (string | null)[] = [];
    her.page.on('framenavigated', () => seen.push(query('time')));
    await her.press(her.button('time.play'));
    await expect.poll(() => seen).toContain(String(year));
    await her.press(her.button('time.now'));
    await expect.poll(() => query('time')).toBeNull();
    expect(her.wrongs).toEqual([]);
  });
});
