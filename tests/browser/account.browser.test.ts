import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { letters } from './mail.ts';
import { openBrowser } from './open.ts';
import { type Visitor, visitor } from './visitor.ts';

const SECRET_KEY = 'of-the-tests-and-of-nothing-else-at-all';
const PASSWORD = 'quatre mots pour ouvrir';
const world = useApp({ template: 'starter', env: { SECRET_KEY } });
let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'biatouna-mail-'));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const mail = () => letters(world.db, { DATABASE_URL: world.url, DATA_DIR: folder, SECRET_KEY });
const go = (who: Visitor, path: string) => who.page.goto(world.origin + path);
const pathOf = (who: Visitor): string => new URL(who.page.url()).pathname;

const codeOf = (secret: string, after = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + after * 1000,
  });

/** From the map to a letter, and by its link to an account. */
const register = async (who: Visitor, email: string, query: string): Promise<void> => {
  await go(who, `/?${query}`);
  await who.page.waitForSelector('.map[data-state="ready"]');
  await who.press(who.button('session.signIn'));
  await who.see('page.signIn');
  await who.press(who.link('signIn.register'));
  await who.see('page.signUp');
  await who.type(who.field('email'), email);
  await who.press(who.button('signUp.go'));
  await who.see('mail.sent');
  const letter = (await mail()).find(({ to }) => to === email);
  expect(letter?.link).toMatch(/^\/verify#/);
  await go(who, letter?.link.replace('#', `?${query}#`) ?? '');
  await who.see('accept.register');
  // What opens accounts stays in no history and on no picture of the screen.
  await expect.poll(() => new URL(who.page.url()).hash).toBe('');
  await who.type(who.field('name'), 'Amina');
  await who.type(who.field('password'), PASSWORD);
  await who.press(who.button('accept.go'));
  await who.see(who.say('welcome.title', { name: 'Amina' }));
};

const signOut = async (who: Visitor): Promise<void> => {
  await who.press(who.page.locator('.avatar'));
  await who.press(who.button('session.signOut'));
  await who.page.waitForURL((url) => url.pathname === '/');
};

const signIn = async (who: Visitor, email: string): Promise<void> => {
  await who.type(who.field('email'), email);
  await who.type(who.field('password'), PASSWORD);
  await who.press(who.button('signIn.go'));
};

/** Gives the seed and the recovery codes. */
const setUpSecondFactor = async (who: Visitor): Promise<{ secret: string; codes: string[] }> => {
  await who.see('second.off');
  await who.press(who.button('second.begin'));
  await who.see('second.scan');
  const secret = await who.page.locator('.copy input').inputValue();
  await who.type(who.field('code'), codeOf(secret));
  await who.press(who.button('second.confirm'));
  await who.see('codes.title');
  const codes = await who.page.locator('.codes-list code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await who.press(who.button('codes.kept'));
  await who.see('second.on');
  return { secret, codes };
};

const whoAmI = async (text: string): Promise<{ status: number; kind?: string }> => {
  const response = await world.get('/api/session', { headers: { Authorization: `Bearer ${text}` } });
  return { status: response.status, ...((await response.json()) as { kind?: string }) };
};

/** A key is made after a new proof, works, and works no more. */
const makeAndRevokeKey = async (who: Visitor, code: string): Promise<void> => {
  await go(who, `/account/keys${new URL(who.page.url()).search}`);
  await who.see('keys.none');
  await world.db.pool.query(`update session set confirmed_at = now() - interval '1 hour'`);
  await who.press(who.button('keys.new'));
  await who.see('keys.new');
  await who.type(who.field('name'), 'QGIS');
  await who.press(who.button('keys.make'));
  await who.see('prove.title');
  await who.type(who.field('code'), code);
  await who.press(who.button('prove.go'));
  await who.see('keys.made');
  const text = await who.page.locator('.modal .copy input').inputValue();
  expect(await whoAmI(text)).toMatchObject({ status: 200, kind: 'key' });
  await who.press(who.button('keys.kept'));
  await who.press(who.page.getByRole('button', { name: who.say('keys.revokeOne', { name: 'QGIS' }) }));
  await who.see('keys.revokeTitle');
  await who.press(
    who.page.locator('.modal').getByRole('button', { name: who.say('keys.revoke'), exact: true }),
  );
  await who.page.getByText(who.say('keys.state.revoked'), { exact: true }).waitFor();
  expect((await whoAmI(text)).status).toBe(401);
  await who.see('page.keys');
};

/** Another browser of hers is seen, and sent away. */
const endOtherSessions = async (who: Visitor, email: string): Promise<void> => {
  const { rows } = await world.db.pool.query<{ id: string }>('select id from account where email = $1', [
    email,
  ]);
  const other = await openSession(world, rows[0]?.id ?? '');
  const state = async () =>
    ((await (await world.get('/api/session', other)).json()) as { kind: string }).kind;
  expect(await state()).toBe('account');
  await go(who, `/account/sessions${new URL(who.page.url()).search}`);
  await who.see('page.sessions');
  await expect.poll(() => who.page.locator('.rows > li').count()).toBeGreaterThan(1);
  await expect.poll(() => who.page.getByText(who.say('sessions.this'), { exact: true }).count()).toBe(1);
  await who.press(who.button('sessions.endOthers'));
  await expect.poll(() => who.page.locator('.rows > li').count()).toBe(1);
  expect(await state()).toBe('public');
};

/** Signing out in one tab is seen in another, which does not show what it showed. */
const signOutElsewhere = async (who: Visitor, search: string): Promise<void> => {
  await go(who, `/account/data${search}`);
  await who.see('page.data');
  const other = await who.context.newPage();
  await other.goto(`${world.origin}/account${search}`);
  await other.locator('.avatar').click();
  await other.getByRole('button', { name: who.say('session.signOut') }).click();
  await who.see('state.ended');
  await other.close();
  expect(await who.page.getByText(who.say('data.exportGo')).count()).toBe(0);
  await who.press(who.page.locator('.notice').getByRole('link', { name: who.say('session.signIn') }));
  await who.see('page.signIn');
  await expect.poll(() => new URL(who.page.url()).searchParams.get('return')).toBe('/account/data');
};

describe.each([
  { language: 'ar', look: 'dark', by: 'fingers' },
  { language: 'fr', look: 'light', by: 'keys' },
] as const)('an account in $language by $by', ({ language, look, by }) => {
  const search = `?lang=${language}&look=${look}`;
  const email = `amina-${language}@example.tn`;
  let who: Visitor;
  let codes: string[];
  let secret: string;

  beforeAll(async () => {
    who = await visitor(browser, world.origin, { language, by });
  });
  afterAll(() => who?.context.close());

  it('is made by the link of a letter, and signs out', async () => {
    await register(who, email, search.slice(1));
    await signOut(who);
  });

  it('signs in where it was sent to sign in from, and gets a second factor', async () => {
    await go(who, `/account/second-factor${search}`);
    await who.see('page.signIn');
    await signIn(who, email);
    await who.see('page.secondFactor');
    await expect.poll(() => who.page.url()).toBe(`${world.origin}/account/second-factor${search}`);
    ({ secret, codes } = await setUpSecondFactor(who));
    await signOut(who);
  });

  it('signs in by a second step, to a map that it can use, and stays in', async () => {
    await go(who, `/sign-in${search}&return=${encodeURIComponent('/?layers=dams')}`);
    await signIn(who, email);
    await who.see('second.title');
    await who.type(who.field('code'), language === 'ar' ? codeOf(secret, 30) : (codes[0] ?? ''));
    await who.press(who.button('signIn.go'));
    await who.page.waitForSelector('.map[data-state="ready"]');
    await who.page.locator('.avatar').waitFor();
    await who.page.reload();
    await who.page.locator('.avatar').waitFor();
    await expect.poll(() => new URL(who.page.url()).searchParams.get('layers')).toBe('dams');
    expect(await who.page.locator('html').getAttribute('lang')).toBe(language);
  });

  it('makes a key after a new proof, and revokes it', () => makeAndRevokeKey(who, codes[1] ?? ''));

  it('ends its other sessions', () => endOtherSessions(who, email));

  it('is shown no more when it signs out in another tab', () => signOutElsewhere(who, search));

  it('saw nothing wrong: no errors, no other hosts, nothing for axe', () => {
    expect(pathOf(who)).toBe('/sign-in');
    // The proof that was wanted (403) is told in the console by the browser itself.
    expect(who.wrongs.filter((wrong) => !wrong.includes('status of 403'))).toEqual([]);
  });
});
