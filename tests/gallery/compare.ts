import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { FINE, openPage } from '../browser/open.ts';
import { differing, gridOf, SHARE } from './grid.ts';

const REFERENCE = join(import.meta.dirname, 'reference.json');
const OUT = join(import.meta.dirname, 'out');
/** The map alone, so that a change of a panel is no change of a picture. */
const VIEWPORT = { width: 640, height: 480 };
/** Where most is, near enough to see it. */
const NORTH = '35.9,9.8,7';
const LOOKS = [
  ['ar', 'light'],
  ['fr', 'dark'],
] as const;
/** Tiles have come and labels have faded in. */
const SETTLE_MS = 1800;

type Themes = { themes: { id: string; layers: string[] }[] };

const picturesOf = async (origin: string, word: string): Promise<{ name: string; address: string }[]> => {
  const { themes } = (await (await fetch(`${origin}/api/themes`)).json()) as Themes;
  return themes
    .filter(({ id }) => id.includes(word))
    .flatMap(({ id, layers }) =>
      LOOKS.map(([language, look]) => ({
        name: `${id}-${language}-${look}`,
        address: `${origin}/embed?lang=${language}&look=${look}&layers=${layers.slice(0, 4).join(',')}&at=${NORTH}`,
      })),
    );
};

/** The map of each theme as a coarse grid of colours; the pictures themselves go to `out`. */
const gridsOf = async (browser: Browser, origin: string, word: string): Promise<Record<string, string>> => {
  const desk = await browser.newPage();
  const grids: Record<string, string> = {};
  await mkdir(OUT, { recursive: true });
  for (const { name, address } of await picturesOf(origin, word)) {
    const { page } = await openPage(browser, address, { viewport: VIEWPORT, ...FINE });
    await page.waitForTimeout(SETTLE_MS);
    const png = await page.screenshot({ path: join(OUT, `map-${name}.png`) });
    grids[name] = await gridOf(desk, png);
    await page.context().close();
  }
  await desk.close();
  return grids;
};

/** What is to be found; nothing before it was first taken, so that every picture differs. */
const storedGrids = (): Record<string, string> =>
  existsSync(REFERENCE) ? (JSON.parse(readFileSync(REFERENCE, 'utf8')) as Record<string, string>) : {};

/**
 * Compares each theme's map with its stored reference, which was taken over the starter pack, and tells what differs; with
 * `UPDATE=1` the reference is written anew. Returns whether all is as it was.
 */
export const compareAll = async (browser: Browser, origin: string, word: string): Promise<boolean> => {
  const found = await gridsOf(browser, origin, word);
  const stored = storedGrids();
  if (process.env.UPDATE) {
    writeFileSync(REFERENCE, `${JSON.stringify({ ...stored, ...found }, null, 2)}\n`);
    console.log(`${Object.keys(found).length} pictures written`);
    return true;
  }
  const names = [
    ...new Set([...Object.keys(stored).filter((name) => name.includes(word)), ...Object.keys(found)]),
  ];
  const off = names
    .map((name) => ({ name, share: differing(stored[name] ?? '', found[name] ?? '') }))
    .filter(({ share }) => share > SHARE);
  for (const { name, share } of off)
    console.error(`${name}: ${Math.round(share * 100)} % of the picture differs`);
  console.log(`${names.length - off.length} of ${names.length} pictures are as they were`);
  return off.length === 0;
};
