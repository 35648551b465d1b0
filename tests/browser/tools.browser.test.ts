import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../harness/use-app.ts';
import { axe } from './axe.ts';
import { FINE, openBrowser, openPage, PHONE, type Watched } from './open.ts';

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

const open = async (path: string, options = {}): Promise<Page> => {
  const watched = await openPage(browser, world.origin + path, options);
  opened.push(watched);
  return watched.page;
};

const figure = async (page: Page, name: string): Promise<number> => {
  const text = await page.locator('.figures > div', { hasText: name }).locator('dd').innerText();
  return Number(text.replace(/[^\d.]/g, ''));
};

const MIDDLE = { x: 720, y: 450 };

describe('the tools of the map', () => {
  it('measures a distance by clicks and takes the last corner back', async () => {
    const page = await open('/?lang=en&look=light&at=36,9,9');
    await page.getByRole('button', { name: 'Measure' }).click();
    await page.locator('.segments').waitFor();
    await page.mouse.click(MIDDLE.x, MIDDLE.y);
    // The corner is there: what comes next is a click of its own.
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect.poll(() => undo.isEnabled()).toBe(true);
    await page.mouse.click(MIDDLE.x + 100, MIDDLE.y);
    // At zoom 9 and 36 degrees north a pixel is 40075017 cos(36) / (512 * 2^9) = 123.68 m.
    await expect.poll(() => figure(page, 'Length')).toBeCloseTo(12.37, 1);
    await expect.poll(() => new URL(page.url()).searchParams.get('tool')).toBe('measure');
    expect(new URL(page.url()).searchParams.get('pick')).toBeNull();
    await undo.click();
    await expect.poll(() => figure(page, 'Length')).toBe(0);
  });

  it('measures what lies around a point, from the keyboard alone', async () => {
    const page = await open('/?lang=en&look=light&at=36,9,9&tool=measure');
    await page.getByText('Around', { exact: true }).click();
    await page.locator('.maplibregl-canvas').focus();
    await page.keyboard.press('Enter');
    // A circle of 5 km, as a polygon of 128 corners: 78.5 km2.
    await expect.poll(() => figure(page, 'Area')).toBeGreaterThan(78);
    expect(await figure(page, 'Area')).toBeLessThan(79);
  });

  it('compares two maps, left and right of a curtain that the keyboard moves too', async () => {
    const page = await open('/?lang=en&look=light&tool=swipe');
    await page.locator('.second-map canvas').waitFor();
    const clip = () => page.locator('.second-map').evaluate((element) => getComputedStyle(element).clipPath);
    const before = await clip();
    await page.getByRole('slider', { name: 'Position of the curtain' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(clip).not.toBe(before);
    await page.getByRole('button', { name: 'Close the tool' }).click();
    await expect.poll(() => page.locator('.second-map').count()).toBe(0);
  });

  it('compares with the same layers in another year, and the link holds it', async () => {
    const page = await open('/?lang=en&look=light&layers=mining-concessions&tool=swipe');
    await page.getByRole('button', { name: /Behind the curtain/ }).click();
    await page.getByRole('option', { name: 'The same layers on another date' }).click();
    await page.locator('.curtain-before').waitFor();
    const behind = () => new URL(page.url()).searchParams.get('behind');
    await expect.poll(behind).toMatch(/^\d{4}-07-01$/);
    const first = behind();
    const asked = page.waitForRequest(
      (request) =>
        request.url().includes('/tiles/') &&
        request.url().includes(`datetime=${Number(first?.slice(0, 4)) + 1}`),
    );
    await page.getByRole('slider', { name: 'Year behind the curtain' }).focus();
    await page.keyboard.press('ArrowRight');
    await asked;
    await expect.poll(behind).toBe(`${Number(first?.slice(0, 4)) + 1}-07-01`);
    const again = await open(new URL(page.url()).search);
    await expect.poll(() => again.locator('.curtain-before').innerText()).toBe(behind()?.slice(0, 4));
    if (process.env.SHOTS) await again.screenshot({ path: `${process.env.SHOTS}/swipe.png` });
  });

  it('hands a layer on to other programs, and says that it was copied', async () => {
    const page = await open('/?lang=fr&look=light&layers=dams');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'À propos de cette couche' }).click();
    await page.locator('.use-program button').click();
    await page.getByRole('option', { name: 'GDAL' }).click();
    await page.getByRole('button', { name: 'Copier: GDAL' }).click();
    await page.getByRole('status').getByText('Copié').waitFor({ state: 'attached' });
    const text = `ogr2ogr dams.gpkg 'OAPIF:${world.origin}/api' dams`;
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/use.png` });
    expect(await axe(page)).toEqual([]);
  });

  it('says why it cannot tell where one is', async () => {
    const page = await open('/?lang=en&look=light');
    await page.getByRole('button', { name: 'My location' }).click();
    await page
      .getByRole('alert')
      .getByText(/not allowed/)
      .waitFor();
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ latitude: 36.8, longitude: 10.18 });
    await page.getByRole('button', { name: 'My location' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('36.8,10.18,13');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it('saves the map with its legend as a PNG', async () => {
    const page = await open('/?lang=ar&look=light&layers=dams&tool=picture', FINE);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'حفظ PNG' }).click(),
    ]);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    // Wider than the map itself, as the legend stands beside it.
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(1440);
    expect(bytes.length).toBeGreaterThan(30_000);
  });

  it('tells from the keyboard what lies in the middle of the map', async () => {
    const page = await open('/?lang=fr&look=light&layers=dams&at=36.5907,9.3971,11');
    const title = page.locator('.identify h2');
    await page.locator('.maplibregl-canvas').focus();
    await expect
      .poll(async () => {
        if ((await title.count()) === 0) await page.keyboard.press('Enter');
        return title.allInnerTexts();
      })
      .toEqual(['Sidi Salem']);
  });

  it('leaves brackets of Arabic labels as the map orders them', async () => {
    const page = await open('/?lang=ar&look=light');
    const direction = await page.evaluate(() => {
      const context = new OffscreenCanvas(8, 8).getContext('2d');
      return context?.direction;
    });
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(direction).toBe('ltr');
  });

  it.each(['measure', 'swipe', 'picture'])('axe finds nothing in %s', async (tool) => {
    const page = await open(`/?lang=ar&look=dark&tool=${tool}`, { viewport: PHONE });
    await page.locator('.tool-body').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('ran without errors, and asked no other host', () => {
    expect(opened.length).toBeGreaterThan(5);
    expect([...new Set(opened.flatMap(({ hosts }) => [...hosts]))]).toEqual([new URL(world.origin).host]);
    expect(opened.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
