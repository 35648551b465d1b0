import { beforeAll, describe, expect, it } from 'vitest';
import { RiskInfo, RiskInputs, RiskList, RiskValues } from '../../sql/model/api/risks.ts';
import type { RiskModel } from '../../sql/model/risk.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { flowIn, flowIndicators, jsonOf, putFlow, showAs, touchIn } from '../../tests/world/flows.ts';
import { compute, declare, publishIndicators, putParameter, words } from '../../tests/world/indicators.ts';
import { prepare, type RiskData, riskScores } from '../methods/risk.ts';
import { contributions } from '../methods/risk-contributions.ts';
import { rankRanges } from '../methods/risk-ranks.ts';

const world = useApp();
const between = (min: number, max: number) => ({ kind: 'min-max', min, max }) as const;
const of = (indicator: string) => ({ kind: 'indicator', indicator }) as const;

/** Little flow is the hazard, districts are exposed, a flow that falls is vulnerable. */
const FLOOD = declare({
  id: 'flow-risk',
  base: 'regions',
  period: 'year',
  direction: 'higher-worse',
  years: { from: 2020, to: 2022 },
  classes: [
    { id: 'low', below: 5, title: words('low'), color: '#f9b24a' },
    { id: 'high', title: words('high'), color: '#c9302c' },
  ],
  inputs: { flow: of('flows'), districts: of('district-count'), change: of('flow-change') },
  method: {
    kind: 'risk',
    source: words('by hand'),
    dimensions: [
      { id: 'hazard', parts: [{ input: 'flow', direction: 'lower', normalisation: between(0, 100) }] },
      { id: 'exposure', parts: [{ input: 'districts', direction: 'higher', normalisation: between(0, 4) }] },
      {
        id: 'vulnerability',
        required: false,
        parts: [{ input: 'change', direction: 'lower', normalisation: between(-20, 20) }],
      },
    ],
  },
});
const TOGETHER = declare({
  id: 'all-risks',
  base: 'regions',
  period: 'year',
  direction: 'higher-worse',
  inputs: { one: of('flow-risk') },
  method: {
    kind: 'risk',
    source: words('by hand'),
    dimensions: [
      { id: 'risk', parts: [{ input: 'one', direction: 'higher', normalisation: between(0, 10) }] },
    ],
  },
});

const get = (path: string) => jsonOf(world, path);
const valuesOf = async (query: string) =>
  RiskValues.parse((await get(`/api/risks/flow-risk/values${query}`)).body).values;

beforeAll(async () => {
  await putParameter(world.db, 'flow');
  await putFlow(world.db, '11', { 2020: 10, 2021: 20, 2022: 30 });
  await putFlow(world.db, '12', { 2020: 40, 2021: 50, 2022: 60 });
  await putFlow(world.db, '21', { 2020: 70, 2021: 81 });
  await publishIndicators(world.db, [...flowIndicators(), FLOOD, TOGETHER]);
  await compute(world.db);
  await world.services.catalogue.refresh();
});

describe('a risk model that is declared', () => {
  it('is told of, with what it reads; an indicator of another kind is none', async () => {
    const { risks } = RiskList.parse((await get('/api/risks')).body);
    expect(risks.map(({ id }) => id)).toEqual(['flow-risk', 'all-risks']);
    const info = RiskInfo.parse((await get('/api/risks/flow-risk')).body);
    expect(info.model.dimensions.map(({ id }) => id)).toEqual(['hazard', 'exposure', 'vulnerability']);
    expect(info.inputs.map(({ input, indicator, isRisk }) => [input, indicator, isRisk])).toEqual([
      ['flow', 'flows', false],
      ['districts', 'district-count', false],
      ['change', 'flow-change', false],
    ]);
    expect([info.level, info.periods]).toEqual(['governorate', ['2020', '2022']]);
    expect(risks[1]?.inputs[0]?.isRisk).toBe(true);
    expect((await get('/api/risks/flows')).status).toBe(404);
    expect((await get('/api/risks/nothing')).body.type).toMatch(/no-such-risk$/);
  });

  it('is a layer as all are: items, tiles, a legend of its classes', async () => {
    const { layer } = (await get('/api/layers/flow-risk')).body;
    expect(layer.draw.classes.map((one: { value: string }) => one.value)).toEqual(['low', 'high']);
    expect(layer.popup.rows).toEqual(
      expect.arrayContaining(['rank_first', 'rank_last', 'confidence', 'score_hazard']),
    );
    expect(layer.popup.rows.filter((row: string) => /^(rank|in_|share_|part_)$/.test(row))).toEqual([]);
    const { features } = (await get('/api/collections/flow-risk/items?datetime=2021-06-01')).body;
    expect(features.length).toBeGreaterThan(2);
    expect((await world.get('/tiles/flow-risk/6/32/31.mvt')).status).toBe(200);
  });

  it('has scores, the highest first, as the arithmetic says by hand', async () => {
    const [first, ...rest] = await valuesOf('?period=2021');
    const districts = (await get('/api/indicators/district-count/values?place=governorate:ins:11')).body
      .values[0].value;
    // 20 of 100..0 is 8; rising by 10 of 20..-20 is 2.5.
    const score = Math.cbrt(8 * Math.min(10, (districts / 4) * 10) * 2.5);
    const own = [first, ...rest].find((one) => one?.place === 'governorate:ins:11')!;
    expect(own.score).toBeCloseTo(score, 9);
    expect(own.dimensions).toMatchObject({ hazard: 8, vulnerability: 2.5 });
    expect(own.class).toBe(score < 5 ? 'low' : 'high');
    expect(own.lower! <= score && score <= own.upper!).toBe(true);
    const scores = [first, ...rest].map((one) => one?.score ?? -1);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('is less sure where an input is missing, and has no score where too little is there', async () => {
    const values = await valuesOf('?period=2020');
    const first = values.find(({ place }) => place === 'governorate:ins:11')!;
    expect([first.dimensions.vulnerability, first.confidence]).toEqual([null, 'low']);
    expect(first.coverage).toBeCloseTo(2 / 3, 9);
    const without = (await valuesOf('?period=2022')).at(-1)!;
    expect([without.score, without.ranks, without.confidence, without.missing]).toEqual([
      null,
      null,
      null,
      'coverage',
    ]);
    // What is there is told all the same.
    expect(without.dimensions.exposure).not.toBeNull();
  });

  it('gives a page all that it needs: inputs weighed by the page are the scores of the server', async () => {
    const inputs = RiskInputs.parse((await get('/api/risks/flow-risk/inputs')).body);
    const { model } = RiskInfo.parse((await get('/api/risks/flow-risk')).body);
    expect(inputs.periods).toEqual(['2020', '2021', '2022']);
    const columns = (all: Record<string, (number | null)[]>) =>
      new Map(
        Object.entries(all).map(([input, list]) => [
          input,
          Float64Array.from(list, (one) => one ?? Number.NaN),
        ]),
      );
    const data: RiskData = {
      places: inputs.places.length,
      periods: inputs.periods.length,
      values: columns(inputs.values),
      shares: columns(inputs.shares),
    };
    const prepared = prepare(model as RiskModel, data);
    const [scores, ranges] = [riskScores(prepared), rankRanges(prepared)];
    let compared = 0;
    for (const [at, period] of inputs.periods.entries())
      for (const value of await valuesOf(`?period=${period}`)) {
        const cell = at * data.places + inputs.places.findIndex(({ id }) => id === value.place);
        if (value.score === null) {
          expect(scores.score[cell]).toBeNaN();
          continue;
        }
        compared += 1;
        expect(scores.score[cell]).toBeCloseTo(value.score, 9);
        expect(value.ranks).toMatchObject({
          rank: ranges.rank[cell],
          first: ranges.first[cell],
          last: ranges.last[cell],
        });
        const parts = Object.fromEntries(contributions(prepared, scores, cell));
        for (const [input, part] of Object.entries(value.contributions))
          if (part === null) expect(parts[input]).toBeNull();
          else expect(parts[input]).toBeCloseTo(part, 9);
      }
    expect(compared).toBe(8);
    const fids = (await get('/api/collections/regions/items')).body.features.map(
      (one: { fid: number }) => one.fid,
    );
    for (const { fid } of inputs.places) expect(fids).toContain(fid);
  });

  it('is a table, with the source and whether it is a sample, and no rank without its range', async () => {
    const response = await world.get('/api/risks/flow-risk/values?period=2021&f=csv&lang=fr');
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
    const [head = '', ...rows] = (await response.text()).trim().split('\r\n');
    const names = head.split(',');
    expect(names).toEqual(
      expect.arrayContaining(['rank_first', 'rank_last', 'score_hazard', 'part_flow', '_sample']),
    );
    expect(names).not.toContain('rank');
    expect(rows.map((row) => row.split(',')[3])).toEqual(rows.map(() => '2021'));
  });

  it('takes the range along where indicators tell ranks', async () => {
    const { values } = (await get('/api/indicators/flow-risk/values?period=2021')).body;
    for (const { rank, ranks } of values) {
      if (rank === null) expect(ranks).toBeNull();
      else expect(ranks[0] <= rank && rank <= ranks[1]).toBe(true);
    }
    expect((await get('/api/indicators/flows/values?period=2021')).body.values[0].ranks).toBeNull();
  });

  it.each([
    ['values?period=2021-13', 'period'],
    ['values?period=soon', 'period'],
    ['values?level=delegation', 'level'],
    ['values?f=xml', 'f'],
    ['values?sort=1', 'sort'],
    ['inputs?period=2021-05', 'period'],
    ['inputs?level=x', 'level'],
    ['inputs?f=csv', 'f'],
  ])('%s is refused by its parameter', async (path, parameter) => {
    const { status, body } = await get(`/api/risks/flow-risk/${path}`);
    expect([status, body.parameter]).toEqual([400, parameter]);
  });
});

describe('what changed alone is computed again', () => {
  it('a late row: its period alone, all places of which are ranked; other periods keep their rows', async () => {
    await putFlow(world.db, '21', { 2022: 90 });
    await touchIn(world.db, flowIn('21', 2022));
    const done = await compute(world.db);
    await world.services.catalogue.refresh();
    const places = (await valuesOf('?period=2022')).length;
    // One period of all places; of what is made of it, those that have a score.
    expect([done['flow-risk']?.values, done['all-risks']?.values]).toEqual([places, 3]);
    expect(done['flow-risk']!.changed).toBeLessThan(places);
    const { rows } = await world.db.pool.query<{ period: string; since: number }>(
      `select v.properties->>'period' as period, max(v.since_revision)::int as since from computed_value v
       join layer l on l.no = v.layer_no where l.id = 'flow-risk' group by 1 order by 1`,
    );
    const [old, , changed] = rows;
    expect(changed!.since).toBeGreaterThan(old!.since);
    const now = (await valuesOf('?period=2022')).find(({ place }) => place === 'governorate:ins:21')!;
    expect(now.score).not.toBeNull();
  });

  it('a risk is as hidden as what it is made of', async () => {
    await showAs(world.db, 'districts', 'draft');
    await world.services.catalogue.refresh();
    expect((await get('/api/risks/flow-risk/values')).status).toBe(404);
    expect((await get('/api/risks/all-risks/inputs')).status).toBe(404);
    expect(RiskList.parse((await get('/api/risks')).body).risks).toEqual([]);
    await showAs(world.db, 'districts', 'public');
    await world.services.catalogue.refresh();
    expect((await get('/api/risks/flow-risk/values')).status).toBe(200);
  });
});
