import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { fingerprint } from '../../server/launch/web-build.ts';

const root = join(import.meta.dirname, '../..');

/**
 * What lies ready below the bar for addresses is a page of its own in each window, which costs as much to open as half of ours. The
 * others are Playwright's own (1.65): of two such switches the browser minds the last alone.
 */
const OFF = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

/** Debian's browser, drawing WebGL in software (but not the page around it: that is slower there), and asking nobody outside. */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${OFF}`,
];

export const openBrowser = (flags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
  });

/** Builds the pages as `npm start` does, when what they are made from has changed. */
export const buildPages = async (): Promise<void> => {
  const mark = join(root, 'web/dist/.built');
  const now = await fingerprint(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const args = [vite, 'build', '--config', join(root, 'web/vite.config.ts'), '--logLevel', 'error'];
  // The test runner says NODE_ENV=test, with which React would come in its larger form for developers.
  execFileSync(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } });
  writeFileSync(mark, now);
};

/** What went wrong on a page, and which hosts it asked. */
export type Watched = { page: Page; errors: string[]; hosts: Set<string> };

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A page of its own browser, watched, that nothing is opened on yet. */
const watchedPage = async (browser: Browser, options: BrowserContextOptions): Promise<Watched> => {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const watched: Watched = { page, errors: [], hosts: new Set() };
  page.on('pageerror', (error) => watched.errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && watched.errors.push(message.text()));
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) watched.hosts.add(new URL(request.url()).host);
  });
  return watched;
};

/** Opens a page of the viewer and waits until the map stands. */
export const openPage = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> => {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(url);
  await watched.page.waitForSelector('.map[data-state="ready"]', { timeout: 30_000 });
  return watched;
};

/** Opens a page that is not the map, signed in by a session's `Cookie` header, and waits until what it waits for is there. */
export const openFrame = async (
  browser: Browser,
  url: string,
  cookie: string,
  options: BrowserContextOptions = {},
): Promise<Watched> => {
  const watched = await watchedPage(browser, options);
  const [name = '', value = ''] = cookie.split('=');
  const { hostname } = new URL(url);
  await watched.page
    .context()
    .addCookies([
      { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
    ]);
  await watched.page.goto(url);
  await untilThere(watched.page);
  return watched;
};

/** Resolves when a page's heading stands and nothing in it is on its way. */
export const untilThere = async (page: Page): Promise<void> => {
  await page.waitForSelector('.page-main h1, .page-main h2');
  await page.waitForFunction(() => document.querySelector('.page-main .state, [aria-busy="true"]') === null);
};
