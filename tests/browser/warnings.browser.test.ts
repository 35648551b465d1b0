import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COOKIE } from '../../server/http/identify.ts';
import { draftWarning, publishWarning } from '../../server/warnings/issue/deeds.ts';
import { findWarning } from '../../server/warnings/issue/store.ts';
import { SYSTEM } from '../../sql/audit.ts';
import { transaction } from '../../sql/transaction.ts';
import { fillWarnings } from '../gallery/warnings.ts';
import { startPushService } from '../harness/push-service.ts';
import { signIn } from '../harness/sign-in.ts';
import { startApp, useApp } from '../harness/use-app.ts';
import { letters } from './mail.ts';
import { openBrowser } from './open.ts';
import { type Visitor, visitor } from './visitor.ts';

const world = useApp({ template: 'starter' });
const service = startPushService();
let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'warned-'));
  await fillWarnings(world.db);
});
afterAll(async () => {
  await browser?.close();
  service.close();
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
  await expect.poll(() => officer.page.locator('.evidence-chart').count()).toBe(1);
  await officer.type(officer.field('content.headline.fr'), 'Vent de sable & poussières <b>');
  await officer.press(officer.button('duty.save'));
  await officer.see('Vent de sable & poussières <b>');
  await officer.press(officer.button('duty.publish'));
  // The window is gone and it is told that it was done, for as long as that is read: nothing that is said aloud leads to what is
  // there no more.
  await Promise.all([
    officer.page.getByText(officer.say('duty.wasPublished')).waitFor(),
    officer.press(
      officer.page.getByRole('alertdialog').getByRole('button', { name: officer.say('duty.publish') }),
    ),
  ]);
  await officer.page.getByText(officer.say('duty.state.published'), { exact: true }).first().waitFor();
  await officer.see('Vent de sable & poussières <b>');

  // It is on the public page, gravest first, and on its own.
  await citizen.page.goto(`${world.origin}/warnings?lang=fr`);
  await citizen.page.getByRole('link', { name: 'Vent de sable & poussières <b>' }).tap();
  await citizen.see('Vent de sable & poussières <b>');
  const mails = await sent();
  expect(mails.map(({ to }) => to)).toEqual(['amel@example.tn']);
  expect(mails[0]!.text).toContain(`/warnings/${id}`);
  expect({ citizen: citizen.wrongs, officer: officer.wrongs }).toEqual({ citizen: [], officer: [] });
});

it('a rule is tried on the past, changed, and taken back; a word is set; a source is refused, added and paused: by keyboard', async () => {
  const { headers } = await signIn(world, 'administrator');
  const chief = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  await signedIn(chief, headers.Cookie);
  const { page } = chief;
  const rule = '/office/warnings/rules/air-dust-day';

  // As the theme declares it; tried with a lower threshold before it is saved, and saved.
  await page.goto(`${world.origin}${rule}?lang=fr`);
  await chief.see('rule.preview');
  await chief.type(chief.field('rule.when.value'), '30,5');
  await chief.type(chief.field('rule.when.until'), '40');
  await chief.press(chief.button('rule.try'));
  await page.getByText(chief.say('fault.until-above')).waitFor();
  await chief.type(chief.field('rule.when.until'), '20');
  await chief.press(chief.button('rule.try'));
  await page.locator('.preview-said').waitFor();
  const { rows: before } = await world.db.pool.query(
    `select version, manifest->'when' as when from warning_rule where id = 'air-dust-day'`,
  );
  expect(before).toMatchObject([{ when: { value: 100 } }]);
  await chief.press(chief.button('rule.save'));
  await page.getByText(chief.say('rule.differs', { parts: chief.say('rule.part.when') })).waitFor();
  // The form began anew with what was saved; whoever saved it by keyboard is where she was.
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(focused).toBe(chief.say('rule.save'));
  const rules = async () =>
    (
      await world.db.pool.query(
        `select origin, manifest->'when' as when from warning_rule where id = 'air-dust-day'`,
      )
    ).rows;
  await expect.poll(rules).toEqual([{ origin: 'edited', when: { kind: 'above', value: 30.5, until: 20 } }]);
  await page.reload();
  await chief.see('rule.preview');
  await chief.press(chief.button('rule.restore'));
  await chief.press(page.getByRole('alertdialog').getByRole('button', { name: chief.say('rule.restore') }));
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await expect.poll(rules).toMatchObject([{ origin: 'theme', when: { value: 100 } }]);
  // The button went with what it took back.
  await expect.poll(focused).toBe(chief.say('rule.restored'));

  // The word of an authority.
  await page.goto(`${world.origin}/office/warnings/authorities?lang=fr`);
  await chief.see('page.warningAuthorities');
  await chief.press(page.getByRole('button', { name: /^Modifier / }).first());
  await chief.type(chief.field('word.fr'), 'avis');
  await chief.press(chief.button('authority.save'));
  await page.getByText(chief.say('authority.saved')).waitFor();
  await page.getByText('avis', { exact: true }).first().waitFor();

  // A source inside is refused in words; one outside is kept, and paused.
  await page.goto(`${world.origin}/office/warnings/sources?lang=fr`);
  await chief.see('page.warningSources');
  await chief.press(chief.button('source.add'));
  await chief.type(chief.field('source.url'), 'https://10.0.0.1/feed');
  await chief.type(chief.field('source.id'), 'meteo');
  await chief.type(chief.field('source.publisher'), 'Météo');
  for (const of of ['ar', 'fr', 'en']) await chief.type(chief.field(`source.title.${of}`), 'Météo');
  const add = page.getByRole('dialog').getByRole('button', { name: chief.say('source.add') });
  await chief.press(add);
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await chief.type(chief.field('source.url'), 'https://alerts.example.org/feed');
  await chief.press(add);
  await page.getByText(chief.say('source.saved')).waitFor();
  await chief.press(page.getByRole('button', { name: chief.say('source.pauseOf', { title: 'Météo' }) }));
  await page.getByText(chief.say('source.wasPaused')).waitFor();
  const { rows } = await world.db.pool.query(`select enabled from warning_source where id = 'meteo'`);
  expect(rows).toEqual([{ enabled: false }]);
  // What the server refuses is an error to the console, too.
  expect(chief.wrongs.filter((wrong) => !/status of 400/.test(wrong))).toEqual([]);
});

it('an area that is followed is drawn on a map at a desk, and typed corner by corner', async () => {
  const citizen = await visitor(browser, world.origin, { language: 'en', by: 'keys' });
  const { page } = citizen;
  await page.goto(`${world.origin}/warnings?lang=en`);
  await citizen.see('follow.title');
  await citizen.type(citizen.field('email'), 'drawn@example.tn');
  await citizen.press(citizen.button('area.draw'));
  const corners = page.getByRole('textbox', { name: citizen.say('draw.coordinates') });
  await corners.fill('10.1, 36.7\n10.3, 36.7\n10.3, 36.9');
  await page.locator('.draw-stage .map[data-state="ready"]').waitFor();
  await page.locator('.draw-stage').click({ position: { x: 120, y: 100 } });
  await expect.poll(async () => (await corners.inputValue()).split('\n').length).toBe(4);
  await citizen.press(citizen.button('draw.undo'));
  await citizen.press(citizen.button('follow.go'));
  await page.getByText(citizen.say('follow.sent')).waitFor();
  const { rows } = await world.db.pool.query(
    `select filter->'polygon' as polygon, ST_NPoints(geom) as points from warning_subscription where email = 'drawn@example.tn'`,
  );
  expect(rows).toEqual([
    {
      polygon: {
        type: 'Polygon',
        coordinates: [
          [
            [10.1, 36.7],
            [10.3, 36.7],
            [10.3, 36.9],
            [10.1, 36.7],
          ],
        ],
      },
      points: 4,
    },
  ]);
  expect(citizen.wrongs).toEqual([]);
});

/** In place of what a real browser asks its maker's push service for; kept as that keeps it, over a reload. */
const pretendPush = (browser: unknown): void => {
  const kept = () => {
    const told = localStorage.getItem('pretended');
    if (told === null) return null;
    const toJSON = () => JSON.parse(told) as PushSubscriptionJSON;
    return { toJSON, unsubscribe: async () => localStorage.removeItem('pretended') ?? true };
  };
  Object.assign(PushManager.prototype, {
    getSubscription: async () => kept(),
    subscribe: async () => {
      localStorage.setItem('pretended', JSON.stringify(browser));
      return kept();
    },
  });
};

it('without an account and an address: a browser is followed in when it answers by itself, and ends it itself', async () => {
  // A server that may post to this machine, where the push service of this test is.
  const settings = { WEBHOOK_INSIDE: 'allow', PUSH_SERVICES: 'any' };
  const app = await startApp(world, settings);
  const whole = await openBrowser([], { whole: true });
  const citizen = await visitor(whole, app.origin, { language: 'ar', by: 'fingers' });
  const { page, context } = citizen;
  const own = service.newBrowser();
  await context.grantPermissions(['notifications'], { origin: app.origin });
  await context.addInitScript(pretendPush, own.browser);
  await page.goto(`${app.origin}/warnings?lang=ar`);
  await citizen.see('follow.title');
  const devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await citizen.press(page.getByText(citizen.say('follow.here'), { exact: true }));
  await expect.poll(() => citizen.field('email').count()).toBe(0);
  await citizen.press(citizen.button('follow.go'));
  await page.getByText(citizen.say('follow.hereWaits')).waitFor();
  await citizen.see('follow.mineHere');

  // The push service brings it what asks; its service worker answers, and only then is it told of warnings.
  await letters(world.db, { ...env(), ...settings });
  const [asked] = own.inbox();
  const data = JSON.stringify(asked);
  await devtools.send('ServiceWorker.deliverPushMessage', {
    ...{ origin: app.origin, registrationId: await registered, data },
  });
  await page.getByText(citizen.say('follow.hereDone')).waitFor({ state: 'attached' });
  const shown = () =>
    page.evaluate(async () => {
      const all = await (await navigator.serviceWorker.ready).getNotifications();
      return all.map(({ title, lang, dir, data: link }) => ({ title, lang, dir, link }));
    });
  await expect
    .poll(shown)
    .toEqual([
      { title: asked?.confirm?.done.title, lang: 'ar', dir: 'rtl', link: { link: '/warnings#follow' } },
    ]);

  await page.reload();
  await citizen.see('follow.mineHere');
  await citizen.press(citizen.button('follow.stop'));
  await page.getByText(citizen.say('follow.mineHere')).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => localStorage.getItem('pretended'))).toBeNull();
  const { rows } = await world.db.pool.query('select from push_subscription');
  expect([rows, citizen.wrongs]).toEqual([[], []]);
  await whole.close();
  await app.close();
});

/** Issues a warning of a place, as an office does. */
const issueAt = (place: string, headline: string): Promise<void> =>
  transaction(world.db, async (client) => {
    const by = { client, actor: SYSTEM, base: world.origin };
    const id = await draftWarning(by, {
      ...{ authority: 'anpe', category: 'Met', severity: 'Moderate', urgency: 'Future', certainty: 'Likely' },
      ...{ responses: [], instruction: null, audience: null, places: [place], polygon: null },
      ...{ event: { ar: 'ريح', fr: 'Vent', en: 'Wind' }, description: { ar: 'ريح', fr: 'Vent', en: 'Wind' } },
      headline: { ar: headline, fr: headline, en: headline },
      onset: new Date(Date.now() - 60_000).toISOString(),
      expires: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await publishWarning(by, (await findWarning(client, id))!);
  });

it('a place is followed by who is signed in: on its page, in her account, by a mail; and no more', async () => {
  const { headers, email } = await signIn(world);
  const place = 'governorate:ins:41';
  const reader = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  await signedIn(reader, headers.Cookie);
  const { page } = reader;
  const told = async () => (await sent()).filter(({ to }) => to === email).map(({ text }) => text);
  const ofPlace = () => page.goto(`${world.origin}/place/${place}?lang=fr`);
  const atAccount = async () => {
    await page.goto(`${world.origin}/account/notifications?lang=fr`);
    await reader.see('follow.yours');
  };
  await ofPlace();
  await reader.press(reader.button('dashboard.follow'));
  await page.getByText(reader.say('dashboard.follow.mail')).waitFor();
  await atAccount();
  const own = page.locator('#followed .tag');
  await expect.poll(() => own.allTextContents()).toEqual(['Kairouan']);
  await issueAt(place, 'Vent fort au centre');
  expect(await told()).toEqual([expect.stringContaining('Kairouan. Gravité')]);
  await ofPlace();
  await reader.press(reader.button('dashboard.unfollow'));
  await reader.button('dashboard.follow').waitFor();
  await atAccount();
  await expect.poll(() => own.count()).toBe(0);
  await issueAt(place, 'Vent fort encore');
  expect([await told(), reader.wrongs]).toEqual([[], []]);
});
