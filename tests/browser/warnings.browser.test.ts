import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COOKIE } from '../../server/http/identify.ts';
import { fillWarnings } from '../gallery/warnings.ts';
import { signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { letters } from './mail.ts';
import { buildPages, openBrowser } from './open.ts';
import { type Visitor, visitor } from './visitor.ts';

const world = useApp({ template: 'starter' });
let browser: Browser;
let folder: string;

beforeAll(async () => {
  await buildPages();
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'warned-'));
  await fillWarnings(world.db);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

const env = () => ({
  DATABASE_URL: world.url,
  DATA_DIR: folder,
  SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all',
});

const sent = () => letters(world.db, env(), ['warnings.notify']);

/** Opens a browser in which somebody is signed in. */
const signedIn = async (given: Visitor, cookie: string): Promise<void> => {
  const [name = '', value = ''] = cookie.split('=');
  expect(name).toBe(COOKIE);
  const { hostname } = new URL(world.origin);
  await given.context.addCookies([
    { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
};

it('from a draft that a rule made to somebody who is told of it: an officer at a desk, a citizen at a phone', async () => {
  const { rows } = await world.db.pool.query<{ id: string; place: string }>(
    `select id, place_id as place from warning where state = 'draft'`,
  );
  const { id, place } = rows[0]!;
  const { headers } = await signIn(world, ['duty-officer', place]);
  const citizen = await visitor(browser, world.origin, { language: 'ar', by: 'fingers' });
  const officer = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  await signedIn(officer, headers.Cookie);

  // She follows what is yet to come: nothing but the mail that asks is sent.
  await citizen.page.goto(`${world.origin}/warnings?lang=ar`);
  await citizen.see('follow.title');
  await citizen.type(citizen.field('email'), 'amel@example.tn');
  await citizen.press(citizen.button('follow.go'));
  await citizen.page.getByText(citizen.say('follow.sent')).waitFor();
  const asked = await sent();
  expect(asked.map(({ to }) => to)).toEqual(['amel@example.tn']);
  await citizen.page.goto(`${world.origin}${asked[0]!.link.replace('#', '?lang=ar#')}`);
  await citizen.see('page.followWarnings');
  await citizen.press(citizen.button('follow.confirm'));
  await citizen.see('follow.confirmed');

  // The officer of the area sees what led to the draft, says it in her words, and approves it.
  await officer.page.goto(`${world.origin}/office/warnings?lang=fr`);
  await officer.see('page.dutyWarnings');
  await officer.press(officer.page.locator(`a[href^="/office/warnings/${id}"]`));
  await officer.see('warnings.evidence');
  expect(await officer.page.locator('.evidence-chart').count()).toBe(1);
  await officer.type(officer.field('content.headline.fr'), 'Vent de sable & poussières <b>');
  await officer.press(officer.button('duty.save'));
  await officer.see('Vent de sable & poussières <b>');
  await officer.press(officer.button('duty.publish'));
  await officer.press(
    officer.page.getByRole('alertdialog').getByRole('button', { name: officer.say('duty.publish') }),
  );
  await officer.page.getByText(officer.say('duty.state.published'), { exact: true }).first().waitFor();

  // It is on the public page, gravest first, and on its own.
  await citizen.page.goto(`${world.origin}/warnings?lang=fr`);
  await citizen.page.getByRole('link', { name: 'Vent de sable & poussières <b>' }).tap();
  await citizen.see('Vent de sable & poussières <b>');
  const told = await sent();
  expect(told.map(({ to }) => to)).toEqual(['amel@example.tn']);
  expect(told[0]!.text).toContain(`/warnings/${id}`);
  expect({ citizen: citizen.wrongs, officer: officer.wrongs }).toEqual({ citizen: [], officer: [] });
}, 120_000);
