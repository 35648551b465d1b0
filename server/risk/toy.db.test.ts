import { beforeAll, describe, expect, it } from 'vitest';
import { RiskInfo, RiskValues } from '../../sql/model/api/risks.ts';
import { decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { jsonOf, touchIn } from '../../tests/world/flows.ts';
import {
  compute,
  declare,
  publishIndicators,
  putParameter,
  putSeries,
  valuesOf,
  words,
} from '../../tests/world/indicators.ts';

/**
 * A model that no theme has, as data alone: by month and by delegation, where those that are shipped are by year and governorate.
 * Through the jobs to stored scores, and from those to answers, ranks and tiles.
 */
const world = useApp();
const DISTRICTS = ['a', 'b', 'c'] as const;
type District = (typeof DISTRICTS)[number];

const MODEL = JSON.parse(`{
  "kind": "risk",
  "aggregation": "arithmetic",
  "dimensions": [
    { "id": "hazard", "weight": 3, "aggregation": "geometric", "parts": [
      { "input": "dust", "weight": 2, "direction": "higher", "normalisation": { "kind": "min-max", "min": 0, "max": 100 } },
      { "input": "noise", "direction": "higher", "normalisation": { "kind": "min-max", "min": 0, "max": 50 } } ] },
    { "id": "coping", "weight": 1, "required": false, "parts": [
      { "input": "shade", "direction": "lower", "normalisation": { "kind": "min-max", "min": 0, "max": 10 } } ] }
  ]
}`) as object;
const measured = ['dust', 'noise', 'shade'] as const;
type Measured = (typeof measured)[number];

/** Of a district in a month: what was measured, and the score by hand. Geometric means of dust twice and noise once: 4, 1, 6. */
const MONTHS: Record<string, Record<District, [Record<Measured, number | null>, score: number | null]>> = {
  '2024-01': {
    a: [{ dust: 80, noise: 5, shade: 5 }, (3 * 4 + 5) / 4],
    b: [{ dust: 10, noise: 5, shade: 0 }, (3 * 1 + 10) / 4],
    c: [{ dust: 60, noise: 30, shade: null }, 6],
  },
  '2024-02': {
    a: [{ dust: 10, noise: 5, shade: 9 }, (3 * 1 + 1) / 4],
    b: [{ dust: 80, noise: 5, shade: 5 }, (3 * 4 + 5) / 4],
    c: [{ dust: null, noise: null, shade: 2 }, null],
  },
};

const codes: Record<District, string> = { a: '', b: '', c: '' };
const idOf = (district: District) => `delegation:ins:${codes[district]}`;

const putAll = async (): Promise<void> => {
  for (const parameter of measured)
    for (const district of DISTRICTS) {
      const values = Object.entries(MONTHS).flatMap(([month, all]) => {
        const value = all[district][0][parameter];
        return value === null ? [] : [[`${month}-01T00:00:00`, value] as const];
      });
      await putSeries(
        world.db,
        { layer: 'districts', feature: codes[district], parameter, averaging: 'P1M' },
        values,
      );
    }
};

beforeAll(async () => {
  const { body } = await jsonOf(world, '/api/collections/districts/items?limit=3');
  for (const [at, district] of DISTRICTS.entries()) codes[district] = String(body.features[at].id);
  for (const parameter of measured) await putParameter(world.db, parameter);
  await putAll();
  const monthly = measured.map((id) =>
    declare({
      id: `${id}-monthly`,
      base: 'districts',
      period: 'month',
      inputs: { told: { kind: 'series', parameter: id, over: 'month' } },
      method: { kind: 'sum', terms: [{ input: 'told' }] },
    }),
  );
  await publishIndicators(world.db, [
    ...monthly,
    declare({
      id: 'toy-risk',
      base: 'districts',
      period: 'month',
      direction: 'higher-worse',
      classes: [
        { id: 'calm', below: 2, title: words('calm'), color: '#f9b24a' },
        { id: 'harsh', title: words('harsh'), color: '#c9302c' },
      ],
      inputs: Object.fromEntries(
        measured.map((id) => [id, { kind: 'indicator', indicator: `${id}-monthly` }] as const),
      ),
      method: { source: words('by hand'), ...MODEL } as never,
    }),
  ]);
  await compute(world.db);
  await world.services.catalogue.refresh();
});

const told = async (query: string) =>
  RiskValues.parse((await jsonOf(world, `/api/risks/toy-risk/values?${query}`)).body).values;

describe('a risk model made of data, by month and by delegation', () => {
  it('is stored as by hand, of each place and month', async () => {
    const stored = await valuesOf(world.db, 'toy-risk');
    for (const [month, all] of Object.entries(MONTHS))
      for (const district of DISTRICTS) {
        const row = stored.find((one) => one.feature === codes[district] && one.period === month);
        const score = all[district][1];
        if (score === null) expect([month, district, row?.value ?? null]).toEqual([month, district, null]);
        else expect([month, district, row?.value]).toEqual([month, district, expect.closeTo(score, 9)]);
      }
  });

  it('is told with its level, its months, classes, and ranks with how far they go', async () => {
    const info = RiskInfo.parse((await jsonOf(world, '/api/risks/toy-risk')).body);
    expect([info.level, info.period, info.periods]).toEqual(['delegation', 'month', ['2024-01', '2024-02']]);
    const january = await told('period=2024-01');
    expect(january.slice(0, 3).map(({ place, class: of }) => [place, of])).toEqual([
      [idOf('c'), 'harsh'],
      [idOf('a'), 'harsh'],
      [idOf('b'), 'harsh'],
    ]);
    expect(january.slice(0, 3).map(({ ranks }) => ranks?.rank)).toEqual([1, 2, 3]);
    for (const { ranks, score } of january.slice(0, 3)) {
      expect(score).not.toBeNull();
      expect(ranks!.first <= ranks!.rank && ranks!.rank <= ranks!.last && ranks!.of === 3).toBe(true);
    }
    // Without its coping capacity a place is less sure.
    expect(january[0]).toMatchObject({ dimensions: { hazard: expect.closeTo(6, 9), coping: null } });
    expect(january[0]?.confidence).not.toBe(january[1]?.confidence);
    const one = (await told('period=2024-02')).find(({ place }) => place === idOf('a'));
    expect(one).toMatchObject({ score: expect.closeTo(1, 9), class: 'calm', period: '2024-02' });
    // A longer period is all of its months.
    expect(new Set((await told('period=2024')).map(({ period }) => period))).toEqual(
      new Set(['2024-01', '2024-02']),
    );
    expect((await jsonOf(world, '/api/risks/toy-risk/values?level=governorate')).body.parameter).toBe(
      'level',
    );
    expect((await jsonOf(world, '/api/risks/toy-risk/values?period=2024-13')).body.parameter).toBe('period');
  });

  it('is drawn: tiles of a month have its scores, and features their ranks', async () => {
    for (const [month, all] of Object.entries(MONTHS)) {
      const tile = await world.get(`/tiles/toy-risk/0/0/0.mvt?datetime=${month}-15`);
      const { 'toy-risk': drawn = [] } = decodeTile(new Uint8Array(await tile.arrayBuffer()));
      const scores = drawn.flatMap(({ properties: { value } }) => (typeof value === 'number' ? [value] : []));
      const byHand = DISTRICTS.flatMap((district) => all[district][1] ?? []);
      expect([month, scores.sort()]).toEqual([month, byHand.sort().map((one) => expect.closeTo(one, 5))]);
      const scored = drawn.filter(({ properties }) => typeof properties.value === 'number');
      expect(scored.map(({ properties }) => properties.confidence)).not.toContain(undefined);
      // What was drawn is asked for what tiles have no place for.
      const { body } = await jsonOf(world, `/api/collections/toy-risk/items?datetime=${month}-15&limit=1000`);
      const ranks = body.features.flatMap(({ properties }: { properties: Record<string, number | null> }) =>
        properties.value === null ? [] : [[properties.rank_first, properties.rank, properties.rank_last]],
      ) as [number, number, number][];
      expect(ranks.map(([, rank]) => rank).sort()).toEqual(byHand.map((_, at) => at + 1));
      expect(ranks.every(([first, rank, last]) => first <= rank && rank <= last)).toBe(true);
    }
  });

  it('changes with what it is made of, in that month alone', async () => {
    MONTHS['2024-02']!.c = [{ dust: 60, noise: 30, shade: 2 }, (3 * 6 + 8) / 4];
    await putAll();
    await touchIn(
      world.db,
      ...(['dust', 'noise'] as const).map((parameter) => ({
        ...{ parameter, layer: 'districts', feature: codes.c },
        ...{ from: '2024-02-01', to: '2024-02-02' },
      })),
    );
    const before = await told('period=2024-01');
    await compute(world.db);
    await world.services.catalogue.refresh();
    const [first] = await told('period=2024-02');
    expect(first).toMatchObject({
      place: idOf('c'),
      score: expect.closeTo(6.5, 9),
      ranks: { rank: 1, of: 3 },
    });
    expect(await told('period=2024-01')).toEqual(before);
  });
});
