import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Language } from '../../sql/model/text.ts';
import { ALL_MESSAGES } from '../../web/i18n/all.ts';
import type { MessageKey } from '../../web/i18n/messages.ts';
import { axe } from './axe.ts';
import { fingers, type Hands, keyboard } from './hands.ts';
import { COARSE, DESKTOP, PATIENCE_MS, PHONE } from './open.ts';

/** Somebody at a phone or a desk, who reads one language; what goes wrong on her pages is kept. */
export type Visitor = {
  page: Page;
  context: BrowserContext;
  /** A message as it stands on the page. */
  say: (key: MessageKey, values?: Record<string, string>) => string;
  button: (key: MessageKey) => Locator;
  link: (key: MessageKey) => Locator;
  field: (name: string) => Locator;
  press: Hands['press'];
  tick: Hands['tick'];
  type: Hands['type'];
  /** Waits for a screen by its heading, and lets axe look at it. */
  see: (heading: string | MessageKey) => Promise<void>;
  /** Lets axe look at what is there, called so where something is wrong. */
  look: (what: string) => Promise<void>;
  /** Consoles, uncaught errors, findings of axe, other hosts: nothing is good. */
  wrongs: string[];
};

const watch = (page: Page, origin: string, wrongs: string[]): void => {
  page.on('pageerror', (error) => wrongs.push(`error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && wrongs.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin)
      wrongs.push(`asks ${new URL(request.url()).host}`);
  });
};

/** Opens a browser of her own. By `keys` she uses nothing but the keyboard. */
export const visitor = async (
  browser: Browser,
  origin: string,
  { language, by }: { language: Language; by: 'fingers' | 'keys' },
): Promise<Visitor> => {
  const device = by === 'keys' ? { viewport: DESKTOP } : { viewport: PHONE, hasTouch: true, isMobile: true };
  const context = await browser.newContext({
    ...device,
    ...COARSE,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const wrongs: string[] = [];
  context.on('page', (page) => watch(page, origin, wrongs));
  const page = await context.newPage();
  const say = (key: MessageKey, values: Record<string, string> = {}): string =>
    ALL_MESSAGES[language][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const hands = by === 'keys' ? keyboard(page) : fingers;
  const look = async (what: string): Promise<void> => {
    const where = new URL(page.url()).pathname;
    wrongs.push(...(await axe(page)).map((wrong) => `axe, ${where}, ${what}: ${wrong}`));
  };
  return {
    ...{ page, context, say, wrongs },
    button: (key) => page.getByRole('button', { name: say(key), exact: true }),
    link: (key) => page.getByRole('link', { name: say(key), exact: true }),
    field: (name) => page.locator(`input[name="${name}"]`),
    ...hands,
    see: async (heading) => {
      const name = heading in ALL_MESSAGES.en ? say(heading as MessageKey) : heading;
      await page.getByRole('heading', { name, exact: true }).first().waitFor();
      await look(heading);
    },
    look,
  };
};
