import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBudgetFor } from '../../../etl/budget/load.ts';
import { digestOf } from '../../../etl/budget/read.ts';
import { publishBudgetSeries } from '../../../etl/budget/series.ts';
import { publishTheme } from '../../../etl/publish.ts';
import { moneyIndicators } from '../../../etl/themes/public-money/indicators.ts';
import { publicMoney } from '../../../etl/themes/public-money/theme.ts';
import type { IndicatorValues } from '../../../sql/model/api/indicators.ts';
import { BUDGET_KINDS } from '../../../sql/model/budget/budget.ts';
import { STANDARD_CODES } from '../../../sql/model/budget/code.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { pdfFonts, pdfInfo, pdfText, untoldIn } from '../../../tests/harness/pdf.ts';
import { signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { type Amount, loadWorldBudget, worldBudget } from '../../../tests/world/budget.ts';
import { worldland } from '../../../tests/world/country.ts';
import { compute, putParameter, putSeries } from '../../../tests/world/indicators.ts';
import { minorOf, sum } from './rules.ts';
import type { BudgetList, LineDetail, Lines, Sums, Upload } from './schema.ts';

const world = useApp();
const get = async <T>(path: string): Promise<T> => {
  const response = await world.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
};
const minor = (amount: string): bigint => {
  const read = minorOf(amount, 3);
  return read.kind === 'minor' ? read.minor : -1n;
};

describe('sums by any dimension', () => {
  beforeAll(async () => {
    await loadWorldBudget(world.db);
  });

  it('are exact, by the children of what they are narrowed to', async () => {
    const all = await get<Sums>('/api/budget/sums?by=function&year=2024&kind=voted');
    expect(all.rows.map(({ code, amount, lines }) => [code, amount, lines])).toEqual(
      [
        ['09', '3100.003', 1],
        ['05', '3200.003', 2],
      ].sort((a, b) => Number(b[1]) - Number(a[1])),
    );
    expect(all.total.amount).toBe('6300.006');
    const below = await get<Sums>('/api/budget/sums?by=function&function=05&year=2024&kind=voted');
    expect(below.path.map(({ code }) => code)).toEqual(['05']);
    expect(below.rows.map(({ code, amount, hasParts }) => [code, amount, hasParts])).toEqual([
      ['05.2', '2100.002', false],
      ['05.1', '1100.001', false],
    ]);
    const programmes = await get<Sums>('/api/budget/sums?by=programme&year=2024');
    expect(programmes.rows.map(({ code }) => code)).toEqual(['ENV', null]);
  });

  it('are told in constant prices, and through all years and kinds', async () => {
    const { total, course } = await get<Sums>('/api/budget/sums?year=2024&kind=executed');
    expect(total.constant).toBeCloseTo(Number(total.amount) / 1.1, 6);
    expect(course.map(({ year, kind }) => `${year} ${kind}`)).toEqual(
      [2023, 2024].flatMap((year) => [...BUDGET_KINDS].sort().map((kind) => `${year} ${kind}`)),
    );
    expect(course.find(({ year, kind }) => year === 2024 && kind === 'executed')?.amount).toBe(total.amount);
  });

  it('are told per head and in constant prices as reckoned by hand', async () => {
    await putParameter(world.db, 'population');
    const { rows } = await world.db.pool.query<{ code: string }>(
      `select distinct code from place where level = 'governorate' order by 1`,
    );
    expect(rows.length).toBe(16);
    // 250 people in the region of the lines, 1,000 in each of the fifteen others; nobody was counted in 2023.
    for (const { code } of rows)
      await putSeries(
        world.db,
        { layer: 'regions', feature: code, parameter: 'population', averaging: 'P1Y' },
        [['2024-01-01', code === '11' ? 250 : 1000]],
      );
    await loadWorldBudget(world.db, worldBudget({ dataset: 'heads', population: 'population' }));
    const of = (query: string) => get<Sums>(`/api/budget/sums?dataset=heads&kind=voted&${query}`);
    // 1,100.001 + 2,100.002 dinars in the region; with 3,100.003 in no place 6,300.006 for 15,250 people; prices rose by a tenth.
    const [places, year2023] = [await of('by=place&year=2024'), await of('by=place&year=2023')];
    expect(places.rows.map(({ code, amount, people }) => [code, amount, people])).toEqual([
      ['governorate:ins:11', '3200.003', 250],
      [null, '3100.003', null],
    ]);
    expect(places.rows[0]!.perHead).toBeCloseTo(12.800012, 9);
    expect(places.rows[0]!.constant).toBeCloseTo(2909.093636, 6);
    expect(places.rows[1]!.perHead).toBeNull();
    expect([places.people, places.total.perHead]).toEqual([15_250, expect.closeTo(0.413115148, 9)]);
    expect(places.total.constant).toBeCloseTo(5727.278182, 6);
    expect(year2023.rows[0]).toMatchObject({ amount: '3000.003', perHead: null, constant: 3000.003 });
    const within = await of('by=function&place=governorate:ins:11&year=2024');
    expect([within.people, within.total.perHead]).toEqual([250, expect.closeTo(12.800012, 9)]);
    const line = await get<LineDetail>('/api/budget/lines/ENV-1-11?dataset=heads');
    const voted = line.amounts.find(({ year, kind }) => year === 2024 && kind === 'voted')!;
    expect([voted.perHead, voted.constant]).toEqual([
      expect.closeTo(4.400004, 9),
      expect.closeTo(1000.000909, 6),
    ]);
    // Both are of a source, or said to be samples.
    const { budgets } = await get<BudgetList>('/api/budget');
    const told = budgets.find(({ id }) => id === 'heads')!;
    expect(told.population).toEqual({
      sources: [expect.objectContaining({ fr: expect.stringMatching(/\S/) })],
      status: 'real',
    });
    expect(told.manifest.deflator).toMatchObject({ source: { en: 'a test' }, status: 'sample' });
    expect(budgets.find(({ id }) => id === 'world')!.population).toBeNull();
  });

  it('are narrowed by the gender marker and by what is in no place', async () => {
    const tagged = await get<Sums>('/api/budget/sums?gender=tagged&year=2023&kind=voted');
    expect(tagged.total).toMatchObject({ amount: '1000.001', lines: 1 });
    const { path } = await get<Sums>('/api/budget/sums?by=gender&gender=tagged&year=2023&kind=voted');
    expect(path.map(({ title }) => title.fr)).toEqual(['Égalité, objectif significatif ou principal']);
    const nowhere = await get<Sums>('/api/budget/sums?place=none&year=2023&kind=voted');
    expect(nowhere.total).toMatchObject({ amount: '3000.003', lines: 1 });
  });

  it.each([
    'function=99',
    'programme=NaN',
    'place=governorate:ins:99',
    'administration=__proto__',
    'gender=3',
    'kind=hoped',
    'by=colour',
    'year=1e3',
    'year=2021',
    'version=0',
  ])('name what is wrong with %s', async (query) => {
    const response = await world.get(`/api/budget/sums?${query}`);
    const problem = (await response.json()) as { parameter: string };
    expect([response.status, problem.parameter]).toEqual([400, query.split('=')[0]]);
  });

  it('are none of a budget or version that is not there', async () => {
    for (const query of ['dataset=other', 'version=7'])
      expect((await world.get(`/api/budget/sums?${query}`)).status).toBe(404);
  });
});

describe('what is spent in places', () => {
  const seriesNow = async () =>
    (
      await world.db.pool.query<{ id: string; status: string; at: string; value: number }>(
        `select s.id, s.status, to_char(o.time at time zone s.time_zone, 'YYYY') as at, o.value from series s join observation o on o.series_no = s.no
         where s.origin = 'budget' order by s.id, o.time`,
      )
    ).rows.map(({ id, status, at, value }) => [id, status, at, value]);

  it('is series of the first budget: of all functions, and of the environment with all below it; corrected with it', async () => {
    await publishTheme(world.db, { ...publicMoney, indicators: [] }, 9);
    expect(await publishBudgetSeries(world.db, worldland)).toEqual({ values: 4, refused: 0 });
    const executed = [
      ['regions.environment-spending.11', 'sample', '2023', 2996.003],
      ['regions.environment-spending.11', 'sample', '2024', 3196.003],
      ['regions.public-spending.11', 'sample', '2023', 2996.003],
      ['regions.public-spending.11', 'sample', '2024', 3196.003],
    ];
    expect((await seriesNow()).map((row) => row.slice(0, 3))).toEqual(executed.map((row) => row.slice(0, 3)));
    for (const [at, row] of (await seriesNow()).entries())
      expect(row[3]).toBeCloseTo(executed[at]![3] as number, 3);
    await publishBudgetSeries(world.db, worldland);
    expect(await seriesNow()).toHaveLength(4);
    const { rows } = await world.db.pool.query(`select kind from job where kind = 'budget.series'`);
    expect(rows).toHaveLength(1);
  });

  it('is told by indicators, which are layers with all that layers have, beside those of the environment', async () => {
    const indicators = moneyIndicators.map((one) => ({ ...one, base: 'regions' }));
    await publishTheme(world.db, { ...publicMoney, indicators }, 9);
    await publishBudgetSeries(world.db, worldland);
    await doJobs(world.db, process.env, {}, ['series.gather']);
    await compute(world.db);
    await world.services.catalogue.refresh();
    // 1,098.001 and 2,098.002 dinars were spent on the environment of 250 people.
    const id = 'environment-spending-per-head';
    const place = 'governorate:ins:11';
    const { values } = await get<IndicatorValues>(`/api/indicators/${id}/values?period=2024`);
    const valued = values.filter(({ value }) => value !== null);
    expect(valued.map((one) => [one.place, one.value])).toEqual([[place, expect.closeTo(12.784012, 6)]]);
    const collection = await get<{ links: { href: string; type?: string }[] }>(`/api/collections/${id}`);
    expect(JSON.stringify(collection)).toContain('sample');
    const { features } = await get<{ features: { properties: { value: number | null } }[] }>(
      `/api/collections/${id}/items?limit=100`,
    );
    expect(features.flatMap(({ properties: { value } }) => value ?? [])).toContainEqual(
      expect.closeTo(12.784012, 6),
    );
    expect(await (await world.get(`/api/collections/${id}/items?f=csv`)).text()).toMatch(/12\.784012/);
    const tile = await world.get(`/tiles/${id}/5/16/15.mvt`);
    expect([tile.status, (await tile.arrayBuffer()).byteLength > 100]).toEqual([200, true]);
    const known = await get<{ collections: { id: string }[] }>('/api/collections');
    expect(known.collections.map((one) => one.id)).toContain(id);
    const profile = await (await world.get(`/api/places/${place}/indicators`)).text();
    expect(profile).toContain(id);
    expect(await (await world.get('/api/dashboard')).text()).toContain(id);
  });
});

describe('a real budget of another country', () => {
  it('loads in the second country as it was published, in its own currency, and sums to the thousand', async () => {
    const path = fileURLToPath(new URL('../../../etl/budget/fixture/au-treasury-2015', import.meta.url));
    const read = await readBudgetFor(world.db, path);
    expect(read.problems.filter(({ severity }) => severity === 'reject')).toEqual([]);
    await loadWorldBudget(world.db, read);
    const of = 'dataset=au-treasury-2015&year=2015';
    const agencies = await get<Sums>(`/api/budget/sums?${of}&by=administration`);
    expect([agencies.of.status, agencies.of.currency, agencies.total]).toMatchObject([
      ...['real', 'AUD'],
      { amount: '20031016000.00', lines: 22 },
    ]);
    expect(agencies.rows[0]).toMatchObject({ code: 'AOFM', amount: '15573803000.00' });
    expect(agencies.rows[1]).toMatchObject({
      ...{ code: 'ATO', amount: '3265000000.00', perHead: null },
      title: { en: 'Australian Taxation Office' },
    });
    const lines = await get<Lines>(`/api/budget/lines?${of}&limit=1`);
    expect(lines.lines[0]).toMatchObject({ id: 'AOFM-5', amount: '15560134000.00' });
    expect(await publishBudgetSeries(world.db, worldland)).toEqual({ values: 4, refused: 0 });
  });
});

describe('any drill-down', () => {
  const functions = STANDARD_CODES.filter(({ scheme }) => scheme === 'function').map(({ code }) => code);
  const natures = STANDARD_CODES.filter(({ scheme }) => scheme === 'economic').map(({ code }) => code);
  const line = fc.record({
    administration: fc.constantFrom('ENV', 'EDU', null),
    function: fc.constantFrom(...functions, null),
    economic: fc.constantFrom(...natures, null),
    programme: fc.constantFrom('ENV', 'ENV-1', 'ENV-2', null),
    place: fc.constantFrom('governorate:ins:11', null),
    gender: fc.constantFrom(0, 1, 2, null) as fc.Arbitrary<0 | 1 | 2 | null>,
    voted: fc.bigInt(-(10n ** 15n), 10n ** 15n),
  });

  it('adds up to its whole to the millime, all the way down', async () => {
    const drawn = fc.sample(line, { seed: 6, numRuns: 150 });
    const lines = drawn.map(({ voted: _, ...of }, at) => ({ id: `L${at}`, title: null, ...of }));
    const amounts = drawn.map(
      ({ voted }, at): Amount => ({ line: `L${at}`, year: 2024, kind: 'voted', minor: voted }),
    );
    await loadWorldBudget(world.db, worldBudget({ dataset: 'drawn', lines, amounts }));
    const whole = sum(amounts.map((one) => one.minor));
    let asked = 0;
    const down = async (by: string, code: string | null, expected: bigint): Promise<void> => {
      const narrowed = code === null ? '' : `&${by}=${code}`;
      const { rows, total } = await get<Sums>(`/api/budget/sums?dataset=drawn&year=2024&by=${by}${narrowed}`);
      asked += 1;
      expect([by, code, minor(total.amount)]).toEqual([by, code, expected]);
      expect([by, code, sum(rows.map(({ amount }) => minor(amount)))]).toEqual([by, code, expected]);
      for (const row of rows)
        if (row.code !== null && row.code !== code && row.hasParts)
          await down(by, row.code, minor(row.amount));
    };
    for (const by of ['function', 'economic', 'administration', 'programme', 'place', 'gender'])
      await down(by, null, whole);
    expect(asked).toBeGreaterThan(15);
  });
});

describe('lines', () => {
  it('come in pages that hold each of them once', async () => {
    const seen: string[] = [];
    const amounts: bigint[] = [];
    for (let after = ''; ; ) {
      const page: Lines = await get<Lines>(`/api/budget/lines?dataset=drawn&limit=40${after}`);
      seen.push(...page.lines.map(({ id }) => id));
      amounts.push(...page.lines.map(({ amount }) => minor(amount)));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seen.length).toBe(150);
    expect(new Set(seen).size).toBe(150);
    expect(amounts).toEqual(amounts.toSorted((a, b) => (a === b ? 0 : a < b ? 1 : -1)));
  });

  it('of the same amount follow each other by their ids, also from page to page', async () => {
    const lines = ['L3', 'L1', 'L10', 'L2'].map((id) => ({ ...worldBudget().gathered.lines[0]!, id }));
    const amounts = lines.map(({ id: line }): Amount => ({ line, year: 2024, kind: 'voted', minor: 7n }));
    await loadWorldBudget(world.db, worldBudget({ dataset: 'even', lines, amounts }));
    const first = await get<Lines>('/api/budget/lines?dataset=even&limit=3');
    const second = await get<Lines>(`/api/budget/lines?dataset=even&limit=3&after=${first.next}`);
    expect([...first.lines, ...second.lines].map(({ id }) => id)).toEqual(['L1', 'L10', 'L2', 'L3']);
    expect((await world.get('/api/budget/lines?dataset=even&after=L9')).status).toBe(400);
    const table = await (await world.get('/api/budget/lines?dataset=even&limit=3&f=csv')).text();
    expect(table.trim().split('\r\n')).toHaveLength(5);
    const line = await (await world.get('/api/budget/lines/L10?dataset=even&f=csv')).text();
    expect(line.trim().split('\r\n').at(-1)).toMatch(/^L10,.*,2024,voted,0.007,TND$/);
  });

  it('have an address that goes on saying what was so, when a corrected file is a new version', async () => {
    const before = await get<LineDetail>('/api/budget/lines/ENV-1-11?dataset=world');
    const budget = worldBudget();
    const changed = budget.gathered.amounts.map((one) => ({ ...one, minor: one.minor + 1n }));
    const written = await loadWorldBudget(world.db, {
      ...budget,
      gathered: { ...budget.gathered, amounts: changed },
    });
    expect(written).toEqual({ state: 'loaded', version: 2 });
    const [old, now] = [
      await get<LineDetail>('/api/budget/lines/ENV-1-11?dataset=world&version=1'),
      await get<LineDetail>('/api/budget/lines/ENV-1-11?dataset=world'),
    ];
    expect(old.amounts).toEqual(before.amounts);
    expect(now.amounts[0]!.amount).not.toBe(before.amounts[0]!.amount);
    expect(now.versions).toEqual([1, 2]);
    expect(
      await loadWorldBudget(world.db, { ...budget, gathered: { ...budget.gathered, amounts: changed } }),
    ).toEqual({ state: 'unchanged', version: 2 });
    const { budgets } = await get<BudgetList>('/api/budget');
    expect(budgets.find(({ id }) => id === 'world')?.versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('are of the years and kinds of the version that is looked at, not of the newest', async () => {
    const { gathered, ...budget } = worldBudget({ dataset: 'grown' });
    const grown = gathered.amounts.map((one) => ({ ...one, year: one.year + 1 }));
    const voted = gathered.amounts.filter(({ kind }) => kind === 'voted');
    await loadWorldBudget(world.db, { ...budget, gathered: { ...gathered, amounts: voted } });
    const title = { ar: 'ن', fr: 'n', en: 'n' };
    await loadWorldBudget(world.db, {
      ...budget,
      manifest: { ...budget.manifest, placeLevel: 'delegation', title },
      gathered: { ...gathered, amounts: grown },
      measures: [],
      compliance: [],
    });
    const of = async (query: string, dataset = 'grown') => {
      const { budgets } = await get<BudgetList>(`/api/budget${query}`);
      const { manifest, versions, kinds, ...told } = budgets.find(({ id }) => id === dataset)!;
      return {
        ...{ version: told.version, years: told.years, level: manifest.placeLevel, kinds: kinds.sort() },
        ...{ taxYears: told.taxYears, complianceYears: told.complianceYears, package: told.package },
        newest: versions[0]!.version,
      };
    };
    const now = {
      ...{
        version: 2,
        newest: 2,
        years: [2024, 2025],
        level: 'delegation',
        taxYears: [],
        complianceYears: [],
      },
      ...{ kinds: [...BUDGET_KINDS].sort(), package: expect.stringMatching(/dataset=grown&version=2$/) },
    };
    expect(await of('?dataset=grown&version=1')).toEqual({
      ...{ version: 1, newest: 2, years: [2023, 2024], level: 'governorate', kinds: ['voted'] },
      ...{ taxYears: [2023, 2024], complianceYears: [2024] },
      package: expect.stringMatching(/dataset=grown&version=1$/),
    });
    expect([await of(''), await of('?dataset=grown'), await of('?version=1')]).toEqual([now, now, now]);
    // Which dataset is the first is seen by the one that is told of in its first version.
    expect((await of('?version=1', 'world')).version).toBe(1);
    const gone = await world.get('/api/budget?dataset=grown&version=9');
    expect([gone.status, (await world.get('/api/budget?version=x')).status]).toEqual([404, 400]);
  });
});

describe('the annual reports', () => {
  const MANY = 60;
  const [first] = worldBudget().measures;
  const measures = Array.from({ length: MANY }, (_, at) => ({
    ...first!,
    ...{ id: `M-${at}`, title: { ar: `إجراء رقم ${at}`, fr: `Mesure no ${at}`, en: `Measure ${at}` } },
    ...(at === 7 ? { method: 'not-estimated' as const } : {}),
    years: [2023, 2024].map((year) => ({
      year,
      amount: at === 7 ? null : String(1_000_000 * (at + year - 2022)),
      beneficiaries: 10 + at,
    })),
  }));
  const report = async (name: string, query: string): Promise<Buffer> => {
    const response = await world.get(`/api/budget/reports/${name}.pdf?dataset=reports&${query}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return Buffer.from(await response.arrayBuffer());
  };
  beforeAll(async () => {
    await loadWorldBudget(world.db, { ...worldBudget({ dataset: 'reports' }), measures });
  });

  const TAX = {
    ar: {
      head: 'الإجراء وسنده القانوني',
      texts: [
        ...['تقرير النفقات الجبائية لسنة 2024', 'إجراء رقم 59', 'الخسارة الأولية'],
        ...['لا تجمع المبالغ جمعا دقيقا', 'المصادر والرخصة'],
      ],
    },
    fr: {
      head: 'Mesure et base légale',
      texts: [
        ...[
          'Rapport sur les dépenses fiscales 2024',
          'Mesure no 0',
          'Mesure no 59',
          'VAT code',
          'Households',
        ],
        ...['Purchasing power', 'Perte initiale', 'dont non estimées : 1', 'Licence : CC0-1.0'],
        // 59 measures of 2 to 61 thousand dinars without the one that nobody reckoned (9,000), and what they were a year before.
        ...['1,88 M DT', '+3,2 % par rapport à 2023', '61 k DT', 'Source : a test'],
      ],
    },
  } as const;

  it.each(['ar', 'fr'] as const)(
    'of tax expenditures tells all measures with law, beneficiaries, amount and method on numbered pages: %s',
    async (language) => {
      const pdf = await report('tax-expenditure', `lang=${language}`);
      const { head, texts } = TAX[language];
      const pages = pdfInfo(pdf).Pages!;
      expect(untoldIn(pdf, texts)).toEqual([]);
      // The head of the table of measures stands on each page that it goes over, and so does the tax that they are of.
      expect(Number(pages)).toBeGreaterThan(2);
      const seen = pdfText(pdf).split(head.replace(/\s/g, '')).length - 1;
      // Letters of a ligature may stand turned round in what is read of Arabic, and numbers beside it.
      if (language === 'fr') {
        expect(seen).toBeGreaterThanOrEqual(Number(pages) - 1);
        const numbers = Array.from({ length: Number(pages) }, (_, at) => `Page ${at + 1} sur ${pages}`);
        expect(untoldIn(pdf, numbers)).toEqual([]);
      }
      expect(pdfFonts(pdf).filter(({ isWhole }) => !isWhole)).toEqual([]);
    },
  );

  it.each([
    [
      'ar',
      [
        'تقرير الامتثال الجبائي لسنة 2024',
        'دفعوا في الآجال',
        'المسجلون',
        'الديون المتخلدة',
        'كل النسب من المسجلين',
      ],
    ],
    [
      'fr',
      [
        ...[
          'Rapport sur la conformité fiscale 2024',
          'Inscrits',
          'Value added tax',
          'Redressements',
          'Arriérés',
        ],
        // Of 200 registered 150 filed, 120 in time, 90 paid in time; by hand.
        ...['75 %', '60 %', '45 %', '5 k DT', '9 k DT', 'Toutes les parts sont en pourcentage des inscrits'],
        ...['Sommes échues et non recouvrées', 'Licence : CC0-1.0', 'Page 1 sur 1'],
      ],
    ],
  ] as const)(
    'of compliance tells each step, audits and arrears, and how they are counted: %s',
    async (language, texts) => {
      const pdf = await report('compliance', `lang=${language}`);
      expect(untoldIn(pdf, texts)).toEqual([]);
      expect(pdfFonts(pdf).every(({ isWhole }) => isWhole)).toBe(true);
    },
  );

  it('are of years that there are', async () => {
    for (const path of ['compliance.pdf?year=2023', 'tax-expenditure.pdf?year=2019', 'other.pdf'])
      expect((await world.get(`/api/budget/reports/${path}`)).status).toBe(404);
  });
});

describe('the open data', () => {
  /** A version as its package, written to a folder and read back. */
  const readBack = async (dataset: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'biatouna-budget-out-'));
    const json = (await (await world.get(`/api/budget/datapackage.json?dataset=${dataset}`)).json()) as {
      resources: { name: string; path: string }[];
    };
    for (const resource of json.resources) {
      const { pathname, search } = new URL(resource.path);
      resource.path = `${resource.name}.csv`;
      writeFileSync(join(folder, resource.path), await (await world.get(pathname + search)).text());
    }
    writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(json));
    try {
      return await readBudgetFor(world.db, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it('holds no formula for who opens it in a spreadsheet, and is read back as it was', async () => {
    const hostile = ['=HYPERLINK("http://x")', '+1+1', '@SUM(A1)', '-1+1', "'=1"];
    const lines = hostile.map((title, at) => ({
      ...worldBudget().gathered.lines[0]!,
      ...{ id: `L${at}`, title: { ar: title, fr: title, en: title } },
    }));
    const amounts = lines.map(({ id: line }): Amount => ({ line, year: 2024, kind: 'voted', minor: -5n }));
    const budget = worldBudget({ dataset: 'formulas', lines, amounts });
    await loadWorldBudget(world.db, budget);
    const [measure] = budget.measures;
    for (const path of ['lines?dataset=formulas&f=csv', 'lines/L0?dataset=formulas&f=csv']) {
      const text = await (await world.get(`/api/budget/${path}`)).text();
      const cells = Papa.parse<string[]>(text).data.flat();
      expect(cells.filter((cell) => /^[=+@]|^-(?!\d)|^-\d.*[^\d.]/.test(cell))).toEqual([]);
      expect(cells).toContain('-0.005');
    }
    const back = await readBack('formulas');
    // What came behind an apostrophe already had been written so by a spreadsheet.
    expect(back.gathered.lines.map(({ title }) => title?.fr)).toEqual(
      ['=HYPERLINK("http://x")', '+1+1', '@SUM(A1)', '-1+1', "'=1"].map((title) =>
        title === "'=1" ? '=1' : title,
      ),
    );
    expect(back.measures).toEqual([measure]);
  });

  it('is a Fiscal Data Package that is read back as the same budget', async () => {
    const back = await readBack('world');
    expect(back.problems.filter(({ severity }) => severity === 'reject')).toEqual([]);
    expect(back.gathered.amounts).toHaveLength(18);
    // Of the standards only the codes that are used are told.
    const whole = worldBudget();
    const amounts = whole.gathered.amounts.map((one) => ({ ...one, minor: one.minor + 1n }));
    const expected = digestOf({ ...whole, codes: back.codes, gathered: { ...whole.gathered, amounts } });
    expect(digestOf(back)).toBe(expected);
  });

  it('stands in the catalogue of modules, each file where it says and as it says', async () => {
    const catalogue = await get<{ 'dcat:dataset': Record<string, unknown>[] }>('/api/modules/dcat');
    const own = catalogue['dcat:dataset'].find((one) => String(one['@id']).endsWith('#budget'))!;
    expect(own['dct:title']).toHaveLength(3);
    const files = own['dcat:distribution'] as Record<string, { '@id': string }>[];
    expect(files).toHaveLength(5);
    for (const file of files) {
      const response = await fetch(file['dcat:downloadURL']!['@id']);
      const [media = ''] = (response.headers.get('content-type') ?? '').split(';');
      expect([response.status, file['dcat:mediaType']!['@id']]).toEqual([
        200,
        expect.stringMatching(new RegExp(`/${media}$`)),
      ]);
      await response.arrayBuffer();
    }
  });

  it('is of each sum as CSV, with what it is from', async () => {
    const text = await (await world.get('/api/budget/sums?dataset=world&by=function&year=2024&f=csv')).text();
    expect(text.split('\r\n')[0]).toMatch(/^year,kind,by,code,.*_source,_licence,_sample,_version$/);
    expect(text).toContain('a test,CC0-1.0,true,2');
  });
});

describe('a file that is sent in', () => {
  const CSV = { 'Content-Type': 'text/csv' };
  const post = (headers: Record<string, string>, query: string, body: string) =>
    fetch(`${world.origin}/api/office/budget/uploads?${query}`, { method: 'POST', headers, body });

  it('is taken from who may publish public money only: no editor of another theme, no data officer of a structure', async () => {
    const [admin, editor, reader, ...others] = [
      await signIn(world, 'administrator'),
      await signIn(world, ['editor', 'public-money']),
      await signIn(world, 'moderator'),
      await signIn(world, ['editor', 'water']),
      await signIn(world, ['data-officer', 'x']),
    ];
    const query = 'dataset=world&filename=budget.csv';
    expect((await post(CSV, query, 'x')).status).toBe(401);
    expect((await post({ ...CSV, ...reader.headers }, query, 'x')).status).toBe(403);
    for (const { headers } of others) {
      expect((await post({ ...CSV, ...headers }, query, 'x')).status).toBe(403);
      const address = `${world.origin}/api/office/budget/uploads`;
      for (const path of ['', `/${crypto.randomUUID()}`])
        expect([path, (await fetch(address + path, { headers })).status]).toEqual([path, 403]);
    }
    expect((await post({ ...CSV, ...editor.headers }, query, 'x')).status).toBe(202);
    expect((await post({ ...CSV, ...admin.headers }, 'dataset=world&filename=../../x.csv', 'x')).status).toBe(
      400,
    );
    expect((await post({ 'Content-Type': 'text/html', ...admin.headers }, query, 'x')).status).toBe(415);
    expect((await post({ ...CSV, ...admin.headers }, query, '')).status).toBe(400);
    expect((await post({ ...CSV, ...admin.headers }, query, 'x'.repeat(21 * 1024 * 1024))).status).toBe(413);
  });

  const sent = async (body: string, language = 'en'): Promise<Upload> => {
    const admin = await signIn(world, 'administrator');
    const response = await post({ ...CSV, ...admin.headers }, 'dataset=world&filename=budget.csv', body);
    const { id } = (await response.json()) as { id: string };
    await doJobs(world.db, process.env, {}, ['budget.load']);
    return (await (
      await fetch(`${world.origin}/api/office/budget/uploads/${id}`, {
        headers: { ...admin.headers, 'Accept-Language': language },
      })
    ).json()) as Upload;
  };

  it('is refused whole for one bad row, told by row and reason, and nothing is written', async () => {
    const HEAD = 'line,year,kind,function,amount\n';
    const refused = await sent(`${HEAD}A,2024,voted,05.1,1\nB,2024,voted,77,1\n`);
    expect(refused).toMatchObject({ state: 'refused', rejected: 1, version: null });
    expect(refused.findings[0]).toMatchObject({
      reason: 'unknown-code',
      row: 3,
      field: 'function',
      value: '77',
    });
    const lost = await sent('line,year,kind,function,place,amount\nA,2024,voted,05.1,nowhere,1\n', 'fr');
    expect(lost.findings.map(({ reason, message }) => [reason, message])).toEqual([
      ['unknown-place', 'Aucun lieu n’a le code nowhere (Gouvernorat) dans le champ place'],
    ]);
    const loaded = await sent(`${HEAD}A,2024,voted,05.1,1\nB,2024,voted,05.2,1.001\n`);
    expect(loaded).toMatchObject({ state: 'loaded', version: 3, rejected: 0 });
    expect((await get<Sums>('/api/budget/sums?dataset=world&year=2024')).total.amount).toBe('2.001');
    expect((await sent('nothing here')).state).toBe('refused');
  });

  it('whose job was given up or is gone waits no longer, and is loaded when it is tried again', async () => {
    const { headers } = await signIn(world, 'administrator');
    const body = 'line,year,kind,function,amount\nA,2024,voted,05.1,5\n';
    const { id, job } = (await (
      await post({ ...CSV, ...headers }, 'dataset=world&filename=late.csv', body)
    ).json()) as { id: string; job: number };
    const office = async (path = '', method = 'GET') => {
      const address = `${world.origin}/api/office/budget/uploads/${id}${path}`;
      const response = await fetch(address, { method, headers });
      return { status: response.status, body: (await response.json()) as Upload };
    };
    const stateOf = async () => (await office()).body.state;
    expect(await stateOf()).toBe('waiting');
    expect((await office('/retry', 'POST')).status).toBe(409);
    await world.db.pool.query(
      `update job set state = 'dead', error = 'timeout', finished_at = now() where id = $1`,
      [job],
    );
    expect((await office()).body).toMatchObject({ state: 'failed', error: expect.stringMatching(/\S/) });
    expect((await office('/retry', 'POST')).status).toBe(202);
    await world.db.pool.query('update budget_upload set job_id = null where id = $1', [id]);
    expect(await stateOf()).toBe('failed');
    await world.db.pool.query(`delete from job where state = 'waiting'`);
    expect((await office('/retry', 'POST')).status).toBe(202);
    await doJobs(world.db, process.env, {}, ['budget.load']);
    expect(await stateOf()).toBe('loaded');
    expect((await office('/retry', 'POST')).status).toBe(409);
  });
});
