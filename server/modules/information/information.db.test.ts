import jpeg from 'jpeg-js';
import { createTransport } from 'nodemailer';
import { beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import type {
  CaseDraft,
  CaseList,
  CaseStatistics,
  CaseView,
  Receipt,
  Suggestion,
} from '../../../sql/model/api/records.ts';
import type { Classification } from '../../../sql/model/information/classification.ts';
import type { Proposal } from '../../../sql/model/information/proposal.ts';
import { addDays, dayOf } from '../../../sql/model/records/day.ts';
import { transaction } from '../../../sql/transaction.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { GATEWAY_SECRET, hand, handSms } from '../../../tests/harness/gateway.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { mailsTo } from '../../../tests/harness/mails.ts';
import { pdfText } from '../../../tests/harness/pdf.ts';
import { cookieOf, type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { TORONTO_REQUESTS } from '../../../tests/world/abroad/requests.ts';
import { worldland } from '../../../tests/world/country.ts';
import { umbrellaModule, umbrellas } from '../../../tests/world/toy-module.ts';
import { openSecrets } from '../../accounts/secrets.ts';
import { followTime } from '../../records/cases/time.ts';
import { draftAddress } from '../../records/channels/mail/address.ts';
import type { Module } from '../../records/module.ts';
import { information } from './index.ts';

/** As the umbrellas of the toy module, but where, in which area and with a picture are needed. */
const parasols: Module = {
  ...{ ...umbrellaModule, id: 'parasols', endpoints: [] },
  cases: {
    ...umbrellas,
    form: {
      fields: umbrellas.form.fields.map((field) =>
        ['where', 'spot', 'around', 'pictures'].includes(field.id) ? { ...field, required: true } : field,
      ),
    },
    sms: { ...umbrellas.sms!, words: [{ word: 'PARASOL', language: 'en' }] },
    mailOpens: { ...umbrellas.mailOpens!, addresses: [{ word: 'parasols', language: 'en' }] },
  },
};
const modules = [information, parasols];
const MAIL_IN_ADDRESS = 'cases@example.tn';
const world = useApp({
  modules,
  env: { SMS_SECRET: GATEWAY_SECRET, MAIL_IN_ADDRESS, MAIL_IN_SECRET: GATEWAY_SECRET },
});
const ask = asker(world);
const NOBODY = { headers: {} as Record<string, string> };
const TODAY = dayOf(new Date().toISOString(), worldland.timeZone);

const GOOD = {
  ...{ body: 'water', subject: 'Fill of the dams in 2024', topic: 'environment', access: 'electronic' },
  description: 'The fill of every dam, day by day, for the whole of 2024.',
  ...{ person: 'natural', name: 'Amel Ben Salah', address: '3 rue de la Source, Testour', data: true },
};
type Anyone = { headers: Record<string, string> };

const submit = async (answers: Record<string, unknown> = {}, who: Anyone = NOBODY): Promise<Receipt> => {
  const body = { sending: crypto.randomUUID(), language: 'en', answers: { ...GOOD, ...answers } };
  const { status, text } = await ask(who, 'POST', '/api/records/information/cases', body);
  expect([status, text]).toEqual([201, expect.any(String)]);
  return JSON.parse(text) as Receipt;
};
const enter = async ({ number, code }: Receipt): Promise<Anyone> => {
  const headers = { Origin: world.origin };
  const done = await send(world, 'POST', '/api/session/case', { body: { number, code }, headers });
  return { headers: { Cookie: cookieOf(done), ...headers } };
};
const get = async <T>(path: string, who: Anyone = NOBODY): Promise<T> => {
  const { status, text } = await ask(who, 'GET', path);
  expect([path, status]).toEqual([path, 200]);
  return JSON.parse(text) as T;
};
const does = async (who: Anyone, number: string, deed: string, answers: Record<string, unknown> = {}) => {
  const { version } = await get<CaseView>(`/api/cases/${number}`, who);
  const done = await ask(who, 'POST', `/api/cases/${number}/deeds`, { deed, version, answers });
  expect([deed, done.status, done.text]).toEqual([deed, 200, expect.any(String)]);
};
const archive = async (): Promise<string[]> =>
  (await get<CaseList>('/api/records/information/cases')).cases.map(({ number }) => number);
const suggested = async (q: string, field = 'subject'): Promise<Suggestion[]> =>
  (
    await get<{ suggestions: Suggestion[] }>(
      `/api/records/information/suggestions?field=${field}&q=${encodeURIComponent(q)}`,
    )
  ).suggestions;
const pack = async (number: string, who: Anyone, language = 'en') => {
  const response = await fetch(`${world.origin}/api/cases/${number}/pack?lang=${language}`, who);
  return { response, text: response.ok ? pdfText(Buffer.from(await response.arrayBuffer())) : '' };
};

let officer: Somebody;
let stranger: Somebody;
let admin: Somebody;

beforeAll(async () => {
  for (const id of ['water', 'roads'])
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, manifest) values ($1, $2, 'agency', 'open', '{}')`,
      [id, JSON.stringify({ ar: `هيكل ${id}`, fr: `Organisme ${id}`, en: `Body ${id}` })],
    );
  officer = await signIn(world, ['case-officer', 'water']);
  stranger = await signIn(world, ['case-officer', 'roads']);
  admin = await signIn(world, 'administrator');
});

describe('what is published already', () => {
  it('is suggested while a request is written: layers that all may know, and requests that were answered', async () => {
    const receipt = await submit();
    const layers = await suggested('where are the sixteen regions');
    expect(layers[0]).toMatchObject({ kind: 'layers', id: 'regions' });
    expect(layers.map(({ id }) => id)).not.toContain('permits');
    expect(await suggested('dams fill')).toEqual([]);
    await does(officer, receipt.number, 'answer', { message: 'Here it is.' });
    expect(await suggested('fill of dams')).toEqual([
      expect.objectContaining({ kind: 'cases', id: receipt.number }),
    ]);
    expect(await suggested('the of')).toEqual([]);
    expect(await suggested('fill of dams', 'topic')).toEqual([]);
    expect((await ask(NOBODY, 'GET', '/api/records/information/suggestions?field=no&q=x')).status).toBe(400);
  });
});

describe('a request under embargo', () => {
  it('is published with its answer only from the day on that was named, and found in the archive then', async () => {
    const embargo = addDays(TODAY, 3);
    const receipt = await submit({ subject: 'Lead in school taps', publication: 'later', embargo });
    await does(officer, receipt.number, 'answer', { message: 'Measured in May.' });
    const isThere = async () => (await archive()).includes(receipt.number);
    const at = async (days: number) => {
      const now = new Date(Date.now() + days * 86_400_000).toISOString();
      await followTime(world.db, modules, worldland, { now });
      return isThere();
    };
    expect(await isThere()).toBe(false);
    expect((await ask(NOBODY, 'GET', `/api/cases/${receipt.number}`)).status).toBe(404);
    expect(await at(1)).toBe(false);
    expect(await at(4)).toBe(true);
    const never = await submit({ subject: 'My own file', publication: 'never' });
    await does(officer, never.number, 'answer', { message: 'Here.' });
    expect([await at(9), (await archive()).includes(never.number)]).toEqual([true, false]);
  });

  it('that who sent it lifts, by number and code or by her account, is published at once, or with its answer', async () => {
    const embargo = addDays(TODAY, 300);
    const lift = { deed: 'lift-embargo', answers: { agreed: true } };
    const byCode = await submit({ subject: 'Asbestos in schools', publication: 'later', embargo });
    await does(officer, byCode.number, 'answer', { message: 'Listed.' });
    const own = await enter(byCode);
    const { version, can } = await get<CaseView>(`/api/cases/${byCode.number}`, own);
    expect(can.map(({ id }) => id)).toContain('lift-embargo');
    const path = `/api/cases/${byCode.number}/deeds`;
    expect((await ask(officer, 'POST', path, { ...lift, version })).status).toBe(403);
    expect((await ask(NOBODY, 'POST', path, { ...lift, version })).status).toBe(401);
    expect((await ask(stranger, 'POST', path, { ...lift, version })).status).toBe(404);
    expect((await ask(own, 'POST', path, { ...lift, version, answers: {} })).status).toBe(400);
    expect((await archive()).includes(byCode.number)).toBe(false);
    await does(own, byCode.number, 'lift-embargo', { agreed: true });
    expect((await archive()).includes(byCode.number)).toBe(true);
    const open = await get<CaseView>(`/api/cases/${byCode.number}`);
    expect(open.events.map(({ deed }) => deed)).toEqual(['submit', 'answer']);
    const known = await get<CaseView>(`/api/cases/${byCode.number}`, own);
    expect(known.answers).toMatchObject({ publication: 'at-once' });
    expect(known.answers).not.toHaveProperty('embargo');
    expect(known.can.map(({ id }) => id)).not.toContain('lift-embargo');

    // What an officer may begin an answer with is for officers alone, in every language.
    const { office } = await get<CaseView>(`/api/cases/${byCode.number}`, officer);
    expect(office?.templates.find(({ id }) => id === 'published')?.body.fr).toMatch(/publiée à l’adresse/);
    expect((await get<CaseView>(`/api/cases/${byCode.number}`, own)).office).toBeNull();

    // At the desk or on the telephone an officer of the body does it for her; how he knew her stands in the trail, without numbers.
    const atDesk = await submit({
      subject: 'Lead in toys',
      publication: 'later',
      embargo,
      email: 'e@example.tn',
    });
    await does(officer, atDesk.number, 'answer', { message: 'Measured.' });
    const desk = { deed: 'lift-embargo-for', version: 2 };
    const said = { identified: 'otherwise', how: 'Known at the desk, card 12345678', agreed: true };
    const tries: [Anyone, object, number][] = [
      [await enter(atDesk), said, 403],
      [stranger, said, 404],
      [officer, { ...said, agreed: false }, 400],
      [officer, { ...said, how: '' }, 400],
    ];
    for (const [who, answers, status] of tries)
      expect((await ask(who, 'POST', `/api/cases/${atDesk.number}/deeds`, { ...desk, answers })).status).toBe(
        status,
      );
    expect((await archive()).includes(atDesk.number)).toBe(false);
    await does(officer, atDesk.number, 'lift-embargo-for', said);
    expect((await archive()).includes(atDesk.number)).toBe(true);
    const trail = await world.db.pool.query(
      `select after from audit where action = 'case.act' and object_id = $1 order by no desc limit 1`,
      [atDesk.number],
    );
    expect(trail.rows[0].after).toMatchObject({
      identified: 'otherwise',
      how: 'Known at the desk, card […]',
    });
    const news = (await mailsTo(world.db, 'e@example.tn')).map(
      ({ content }) => (content.title as { en: string }).en,
    );
    expect(news).toContain('The embargo is lifted');

    const citizen = await signIn(world);
    const byAccount = await submit({ subject: 'Wages of the port', publication: 'never' }, citizen);
    await does(citizen, byAccount.number, 'lift-embargo', { agreed: true });
    expect((await archive()).includes(byAccount.number)).toBe(false);
    await does(officer, byAccount.number, 'answer', { message: 'Here.' });
    expect((await archive()).includes(byAccount.number)).toBe(true);
  });
});

describe('a request by telephone or mail', () => {
  const filed = async (channel: string) =>
    (
      await world.db.pool.query<{ number: string; answers: object; personal: object; structure: string }>(
        `select number, answers, personal, structure_id as structure from record_case where channel = $1`,
        [channel],
      )
    ).rows;

  it('begins with a word of text message, and is asked for what the law wants, one thing after the other', async () => {
    const from = '+21698000009';
    const told = async (): Promise<string> => {
      const { rows } = await world.db.pool.query<{ says: string }>(
        `select content->'text'->>'ar' as says from message where channel = 'sms' order by created_at desc, job_id desc limit 1`,
      );
      return rows[0]!.says;
    };
    const dialogue: [says: string, taken: string, asked: RegExp][] = [
      ['نفاذ نسبة امتلاء السدود يوما بيوم خلال سنة 2024', 'asked', /^الهيكل المعني \(رُدّ/],
      ['بنك', 'asked', /^الهيكل المعني \(/],
      ['هيكل water', 'asked', /^كيفية النفاذ — 1 = نسخة إلكترونية/],
      ['٢', 'asked', /^الاسم واللقب/],
      ['أمل بن صالح', 'asked', /^العنوان البريدي/],
      ['3 نهج العين، تستور', 'asked', /أوافق على معالجة معطياتي الشخصية.*نعم \/ لا/],
      ['لا', 'asked', /لا يمكن المواصلة دون الموافقة/],
      ['نعم', 'case', /الرمز/],
    ];
    for (const [says, taken, asked] of dialogue) {
      expect([says, (await handSms(world, from, says)).json]).toEqual([says, { taken }]);
      expect(await told()).toMatch(asked);
    }
    const [kase] = await filed('sms');
    expect(kase).toMatchObject({
      structure: 'water',
      answers: { access: 'paper', topic: 'other', description: 'نسبة امتلاء السدود يوما بيوم خلال سنة 2024' },
      personal: { name: 'أمل بن صالح', address: '3 نهج العين، تستور', phone: from },
    });
  });

  it('comes by mail to the address of the module, whose answer asks for what is missing', async () => {
    const from = 'rim@example.tn';
    const mail = (to: string, subject: string, says: string) =>
      hand(
        world,
        'mail',
        Buffer.from(
          `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${crypto.randomUUID()}@x>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${says}`,
        ),
      );
    const says =
      'Bonjour,\nje demande les analyses de plomb des écoles en 2024.\n\nNom et prénom : Rim Haddad';
    const begun = await mail('cases+acces@example.tn', 'Plomb dans les ecoles', says);
    expect(begun.json).toEqual({ number: null, deed: null, draft: 'asked' });
    const [asked] = await mailsTo(world.db, from);
    const asks = (asked!.content.asks as { fr: string }[]).map(({ fr }) => fr.split(' — ')[0]);
    expect([asked!.template, asked!.language, asks]).toEqual([
      ...['case-draft', 'fr'],
      ['Organisme concerné', 'Domaine', 'Forme de l’accès', 'Demandeur', 'Adresse postale', 'Vos données'],
    ]);
    const secrets = openSecrets('of-the-tests-and-of-nothing-else-at-all');
    const to = draftAddress({ MAIL_IN_ADDRESS }, secrets, String(asked!.content.draft))!;
    const answer = '1: Organisme roads\n2: 1\n3: copie papier\n4: 1\n5: 3 rue de la Source\nTestour\n6: oui';
    const { json } = await mail(to, 'Re: Demande', answer);
    expect(json.draft).toBe('case');
    const [kase] = await filed('e-mail');
    expect(kase).toMatchObject({
      ...{ number: json.number, structure: 'roads' },
      answers: { subject: 'Plomb dans les ecoles', access: 'paper', topic: 'environment', person: 'natural' },
      personal: { name: 'Rim Haddad', address: '3 rue de la Source\nTestour', email: from },
    });
    expect((await mailsTo(world.db, from)).map(({ template }) => template).sort()).toEqual([
      ...['case-draft', 'case-news', 'case-receipt'],
    ]);
  });
});

describe('what words alone do not say', () => {
  const picture = jpeg.encode({ width: 4, height: 4, data: Buffer.alloc(64, 99) }).data;
  const from = '+21698000010';
  const newest = async (): Promise<{ says: string; link: string | null }> =>
    (
      await world.db.pool.query<{ says: string; link: string | null }>(
        `select content->'text'->>'en' as says, content->>'link' as link from message where channel = 'sms' and recipient = $1
         order by created_at desc, job_id desc limit 1`,
        [from],
      )
    ).rows[0]!;

  it('is a place by its name, asked which where several have it, a point by numbers or the link of a map; the rest is put in on the site', async () => {
    await world.db.pool.query(
      `insert into dispatch_rule (module, tier, structure_id) values ('parasols', 'central', 'water')`,
    );
    const dialogue: [says: string, asked: RegExp, hasLink: boolean][] = [
      ['PARASOL left at the beach', /^Where \(reply/, false],
      ['Atlantis', /^Where \(the form is wrong\)/, false],
      [
        'Region',
        /^Where \(the form is wrong\) — Is it: 1 = Region \d\d \(Governorate\), 2 = Region \d\d/,
        false,
      ],
      ['2', /^Spot — latitude and longitude/, false],
      ['by the sea', /^Spot \(the form is wrong\) — latitude/, false],
      ['99.5, 3.5', /^Spot \(the form is wrong\)/, false],
      ['https://evil.example/?mlat=2.5&mlon=3.5', /^Spot \(the form is wrong\)/, false],
      ['https://www.openstreetmap.org/?mlat=2.5&mlon=3.5', /^Around — the name of a place; to draw/, true],
      ['Region 33', /^Pictures — add them on the site/, true],
      ['here it is', /^Pictures — add them on the site/, true],
    ];
    for (const [says, asked, hasLink] of dialogue) {
      expect([says, (await handSms(world, from, says)).json]).toEqual([says, { taken: 'asked' }]);
      const told = await newest();
      expect([says, told.says, told.link !== null]).toEqual([says, expect.stringMatching(asked), hasLink]);
    }
    const [path, draft] = (await newest()).link!.split('#') as [string, string];
    expect(path).toBe('/civic/parasols/new');
    const open = (module: string, given: string) =>
      ask(NOBODY, 'POST', `/api/records/${module}/draft`, { draft: given });
    expect(
      (
        await open(
          'parasols',
          draft.replace(/.$/, (end) => (end === '0' ? '1' : '0')),
        )
      ).status,
    ).toBe(404);
    expect((await open('information', draft)).code).toBe('draft-gone');
    const opened = await open('parasols', draft);
    expect(opened.headers.get('cache-control')).toContain('no-store');
    const { sending, language, answers, files } = JSON.parse(opened.text) as CaseDraft;
    expect({ language, answers, files }).toMatchObject({
      ...{ language: 'en', files: [] },
      answers: {
        ...{ story: 'left at the beach', where: expect.stringMatching(/^governorate:ins:/), phone: from },
        ...{
          spot: { latitude: 2.5, longitude: 3.5 },
          around: { kind: 'place', place: 'governorate:ins:33' },
        },
      },
    });
    const file = await fetch(`${world.origin}/api/case-files?filename=a.jpg`, {
      ...{ method: 'POST', headers: { 'Content-Type': 'image/jpeg' }, body: new Uint8Array(picture) },
    });
    const { id } = (await file.json()) as { id: string };
    const corners = [
      [3.2, 3.2],
      [3.4, 3.2],
      [3.4, 3.4],
    ];
    const body = {
      sending,
      language,
      answers: { ...answers, pictures: [id], around: { kind: 'drawn', corners } },
    };
    expect((await ask(NOBODY, 'POST', '/api/records/parasols/cases', body)).status).toBe(201);
    expect((await open('parasols', draft)).code).toBe('draft-gone');
    expect((await handSms(world, from, 'and more')).json).toEqual({ taken: 'help' });
  });

  it('is a file where a mail has it with it, asked for like the rest', async () => {
    const compose = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const sender = 'noor@example.tn';
    const mail = async (to: string, text: string, attachments: object[] = []) => {
      const raw = (await compose.sendMail({ from: sender, to, subject: 'Striped', text, attachments }))
        .message;
      return (await hand(world, 'mail', raw as Buffer)).json;
    };
    const told = async () => (await mailsTo(world.db, sender))[0]!.content;
    const asks = async () => ((await told()).asks as { en: string }[]).map(({ en }) => en);
    const begun =
      'On the beach.\nWhere: Region 22\nSpot: geo:2.5,3.5;u=20\nAround: Region\nColour: red\nName: Noor\nRules: yes';
    expect(await mail('cases+parasols@example.tn', begun)).toMatchObject({ draft: 'asked' });
    expect(await asks()).toEqual([
      'Pictures — attach them to your answer',
      expect.stringMatching(/^Around \(the form is wrong\) — the name of a place; .* — Is it: 1 = Region/),
    ]);
    const content = await told();
    expect(content.link).toMatch(/^\/civic\/parasols\/new#d/);
    const secrets = openSecrets('of-the-tests-and-of-nothing-else-at-all');
    const to = draftAddress({ MAIL_IN_ADDRESS }, secrets, String(content.draft))!;
    const bad = { filename: 'a.jpg', content: Buffer.from('<script>') };
    expect(await mail(to, '2: Region 44', [bad])).toMatchObject({ status: 415 });
    expect(await mail(to, '2: Region 44', [{ filename: 'a.jpg', content: picture }])).toMatchObject({
      draft: 'case',
    });
    const { rows } = await world.db.pool.query(
      `select answers->'around' as around, answers->'spot' as spot, jsonb_array_length(answers->'pictures') as n from record_case
       where module = 'parasols' and channel = 'e-mail'`,
    );
    expect(rows).toEqual([
      {
        around: { kind: 'place', place: 'governorate:ins:44' },
        spot: { latitude: 2.5, longitude: 3.5, accuracyM: 20 },
        n: 1,
      },
    ]);
  });
});

describe('the pack of a case', () => {
  it('holds what was asked, the periods with their basis and all that was said, as far as its reader sees', async () => {
    const description = 'All minutes of the year.\n\nThose of closed sessions too.';
    const receipt = await submit({ subject: 'Minutes of the board', description, files: [] });
    const own = await enter(receipt);
    await does(officer, receipt.number, 'note', { message: 'OnlyForUs' });
    await does(officer, receipt.number, 'refuse', {
      ...{ message: 'No.', article: 'article-24' },
      harm: 'It would harm a court case that goes on.',
      interest: 'The public learns of it by the judgment.',
    });
    await does(own, receipt.number, 'ask-review', { message: 'The judgment was given in May.' });
    const mine = await pack(receipt.number, own);
    expect(mine.response.headers.get('content-type')).toBe('application/pdf');
    expect(mine.response.headers.get('cache-control')).toContain('no-store');
    for (const part of [
      ...['Allminutesoftheyear.', 'Thoseofclosedsessionstoo.'],
      ...[receipt.number, 'Minutesoftheboard', 'AmelBenSalah', 'Article24', 'courtcasethatgoeson'],
      ...['20days', 'OrganicLawNo.2016-22', 'judgmentwasgiveninMay', 'Bodywater'],
    ])
      expect(mine.text).toContain(part);
    expect(mine.text).not.toContain('OnlyForUs');
    expect((await pack(receipt.number, officer)).text).not.toContain('OnlyForUs');
    expect((await pack(receipt.number, stranger)).response.status).toBe(404);
    expect((await pack(receipt.number, own, 'ar')).text).toContain(receipt.number);
  });
});

describe('the same question twice', () => {
  const proposals = () => get<{ proposals: Proposal[] }>('/api/office/information/proposals', officer);
  const look = async () => {
    await transaction(world.db, (client) => enqueue(client, 'information.twins', {}));
    await doJobs(world.db, process.env, {}, ['information.twins']);
  };
  const decide = (who: Anyone, no: number, decision: Record<string, string>) =>
    ask(who, 'POST', `/api/office/information/proposals/${no}/decision`, decision);

  it('is a proposal to publish, decided once by an officer of the body, and linked in every request', async () => {
    const [first, other] = [
      await submit({
        subject: 'Salaries of the board',
        description: 'What each member of the board was paid.',
      }),
      await submit({ subject: 'Noise of the port', description: 'Measurements of noise beside the port.' }),
    ];
    const second = await submit({
      subject: 'The salaries of the board',
      description: 'What was each member of the board paid?',
    });
    await look();
    await look();
    const numbers = [first.number, second.number];
    const found = (await proposals()).proposals.find(({ cases }) =>
      cases.some(({ number }) => number === first.number),
    )!;
    expect(found).toMatchObject({ state: 'open', count: 2 });
    expect(found.cases.map(({ number }) => number)).toEqual(numbers);
    expect(JSON.stringify(await proposals())).not.toContain(other.number);
    expect(
      (await get<{ proposals: Proposal[] }>('/api/office/information/proposals', stranger)).proposals,
    ).toEqual([]);
    expect((await get<{ proposals: Proposal[] }>('/api/information/proposals')).proposals).toEqual([]);
    const dataset = 'https://data.example.tn/board';
    expect((await decide(stranger, found.no, { decision: 'accept', dataset })).status).toBe(404);
    expect(
      (await decide(officer, found.no, { decision: 'accept', dataset: 'javascript:alert(1)' })).status,
    ).toBe(400);
    expect((await decide(officer, found.no, { decision: 'decline', reason: '' })).status).toBe(400);
    expect((await decide(officer, found.no, { decision: 'accept', dataset })).status).toBe(204);
    expect((await decide(officer, found.no, { decision: 'accept', dataset })).status).toBe(409);
    for (const number of numbers) {
      const { events } = await get<CaseView>(`/api/cases/${number}`, officer);
      expect(events.at(-1)).toMatchObject({
        deed: 'published',
        by: 'system',
        audience: 'public',
        answers: { dataset },
      });
    }
    const open = await get<{ proposals: Proposal[] }>('/api/information/proposals');
    expect(open.proposals).toMatchObject([{ no: found.no, state: 'accepted', dataset, count: 2, cases: [] }]);
    const elsewhere = await submit({
      ...{ body: 'roads', subject: 'Salaries of the board' },
      description: 'What each member of the board was paid.',
    });
    const third = await submit({
      subject: 'Salaries of board members',
      description: 'What was each member of the board paid, please?',
    });
    await look();
    const of = async (who: Anyone) =>
      (await get<{ proposals: Proposal[] }>('/api/office/information/proposals', who)).proposals
        .find(({ no }) => no === found.no)
        ?.cases.map(({ number }) => number);
    // Each officer is named the requests of her own body.
    expect(await of(officer)).toEqual([...numbers, third.number]);
    expect(await of(stranger)).toEqual([elsewhere.number]);
  });
});

describe('the classification of documents', () => {
  const path = '/api/information/classification';
  const put = (who: Anyone, table: string) =>
    ask(who, 'PUT', '/api/office/information/classification', {
      ...{ table, status: 'real' },
      source: { ar: 'مصدر', fr: 'Source', en: 'Source' },
    });

  it('is a sample until an office puts in its own, whole or not at all, and open as a table that is taken back', async () => {
    const sample = await get<Classification>(path);
    expect(sample.status).toBe('sample');
    const found = await get<Classification & { hits: string[] }>(
      `${path}?q=${encodeURIComponent('المؤثرات')}`,
    );
    expect([found.hits, found.classes.map(({ code }) => code)]).toEqual([['7.1'], ['7', '7.1']]);
    const table = await (await world.get(`${path}?f=csv`)).text();
    expect((await put(officer, table)).status).toBe(403);
    expect((await put(admin, table.replace('1.2,1,', '1.2,9.9,'))).text).toContain('1.2: no-parent');
    expect((await put(admin, table.replace(',keep,open,', ',keep,secret,'))).text).toContain('access');
    expect((await get<Classification>(path)).status).toBe('sample');
    expect((await put(admin, table)).text).toBe(JSON.stringify({ classes: sample.classes.length }));
    expect(await get<Classification>(path)).toMatchObject({ status: 'real', classes: sample.classes });
  });
});

describe('real requests of another country', () => {
  const REASONS = {
    ...{ article: 'article-24', harm: 'A sample: the city does not publish it.' },
    interest: 'A sample: the city does not publish it.',
  };
  const DEEDS = {
    'all disclosed': ['answer', 'successful', {}],
    'disclosed in part': ['answer-partly', 'partly', REASONS],
    'nothing disclosed': ['refuse', 'refused', REASONS],
  } as const;

  it('load in the second country, as they were published and answered there, and are found by their words', async () => {
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, manifest) values ('toronto', '{"ar": "تورونتو", "fr": "Toronto", "en": "Toronto"}', 'municipality', 'open', '{}')`,
    );
    const city = await signIn(world, ['case-officer', 'toronto']);
    const loaded = [];
    for (const { id, asked, decision, pages } of TORONTO_REQUESTS) {
      const subject = `${id}: ${asked.slice(0, 120)}`;
      const { number } = await submit({ body: 'toronto', subject, description: asked });
      const [deed, state, reasons] = DEEDS[decision];
      await does(city, number, deed, { message: `${decision}, ${pages} pages`, ...reasons });
      loaded.push({ number, state });
    }
    const { cases } = await get<CaseList>('/api/records/information/cases?structure=toronto&order=newest');
    expect(cases.map(({ number, state }) => ({ number, state: state.id }))).toEqual(loaded.toReversed());
    for (const [at, { asked }] of TORONTO_REQUESTS.entries())
      expect((await ask(NOBODY, 'GET', `/api/cases/${loaded[at]!.number}`)).text).toContain(
        JSON.stringify(asked),
      );
    const found = await get<CaseList>(
      '/api/records/information/cases?structure=toronto&q=basement%20flooding',
    );
    expect(found.cases.map(({ number }) => number)).toEqual([loaded[2]!.number]);
    // Told by itself as among all bodies: not where another of few would follow from it.
    const all = await get<CaseStatistics>('/api/records/information/statistics');
    const among = all.by.structure.find(({ key }) => key === 'toronto')!.count;
    expect([null, TORONTO_REQUESTS.length]).toContain(among);
    const statistics = await get<CaseStatistics>('/api/records/information/statistics?structure=toronto');
    expect(statistics).toMatchObject({ received: among, tooFew: among === null });
  });
});
