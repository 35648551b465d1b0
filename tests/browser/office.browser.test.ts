import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fillOffice } from '../gallery/office/fill.ts';
import { openSession, send } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { axe } from './axe.ts';
import { DESKTOP, openBrowser, openFrame, PHONE, untilThere, type Watched } from './open.ts';

const PASSWORD = 'mer-de-sable-et-de-sel';
const world = useApp({ template: 'starter' });
let browser: Browser;
let people: Record<string, string>;
const opened: Watched[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  people = await fillOffice(world.db);
  await world.db.pool.query('update account set password_hash = $2 where id = $1', [
    people['leila.benamor'],
    await world.services.passwords.hash(PASSWORD),
  ]);
});
afterEach(async () => {
  await Promise.all(opened.map(({ page }) => page.close()));
});
afterAll(() => browser?.close());

type Signed = BrowserContextOptions & { confirmed?: boolean };
const openAs = async (
  name: string,
  path: string,
  { confirmed = true, ...options }: Signed = {},
): Promise<Watched> => {
  const { headers } = await openSession(world, people[name] ?? '', { confirmed });
  const watched = await openFrame(browser, world.origin + path, headers.Cookie, options);
  opened.push(watched);
  return watched;
};

const one = async (query: string, ...values: unknown[]): Promise<unknown> =>
  Object.values((await world.db.pool.query<Record<string, unknown>>(query, values)).rows[0] ?? {})[0];

/** What a key is meant for has the focus. */
const hasFocus = (target: Locator): Promise<void> =>
  expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);

const MOST_TABS = 90;
/** Goes on with Tab until something of that name has the focus: what no keyboard reaches is not found. */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let at = 0; at < MOST_TABS; at++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = (element as HTMLInputElement | null)?.labels ?? [];
      return [
        element?.getAttribute('aria-label'),
        ...[...labels].map((label) => label.textContent),
        element?.textContent,
      ]
        .filter(Boolean)
        .join(' | ');
    });
    if (typeof name === 'string' ? found.includes(name) : name.test(found)) return;
  }
  throw new Error(`no key leads to ${name}`);
};
const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};
/** Goes down an open list until what begins so is marked, and takes it. */
const choose = async (page: Page, name: string): Promise<void> => {
  const marked = page.locator('.option[data-focused]');
  // Keys that come before the list has them would open and close it.
  await page.locator('[role="option"]:focus, [role="listbox"]:focus').waitFor();
  for (let at = 0; at < MOST_TABS; at++) {
    await page.keyboard.press('ArrowDown');
    if ((await marked.innerText()).startsWith(name)) return page.keyboard.press('Enter');
  }
  throw new Error(`${name} is in no list`);
};
/** What is told below the page. */
const told = (page: Page) => page.locator('.notes').innerText();

describe('an administrator at a desk, by keyboard, in French', () => {
  it('sees first what failed, and how things stand', async () => {
    const { page } = await openAs('leila.benamor', '/office?lang=fr');
    await expect
      .poll(() => page.locator('.waiting strong').allInnerTexts())
      .toEqual([
        '2 tâches en échec',
        '3 messages non remis',
        'Activez le second facteur',
        '2 invitations en attente',
        '2 brouillons à publier',
      ]);
    await press(page, '3 messages non remis');
    await expect.poll(() => new URL(page.url()).search).toBe('?state=dead&lang=fr');
    await expect.poll(() => page.locator('.list-row').count()).toBe(3);
  });

  it('invites somebody with a role, once it is shown who asks', async () => {
    const { page } = await openAs('leila.benamor', '/office/users?lang=fr', { confirmed: false });
    await press(page, 'Inviter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'Adresse e-mail');
    await page.keyboard.type('amina@onas.example.tn');
    await press(page, 'Ajouter un rôle');
    await press(page, 'Choisir un rôle');
    await choose(page, 'Éditeur d’un thème');
    // What there is to choose from is asked for when the window opens; a list of nothing does not open.
    await expect.poll(() => page.locator('select[name="roles.0.scope"] option').count()).toBeGreaterThan(1);
    await press(page, 'Choisir un thème');
    await choose(page, 'Eau');
    await press(page, 'Envoyer l’invitation');
    await page.getByRole('heading', { name: 'Confirmez votre identité' }).waitFor();
    await tabTo(page, 'Mot de passe');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await expect.poll(() => told(page)).toContain('Invitation envoyée à amina@onas.example.tn');
    expect(
      await one("select state from message where template = 'invitation' and recipient like 'amina@%'"),
    ).toBe('waiting');
    const role =
      "select role || ' ' || scope from account_role join account on id = account_id where email like 'amina@%'";
    expect(await one(role)).toBe('editor water');
  });

  it('gives a citizen a role, and takes it back', async () => {
    const id = people.citoyen1;
    const { page } = await openAs('leila.benamor', `/office/users/${id}?lang=fr`);
    await press(page, 'Donner un rôle');
    await press(page, 'Choisir un rôle');
    await choose(page, 'Chargé de dossiers');
    await tabTo(page, 'Structure');
    await page.keyboard.type('assainissement');
    await page.getByRole('option', { name: /assainissement/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page, 'Donner le rôle');
    await expect.poll(() => told(page)).toContain('Chargé de dossiers');
    const held = "select role || ' ' || scope from account_role where account_id = $1";
    expect(await one(held, id)).toBe('case-officer onas');
    await press(page, 'Retirer le rôle');
    const asked = page.getByRole('alertdialog', { name: /Retirer à .* le rôle «.Chargé de dossiers/ });
    await asked.waitFor();
    await hasFocus(asked.getByRole('button', { name: 'Annuler' }));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => one(held, id)).toBeUndefined();
    await page.getByText('Aucun rôle : il peut ce que peut tout citoyen.').waitFor();
  });

  it('cancels a job that waits, and has an undelivered message sent again', async () => {
    const { page } = await openAs('leila.benamor', '/office/jobs?lang=fr&state=waiting');
    await press(page, /Annuler.: Publication d’une couche/);
    await hasFocus(page.getByRole('alertdialog').getByRole('button').last());
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    const job = "select state from job where payload->>'layer' = 'dams'";
    await expect.poll(() => one(job)).toBe('cancelled');
    await page.goto(`${world.origin}/office/outbox?lang=fr&state=dead`);
    await untilThere(page);
    await press(page, /Renvoyer.: Invitation, à d…@dgf/);
    await expect.poll(() => told(page)).toBe('Le message sera renvoyé');
    expect(await one("select state from message where recipient like '%@dgf.example.tn'")).toBe('waiting');
  });

  it('narrows the audit trail, and takes along what is shown', async () => {
    const { page } = await openAs('leila.benamor', '/office/audit?lang=fr&action=account.role');
    await expect.poll(() => page.locator('.list-row').count()).toBeGreaterThan(2);
    const rows = await page.locator('.list-row').count();
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'en CSV')]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines.length).toBe(rows + 1);
    await press(page, 'Détails');
    await expect
      .poll(() => page.locator('.changes').innerText())
      .toContain('Chargé de dossiers d’une structure');
    const head = await one("select no || ':' || encode(hash, 'hex') from audit_head");
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Numéro et empreinte' }).inputValue())
      .toBe(head);
  });
});

describe('the yearly reports', () => {
  it('are asked for of a year, a job for each language, and listed when they are made', async () => {
    const { page } = await openAs('leila.benamor', '/office/reports?lang=fr');
    await page.getByText('Aucun rapport').waitFor();
    const newest = new Date().getFullYear();
    const year = String(newest - 2);
    await press(page, String(newest - 1));
    await choose(page, year);
    await press(page, 'Le faire établir');
    await expect.poll(() => told(page)).toContain(year);
    await expect.poll(() => page.locator('.job-now').count()).toBe(3);
    const asked = `select string_agg(payload->>'language', ' ' order by payload->>'language') from job
      where kind = 'report.make' and payload->>'year' = $1`;
    expect(await one(asked, year)).toBe('ar en fr');
    // The job has tests of its own: here it is done.
    await world.db.pool.query(
      `insert into report (year, language, version, pages, content) values ($1, 'fr', 1, 42, $2)`,
      [year, Buffer.alloc(1_500_000)],
    );
    await page.goto(`${world.origin}/office/reports?lang=fr`);
    await untilThere(page);
    const made = page.locator('.rows li');
    await expect.poll(() => made.allInnerTexts()).toHaveLength(1);
    expect(await made.innerText()).toMatch(/Français[\s\S]*42\s+pages[\s\S]*1,5/);
    expect(await made.getByRole('link').getAttribute('href')).toContain(
      `/api/reports/${year}/report.pdf?lang=fr`,
    );
  });
});

describe('a data officer on a phone, in Arabic', () => {
  it('sees only the layers of the own structure, with what was rejected in words', async () => {
    const { page } = await openAs('sami.trabelsi', '/office/layers?lang=ar', { viewport: PHONE });
    const codes = async () => (await page.locator('.list-row th .code').allInnerTexts()).toSorted();
    await expect.poll(codes).toEqual(['industrial-outfalls', 'lakes', 'ports', 'wastewater-plants']);
    await page.getByRole('link', { name: 'محطات تطهير المياه المستعملة' }).click();
    await page.waitForURL(/\/office\/layers\/wastewater-plants/);
    // The list goes on standing until the page of the layer is here.
    await page.getByRole('heading', { level: 1, name: 'محطات تطهير المياه المستعملة' }).waitFor();
    await untilThere(page);
    await page.locator('.list-toggle').first().click();
    await page.getByText('الحقل name إلزامي وهو فارغ').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(PHONE.width);
  });

  it('hides a layer from the public, at once', async () => {
    const isPublic = async () => (await send(world, 'GET', '/api/layers/wastewater-plants')).status === 200;
    expect(await isPublic()).toBe(true);
    const { page } = await openAs('sami.trabelsi', '/office/layers/wastewater-plants?lang=ar', {
      viewport: PHONE,
    });
    await page.getByText('لا يراها إلا من يعمل عليها.').click();
    await page.getByRole('button', { name: 'حفظ' }).click();
    const asked = page.getByRole('alertdialog', { name: /تغيير من يرى «محطات تطهير المياه المستعملة»/ });
    await asked.getByRole('button', { name: 'تغيير' }).click();
    await expect.poll(() => told(page)).toContain('تغيّر من يرى');
    expect(await isPublic()).toBe(false);
  });
});

describe('who may not', () => {
  it('is told so at the address, and nothing is asked of the server that it would refuse', async () => {
    const { page } = await openAs('citoyen2', '/office/users?lang=fr');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await page.getByText('Cette page ne vous est pas ouverte').waitFor();
    expect([...new Set(asked.filter((path) => path.startsWith('/api')))]).toEqual(['/api/session']);
  });

  it('is sent from the office to the own account', async () => {
    const { page } = await openAs('citoyen2', '/office?lang=fr');
    await page.waitForURL(/\/account\?lang=fr$/);
  });

  it('of somebody with another role, sees that nothing waits', async () => {
    await world.db.pool.query(
      `update account set totp_sealed = '\\x00', totp_confirmed_at = now() where id = $1`,
      [people['hatem.jebali']],
    );
    const { page } = await openAs('hatem.jebali', '/office?lang=fr');
    await page.getByText('Rien ne vous attend').waitFor();
    await expect
      .poll(() => page.locator('.page-main').innerText())
      .toContain('Officier de permanence d’une zone · Bizerte');
  });
});

const SCREENS = [
  ...['', '/users', '/users/{id}', '/audit', '/jobs', '/outbox', '/layers', '/layers/ports', '/reports'],
  ...['/rules', '/rules/dispatch', '/rules/calendar', '/classification', '/budget'],
];

describe.each([
  ['ar', 'dark', PHONE],
  ['fr', 'light', DESKTOP],
] as const)('in %s, %s', (lang, look, viewport) => {
  it('axe finds nothing on any screen, and nothing stands out of the page', async () => {
    const { page } = await openAs('leila.benamor', '/office', { viewport });
    const found: string[] = [];
    for (const screen of SCREENS) {
      const path = `/office${screen.replace('{id}', people['sami.trabelsi'] ?? '')}`;
      await page.goto(`${world.origin}${path}?lang=${lang}&look=${look}`);
      await untilThere(page);
      const toggle = page.locator('.list-toggle, .rules-fold-trigger').first();
      if (await toggle.isVisible()) await toggle.click();
      found.push(...(await axe(page)).map((fault) => `${path} ${fault}`));
      if ((await page.evaluate(() => document.documentElement.scrollWidth)) > viewport.width)
        found.push(`${path} is wider than its window`);
    }
    await page.goto(`${world.origin}/office/users?lang=${lang}&look=${look}`);
    await page.locator('.page-head .button.primary').click();
    await page.locator('.invite-add').click();
    found.push(...(await axe(page)).map((fault) => `the invitation ${fault}`));
    expect(found).toEqual([]);
  });
});

it('rules are folded on a phone: each part is opened and shut by its heading, by keys too', async () => {
  const { page } = await openAs('leila.benamor', '/office/rules?lang=fr', { viewport: PHONE });
  await untilThere(page);
  const part = page
    .getByRole('heading', { level: 3 })
    .getByRole('button', { name: /^Règles et délais/ })
    .first();
  const rule = page.getByRole('button', { name: /^Modifier/ }).first();
  await part.waitFor();
  expect(await part.getAttribute('aria-expanded')).toBe('false');
  expect(await rule.isVisible()).toBe(false);
  // Seven thousand pixels long where all stood open.
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2000);
  await part.focus();
  await page.keyboard.press('Enter');
  await rule.waitFor();
  expect(await part.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Enter');
  await rule.waitFor({ state: 'hidden' });
});

it('ran without errors, and asked nobody else', () => {
  expect(opened.length).toBeGreaterThan(10);
  // The browser itself notes that a proof was asked for.
  const errors = opened.flatMap(({ errors }) => errors);
  expect(errors.filter((error) => !error.includes('403 (Forbidden)'))).toEqual([]);
  expect(errors.length).toBeLessThan(2);
  expect([...new Set(opened.flatMap(({ hosts }) => [...hosts]))]).toEqual([new URL(world.origin).host]);
});
