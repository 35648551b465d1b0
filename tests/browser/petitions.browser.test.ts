import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseView } from '../../sql/model/api/records.ts';
import { asker } from '../harness/ask.ts';
import { mailsTo } from '../harness/mails.ts';
import { type Somebody, signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { buildPages, openBrowser } from './open.ts';
import { type Visitor, visitor } from './visitor.ts';

const world = useApp({ template: 'world' });
const ask = asker(world);
let browser: Browser;

const TITLE = 'أعيدوا فتح مركز الصحة بالشمال';

beforeAll(async () => {
  await buildPages();
  browser = await openBrowser();
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('health', $1, 'ministry', 'open', '{}')`,
    [JSON.stringify({ ar: 'وزارة الصحة', fr: 'Ministère de la Santé', en: 'Ministry of Health' })],
  );
  await world.db.pool.query(
    `insert into record_setting (module, id, value) values ('petitions', 'sponsors', 1), ('petitions', 'response-at', 2)`,
  );
}, 240_000);
afterAll(async () => {
  await browser?.close();
});

const named = ({ page }: Visitor, role: 'button' | 'link', name: string): Locator =>
  page.getByRole(role, { name, exact: true });

/** Sends a petition, as the form does; the form itself is walked through by the test of all cases. */
const begin = async (title: string): Promise<{ number: string; code: string }> => {
  const answers = {
    ...{ title, ask: 'إعادة فتح المركز قبل الشتاء مع طبيب.', background: 'أُغلق منذ الربيع.' },
    ...{ addressee: 'health', topic: 'health', name: 'أمل', email: 'amel@example.tn', data: true },
    area: {
      kind: 'drawn',
      corners: [
        [2.2, 2.2],
        [3.4, 2.3],
        [3.2, 3.4],
        [2.3, 3.1],
      ],
    },
  };
  const body = { sending: crypto.randomUUID(), language: 'ar', answers };
  const done = await ask({ headers: {} }, 'POST', '/api/records/petitions/cases', body);
  expect([done.status, done.text]).toEqual([201, expect.any(String)]);
  return JSON.parse(done.text) as { number: string; code: string };
};

/** Lets somebody with an account into her browser. */
const letIn = async (who: Visitor, { headers }: Somebody): Promise<void> => {
  const [name = '', value = ''] = headers.Cookie.split('=');
  const { hostname } = new URL(world.origin);
  await who.context.addCookies([
    { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
};

const linkTo = async (address: string): Promise<string> =>
  String(
    (await mailsTo(world.db, address)).find(({ template }) => template === 'confirm-signature')?.content.link,
  );

/** Fills in the form to sign, and answers the mail. */
const signs = async (who: Visitor, address: string, language: string): Promise<void> => {
  await who.type(who.field('email'), address);
  await who.press(who.page.locator('#field-agrees label'));
  await who.press(who.button('petition.signNow'));
  await who.page.getByText(who.say('petition.mailSent')).waitFor();
  await who.page.goto(`${world.origin}${(await linkTo(address)).replace('#', `?lang=${language}#`)}`);
  await who.see('page.petitionConfirm');
  expect(who.page.url()).not.toContain('#');
  await who.press(who.button('petition.confirm'));
  await who.page.getByText(who.say('petition.own.counted')).waitFor();
};

it('from a sponsor to a response: a citizen at a phone, a moderator and an officer at a desk, a public reader', async () => {
  const citizen = await visitor(browser, world.origin, { language: 'ar', by: 'fingers' });
  const desk = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  const reader = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  const { number, code } = await begin(TITLE);

  // The author comes back with number and code, and finds the link for sponsors.
  await citizen.page.goto(`${world.origin}/civic/case?lang=ar`);
  await citizen.type(citizen.field('number'), number);
  await citizen.type(citizen.field('code'), code);
  await citizen.press(citizen.button('civic.enter'));
  await citizen.see(TITLE);
  await citizen.press(citizen.link('civic.itsPage'));
  await citizen.see('petition.invite');
  const link = await citizen.page.locator('.copy input').first().inputValue();
  expect(link).toContain(`/petitions/${number}#`);

  // A sponsor comes by it; nobody else knows of the petition.
  await reader.page.goto(`${world.origin}/petitions/${number}?lang=fr`);
  await reader.page.getByText(reader.say('petition.none')).waitFor();
  const sponsor = await visitor(browser, world.origin, { language: 'ar', by: 'fingers' });
  await sponsor.page.goto(link.replace('#', '?lang=ar#'));
  await sponsor.see('petition.sponsor');
  await signs(sponsor, 'zahra@example.tn', 'ar');

  // The moderator lets it be published.
  await letIn(desk, await signIn(world, 'moderator'));
  await desk.page.goto(`${world.origin}/office/petitions?lang=fr`);
  await desk.see('petition.reviews');
  await desk.press(named(desk, 'link', TITLE));
  await desk.see(TITLE);
  await desk.press(named(desk, 'button', 'Accepter et publier'));
  await desk.press(named(desk, 'button', 'Accepter et publier'));
  await desk.page.getByText('Ouverte à la signature').first().waitFor();

  // A citizen at a phone finds it, and signs.
  await citizen.page.goto(`${world.origin}/petitions?lang=ar`);
  await citizen.see('page.petitions');
  await citizen.press(named(citizen, 'link', TITLE));
  await citizen.see('petition.sign');
  await signs(citizen, 'hedi@example.tn', 'ar');

  // The threshold is reached: the officer of the body answers.
  await desk.context.clearCookies();
  await letIn(desk, await signIn(world, ['case-officer', 'health']));
  await desk.page.goto(`${world.origin}/office/cases/${number}?lang=fr`);
  await desk.see(TITLE);
  await desk.press(named(desk, 'button', 'Répondre à la pétition'));
  await desk.page.getByText('Accord', { exact: true }).click();
  await desk.type(
    desk.page.locator('textarea[name="message"]'),
    'Le centre rouvre le 1er octobre, avec deux médecins.',
  );
  await desk.press(named(desk, 'button', 'Répondre à la pétition'));
  await desk.page.getByText('Réponse donnée').first().waitFor();

  // Everybody reads the response, on its page and in the list of those that were answered.
  await reader.page.goto(`${world.origin}/petitions?show=answered&lang=fr`);
  await reader.see('page.petitions');
  await reader.press(named(reader, 'link', TITLE));
  await reader.see('Répondre à la pétition');
  await reader.page.getByText('Le centre rouvre').first().waitFor();
  const view = JSON.parse((await ask({ headers: {} }, 'GET', `/api/cases/${number}`)).text) as CaseView;
  expect([view.state.id, view.counts.signatures]).toEqual(['answered', 2]);
  for (const { wrongs } of [citizen, sponsor, desk, reader])
    expect(wrongs.filter((wrong) => !/404/.test(wrong))).toEqual([]);
}, 240_000);
