import type { Browser, Locator } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { budget } from '../../server/modules/budget/index.ts';
import { information } from '../../server/modules/information/index.ts';
import { draftLink } from '../../server/records/channels/draft/link.ts';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import { transaction } from '../../sql/transaction.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { type Somebody, signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { loadWorldBudget, worldBudget } from '../world/budget.ts';
import { fillCases } from '../world/cases.ts';
import { compute, declare, publishIndicators, putParameter, putSeries } from '../world/indicators.ts';
import { umbrellaModule } from '../world/toy-module.ts';
import { openBrowser } from './open.ts';
import { type Visitor, visitor } from './visitor.ts';

const world = useApp({ template: 'world', modules: [umbrellaModule, information, budget] });
let browser: Browser;

const text = (en: string) => JSON.stringify({ ar: `ع ${en}`, fr: `f ${en}`, en });

beforeAll(async () => {
  browser = await openBrowser();
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values
      ('trams', $1, 'agency', 'open', '{}'), ('buses', $2, 'agency', 'open', '{}')`,
    [text('Trams'), text('Buses')],
  );
  await world.db.pool.query(
    `insert into dispatch_rule (module, tier, structure_id) values ('umbrellas', 'central', 'trams')`,
  );
});
afterAll(async () => {
  await browser?.close();
});

const cases = async (): Promise<unknown[]> =>
  (
    await world.db.pool.query(
      `select number, title, (select count(*)::int from record_file f where f.case_no = c.no) as files, place_id as place,
         ST_DWithin(geom, ST_SetSRID(ST_MakePoint(3.5, 3.25), 4326), 0.01) as "isNear" from record_case c`,
    )
  ).rows;

/** What a browser says by itself when it has no line is no wrong of the page. */
const ofThePage = ({ wrongs }: Visitor): string[] =>
  wrongs.filter((wrong) => !wrong.includes('ERR_INTERNET_DISCONNECTED'));

const named = ({ page }: Visitor, role: 'button' | 'link' | 'radio' | 'checkbox', name: string): Locator =>
  page.getByRole(role, { name, exact: true });

/** A form on a phone comes part by part. */
const goOn = async (who: Visitor): Promise<void> => who.press(who.button('civic.next'));

/** A text without what only holds numbers and signs together. */
const plainly = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ');

/** Says where the device is, then takes the point along on the map. */
const pointAndDrag = async ({ page, press, button }: Visitor): Promise<void> => {
  const written = page.locator('#field-spot input[dir="ltr"]');
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 3.25, longitude: 3.5, accuracy: 25 });
  await press(button('civic.pointHere'));
  await expect.poll(() => written.inputValue()).toBe('3.25000, 3.50000');
  // How sure the device is, is told.
  await expect.poll(() => page.locator('#field-spot [role="status"]').textContent()).toContain('25');
  await press(button('civic.pointMap'));
  const stage = page.locator('#field-spot .map[data-state="ready"]');
  await stage.waitFor();
  await stage.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await stage.boundingBox())!;
  const [left, top] = [x + width / 2, y + height / 2];
  // The map goes to the point first: what is taken along is what lies in its middle.
  await expect
    .poll(
      async () => {
        await page.mouse.move(left, top);
        await page.mouse.down();
        await page.mouse.move(left + 30, top, { steps: 4 });
        await page.mouse.move(left + 60, top, { steps: 4 });
        await page.mouse.up();
        return written.inputValue();
      },
      { interval: 1000 },
    )
    .toMatch(/^3\.2[45]\d{3}, 3\.50[1-9]\d{2}$/);
};

/** Lets a visitor in as somebody. */
const signedIn = ({ context }: Visitor, { headers }: Somebody): Promise<void> => {
  const [name = '', value = ''] = headers.Cookie.split('=');
  const { hostname } = new URL(world.origin);
  return context.addCookies([
    { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
};

it('from a form that is sent without a line to an answer that is read by number and code: a citizen at a phone, an officer at a desk', async () => {
  const citizen = await visitor(browser, world.origin, { language: 'ar', by: 'fingers' });
  const officer = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  await signedIn(officer, await signIn(world, ['case-officer', 'trams']));

  // She finds the service, and how it works.
  await citizen.page.goto(`${world.origin}/civic?lang=ar`);
  await citizen.see('page.civic');
  await citizen.press(named(citizen, 'link', 'ع Umbrellas'));
  await citizen.see('civic.how');
  await citizen.press(citizen.link('civic.begin'));
  await citizen.see('ع Umbrella');

  // What is missing is told with the way to it.
  await goOn(citizen);
  await expect.poll(() => citizen.page.locator('.faults li').count()).toBe(3);
  await citizen.see('ع Umbrella');
  await citizen.press(citizen.page.locator('.faults a').first());
  await expect
    .poll(() => citizen.page.evaluate(() => document.activeElement?.getAttribute('name')))
    .toBe('title');
  await citizen.type(citizen.field('title'), 'مظلة <b>حمراء</b>');
  await citizen.type(citizen.page.locator('textarea[name="story"]'), 'نُسيت في المترو.');
  await citizen.page.getByText('ع other', { exact: true }).tap();
  await citizen.type(citizen.field('which'), 'حمراء');
  await expect.poll(() => citizen.page.locator('.faults').count()).toBe(0);
  await goOn(citizen);
  await citizen.page.locator('#field-lostOn').waitFor();
  await citizen.type(citizen.field('ribs'), '٨');
  // The place she finds by its name, in whatever language it is written.
  await citizen.type(citizen.page.locator('#field-where input'), 'Region 22');
  await citizen.press(citizen.page.getByRole('option').filter({ hasText: 'إقليم' }).first());
  await citizen.page.locator('#field-where .chosen').getByText('إقليم').waitFor();
  await goOn(citizen);

  // What she wrote is on her device when she comes back.
  await citizen.page.locator('#field-spot').waitFor();
  await citizen.page.locator('.draft-note[data-kept="true"]').waitFor();
  await citizen.page.getByText(citizen.say('civic.draftKept', { time: '' }).slice(0, 8)).waitFor();
  await citizen.page.reload();
  await citizen.page.locator('#field-spot').waitFor();
  await pointAndDrag(citizen);
  while ((await citizen.page.locator('#field-agreed').count()) === 0) {
    if ((await citizen.page.locator('#field-owner').count()) > 0)
      await citizen.type(citizen.field('owner'), 'أمل');
    const before = await citizen.page.locator('.steps').textContent();
    await goOn(citizen);
    await expect.poll(() => citizen.page.locator('.steps').textContent()).not.toBe(before);
  }
  const picture = PNG.sync.write(new PNG({ width: 4, height: 4 }));
  const file = { name: 'صورة.png', mimeType: 'image/png', buffer: picture };
  await citizen.page.locator('#field-pictures input[type="file"]').setInputFiles(file);
  await citizen.page.locator('.files bdi').waitFor();
  // The file, too, is there when she comes back.
  await citizen.page.locator('.draft-note[data-kept="true"]').waitFor();
  await citizen.page.reload();
  await citizen.page.locator('.files bdi').waitFor();
  await citizen.page.getByText('ع I agree').tap();
  await citizen.press(citizen.button('civic.toReview'));
  await citizen.see('civic.review');

  // The line is cut: it waits on the device, goes by itself when the line is back, and is received once.
  await citizen.context.setOffline(true);
  await citizen.press(citizen.button('civic.send'));
  await citizen.see('civic.waits');
  await citizen.page.getByText(citizen.say('civic.waitsOffline')).waitFor();
  expect(await cases()).toEqual([]);
  await citizen.context.setOffline(false);
  await citizen.see('civic.receipt');
  const [number = '', code = ''] = await citizen.page.locator('.receipt-codes bdi').allTextContents();
  expect(await cases()).toEqual([
    { number, title: 'مظلة <b>حمراء</b>', files: 1, place: 'governorate:ins:22', isNear: true },
  ]);
  // On paper as narrow as her phone nothing is cut off.
  await citizen.page.emulateMedia({ media: 'print' });
  await expect
    .poll(() => citizen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBe(0);
  await citizen.page.emulateMedia({ media: null });

  // The officer asks for more.
  await officer.page.goto(`${world.origin}/office/cases?lang=fr`);
  await officer.see('page.cases');
  await officer.press(named(officer, 'link', 'مظلة <b>حمراء</b>'));
  await officer.see('مظلة <b>حمراء</b>');
  await officer.press(named(officer, 'button', 'f Ask'));
  await officer.type(officer.page.locator('textarea[name="message"]'), 'Quelle ligne ?');
  await officer.press(named(officer, 'button', 'f Ask'));
  await officer.page.getByText('Quelle ligne ?').waitFor();
  // How its deadline is computed stands there: from when, how long, and that it waits for her.
  await expect
    .poll(async () => plainly(await officer.page.locator('.clocks .explained').first().textContent()))
    .toMatch(/^reçu le .* ; 10 jours ; suspendu .*f for an answer/);
  await expect.poll(() => officer.page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  await officer.see('civic.thread');

  // She comes back with number and code, which stand in no address, and answers.
  await citizen.page.goto(`${world.origin}/civic/case?lang=ar`);
  await citizen.see('page.civicFollow');
  await citizen.type(citizen.field('number'), number.toLowerCase());
  await citizen.type(citizen.field('code'), code);
  await citizen.press(citizen.button('civic.enter'));
  await citizen.see('مظلة <b>حمراء</b>');
  await expect.poll(() => citizen.page.url()).toContain(number);
  expect(citizen.page.url()).not.toContain(code);
  await citizen.page.getByText('Quelle ligne ?').waitFor();
  await citizen.press(named(citizen, 'button', 'ع Answer'));
  await citizen.type(citizen.page.locator('textarea[name="message"]'), 'الخط 4');
  await citizen.press(named(citizen, 'button', 'ع Answer'));
  await citizen.page.getByText('الخط 4').waitFor();

  // It is found, and what is published of it is found by everybody, without her name.
  await officer.page.reload();
  await officer.press(named(officer, 'button', 'f Found'));
  await officer.type(officer.page.locator('textarea[name="message"]'), 'Au dépôt.');
  await officer.press(named(officer, 'button', 'f Found'));
  await officer.page.getByText('Au dépôt.').waitFor();
  await citizen.press(citizen.button('civic.leave'));
  await citizen.see('page.civicFollow');
  await citizen.page.goto(`${world.origin}/civic/umbrellas?lang=ar&q=${encodeURIComponent('حمراء')}`);
  await citizen.see('civic.public');
  await citizen.press(named(citizen, 'link', 'مظلة <b>حمراء</b>'));
  await citizen.page.getByText(citizen.say('civic.asPublic')).waitFor();
  await citizen.see('civic.thread');
  expect(await citizen.page.locator('main').textContent()).not.toContain('أمل');

  // At the desk somebody says the same, and has her receipt printed.
  await officer.page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await officer.page.goto(`${world.origin}/office/cases/for/umbrellas?lang=fr`);
  await officer.page.locator('#field-title').waitFor();
  await officer.type(officer.field('title'), 'Parapluie du guichet');
  await officer.type(officer.page.locator('textarea[name="story"]'), 'Oublié dans le train.');
  await officer.tick(officer.page.locator('#field-colour input').first());
  await officer.type(officer.field('owner'), 'Rim');
  await officer.tick(officer.field('agreed'));
  await officer.press(officer.button('cases.enterGo'));
  await officer.see('civic.receipt');
  // She reads Arabic: so is the paper that she is given, and what she is written to from then on.
  await officer.page.locator('main').getByText('العربية', { exact: true }).click();
  await officer.see('وصل إيداع');
  await officer.press(officer.button('civic.print'));
  await expect.poll(() => officer.page.locator('body').getAttribute('data-printed')).toBe('yes');
  await officer.press(officer.link('cases.toCase'));
  await officer.see('Parapluie du guichet');

  // It is given to an officer, then to another structure with a reason, where it is no longer hers.
  await officer.press(named(officer, 'button', 'f Assign'));
  await officer.press(officer.button('cases.toMe'));
  await officer.press(named(officer, 'button', 'f Assign'));
  await officer.page.locator('.case-inside').getByText('Somebody').waitFor();
  // Hers are those that go on; one that she closed she asks for.
  await world.db.pool.query(
    `update record_case set assignee_id = (select assignee_id from record_case where title = 'Parapluie du guichet') where number = $1`,
    [number],
  );
  await officer.page.goto(`${world.origin}/office/cases?show=mine&lang=fr`);
  await named(officer, 'link', 'Parapluie du guichet').waitFor();
  await expect.poll(() => named(officer, 'link', 'مظلة <b>حمراء</b>').count()).toBe(0);
  await officer.press(officer.page.getByRole('button', { name: officer.say('cases.kind') }));
  await officer.page.getByRole('option', { name: officer.say('cases.closed'), exact: true }).click();
  await named(officer, 'link', 'مظلة <b>حمراء</b>').waitFor();
  await expect.poll(() => named(officer, 'link', 'Parapluie du guichet').count()).toBe(0);
  await officer.see('page.cases');
  await officer.page.goto(`${world.origin}/office/cases?show=mine&lang=fr`);
  await officer.press(named(officer, 'link', 'Parapluie du guichet'));
  await officer.see('Parapluie du guichet');
  await officer.press(named(officer, 'button', 'f Transfer'));
  await officer.page.getByRole('combobox').fill('Buses');
  await officer.page.getByRole('option', { name: 'f Buses' }).click();
  await officer.type(
    officer.page.locator('textarea[name="reason"], input[name="reason"]'),
    'C’était un bus.',
  );
  await officer.press(named(officer, 'button', 'f Transfer'));
  await officer.see('page.cases');
  await signedIn(officer, await signIn(world, ['case-officer', 'buses']));
  await officer.page.goto(`${world.origin}/office/cases?lang=fr`);
  await officer.press(named(officer, 'link', 'Parapluie du guichet'));
  await officer.see('Parapluie du guichet');
  await officer.page.locator('.passed-on').getByText('C’était un bus.').waitFor();

  // The figures of many cases are told, but for the small ones among them; those of two are told to nobody.
  await fillCases(world.db, {
    ...{ count: 200, places: ['governorate:ins:11', 'governorate:ins:22', null], structures: ['trams'] },
    ...{ from: '2025-01-10', days: 100 },
  });
  await citizen.page.goto(`${world.origin}/civic/umbrellas?lang=ar`);
  await citizen.press(citizen.link('civic.statistics'));
  await citizen.see('civic.statistics.trend');
  // One body had one of them: of both nothing is told.
  await citizen.page.getByText(citizen.say('civic.statistics.allHidden')).first().waitFor();
  const { rows } = await world.db.pool.query(
    `select extract(year from max(received_at))::text as year from record_case`,
  );
  await citizen.page.goto(`${world.origin}/civic/umbrellas/statistics?lang=ar&period=${rows[0].year}`);
  await citizen.see('civic.statistics.tooFew');
  const table = await world.get('/api/records/umbrellas/statistics?f=csv');
  expect(await table.text()).toContain('umbrellas,,,,received,,,,,202,true');

  // What was begun by text message is gone on with by the link that was sent back.
  const begun = { id: crypto.randomUUID(), module: 'umbrellas' };
  await world.db.pool.query(
    `insert into record_draft (id, module, channel, sender, language, answers, files, asked)
     values ($1, $2, 'sms', '+21698000001', 'ar', '{"title": "مظلة بدأت برسالة", "story": "على الشاطئ", "ribs": 8}', '{}', '[]')`,
    [begun.id, begun.module],
  );
  await citizen.page.goto(
    `${world.origin}${draftLink(world.services.secrets, begun).replace('#', '?lang=ar#')}`,
  );
  await citizen.see('ع Umbrella');
  await expect.poll(() => citizen.field('title').inputValue()).toBe('مظلة بدأت برسالة');
  await expect.poll(() => new URL(citizen.page.url()).hash).toBe('');
  await citizen.press(citizen.button('civic.drop'));
  await citizen.press(
    citizen.page
      .getByRole('alertdialog')
      .getByRole('button', { name: citizen.say('civic.drop'), exact: true }),
  );
  await expect.poll(() => citizen.field('title').inputValue()).toBe('');

  // What she had on the device is taken away with her receipt.
  await citizen.page.goto(`${world.origin}/civic/device?lang=ar`);
  await citizen.see('civic.receipt');
  await citizen.press(citizen.button('civic.receiptDrop'));
  await citizen.see('civic.deviceNone');
  expect({ citizen: ofThePage(citizen), officer: officer.wrongs }).toEqual({ citizen: [], officer: [] });
});

/** People of a region and how its air is, beside what is spent on it. */
const fillRegion = async (): Promise<void> => {
  for (const [parameter, value] of [
    ['population', 250],
    ['dust', 40],
  ] as const) {
    await putParameter(world.db, parameter);
    const of = { layer: 'regions', feature: '11', parameter, averaging: 'P1Y' } as const;
    await putSeries(world.db, of, [['2024-01-01', value]]);
  }
  const dust = { kind: 'series', parameter: 'dust', over: 'year' } as const;
  const method = { kind: 'sum' as const, terms: [{ input: 'dust' }] };
  const base = { base: 'regions', period: 'year' } as const;
  await publishIndicators(world.db, [declare({ id: 'dust-mean', ...base, inputs: { dust }, method })]);
  await compute(world.db);
};

/** What stands in front of amounts of dinars, as it is read: `22,6 د.ت.` is 226 tenths. */
const tenths = (texts: readonly string[]): number[] =>
  texts.map((text) => Math.round(10 * Number(/\d+(?:[.,]\d+)?/.exec(text)?.[0]?.replace(',', '.') ?? 'NaN')));
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

it('from a question that is answered before it is asked to a refusal, its pack and a dataset; from a budget file to the line that 100 dinars pay for', async () => {
  const citizen = await visitor(browser, world.origin, { language: 'ar', by: 'fingers' });
  const officer = await visitor(browser, world.origin, { language: 'fr', by: 'keys' });
  await signedIn(officer, await signIn(world, 'administrator'));
  await loadWorldBudget(world.db, worldBudget({ population: 'population' }));
  await fillRegion();
  const open = async (
    who: Visitor,
    language: string,
    path: string,
    heading: Parameters<Visitor['see']>[0],
  ) => {
    await who.page.goto(`${world.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    await who.see(heading);
  };

  // She finds whom to ask and what there is, and is shown what is published while she writes.
  await open(citizen, 'ar', '/civic/information', 'civic.how');
  await citizen.page.getByText(citizen.say('civic.sample')).waitFor();
  await citizen.press(named(citizen, 'link', 'سجل الهياكل العمومية'));
  await citizen.see('page.civicBodies');
  await citizen.page.getByText('ع Trams').first().waitFor();
  await open(
    citizen,
    'ar',
    '/civic/information/classification?q=%D8%A7%D9%84%D9%85%D8%A4%D8%AB%D8%B1%D8%A7%D8%AA',
    'page.classification',
  );
  await citizen.page.locator('[data-hit="true"]').getByText('دراسات المؤثرات على المحيط').waitFor();
  await open(citizen, 'ar', '/civic/information/new', 'مطلب نفاذ إلى المعلومة');
  while ((await citizen.page.locator('#field-subject').count()) === 0) {
    if ((await citizen.page.locator('#field-body input').count()) > 0) {
      await citizen.type(citizen.page.locator('#field-body input'), 'Trams');
      await citizen.press(citizen.page.getByRole('option', { name: 'ع Trams' }));
      // What was typed into is no longer there: the keyboard is at what stands in its place.
      const isThere = () => document.activeElement?.closest('#field-body .chosen') !== null;
      await expect.poll(() => citizen.page.evaluate(isThere)).toBe(true);
    }
    await goOn(citizen);
  }
  await citizen.type(citizen.field('subject'), 'الأقاليم الستة عشر');
  await expect
    .poll(() => citizen.page.locator('.suggestions a').evaluateAll(([first]) => first?.getAttribute('href')))
    .toBe('/?layers=regions');
  await citizen.see('مطلب نفاذ إلى المعلومة');

  // What was sent twice is one proposal; the officer refuses one of them with its reasons, and publishes what answers both.
  const send = async (subject: string, more = {}): Promise<{ number: string; code: string }> => {
    const answers = {
      ...{ body: 'trams', subject, topic: 'services', access: 'electronic', person: 'natural', data: true },
      ...{ name: 'أمل', address: 'تونس', description: 'محاضر جلسات مجلس الإدارة لسنة 2024 كاملة.' },
      ...more,
    };
    const response = await fetch(`${world.origin}/api/records/information/cases`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ sending: crypto.randomUUID(), language: 'ar', answers }),
    });
    return (await response.json()) as { number: string; code: string };
  };
  const own = await send('محاضر جلسات مجلس الإدارة');
  await send('محاضر جلسات مجلس إدارة الشركة');
  await transaction(world.db, (client) => enqueue(client, 'information.twins', {}));
  await doJobs(world.db, process.env, {}, ['information.twins']);
  await open(officer, 'fr', `/office/cases/${own.number}`, 'محاضر جلسات مجلس الإدارة');
  await officer.press(named(officer, 'button', 'Refuser'));
  await officer.type(officer.page.locator('textarea[name="message"]'), 'Un procès est en cours.');
  await officer.page.getByText('Article 24', { exact: true }).click();
  await officer.type(
    officer.page.locator('textarea[name="harm"]'),
    'Le procès en cours en souffrirait gravement.',
  );
  await officer.type(
    officer.page.locator('textarea[name="interest"]'),
    'Le public en saura tout par le jugement.',
  );
  await officer.press(named(officer, 'button', 'Refuser'));
  await officer.page.getByText('Un procès est en cours.').waitFor();
  await officer.see('civic.thread');
  await open(officer, 'fr', '/office/asked-twice', 'page.askedTwice');
  await officer.press(officer.button('twice.accept'));
  await officer.type(officer.field('dataset'), 'https://data.example.tn/pv');
  await officer.press(
    officer.page
      .getByRole('alertdialog')
      .getByRole('button', { name: officer.say('twice.accept'), exact: true }),
  );
  await officer.page.getByText(officer.say('twice.accepted')).waitFor();

  // By number and code she has her pack; a reader has the decision.
  await citizen.page.goto(`${world.origin}/civic/case?lang=ar`);
  await citizen.see('page.civicFollow');
  await citizen.type(citizen.field('number'), own.number);
  await citizen.type(citizen.field('code'), own.code);
  await citizen.press(citizen.button('civic.enter'));
  await citizen.see('محاضر جلسات مجلس الإدارة');
  await citizen.page.locator('a[href="https://data.example.tn/pv"]').waitFor();
  const address = await citizen.link('civic.pack').getAttribute('href');
  const pack = await citizen.page.evaluate(async (href) => {
    const response = await fetch(href);
    return [response.status, response.headers.get('content-type')];
  }, address ?? '');
  expect(pack).toEqual([200, 'application/pdf']);
  await citizen.press(citizen.button('civic.leave'));
  await citizen.see('page.civicFollow');
  await open(citizen, 'ar', '/civic/information/asked-twice', 'page.askedTwice');
  await citizen.page.locator('a[href="https://data.example.tn/pv"]').waitFor();

  // What she wanted published later is answered with a fee that she accepts, hers alone until she lifts it, then everybody's.
  const held = await send('كلفة صيانة عربات المترو', { publication: 'later', embargo: '2099-01-01' });
  const onOffice = async (deed: string, fill: () => Promise<void>, again = true) => {
    if (again) await open(officer, 'fr', `/office/cases/${held.number}`, 'كلفة صيانة عربات المترو');
    await officer.press(named(officer, 'button', deed));
    await fill();
    await officer.press(named(officer, 'button', deed));
    await officer.see('civic.thread');
  };
  const message = (says: string) => officer.type(officer.page.locator('textarea[name="message"]'), says);
  await onOffice('Annoncer les frais', async () => {
    await officer.type(officer.field('amount'), '4,5');
    await message('Neuf pages à copier.');
  });
  await officer.page.getByText('Neuf pages à copier.').waitFor();
  const follow = async () => {
    await citizen.page.goto(`${world.origin}/civic/case?lang=ar`);
    await citizen.see('page.civicFollow');
    await citizen.type(citizen.field('number'), held.number);
    await citizen.type(citizen.field('code'), held.code);
    await citizen.press(citizen.button('civic.enter'));
    await citizen.see('كلفة صيانة عربات المترو');
  };
  await follow();
  await citizen.press(named(citizen, 'button', 'قبول الكلفة'));
  await citizen.press(named(citizen, 'button', 'قبول الكلفة'));
  await citizen.page.locator('.case-state').getByText('في انتظار الرد').waitFor();
  // She begins with a text of the office, in the language of who asked.
  await onOffice('Communiquer l’information', async () => {
    await officer.press(
      officer.page.locator('#deeds').getByRole('button', { name: officer.say('cases.template') }),
    );
    await officer.page.getByRole('option', { name: 'Information déjà publiée' }).click();
    await expect
      .poll(() => officer.page.locator('textarea[name="message"]').inputValue())
      .toBe('المعلومة المطلوبة منشورة على العنوان التالي:');
    await message('Voici les coûts, wagon par wagon.');
  });
  await officer.page.getByText('Voici les coûts, wagon par wagon.').waitFor();
  expect((await world.get(`/api/cases/${held.number}`)).status).toBe(404);
  await citizen.page.reload();
  await citizen.see('كلفة صيانة عربات المترو');
  await citizen.press(named(citizen, 'button', 'رفع تأجيل النشر'));
  await citizen.page.getByText('أوافق على نشر المطلب والرد', { exact: false }).tap();
  await citizen.press(named(citizen, 'button', 'رفع تأجيل النشر'));
  await citizen.page.locator('.thread').getByText('رُفع تأجيل النشر').waitFor();
  await citizen.press(citizen.button('civic.leave'));
  await citizen.see('page.civicFollow');
  await open(citizen, 'ar', `/civic/information?q=${encodeURIComponent('عربات')}`, 'civic.public');
  await citizen.press(named(citizen, 'link', 'كلفة صيانة عربات المترو'));
  await citizen.page.getByText(citizen.say('civic.asPublic')).waitFor();
  expect(await citizen.page.locator('main').textContent()).not.toContain('أمل');

  // A file with a row that will not do is told row by row, one that will is a version.
  await open(officer, 'fr', '/office/budget', 'page.officeBudget');
  const load = (): Promise<unknown> => doJobs(world.db, process.env, {}, ['budget.load']);
  const bring = async (name: string, rows: string, work = load) => {
    const buffer = Buffer.from(`line,year,kind,function,amount\n${rows}`);
    const given = { name, mimeType: 'text/csv', buffer };
    await officer.page.locator('input[type="file"]').setInputFiles(given);
    await officer.press(officer.button('budgetFiles.go'));
    await officer.page.getByText(officer.say('budgetFiles.sent', { name })).first().waitFor();
    await work();
  };
  await bring('wrong.csv', 'A,2024,voted,77,1\n');
  await officer.page.getByText(officer.say('budgetFiles.state.refused')).first().waitFor();
  await officer.press(officer.button('list.details').first());
  await officer.page.getByText('77').first().waitFor();
  await officer.see('page.officeBudget');
  // One whose job was given up is kept, and loaded when she tries again.
  const right = 'A,2024,voted,05.1,1\nB,2024,voted,05.2,9\n';
  await bring('right.csv', right, () =>
    world.db.pool.query(
      `update job set state = 'dead', error = 'timeout', finished_at = now() where kind = 'budget.load' and state = 'waiting'`,
    ),
  );
  await officer.page.getByText(officer.say('budgetFiles.state.failed')).first().waitFor();
  await officer.press(officer.button('list.details').first());
  await officer.press(officer.button('budgetFiles.retry'));
  await officer.page
    .getByText(officer.say('budgetFiles.retried', { name: 'right.csv' }))
    .first()
    .waitFor();
  await load();
  await officer.page.getByText(officer.say('budgetFiles.state.loaded')).first().waitFor();

  // Everybody reads it: the largest line first, and on each page what it is about.
  await open(citizen, 'ar', '/budget', 'page.budget');
  await expect.poll(() => citizen.page.locator('.budget-lines li a').first().textContent()).toContain('B');
  await citizen.see('page.budget');
  // Kinds and years are those of the version that is looked at.
  const offered = async ({ page }: Visitor) => ({
    kinds: await page.locator('.budget-controls .segments').last().getByRole('radio').count(),
    years: await page.locator('.budget-controls').getByText('2023', { exact: true }).count(),
  });
  await open(citizen, 'ar', '/budget/citizen', 'page.budgetCitizen');
  await expect.poll(() => offered(citizen)).toEqual({ kinds: 1, years: 0 });
  await open(citizen, 'ar', '/budget/citizen?version=1', 'page.budgetCitizen');
  await expect.poll(() => offered(citizen)).toEqual({ kinds: 3, years: 1 });
  expect(ofThePage(citizen)).toEqual([]);
  await open(citizen, 'ar', '/budget?version=9', 'page.budget');
  await citizen.page.getByText(citizen.say('state.notFound')).first().waitFor();
  await citizen.page.waitForLoadState('networkidle');
  // The browser notes by itself that there is no such version.
  expect(citizen.wrongs.splice(0).filter((wrong) => !wrong.includes('status of 404'))).toEqual([]);
  await open(citizen, 'ar', '/budget', 'page.budget');
  await citizen.press(citizen.page.locator('.budget-lines li a').first());
  await citizen.page.locator('.budget-about a[href*="/api/budget/lines/B?"]').waitFor();
  // 3,200.003 dinars are voted for 250 people of the region, 2,909 of 2023; 1,100.001 of them are tagged for equality of women and men.
  const main = async ({ page }: Visitor) => plainly(await page.locator('main').textContent());
  // Line B has 9 of the 10 dinars of its version, which is of one year.
  await expect.poll(() => main(citizen)).toContain('أي 90');
  await expect.poll(() => main(citizen)).not.toContain('التغيّر');
  for (const [view, what, told] of [
    ['tree', '.tree-map .tree-box', ['3,1', '3,2']],
    ['bars', '.budget-bars li', ['3,1', '3,2']],
    ['bars&by=place&measure=perHead&gender=tagged', '.budget-bars li', ['4,4']],
    ['table&by=place', '.budget-table tbody tr', ['3.200,003', '12,8', '2,91']],
    ['map&by=place', '.classed-map path[fill]', ['3,2']],
  ] as const) {
    await open(citizen, 'ar', `/budget?version=1&year=2024&view=${view}`, 'page.budget');
    await citizen.page.locator(what).first().waitFor();
    for (const part of [citizen.say('budget.sampleNote'), ...told])
      await expect.poll(() => main(citizen), { message: view }).toContain(part);
  }

  // A hundred dinars are a hundred, each part is its parts, and each of these leads to its lines.
  await open(citizen, 'ar', '/budget/citizen?version=1', 'page.budgetCitizen');
  const rows = citizen.page.locator('.citizen summary');
  await expect.poll(() => rows.count()).toBe(2);
  const parts = tenths(await rows.locator('b').allTextContents());
  expect([parts.length, sum(parts)]).toEqual([2, 1000]);
  await expect.poll(() => citizen.page.locator('.coins > span').count()).toBe(100);
  await citizen.press(rows.filter({ hasText: 'حماية البيئة' }));
  const inside = citizen.page.locator('.citizen details[open] li');
  await expect.poll(() => inside.count()).toBe(2);
  const at = (await rows.allTextContents()).findIndex((text) => text.includes('حماية البيئة'));
  expect([await inside.count(), sum(tenths(await inside.locator('b').allTextContents()))]).toEqual([
    2,
    parts[at],
  ]);
  await citizen.see('page.budgetCitizen');
  await citizen.press(inside.first().getByRole('link'));
  await citizen.see('page.budget');
  await expect.poll(() => new URL(citizen.page.url()).searchParams.get('function')).toMatch(/^05\.\d$/);
  expect(new URL(citizen.page.url()).searchParams.get('version')).toBe('1');
  await expect.poll(() => citizen.page.locator('.budget-lines li').count()).toBe(1);

  // What is spent on the environment of a region stands beside how that is.
  await open(
    citizen,
    'ar',
    '/budget/environment?version=1&indicator=dust-mean&year=2024',
    'page.budgetEnvironment',
  );
  const beside = citizen.page.locator('.budget-table tbody tr');
  await expect
    .poll(() => beside.locator('td').allTextContents())
    .toEqual([expect.stringContaining('12,8'), expect.stringContaining('40')]);
  await expect.poll(() => citizen.page.locator('.scatter circle').count()).toBe(1);
  await citizen.see('page.budgetEnvironment');

  for (const [path, heading, told] of [
    [
      '/budget/tax-expenditure',
      'page.budgetTax',
      ['Basic foods', 'VAT code', 'Purchasing power', 'Households (12)', '1,2 M DT', 'Perte initiale'],
    ],
    [
      '/budget/compliance',
      'page.budgetCompliance',
      ['Value added tax', '100 %', '75 %', '60 %', '45 %', 'Contrôles : 4', '5 k DT', '9 k DT'],
    ],
    ['/budget/citizen', 'page.budgetCitizen', []],
  ] as const) {
    await open(officer, 'fr', `${path}?version=1`, heading);
    if (told.length > 0) await officer.page.locator('main dl').first().waitFor();
    for (const part of told) await expect.poll(() => main(officer)).toContain(part);
    for (const report of await officer.page.locator('a[href*="/api/budget/reports/"]').all()) {
      const response = await world.get((await report.getAttribute('href')) ?? '');
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(response.headers.get('content-language')).toBe('fr');
    }
  }
  expect({ citizen: ofThePage(citizen), officer: officer.wrongs }).toEqual({ citizen: [], officer: [] });
});
