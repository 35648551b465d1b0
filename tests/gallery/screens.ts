import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, PHONE } from '../browser/open.ts';

/** An answer that stands in for the server's: a body, or a problem by its status. */
export type Canned = { status?: number; body: unknown };
/** By method and path: `GET /api/keys`; where the answer hangs on the query, what makes it. */
export type Answers = Record<string, Canned | ((url: URL) => Canned)>;

/** A screen in one state. What the server would answer is given, so that every state can be looked at on any server. */
export type Screen = {
  name: string;
  path: string;
  /** What is not named goes to the server. */
  answers: Answers;
  /** What is done before the picture is taken. */
  steps?: (page: Page) => Promise<void>;
};

export const VIEWS = [
  ['ar', 'light', DESKTOP],
  ['fr', 'dark', DESKTOP],
  ['ar', 'dark', PHONE],
  ['fr', 'light', PHONE],
] as const;

const answer = (page: Page, answers: Screen['answers']): Promise<unknown> =>
  page.route('**/api/**', (route) => {
    const request = route.request();
    const url = new URL(request.url());
    const given = answers[`${request.method()} ${decodeURIComponent(url.pathname)}`];
    if (!given) return route.continue();
    const { status = 200, body } = typeof given === 'function' ? given(url) : given;
    return route.fulfill({
      status,
      contentType: status < 400 ? 'application/json' : 'application/problem+json',
      body: status === 204 ? '' : JSON.stringify(body),
    });
  });

const addressOf = (origin: string, path: string, language: string, look: string): string => {
  const url = new URL(path, origin);
  url.searchParams.set('lang', language);
  url.searchParams.set('look', look);
  return url.href;
};

/** Takes the pictures of a screen into a folder; tells what went wrong on it, and what is wider than the window. */
export const shoot = async (
  browser: Browser,
  origin: string,
  screen: Screen,
  out: string,
): Promise<string[]> => {
  const wrong: string[] = [];
  for (const [language, look, viewport] of VIEWS) {
    const name = `${screen.name}-${language}-${look}-${viewport.width}`;
    const context = await browser.newContext({ viewport, locale: 'fr-FR', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(`${name}: ${error.message}`));
    await answer(page, screen.answers);
    await page.goto(addressOf(origin, screen.path, language, look));
    await page
      .locator('.page-main :is(.panel-card, .notice, .rows, .empty, .welcome-steps, .state-error)')
      .first()
      .waitFor();
    await screen.steps?.(page);
    await page.waitForTimeout(300);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) wrong.push(`${name}: ${over} px too wide`);
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
    await context.close();
  }
  return wrong;
};
