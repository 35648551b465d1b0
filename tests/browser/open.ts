import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

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

/** The browser that people have, and the same without windows (nor notifications), which draws a page for a sixth less. */
const WHOLE = '/usr/bin/chromium';
const BARE = '/usr/bin/chromium-headless-shell';

/** What is waited for comes within a second on an idle machine; where four databases and another browser work beside, much later. */
export const PATIENCE_MS = 90_000;

export const openBrowser = (
  flags: readonly string[] = [],
  { whole = false }: { whole?: boolean } = {},
): Promise<Browser> =>
  chromium.launch({
    timeout: PATIENCE_MS,
    executablePath: process.env.CHROMIUM ?? (whole || !existsSync(BARE) ? WHOLE : BARE),
    args: [...FLAGS, ...flags],
  });

/** What went wrong on a page, and which hosts it asked. */
export type Watched = { page: Page; errors: string[]; hosts: Set<string> };

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
/**
 * Maps are drawn by the processor here: with a quarter of the pixels it costs a third less to open one, and all is laid out as it
 * was. What is looked at as a picture is FINE.
 */
export const COARSE = { deviceScaleFactor: 0.5 };
export const FINE = { deviceScaleFactor: 1 };

/** Contexts whose pages were closed, by browser and options. */
const FREE = new WeakMap<Browser, Map<string, Set<BrowserContext>>>();

/**
 * A context that no page is open in, and that knows nothing of those before but the files of the pages: to have those sent and
 * compiled again is a third of what it costs to open one.
 */
const contextOf = async (browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> => {
  const byOptions = FREE.get(browser) ?? new Map<string, Set<BrowserContext>>();
  FREE.set(browser, byOptions);
  const key = JSON.stringify(options);
  const free = byOptions.get(key) ?? new Set();
  byOptions.set(key, free);
  const [known] = free;
  if (known) {
    free.delete(known);
    await Promise.all([known.clearCookies(), known.clearPermissions(), known.setGeolocation(null)]);
    return known;
  }
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  const mayBeFree = () => void (context.pages().length === 0 && free.add(context));
  context.on('page', (page) => page.on('close', mayBeFree));
  context.on('close', () => free.delete(context));
  return context;
};

/** Once a page: what it keeps of itself (`sessionStorage`) goes with it, what others kept is there until now. */
const FORGET = `if (!sessionStorage.getItem('opened')) {
  localStorage.clear();
  sessionStorage.setItem('opened', 'yes');
}`;

/** A page as of a browser that was never here, watched, that nothing is opened on yet. */
const watchedPage = async (browser: Browser, options: BrowserContextOptions): Promise<Watched> => {
  const context = await contextOf(browser, {
    viewport: DESKTOP,
    ...COARSE,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.addInitScript(FORGET);
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
  await watched.page.waitForSelector('.map[data-state="ready"]');
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
