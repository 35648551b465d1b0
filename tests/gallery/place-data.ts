import type { PlaceIndicators } from '../../sql/model/api/indicators.ts';

/** Profiles that are made up, in the shape that the server answers in. */
type Indicator = PlaceIndicators['indicators'][number];
const text = (ar: string, fr: string, en: string) => ({ ar, fr, en });

const good = text('جيد', 'Bon', 'Good');
const fair = text('متوسط', 'Moyen', 'Fair');
const bad = text('سيئ', 'Mauvais', 'Bad');
const COLOURS = ['#2c7bb6', '#ffffbf', '#d7191c'];
const classes = (from: number, to: number): Indicator['classes'] => [
  { id: 'good', below: from, title: good, color: COLOURS[0] ?? '' },
  { id: 'fair', below: to, title: fair, color: COLOURS[1] ?? '' },
  { id: 'bad', title: bad, color: COLOURS[2] ?? '' },
];

type Made = Pick<Indicator, 'indicator' | 'theme' | 'title' | 'unit' | 'direction' | 'period' | 'sdg'> & {
  /** Its first value and how much it rises a step. */
  from: number;
  by: number;
  limits: [number, number];
};

const MADE: readonly Made[] = [
  {
    ...{
      indicator: 'water-stress',
      theme: 'water',
      unit: '%',
      direction: 'higher-worse',
      period: 'year',
      sdg: '6.4.2',
    },
    title: text('الإجهاد المائي', 'Stress hydrique', 'Water stress'),
    ...{ from: 71, by: 1.4, limits: [25, 75] },
  },
  {
    ...{
      indicator: 'dam-filling',
      theme: 'water',
      unit: '%',
      direction: 'higher-better',
      period: 'month',
      sdg: null,
    },
    title: text('نسبة امتلاء السدود', 'Taux de remplissage des barrages', 'Dam filling rate'),
    ...{ from: 40, by: -0.1, limits: [30, 60] },
  },
  {
    ...{
      indicator: 'sanitation',
      theme: 'water',
      unit: '%',
      direction: 'higher-better',
      period: 'year',
      sdg: '6.3.1',
    },
    title: text(
      'نسبة الربط بشبكة التطهير',
      'Taux de raccordement à l’assainissement',
      'Sanitation connection rate',
    ),
    ...{ from: 62, by: 1.1, limits: [60, 80] },
  },
  {
    ...{
      indicator: 'pm10-days',
      theme: 'air',
      unit: 'd',
      direction: 'higher-worse',
      period: 'year',
      sdg: '11.6.2',
    },
    title: text('أيام تجاوز حد PM10', 'Jours de dépassement PM10', 'Days above the PM10 limit'),
    ...{ from: 44, by: -0.6, limits: [18, 35] },
  },
  {
    ...{
      indicator: 'forest-cover',
      theme: 'forests',
      unit: '%',
      direction: 'higher-better',
      period: 'year',
      sdg: '15.1.1',
    },
    title: text('الغطاء الغابي', 'Couvert forestier', 'Forest cover'),
    ...{ from: 23, by: 0, limits: [10, 30] },
  },
  {
    ...{ indicator: 'spi-12', theme: 'climate', unit: '1', direction: 'neither', period: 'month', sdg: null },
    title: text('مؤشر المطر الموحّد SPI-12', 'Indice de précipitations SPI-12', 'Precipitation index SPI-12'),
    ...{ from: 0.4, by: -0.03, limits: [-1, 1] },
  },
];

const wave = (seed: number): number => Math.sin(seed * 2.7) + 0.5 * Math.sin(seed * 0.9);

const valuesOf = ({ from, by, period }: Made, shift: number): Indicator['spark'] =>
  Array.from({ length: period === 'year' ? 16 : 48 }, (_, at) => ({
    period:
      period === 'year' ? String(2009 + at) : new Date(Date.UTC(2021, at, 15)).toISOString().slice(0, 7),
    value:
      at === 5
        ? null
        : Number((from + shift + by * at + Math.abs(from) * 0.05 * wave(at + shift)).toFixed(2)),
  }));

const indicatorOf = (made: Made, at: number, shift: number): Indicator => {
  const { from: _, by: __, limits, ...rest } = made;
  const spark = valuesOf(made, shift);
  const last = spark.at(-1);
  const value = last?.value ?? null;
  const found = value === null ? null : value < limits[0] ? 'good' : value < limits[1] ? 'fair' : 'bad';
  const address = `http://127.0.0.1/api/indicators/${made.indicator}`;
  return {
    ...rest,
    description: made.title,
    decimals: 1,
    classes: classes(...limits),
    classesSource: text('حدود للمثال', 'Limites d’exemple', 'Limits of the example'),
    status: 'sample',
    sources: [
      {
        id: 'sample',
        title: text('عيّنة مولّدة', 'Échantillon généré', 'Generated sample'),
        publisher: 'Biatouna',
      },
    ],
    newest: {
      ...{ place: 'governorate:ins:17', name: {}, period: last?.period ?? '', from: null, to: null, value },
      ...(made.indicator === 'forest-cover' ? { lower: 21.4, upper: 24.9 } : { lower: null, upper: null }),
      ...{
        coverage: at === 1 ? 0.86 : 1,
        class: found,
        missing: null,
        of: 24,
        computedAt: '2025-01-15T00:00:00Z',
      },
      ...{ ranks: null, ties: 0 },
      rank: ((at * 7 + Math.abs(Math.round(shift)) * 5) % 24) + 1,
    },
    spark,
    links: { values: `${address}/values`, layer: address, lineage: `${address}/values/x/y/lineage` },
  };
};

/** What the server would answer to `GET /api/places/{id}/indicators`. */
export const profileOf = (place: string, shift: number): PlaceIndicators => ({
  place,
  name: {},
  indicators: MADE.map((made, at) => indicatorOf(made, at, shift)),
});

const NAMES: Record<string, ReturnType<typeof text>> = {
  17: text('بنزرت', 'Bizerte', 'Bizerte'),
  18: text('باجة', 'Béja', 'Beja'),
  51: text('قابس', 'Gabès', 'Gabes'),
};
export const placeOf = (code: string) => ({
  ...{
    id: `governorate:ins:${code}`,
    level: 'governorate',
    levelTitle: text('ولاية', 'Gouvernorat', 'Governorate'),
  },
  ...{
    name: NAMES[code],
    nameOrigin: null,
    bbox: [8.87, 36.73, 10.34, 37.56],
    point: [9.6, 37.05],
    parents: [],
  },
  ...{ codes: { ins: code }, validFrom: null, validTo: null },
});

export const themesList = {
  themes: [
    ['water', text('الماء', 'Eau', 'Water'), 'water'],
    ['air', text('الهواء', 'Air', 'Air'), 'air'],
    ['forests', text('الغابات', 'Forêts', 'Forests'), 'leaf'],
    ['climate', text('المناخ', 'Climat', 'Climate'), 'climate'],
  ].map(([id, title, icon]) => ({ id, title, description: title, icon, layers: [] })),
};
