import { markIndicators, type Touched } from '../../server/indicators/mark.ts';
import type { Db } from '../../sql/db.ts';
import type { Indicator } from '../../sql/model/indicator.ts';
import { transaction } from '../../sql/transaction.ts';
import { compute, declare, publishIndicators, putParameter, putSeries, words } from './indicators.ts';

/** Flows of regions by year, what is made of them by one and by two steps, what is made of a layer, and a dryness. */
export const flowIndicators = (): Indicator[] => [
  declare({
    id: 'flows',
    base: 'regions',
    period: 'year',
    sdg: '6.4.2',
    inputs: { flow: { kind: 'series', parameter: 'flow', over: 'year' } },
    method: { kind: 'sum', terms: [{ input: 'flow' }] },
  }),
  declare({
    id: 'flow-change',
    base: 'regions',
    period: 'year',
    direction: 'higher-worse',
    inputs: { flow: { kind: 'indicator', indicator: 'flows' } },
    method: { kind: 'against-before', input: 'flow', as: 'difference' },
  }),
  declare({
    id: 'flow-ranks',
    base: 'regions',
    period: 'year',
    inputs: {
      flow: { kind: 'indicator', indicator: 'flows' },
      change: { kind: 'indicator', indicator: 'flow-change' },
    },
    method: {
      kind: 'composite',
      parts: ['flow', 'change'].map((input) => ({
        input,
        weight: 1,
        direction: 'higher',
        normalisation: { kind: 'percentile' },
      })),
      leastShare: 0.5,
    },
  }),
  declare({
    id: 'district-count',
    base: 'regions',
    period: 'none',
    inputs: { districts: { kind: 'property', layer: 'districts', measure: 'count' } },
    method: { kind: 'sum', terms: [{ input: 'districts' }] },
  }),
  declare({
    id: 'dry',
    base: 'regions',
    period: 'month',
    inputs: { rain: { kind: 'series', parameter: 'rain', over: 'month', statistic: 'sum' } },
    method: { kind: 'spi', input: 'rain', scale: 1, calibration: { from: 2014, to: 2018 }, leastYears: 4 },
  }),
];

const between = (min: number, max: number) => ({ kind: 'min-max', min, max }) as const;

/** A risk of regions, of what flows there, how that changed, and how many districts there are. */
export const flowRisk = (): Indicator =>
  declare({
    id: 'flow-risk',
    title: { ar: 'خطر الجريان', fr: 'Risque de débit', en: 'Flow risk' },
    base: 'regions',
    period: 'year',
    direction: 'higher-worse',
    years: { from: 2020, to: 2022 },
    classes: [
      { id: 'low', below: 5, title: words('low'), color: '#f9b24a' },
      { id: 'high', title: words('high'), color: '#c9302c' },
    ],
    inputs: {
      flow: { kind: 'indicator', indicator: 'flows' },
      change: { kind: 'indicator', indicator: 'flow-change' },
      districts: { kind: 'indicator', indicator: 'district-count' },
    },
    method: {
      kind: 'risk',
      source: words('by hand'),
      dimensions: [
        {
          id: 'hazard',
          parts: [
            { input: 'flow', direction: 'lower', normalisation: between(0, 100) },
            { input: 'change', direction: 'higher', normalisation: between(0, 20) },
          ],
        },
        {
          id: 'exposure',
          parts: [{ input: 'districts', direction: 'higher', normalisation: between(0, 4) }],
        },
      ],
    },
  });

/** What flows in a region in some years. */
export const putFlow = (db: Db, feature: string, values: Record<number, number>) =>
  putSeries(
    db,
    { layer: 'regions', feature, parameter: 'flow', averaging: 'P1Y' },
    Object.entries(values).map(([year, value]) => [`${year}-01-01T00:00:00`, value] as const),
  );

/** Flows of 2015 to 2017 in regions, each by its first and what the later ones are of that; and what is made of them. */
export const computeFlows = async (
  db: Db,
  [second, third]: readonly [number, number],
  firsts: Readonly<Record<string, number>>,
): Promise<void> => {
  await putParameter(db, 'flow');
  await putParameter(db, 'rain');
  for (const [feature, first] of Object.entries(firsts))
    await putFlow(db, feature, { 2015: first, 2016: first * second, 2017: first * third });
  await publishIndicators(db, flowIndicators());
  await compute(db);
};

/** Ten years of months of rain in a region, no year like another: of what is always the same there is no distribution. */
export const putRain = (db: Db, feature: string) =>
  putSeries(
    db,
    { layer: 'regions', feature, parameter: 'rain', averaging: 'P1M' },
    Array.from({ length: 120 }, (_, at) => {
      const [year, month] = [2014 + Math.floor(at / 12), (at % 12) + 1];
      return [
        `${year}-${String(month).padStart(2, '0')}-01T00:00:00`,
        20 + ((year * 7 + month * 13) % 31),
      ] as const;
    }),
  );

/** Marks what is made of observations that were touched. */
export const touchIn = (db: Db, ...touched: Touched[]) =>
  transaction(db, (client) => markIndicators(client, touched));
/** A flow that was touched. */
export const flowIn = (feature: string, year: number): Touched => ({
  parameter: 'flow',
  layer: 'regions',
  feature,
  from: `${year}-01-01`,
  to: `${year}-01-02`,
});

/** The revision of a layer; 0 of none. */
export const revisionIn = async (db: Db, id: string): Promise<number> =>
  (await db.pool.query<{ revision: number }>('select revision from layer where id = $1', [id])).rows[0]
    ?.revision ?? 0;

/** What nobody can ask of their values, and the parameter at fault. */
export const FAULTY_QUERIES: [query: string, parameter: string][] = [
  ['period=2022-13', 'period'],
  ['period=2022-05', 'period'],
  ['period=2022&datetime=2022-01-01', 'datetime'],
  ['place=governorate:ins:99', 'place'],
  ['place=delegation:ins:11', 'place'],
  ['level=delegation', 'level'],
  ['after=x', 'after'],
  ['limit=0', 'limit'],
  ['datetime=soon', 'datetime'],
  ['f=xml', 'f'],
  ['unknown=1', 'unknown'],
];

/** What an address answers. */
export const jsonOf = async (world: { get: (path: string) => Promise<Response> }, path: string) => {
  const response = await world.get(path);
  return { status: response.status, body: await response.json() };
};

/** Who sees a layer from now on. */
export const showAs = async (db: Db, id: string, kind: 'public' | 'draft'): Promise<void> => {
  await db.pool.query('update layer set visibility = $2 where id = $1', [id, JSON.stringify({ kind })]);
  await db.pool.query('update publication set version = version + 1');
};

/** A rain that was touched. */
export const rainIn = (from: string, to: string): Touched => ({
  parameter: 'rain',
  layer: 'regions',
  feature: '11',
  from,
  to,
});
