import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../harness/use-app.ts';
import { axe } from './axe.ts';
import { openBrowser, openPage, PATIENCE_MS, PHONE, type Watched } from './open.ts';

const world = useApp({ template: 'starter' });
let browser: Browser;
const opened: Watched[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
// An open map goes on drawing, in software: the next test would wait for it.
afterEach(async () => {
  await Promise.all(opened.map(({ page }) => page.close()));
});
afterAll(() => browser?.close());

const open = async (path: string, options = {}): Promise<Page> => {
  const watched = await openPage(browser, world.origin + path, options);
  opened.push(watched);
  return watched.page;
};

const query = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
const title = (page: Page) => page.locator('.identify h2');

describe('the viewer', () => {
  it('opens with the whole country, its first layers and their legends', async () => {
    const page = await open('/?lang=fr&look=light');
    await expect.poll(() => page.locator('.card h3').allInnerTexts()).toContain('Barrages');
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    await expect.poll(() => page.locator('.card .legend li').count()).toBeGreaterThan(3);
  });

  it('finds a place by a misspelt name, from the keyboard, and goes there', async () => {
    const page = await open('/?lang=fr&look=light');
    await page.locator('.search input').fill('bizrte');
    await page.locator('.search-results .option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => Number(query(page, 'at')?.split(',')[0])).toBeGreaterThan(36.8);
    await expect.poll(() => Number(query(page, 'at')?.split(',')[1])).toBeLessThan(10.5);
  });

  it('finds a dam by its Arabic name and tells about it', async () => {
    const page = await open('/?lang=ar&look=light');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.locator('.search input').fill('سيدي سالم');
    await page.locator('.search-results .option', { hasText: 'السدود' }).first().click();
    await expect.poll(() => title(page).innerText()).toBe('سيدي سالم');
    await expect.poll(() => query(page, 'pick')).toMatch(/^dams\//);
    await expect.poll(() => page.locator('.facts').innerText()).toContain('السعة');
  });

  it('tells about what is clicked on the map', async () => {
    const page = await open('/?lang=fr&look=light&layers=dams&at=36.5907,9.3971,11');
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    await expect
      .poll(async () => {
        if ((await title(page).count()) === 0) await page.mouse.click(width / 2, height / 2);
        return title(page).allInnerTexts();
      })
      .toEqual(['Sidi Salem']);
    await page.getByRole('button', { name: 'Fermer la fiche' }).click();
    await expect.poll(() => query(page, 'pick')).toBeNull();
  });

  it('switches layers, orders them, and the link holds it all', async () => {
    const page = await open('/?lang=fr&look=light&layers=dams');
    await page.locator('.theme-trigger', { hasText: 'Industrie' }).click();
    await page.locator('.layer-row', { hasText: 'Unités de production' }).first().click();
    await expect.poll(() => query(page, 'layers')).toBe('power-units,dams');
    await page.getByRole('button', { name: /Descendre Unités/ }).click();
    await expect.poll(() => query(page, 'layers')).toBe('dams,power-units');
    const again = await open(new URL(page.url()).search);
    await expect
      .poll(() => again.locator('.card h3').allInnerTexts())
      .toEqual(['Barrages', 'Unités de production électrique']);
    await page.goBack();
    await expect.poll(() => query(page, 'layers')).toBe('power-units,dams');
  });

  it.each([{}, { viewport: PHONE, hasTouch: true }])(
    'orders layers by dragging their cards %o',
    async (options) => {
      const page = await open('/?lang=fr&look=light&layers=dams,ports', options);
      if ('viewport' in options) await page.locator('.sheet-handle').click();
      const drag = async () => {
        const first = page.locator('.drag-handle').first();
        await first.scrollIntoViewIfNeeded();
        const from = await first.boundingBox();
        const to = await page.locator('.card').nth(1).boundingBox();
        await page.mouse.move((from?.x ?? 0) + 10, (from?.y ?? 0) + 10);
        await page.mouse.down();
        const below = Math.min((to?.y ?? 0) + (to?.height ?? 0), (page.viewportSize()?.height ?? 0) - 10);
        await page.mouse.move((from?.x ?? 0) + 10, below, { steps: 8 });
        await page.mouse.up();
      };
      // The panel may still move while what stands above is loaded, and the handle be missed.
      await expect
        .poll(
          async () => {
            if (query(page, 'layers') === 'dams,ports') await drag();
            return query(page, 'layers');
          },
          { interval: 500 },
        )
        .toBe('ports,dams');
    },
  );

  it('changes language and look, and mirrors itself in Arabic', async () => {
    const page = await open('/?lang=fr&look=light');
    const startsAt = async () => (await page.locator('.panel').boundingBox())?.x;
    await expect.poll(startsAt).toBeLessThan(100);
    await page.locator('.select button').click();
    await page.getByRole('option', { name: 'العربية' }).click();
    await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
    await expect.poll(startsAt).toBeGreaterThan(900);
    await page.getByRole('button', { name: 'المظهر: داكن' }).click();
    await expect.poll(() => page.locator('html').getAttribute('data-look')).toBe('dark');
  });

  it('shows the features as a table that sorts, narrows and chooses', async () => {
    const page = await open('/?lang=fr&look=light&layers=dams&table=dams');
    const rows = page.locator('.table-scroll tbody tr');
    await expect.poll(() => rows.count()).toBe(36);
    await page.getByRole('columnheader', { name: 'Capacité', exact: true }).click();
    await page.getByRole('columnheader', { name: 'Capacité', exact: true }).click();
    await expect.poll(() => rows.first().innerText()).toContain('Sidi Salem');
    await page.locator('.table-head input').fill('sejnane');
    await expect.poll(() => rows.count()).toBe(1);
    await rows.first().click();
    await expect.poll(() => title(page).innerText()).toBe('Sejnane');
  });

  it('is a sheet below the map on a phone, that its handle raises', async () => {
    const page = await open('/?lang=ar&look=light', { viewport: PHONE, hasTouch: true });
    const height = async () => (await page.locator('.panel').boundingBox())?.height ?? 0;
    await expect.poll(height).toBeLessThan(PHONE.height * 0.5);
    await page.locator('.sheet-handle').click();
    await expect.poll(height).toBeGreaterThan(PHONE.height * 0.9);
  });

  it('offers a table where the browser cannot draw', async () => {
    const plain = await openBrowser(['--disable-gpu', '--disable-3d-apis']);
    const page = await plain.newPage({ locale: 'fr-FR' });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${world.origin}/?lang=fr&layers=dams`);
    await page.locator('.table-scroll tbody tr').first().waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('WebGL');
    await plain.close();
  });

  it('says so when the data cannot be had, and tries again', async () => {
    const page = await browser.newPage({ locale: 'fr-FR' });
    page.setDefaultTimeout(PATIENCE_MS);
    let isBroken = true;
    await page.route('**/api/layers', (route) => (isBroken ? route.abort() : route.continue()));
    await page.goto(`${world.origin}/?lang=fr`);
    await page.getByRole('alert').waitFor();
    isBroken = false;
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.locator('.card h3').first().waitFor();
    await page.close();
  });

  it('can be used by everybody: axe finds nothing', async () => {
    const found: string[] = [];
    for (const [path, options] of [
      ['/?lang=fr&look=light&pick=dams/5&table=dams', {}],
      ['/?lang=ar&look=dark', {}],
      ['/?lang=ar&look=light&pick=dams/5', { viewport: PHONE }],
      ['/?lang=en&look=dark', { viewport: PHONE }],
    ] as const) {
      const page = await open(path, options);
      await page.locator('.card').first().waitFor({ state: 'attached' });
      if (path.includes('pick=')) await title(page).waitFor();
      if (path.includes('table=')) await page.locator('.table-scroll tbody tr').first().waitFor();
      found.push(...(await axe(page)).map((wrong) => `${path}: ${wrong}`));
      await page.close();
    }
    expect(found).toEqual([]);
  });

  it('asks no other host, and nothing goes wrong on the way', () => {
    expect(opened.length).toBeGreaterThan(8);
    expect([...new Set(opened.flatMap(({ hosts }) => [...hosts]))]).toEqual([new URL(world.origin).host]);
    expect(opened.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
