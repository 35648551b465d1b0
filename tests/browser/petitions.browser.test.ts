import jpeg from 'jpeg-js';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseView } from '../../sql/model/api/records.ts';
import { asker } from '../harness/ask.ts';
import { mailsTo } from '../harness/mails.ts';
import { type Somebody, signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { openBrowser } from './open.ts';
import { type Visitor, visitor } from './visitor.ts';

const world = useApp({ template: 'world' });
const ask = asker(world);
let browser: Browser;

const TITLE = 'أعيدوا فتح مركز الصحة بالشمال';

beforeAll(async () => {
  browser = await openBrowser();
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('health', $1, 'ministry', 'open', '{}')`,
    [JSON.stringify({ ar: 'وزارة الصحة', fr: 'Ministère de la Santé', en: 'Ministry of Health' })],
  );
  await world.db.pool.query(
    `insert into record_setting (module, id, value) values ('petitions', 'sponsors', 1), ('petitions', 'response-at', 2)`,
  );
});
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

/** Signs and confirms without a browser. */
const signsByApi = async (number: string, email: string): Promise<void> => {
  const wish = { email, language: 'fr', agrees: true };
  await ask({ headers: {} }, 'POST', `/api/petitions/${number}/signatures`, wish);
  const token = (await linkTo(email)).split('#')[1];
  const done = await ask({ headers: {} }, 'POST', '/api/petitions/signatures/confirm', { token });
  expect([done.status, done.text]).toEqual([200, expect.any(String)]);
};

/** Opens a list by keyboard, and takes what is one further down than where it opens. */
const takeNext = async (who: Visitor, button: Locator): Promise<void> => {
  await who.press(button);
  // Keys that come before the list has them would open and close it.
  await who.page.locator('[role="option"]:focus, [role="listbox"]:focus').first().waitFor();
  await who.page.keyboard.press('ArrowDown');
  await who.page.keyboard.press('Enter');
  await who.page.getByRole('listbox').waitFor({ state: 'detached' });
};

/** Fills in the form to sign, and answers the mail. */
const signs = async (who: Visitor, address: string, language: string): Promise<void> => {
  await who.type(who.field('email'), address);
  await who.press(who.page.locator('#field-agrees label'));
  await who.press(who.button('petition.signNow'));
  await who.page.getByText(who.say('petition.mailSent')).waitFor();
  await who.page.goto(`${world.origin}${(await linkTo(address)).replace('#', `?lang=${language}#`)}`);
  await who.see('page.petitionConfirm');
  await expect.poll(() => who.page.url()).not.toContain('#');
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
  const linked = () => citizen.page.locator('.copy input').first().inputValue();
  await expect.poll(linked).toContain(`/petitions/${number}#`);
  const link = await linked();

  // A sponsor comes by it; nobody else knows of the petition.
  await reader.page.goto(`${world.origin}/petitions/${number}?lang=fr`);
  await reader.page.getByText(reader.say('petition.none')).waitFor();
  const sponsor = await visitor(browser, world.origin, { language: 'ar', by: 'fingers' });
  await sponsor.page.goto(link.replace('#', '?lang=ar#'));
  await sponsor.see('petition.sponsor');
  await sponsor.page.getByText(sponsor.say('petition.sponsorText')).waitFor();
  // What was taken out of the address is there still when the page is loaded again.
  await sponsor.page.reload();
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

  // Somebody writes the like of it, with the keyboard: she is shown it while she writes, and draws on the map where hers is about.
  const author = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  const { page } = author;
  await page.goto(`${world.origin}/civic/petitions/new?lang=fr`);
  await author.type(author.field('title'), `${TITLE} والجنوب`);
  await page.locator('.alike').getByRole('link', { name: TITLE, exact: true }).waitFor();
  await author.type(page.locator('textarea[name="ask"]'), 'Rouvrir aussi le centre du sud avant l’hiver.');
  await author.type(page.locator('#field-addressee input'), 'Santé');
  await page.getByRole('option', { name: /Santé/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await takeNext(author, page.locator('#field-topic button').first());
  await author.press(author.button('civic.areaDraw'));
  const stage = page.locator('#field-area .draw-stage');
  await stage.locator('.map[data-state="ready"]').waitFor();
  for (const [x, y] of [
    [60, 60],
    [240, 60],
    [150, 200],
  ] as const)
    await stage.locator('canvas').click({ position: { x, y } });
  const corners = page.locator('#field-area textarea');
  await expect.poll(async () => (await corners.inputValue()).split('\n').length).toBe(3);
  await author.see('Pétition');
  await author.type(author.field('name'), 'Rim');
  await author.type(author.field('email'), 'rim@example.tn');
  await author.tick(author.field('data'));
  await author.press(author.button('civic.toReview'));
  await author.see('civic.review');
  await author.press(author.button('civic.send'));
  await author.see('civic.receipt');
  const { rows: drawn } = await world.db.pool.query(
    `select state, answers->'area'->>'kind' as kind, jsonb_array_length(answers->'area'->'corners') as corners, geom is not null as lies
     from record_case where title = $1`,
    [`${TITLE} والجنوب`],
  );
  expect(drawn).toEqual([{ state: 'sponsoring', kind: 'drawn', corners: 3, lies: true }]);
  await author.context.close();

  // The threshold is reached, and no answer comes in time: everybody finds it among what is overdue.
  await world.db.pool.query(`update record_case set due_at = now() - interval '1 day' where number = $1`, [
    number,
  ]);
  await reader.page.goto(`${world.origin}/petitions?lang=fr`);
  await reader.see('page.petitions');
  await takeNext(reader, reader.page.getByRole('button', { name: reader.say('civic.anyDeadline') }));
  await reader.page.waitForURL(/[?&]overdue=true/);
  await named(reader, 'link', TITLE).waitFor();
  await reader.page.locator('.case-line').getByText(reader.say('civic.late'), { exact: true }).waitFor();
  for (const [path, is] of [
    ['/civic/petitions?overdue=true', 1],
    ['/petitions?overdue=false', 0],
  ] as const) {
    await reader.page.goto(`${world.origin}${path}&lang=fr`);
    await reader.page.locator('.case-line, .empty').first().waitFor();
    await expect.poll(() => named(reader, 'link', TITLE).count()).toBe(is);
  }

  // The officer of the body answers.
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
  await reader.see('petition.said.response');
  await reader.page.getByText('Le centre rouvre').first().waitFor();
  // Signatures on paper: an officer enters a sheet with its scan, another one looks at it, and it counts.
  await desk.page.goto(`${world.origin}/office/petitions/${number}/sheets?lang=fr`);
  await desk.see('petition.sheets');
  // An Arabic title stands on the side of a French page, in as many lines as it takes.
  await expect
    .poll(() => desk.page.locator('.back bdi').evaluate((bdi) => getComputedStyle(bdi).textAlign))
    .toBe('left');
  await desk.type(desk.field('sheet'), 'A-17');
  await desk.type(desk.field('signatures'), '40');
  await takeNext(desk, desk.page.locator('#field-place button').first());
  const scan = jpeg.encode({ width: 8, height: 8, data: Buffer.alloc(256, 120) }, 80).data;
  await desk.page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'feuille.jpg', mimeType: 'image/jpeg', buffer: scan });
  await desk.page.locator('.files bdi').waitFor();
  await desk.press(desk.button('petition.enter'));
  await desk.page.getByText('A-17', { exact: true }).waitFor();
  await desk.see('petition.sheets');
  expect(await desk.button('petition.verify').count()).toBe(0);
  expect(await desk.page.locator('[aria-invalid="true"]').count()).toBe(0);
  const second = await visitor(browser, world.origin, { language: 'ar', by: 'keys' });
  await letIn(second, await signIn(world, ['case-officer', 'health']));
  await second.page.goto(`${world.origin}/office/petitions/${number}/sheets?lang=ar`);
  await second.see('petition.sheets');
  // She is told all that she vouches for: which sheet, how many, of where.
  await expect
    .poll(() => second.page.locator('.sheets .case-line-top').textContent())
    .toMatch(/A-17.*40.* · \S/);
  await second.press(second.button('petition.verify'));
  await second.page.getByText(second.say('petition.verified'), { exact: true }).first().waitFor();

  // Addresses in rows do not count before a moderator has looked at them: of two rows, all at once and for one reason.
  await world.db.pool.query(
    `insert into record_setting (module, id, value) values ('petitions', 'alike-per-day', 1)`,
  );
  for (const of of ['robot', 'bureau'])
    for (const at of [1, 2]) await signsByApi(number, `${of}${at}@example.tn`);
  const moderator = await visitor(browser, world.origin, { language: 'ar', by: 'keys' });
  await letIn(moderator, await signIn(world, 'moderator'));
  await moderator.page.goto(`${world.origin}/office/petitions?lang=ar`);
  await moderator.press(
    moderator.page.getByRole('checkbox', { name: moderator.say('petition.allGroups'), exact: true }),
  );
  await moderator.page.keyboard.press('Space');
  await moderator.page.getByText('مجموعتان مختارتان بسبب واحد').waitFor();
  await moderator.see('petition.standOut');
  await moderator.type(
    moderator.page.getByLabel(moderator.say('petition.reason')),
    'عناوين موظفين في مكتب واحد',
  );
  await moderator.press(moderator.button('petition.count'));
  await moderator.page.getByText(moderator.say('petition.decided')).first().waitFor();
  await moderator.see('petition.standOut');
  const held = await world.db.pool.query(`select from petition_signature where state = 'held'`);
  expect(held.rows).toEqual([]);

  await reader.page.goto(`${world.origin}/petitions/${number}?lang=fr`);
  await reader.see(TITLE);
  await reader.page.getByText('dont 40 sur papier').first().waitFor();
  // The area that was drawn, and where those who signed live.
  await reader.page.locator('.area-map canvas').first().waitFor();
  await reader.page.locator('.signatures-places li').getByText('40', { exact: true }).waitFor();
  await reader.page.locator('.classed-map path[fill]').first().waitFor();
  // From the page of all cases of the module one comes to a petition's own page; nothing of it is a sample.
  for (const path of ['/petitions?show=answered&lang=fr', '/civic/petitions?lang=fr']) {
    await reader.page.goto(`${world.origin}${path}`);
    await named(reader, 'link', TITLE).waitFor();
    expect(await named(reader, 'link', TITLE).getAttribute('href')).toMatch(`/petitions/${number}`);
    expect(await reader.page.getByText(reader.say('civic.sample')).count()).toBe(0);
  }
  const view = JSON.parse((await ask({ headers: {} }, 'GET', `/api/cases/${number}`)).text) as CaseView;
  expect([view.state.id, view.counts.signatures]).toEqual(['answered', 46]);
  for (const { wrongs } of [citizen, sponsor, desk, reader, second, moderator, author])
    expect(wrongs.filter((wrong) => !/404/.test(wrong))).toEqual([]);
});
