import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COOKIE } from '../../server/http/identify.ts';
import { dayIn } from '../../server/policies/consultation.ts';
import { asker } from '../harness/ask.ts';
import { signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { worldland } from '../world/country.ts';
import { computeFlows } from '../world/flows.ts';
import { openBrowser } from './open.ts';
import { type Visitor, visitor } from './visitor.ts';

const world = useApp();
const ask = asker(world);
let browser: Browser;
const text = (ar: string, fr: string) => ({ ar, fr, en: fr });
const PLACE = 'governorate:ins:11';

/** Publishes a document that is open to comments, with a target that is measured. */
const publish = async (): Promise<void> => {
  const admin = await signIn(world, 'administrator');
  const draft = {
    title: text('خطة الماء', 'Plan eau'),
    summary: text('ملخص', 'Résumé'),
    sections: [
      { id: 's1', title: text('لماذا', 'Pourquoi'), body: text('نص\n\n- بند', '<b>Texte</b>\n\n- point') },
    ],
    indicators: ['flows'],
    places: [PLACE],
    targets: [
      {
        ...{ id: 't1', indicator: 'flows', place: PLACE, direction: 'up' },
        ...{ baseline: { year: 2015, value: 100 }, value: 200, deadline: 2025 },
      },
    ],
  };
  // Open tomorrow, too: midnight may come while it is walked.
  const [from, until] = [0, 86_400_000].map((later) =>
    dayIn(worldland.timeZone, new Date(Date.now() + later)),
  );
  await ask(admin, 'POST', '/api/office/policies', { id: 'eau', draft });
  await ask(admin, 'PUT', '/api/office/policies/eau/consultation', {
    revision: 1,
    days: { from, until },
  });
  await ask(admin, 'POST', '/api/office/policies/eau/publish', {
    revision: 2,
    note: text('أولى', 'Première'),
  });
};

beforeAll(async () => {
  browser = await openBrowser();
  await computeFlows(world.db, [1.05, 1.1], { 11: 100, 12: 200 });
  await world.services.catalogue.refresh();
  await publish();
});
afterAll(() => browser?.close());

/** Opens a browser in which somebody is signed in. */
const signedIn = async (given: Visitor, cookie: string): Promise<void> => {
  const [name = '', value = ''] = cookie.split('=');
  expect(name).toBe(COOKIE);
  const { hostname } = new URL(world.origin);
  await given.context.addCookies([
    { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
};

it('from the goals to what a citizen says of a policy, and to who lets it be shown', async () => {
  const citizen = await visitor(browser, world.origin, { language: 'ar', by: 'fingers' });
  const moderator = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  await signedIn(citizen, (await signIn(world)).headers.Cookie);
  await signedIn(moderator, (await signIn(world, 'moderator')).headers.Cookie);

  // What is computed counts as reported, and its target says by a word how it goes.
  await citizen.page.goto(`${world.origin}/sdg?lang=ar`);
  await citizen.see('sdg.reporting');
  await expect
    .poll(() => citizen.page.locator('.sdg-target-line .progress-mark').allTextContents())
    .toEqual([citizen.say('sdg.substantial')]);
  await citizen.page.locator('.sdg-target-line a').tap();
  await citizen.see('sdg.method');
  await expect
    .poll(() => citizen.page.locator('.course').first().getAttribute('aria-label'))
    .toMatch(/2015.*2017/);

  // The document: nothing of its text is markup, and its target is less than what is needed.
  await citizen.page.goto(`${world.origin}/policies/eau?lang=ar`);
  await citizen.see('خطة الماء');
  await citizen.see('policy.add');
  await expect
    .poll(() => citizen.page.locator('#targets .progress-mark').textContent())
    .toBe(citizen.say('sdg.moderate'));
  await citizen.type(citizen.page.locator('textarea[name="body"]'), 'أوافق على هذه الخطة.');
  await citizen.press(citizen.button('policy.send'));
  await citizen.page.getByText(citizen.say('policy.sent')).waitFor();
  expect(await citizen.page.locator('.policy-comment').count()).toBe(0);

  await moderator.page.goto(`${world.origin}/office/comments?lang=fr`);
  await moderator.see('page.policyReview');
  await moderator.page.getByText('أوافق على هذه الخطة.').waitFor();
  await moderator.press(moderator.button('policy.show'));
  await moderator.page.getByText(moderator.say('policy.isPublished'), { exact: true }).waitFor();

  await moderator.page.goto(`${world.origin}/policies/eau?lang=fr`);
  await moderator.see('Pourquoi');
  await moderator.page.getByText('<b>Texte</b>').waitFor();
  // What is said of it is asked for by itself.
  await expect
    .poll(() => moderator.page.locator('.policy-comment').allTextContents())
    .toEqual([expect.stringContaining('أوافق على هذه الخطة.')]);
  expect(citizen.wrongs).toEqual([]);
  expect(moderator.wrongs).toEqual([]);
});
