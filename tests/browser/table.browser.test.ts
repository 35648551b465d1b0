import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../harness/use-app.ts';
import { axe } from './axe.ts';
import { openBrowser, openPage, PHONE, type Watched } from './open.ts';

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

const rowsOf = (page: Page) => page.locator('.table-scroll tbody tr');
const countOf = (page: Page) => page.locator('.table-head [role=status]');

/** What the server holds, asked by itself. */
const asked = async (path: string): Promise<{ numberMatched: number; features: { id: string }[] }> =>
  (await (await fetch(`${world.origin}/api/collections/${path}`)).json()) as never;

describe('the table of a layer', () => {
  it('sorts all rows, not those loaded, and loads more when asked', async () => {
    const page = await open('/?lang=en&look=light&layers=towns&table=towns');
    const { numberMatched } = await asked('towns/items?limit=1&count=true');
    expect(numberMatched).toBeGreaterThan(200);
    await expect.poll(() => rowsOf(page).count()).toBe(100);
    await expect
      .poll(async () => (await countOf(page).innerText()).replaceAll(',', ''))
      .toBe(`100 of ${numberMatched} features`);
    const [top] = (await asked('towns/items?limit=1&sortby=-population')).features;
    const population = page.getByRole('columnheader', { name: 'Population' });
    await population.click();
    await population.click();
    await expect.poll(() => rowsOf(page).first().getAttribute('data-key')).toBe(String(top?.id));
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => rowsOf(page).count()).toBe(200);
  });

  it('narrows on the server, and the files hold what it found', async () => {
    const page = await open('/?lang=en&look=light&layers=towns&table=towns');
    await page.locator('.table-head input').fill('sidi');
    const { numberMatched } = await asked('towns/items?limit=1&count=true&q=sidi');
    await expect.poll(() => countOf(page).innerText()).toContain(`of ${numberMatched} features`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('list', { name: 'Download the rows found' }).getByText('csv').click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
    expect(lines.length).toBe(numberMatched + 1);
  });

  it('shows what is chosen on the map, though its page is not loaded, and the other way round', async () => {
    const last = (await asked('towns/items?limit=10000')).features.at(-1);
    const page = await open(`/?lang=en&look=light&layers=towns&table=towns&pick=towns/${last?.id}`);
    const chosen = page.locator('.table-scroll tr[data-selected]');
    await expect.poll(() => chosen.getAttribute('data-key')).toBe(String(last?.id));
    await chosen.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('pick')).not.toBe(`towns/${last?.id}`);
  });

  it.each([
    ['ar', 'dark', PHONE],
    ['fr', 'light', { width: 1440, height: 900 }],
  ] as const)('axe finds nothing in %s, %s', async (lang, look, viewport) => {
    const page = await open(`/?lang=${lang}&look=${look}&layers=towns&table=towns`, { viewport });
    await expect.poll(() => rowsOf(page).count()).toBe(100);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/table-${lang}.png` });
    expect(await axe(page)).toEqual([]);
  });

  it('ran without errors', () => {
    expect(opened.length).toBe(5);
    expect(opened.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
