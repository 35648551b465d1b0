import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const { source } = createRequire(import.meta.url)('axe-core') as { source: string };

/** What is told apart of a page that is right would be megabytes, and takes longer than to look. */
const LOOK = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, html }) => [id + ' ' + target.join(' '), html.slice(0, 200)])))`;

/** Longer than a window takes to let go of the page behind it; on a machine that does much else it takes several. */
const SETTLE_MS = 500;
const MOST_LOOKS = 5;

/**
 * What is wrong on a page, as it stands, for people who see, hear or move otherwise: a line each, the rule of axe first. A look takes
 * a while and the page goes on beneath it (a window's page is hidden in one step and the window there in another), so that what is
 * found counts if it stays so.
 */
export const axe = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const look = () => page.evaluate<[where: string, html: string][]>(LOOK);
  let found = await look();
  for (let looks = 1; found.length > 0 && looks < MOST_LOOKS; looks++) {
    await page.waitForTimeout(SETTLE_MS);
    const still = new Set((await look()).map(([where]) => where));
    found = found.filter(([where]) => still.has(where));
  }
  return found.map((wrong) => wrong.join(' '));
};
