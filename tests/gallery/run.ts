import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FINE, openBrowser, openPage } from '../browser/open.ts';
import { ACCOUNT_SCREENS } from './account.ts';
import { compareAll } from './compare.ts';
import { QUESTION_SCREENS } from './questions.ts';
import { shoot, VIEWS } from './screens.ts';
import { TIME_SCREENS } from './time.ts';

/**
 * Takes a picture of each theme and of the main screens: `npm run gallery -- http://127.0.0.1:8080 [WORD]`, in Arabic and French, light
 * and dark, wide and narrow, into `tests/gallery/out`, for looking at. `npm run gallery -- compare ORIGIN [WORD]` compares each theme's map with the stored reference.
 */
const OUT = join(import.meta.dirname, 'out');

type Shot = { name: string; query: string };

const shotsOf = async (origin: string): Promise<Shot[]> => {
  const { themes } = (await (await fetch(`${origin}/api/themes`)).json()) as {
    themes: { id: string; layers: string[] }[];
  };
  return [
    { name: 'start', query: '' },
    { name: 'card', query: 'pick=dams/5&at=36.6,9.4,8' },
    { name: 'table', query: 'layers=dams&table=dams' },
    ...themes.map(({ id, layers }) => ({ name: id, query: `layers=${layers.slice(0, 4).join(',')}` })),
  ];
};

const isComparison = process.argv[2] === 'compare';
const [origin = 'http://127.0.0.1:8080', word = ''] = process.argv.slice(isComparison ? 3 : 2);
const browser = await openBrowser([], { whole: true });
if (isComparison) {
  const isSame = await compareAll(browser, origin, word);
  await browser.close();
  process.exit(isSame ? 0 : 1);
}
await mkdir(OUT, { recursive: true });
for (const { name, query } of (await shotsOf(origin)).filter((shot) => shot.name.includes(word))) {
  for (const [language, look, viewport] of VIEWS) {
    const { page, errors } = await openPage(browser, `${origin}/?lang=${language}&look=${look}&${query}`, {
      viewport,
      ...FINE,
    });
    await page.waitForTimeout(2500);
    await page.screenshot({ path: join(OUT, `${name}-${language}-${look}-${viewport.width}.png`) });
    if (errors.length > 0) console.error(name, language, look, errors);
    await page.context().close();
  }
}
for (const screen of [...ACCOUNT_SCREENS, ...TIME_SCREENS, ...QUESTION_SCREENS].filter(({ name }) =>
  name.includes(word),
))
  for (const line of await shoot(browser, origin, screen, OUT)) console.error(line);
await browser.close();
