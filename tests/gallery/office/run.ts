import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDb } from '../../../sql/db.ts';
import { DESKTOP, FINE, openBrowser, openFrame, PHONE, untilThere } from '../../browser/open.ts';
import { openSession } from '../../harness/sign-in.ts';
import { fillOffice } from './fill.ts';

/**
 * Takes a picture of each screen of the office, into `tests/gallery/out`: `DATABASE_URL=... tsx tests/gallery/office/run.ts
 * ORIGIN [WORD]`. The database is that of the server at ORIGIN, which somebody made for this: it is filled with an office
 * at work where it is not yet, and somebody is signed in.
 */
const OUT = join(import.meta.dirname, '../out');
const SCREENS: Record<string, string> = {
  start: '',
  users: '/users',
  user: '/users/{id}',
  audit: '/audit',
  jobs: '/jobs',
  outbox: '/outbox',
  layers: '/layers',
  layer: '/layers/wastewater-plants',
  draft: '/layers/ports',
};
const VIEWS = [DESKTOP, PHONE].flatMap((viewport) =>
  ['ar', 'fr'].flatMap((language) => ['light', 'dark'].map((look) => ({ viewport, language, look }))),
);

const [origin = 'http://127.0.0.1:8080', word = ''] = process.argv.slice(2);
const db = await openDb(process.env.DATABASE_URL ?? '');
const idOf = async (name: string): Promise<string | undefined> =>
  (await db.pool.query<{ id: string }>('select id from account where email like $1', [`${name}@%`])).rows[0]
    ?.id;
if (!(await idOf('leila.benamor'))) await fillOffice(db);
const session = await openSession({ db, origin }, (await idOf('leila.benamor')) ?? '');
const officer = (await idOf('sami.trabelsi')) ?? '';

await mkdir(OUT, { recursive: true });
const browser = await openBrowser([], { whole: true });
for (const { viewport, language, look } of VIEWS) {
  const { page, errors } = await openFrame(browser, `${origin}/office`, session.headers.Cookie, {
    viewport,
    ...FINE,
  });
  for (const [name, screen] of Object.entries(SCREENS).filter(([one]) => one.includes(word))) {
    await page.goto(`${origin}/office${screen.replace('{id}', officer)}?lang=${language}&look=${look}`);
    await untilThere(page);
    await page.screenshot({ path: join(OUT, `office-${name}-${language}-${look}-${viewport.width}.png`) });
  }
  if (errors.length > 0) console.error(language, look, viewport.width, errors);
  await page.context().close();
}
await browser.close();
await db.close();
