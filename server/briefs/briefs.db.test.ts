import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../sql/model/text.ts';
import { asker } from '../../tests/harness/ask.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { pdfFonts, pdfGlyphs, pdfImages, pdfInfo, pdfText, untoldIn } from '../../tests/harness/pdf.ts';
import { type Somebody, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { worldland } from '../../tests/world/country.ts';
import { jsonOf, putFlow, showAs } from '../../tests/world/flows.ts';
import {
  compute,
  declare,
  publishIndicators,
  putParameter,
  putSeries,
  words,
} from '../../tests/world/indicators.ts';
import { lookAtAll } from '../../tests/world/outlook.ts';
import { cleaned } from './clean.ts';
import { makeReportIn } from './report/job.ts';
import type { WordKey } from './words/en.ts';
import { wordsIn } from './words/words.ts';

/** A region of the test world, its neighbours, and what flows there in thirteen years. */
const PLACE = 'governorate:ins:11';
const YEARS = Array.from({ length: 13 }, (_, at) => 2010 + at);
const EVIL = '#panic("x") $ sum $ *bold* _a_ `b` = c <d> @e \\ #import "@preview/x:1.0.0" "}';
/** Turns the direction of what follows, hides letters, and is longer than any line. */
const TURNED = `\u202eabc\u2066\u0007\u200f ولاية Région ${'تطويل '.repeat(60)}`;

const world = useApp();
const ask = asker(world);
const get = (path: string, init?: RequestInit) => world.get(path, init);
const pdfOf = async (path: string, init?: RequestInit): Promise<Buffer> => {
  const response = await get(path, init);
  expect([path, response.status, response.headers.get('content-type')]).toEqual([
    path,
    200,
    'application/pdf',
  ]);
  return Buffer.from(await response.arrayBuffer());
};
const brief = (language: Language, init?: RequestInit) =>
  pdfOf(`/api/places/${PLACE}/brief.pdf?lang=${language}`, init);

const flowsIn = (feature: string, from: number, by: number) =>
  putFlow(world.db, feature, Object.fromEntries(YEARS.map((year, at) => [year, from + by * at + (at % 2)])));

let admin: Somebody;

/** A warning that holds for the place, as somebody who may issues it. */
const warn = async (): Promise<void> => {
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('office', $1, 'agency', 'open', '{}')`,
    [JSON.stringify({ ar: 'مكتب الغبار', fr: 'Bureau des poussières', en: 'Office of dust' })],
  );
  const word = { ar: 'رياح قوية', fr: 'Vents forts', en: 'Strong winds' };
  const hour = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString();
  const content = {
    ...{ authority: 'office', category: 'Met', severity: 'Severe', urgency: 'Future', certainty: 'Likely' },
    ...{ event: word, headline: word, description: word, instruction: null, audience: null, responses: [] },
    ...{ places: [PLACE], polygon: null, onset: hour(-1), expires: hour(5) },
  };
  const drafted = await ask(admin, 'POST', '/api/office/warnings', { content });
  const { id, version } = JSON.parse(drafted.text) as { id: string; version: number };
  await ask(admin, 'POST', `/api/office/warnings/${id}/publish`, { version });
};

beforeAll(async () => {
  await putParameter(world.db, 'flow');
  await putParameter(world.db, 'smoke', {
    title: { ar: 'الدخان الدقيق', fr: 'Fumée', en: 'Smoke' },
    limits: [
      {
        id: 'day',
        title: { ar: 'حد اليوم', fr: 'Limite du jour', en: 'Limit of the day' },
        value: 40,
        side: 'above',
        averaging: 'P1D',
        authority: words('world'),
        text: { ar: 'الأمر عدد 1', fr: 'Décret n° 1', en: 'Decree 1' },
        certainty: 'read',
      },
    ],
  });
  await flowsIn('11', 80, -4);
  await flowsIn('12', 40, 0.1);
  await flowsIn('13', 50, 1);
  await flowsIn('14', 60, 1);
  await putSeries(
    world.db,
    { layer: 'regions', feature: '11', parameter: 'smoke', averaging: 'P1D', status: 'sample' },
    Array.from(
      { length: 60 },
      (_, at) => [`${new Date(Date.UTC(2022, 10, 1 + at)).toISOString().slice(0, 10)}T00:00:00`, at] as const,
    ),
  );
  const input = { flow: { kind: 'series', parameter: 'flow', over: 'year' } } as const;
  const sum = { kind: 'sum' as const, terms: [{ input: 'flow' }] };
  await publishIndicators(world.db, [
    declare({
      id: 'flows',
      base: 'regions',
      period: 'year',
      title: { ar: 'الجريان السنوي للأودية', fr: 'Écoulement annuel', en: 'Yearly flow' },
      unit: 'mm',
      sdg: '6.4.2',
      inputs: input,
      method: sum,
    }),
    declare({
      id: 'thirst',
      base: 'regions',
      period: 'year',
      title: { ar: 'خطر العطش', fr: 'Risque de soif', en: 'Risk of thirst' },
      direction: 'higher-worse',
      inputs: { flow: { kind: 'indicator', indicator: 'flows' } },
      method: {
        kind: 'risk',
        aggregation: 'geometric',
        confidence: { high: 0.8, medium: 0.5 },
        vary: 0.25,
        source: words('by hand'),
        dimensions: [
          {
            ...{
              id: 'hazard',
              weight: 1,
              aggregation: 'arithmetic',
              leastShare: 0.5,
              floor: 0,
              required: true,
            },
            parts: [
              {
                ...{ input: 'flow', weight: 1, direction: 'lower' },
                normalisation: { kind: 'min-max', min: 0, max: 100 },
              },
            ],
          },
        ],
      },
    }),
    declare({
      id: 'evil',
      base: 'regions',
      period: 'year',
      title: words(EVIL),
      description: words(EVIL),
      inputs: input,
      method: sum,
    }),
    declare({
      id: 'turned',
      base: 'regions',
      period: 'year',
      title: words(TURNED),
      inputs: input,
      method: sum,
    }),
    declare({
      id: 'secret',
      base: 'regions',
      period: 'none',
      title: words('Hidden figure'),
      inputs: { flow: { kind: 'property', layer: 'districts', measure: 'count' } },
      method: sum,
    }),
  ]);
  await compute(world.db);
  await lookAtAll(world.db);
  // What is made of a hidden layer is hidden.
  await showAs(world.db, 'districts', 'draft');
  admin = await signIn(world, 'administrator');
  await warn();
  await world.services.catalogue.refresh();
});

/** What is looked for in a language, as it was meant: logical order, whole words, digits in their places. */
const SAID: Record<Language, { keys: WordKey[]; text: string[] }> = {
  ar: {
    keys: [
      'placeBrief',
      'findings',
      'headline',
      'isWorst',
      'sources',
      'isWorsening',
      'risk',
      'riskMethod',
      'outlook',
      'warnings',
    ],
    text: [
      'الجريان السنوي للأودية',
      '32 مم',
      'هدف التنمية المستدامة 6.4.2',
      'فوق «حد اليوم»',
      'في 19 من 60 يوما',
      'الأمر عدد',
      'التوقعات: الطريقة الأفضل عند اختبارها على ماضي المكان نفسه',
      'خطر العطش',
      'ثقة مرتفعة',
      'ومعظمها من: الجريان السنوي للأودية',
      'رياح قوية',
      'مكتب الغبار',
    ],
  },
  fr: {
    keys: [
      'placeBrief',
      'findings',
      'headline',
      'isWorst',
      'sources',
      'isWorsening',
      'risk',
      'riskMethod',
      'outlook',
      'outlookMethod',
      'warnings',
    ],
    text: [
      'Écoulement annuel',
      '32 mm',
      'ODD 6.4.2',
      'Au-dessus de « Limite du jour »',
      '19 jours sur 60',
      'Décret n° 1',
      'Risque de soif : 6,8 sur 10',
      'confiance élevée',
      'surtout par : Écoulement annuel',
      'Vents forts',
      'Bureau des poussières',
    ],
  },
  en: {
    keys: [
      'placeBrief',
      'findings',
      'headline',
      'isWorst',
      'sources',
      'isWorsening',
      'risk',
      'riskMethod',
      'outlook',
      'outlookMethod',
      'warnings',
    ],
    text: [
      'Yearly flow',
      '32 mm',
      'SDG 6.4.2',
      'Above “Limit of the day”',
      '19 of 60 days',
      'Decree 1',
      'Risk of thirst: 6.8 of 10',
      'confidence high',
      'most of it from: Yearly flow',
      'Strong winds',
      'Office of dust',
    ],
  },
};

describe('a brief of a place', () => {
  it.each(LANGUAGES)(
    'says in %s what there is to say, in two pages that can be searched',
    async (language) => {
      const pdf = await brief(language);
      const text = pdfText(pdf);
      const { keys, text: told } = SAID[language];
      const sentences = [...keys.map((key) => wordsIn(language).say(key)), ...told];
      expect(untoldIn(pdf, sentences.map(cleaned))).toEqual([]);
      expect(pdfInfo(pdf)).toMatchObject({
        Pages: '2',
        'Page size': '595.276 x 841.89 pts (A4)',
        Tagged: 'yes',
      });
      expect(pdf.toString('latin1')).toContain('pdfuaid:part>1<');
      expect(text).not.toContain('Hiddenfigure');
    },
  );

  it('has its fonts within it and no picture of points', async () => {
    const pdf = await brief('ar');
    const fonts = pdfFonts(pdf);
    expect(fonts.filter(({ isWhole }) => !isWhole)).toEqual([]);
    expect(fonts.filter(({ name }) => !/^[A-Z]{6}\+(IBMPlexSans|LibertinusSerif)/.test(name))).toEqual([]);
    expect(fonts.some(({ name }) => name.includes('IBMPlexSansArabic'))).toBe(true);
    expect(pdfImages(pdf)).toBe(0);
  });

  it('shapes Arabic: a letter has another glyph at each place in a word, and lam with alef is one', async () => {
    const glyphs = pdfGlyphs(await brief('ar'));
    const formsOf = (letter: string) => glyphs.filter((letters) => letters === letter).length;
    expect(formsOf('ي')).toBeGreaterThanOrEqual(3);
    expect(formsOf('م')).toBeGreaterThanOrEqual(3);
    expect(glyphs).toContain('لا');
  });

  it('shows markup as it is written, and turns nothing round', async () => {
    const text = pdfText(await brief('fr'));
    expect(text).toContain(EVIL.replace(/\s+/g, ''));
    expect(text).toContain('abc');
  });

  it('is of what whoever asks may see', async () => {
    const response = await get(`/api/places/${PLACE}/brief.pdf?lang=en`, { headers: admin.headers });
    expect(pdfText(Buffer.from(await response.arrayBuffer()))).toContain('Hiddenfigure');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is not sent again to who has it; another language is another', async () => {
    const path = `/api/places/${PLACE}/brief.pdf?lang=en`;
    const etag = (await get(path)).headers.get('etag') ?? '';
    const again = await get(path, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    const french = await get(path.replace('en', 'fr'), { headers: { 'If-None-Match': etag } });
    expect([french.status, french.headers.get('content-language')]).toEqual([200, 'fr']);
    expect(french.headers.get('content-disposition')).toBe(
      'inline; filename="place-governorate-ins-11-fr.pdf"',
    );
  });

  it('of a place that nothing is known of says so', async () => {
    const pdf = await pdfOf('/api/places/governorate:ins:44/brief.pdf?lang=en');
    expect(pdfInfo(pdf).Pages).toBe('2');
    expect(pdfText(pdf)).toContain('Noindicatorhasavaluehereyet.');
  });
});

describe('a brief of a theme', () => {
  it.each(LANGUAGES)('says in %s how the whole country stands', async (language) => {
    const pdf = await pdfOf(`/api/themes/monitoring/brief.pdf?lang=${language}`);
    expect(pdfInfo(pdf).Pages).toBe('2');
    const said = ['themeBrief', 'median', 'spread', 'medianMethod'] as const;
    const sentences = said.map((key) => wordsIn(language).say(key));
    expect(untoldIn(pdf, sentences.map(cleaned))).toEqual([]);
  });
});

describe('the report of a year', () => {
  it('is made by a job that who may asks for, of what all may see, and kept to be downloaded', async () => {
    expect(
      (await ask({ headers: { Origin: world.origin } }, 'POST', '/api/reports', { year: 2021 })).status,
    ).toBe(401);
    const asked = await ask(admin, 'POST', '/api/reports', { year: 2021 });
    expect([asked.status, JSON.parse(asked.text).jobs.length]).toEqual([202, 3]);
    // Asked for again while it waits, it is the same.
    const again = await ask(admin, 'POST', '/api/reports', { year: 2021 });
    expect(JSON.parse(again.text).jobs.map(({ job }: { job: number | null }) => job)).toEqual([
      null,
      null,
      null,
    ]);
    await doJobs(world.db, {}, { 'report.make': makeReportIn(worldland) });
    const { body } = await jsonOf(world, '/api/reports');
    expect(body.reports).toMatchObject([
      { year: 2021, language: 'ar' },
      { year: 2021, language: 'en' },
      { year: 2021, language: 'fr' },
    ]);
    const pdf = await pdfOf('/api/reports/2021/report.pdf?lang=ar');
    const { say } = wordsIn('ar');
    expect(
      untoldIn(
        pdf,
        ['report', 'contents', 'partPlaces', 'sources'].map((key) =>
          cleaned(say(key as WordKey, { year: 2021 })),
        ),
      ),
    ).toEqual([]);
    expect(Number(pdfInfo(pdf).Pages)).toBe(body.reports[0].pages);
    expect(body.reports[0].bytes).toBe(pdf.length);
  });

  it('tells of its year alone, on a page for every place', async () => {
    const pdf = await pdfOf('/api/reports/2021/report.pdf?lang=en');
    const text = pdfText(pdf);
    expect(text).toContain('37mm');
    expect(text).not.toContain('2022');
    expect(text).not.toContain('Hiddenfigure');
    for (const region of ['Region11', 'Region12', 'Region44']) expect(text).toContain(region);
  });

  it.each(['/api/reports/2020/report.pdf', '/api/reports/x/report.pdf', '/api/reports/99999999/report.pdf'])(
    '%s is not there',
    async (path) => expect((await get(path)).status).toBe(404),
  );

  it('of no year is a problem that names it', async () => {
    const told = await ask(admin, 'POST', '/api/reports', { year: 20211 });
    expect([told.status, JSON.parse(told.text).parameter]).toEqual([400, 'year']);
  });
});

it.each([
  ['/api/places/governorate:ins:99/brief.pdf', 404, undefined],
  ['/api/places/%2e%2e%2fx/brief.pdf', 404, undefined],
  ['/api/themes/nothing/brief.pdf', 404, undefined],
  [`/api/places/${PLACE}/brief.pdf?lang=de`, 400, 'lang'],
  [`/api/places/${PLACE}/brief.pdf?size=a3`, 400, 'size'],
])('%s is a problem %i', async (path, status, parameter) => {
  const answer = await jsonOf(world, path);
  expect([answer.status, answer.body.parameter]).toEqual([status, parameter]);
});
