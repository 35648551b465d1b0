import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const { source } = createRequire(import.meta.url)('axe-core') as { source: string };

/** What is told apart of a page that is right would be megabytes, and takes longer than to look. */
const LOOK = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, html }) => id + ' ' + target.join(' ') + ' ' + html.slice(0, 200))))`;

/** What is wrong on a page, as it stands, for people who see, hear or move otherwise: a line each, the rule of axe first. */
export const axe = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate<string[]>(LOOK);
};
