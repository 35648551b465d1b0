import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OUTLOOK_RULES, type OutlookMethod, type OutlookPeriod } from '../../../sql/model/outlook.ts';
import { betterBy, planOf } from './back-test.ts';
import { forecast } from './forecast.ts';
import { exceedanceOf, reachOf } from './paths.ts';
import { normalOf, uniformOf } from './random.ts';
import { heldAgainst } from './score.ts';
import { scaleOf } from './transform.ts';

const plain = scaleOf({ kind: 'none' }, {});
const given = (values: (number | null)[], period: OutlookPeriod, seed = 1) => ({
  values,
  rule: OUTLOOK_RULES[period],
  scale: plain,
  driver: null,
  seed,
  chosen: null,
});
const wave = (at: number) => 6 * Math.sin((2 * Math.PI * at) / 12);
const seriesOf = (seed: number, n: number, of: (at: number, error: number) => number) => {
  const normal = normalOf(uniformOf(seed));
  return Array.from({ length: n }, (_, at) => of(at, normal()));
};
const walk = (seed: number, n: number) => {
  let level = 50;
  return seriesOf(seed, n, (_, error) => {
    level += error;
    return level;
  });
};

describe('the plan of a back-test', () => {
  it('has origins a horizon apart, and a shorter horizon where there is little', () => {
    expect(planOf(240, OUTLOOK_RULES.month)).toEqual({
      horizon: 12,
      season: 12,
      origins: [228, 216, 204, 192, 180, 168, 156, 144],
    });
    expect(planOf(88, OUTLOOK_RULES.day)).toEqual({ horizon: 14, season: 7, origins: [74, 60, 46, 32] });
  });

  it('has the longest season that leaves enough, and none of too short a history', () => {
    expect(planOf(2000, OUTLOOK_RULES.day)?.season).toBe(365);
    expect(planOf(700, OUTLOOK_RULES.day)?.season).toBe(7);
    expect([planOf(47, OUTLOOK_RULES.month), planOf(11, OUTLOOK_RULES.year)]).toEqual([null, null]);
  });
});

it('is better by more than noise as Student’s paired t says: gains 1, 2, 3 have t 3.464, p 0.037', () => {
  expect(betterBy([1, 1, 1], [2, 3, 4])).toBeCloseTo(0.0371, 3);
  expect(betterBy([2, 3, 4], [1, 1, 1])).toBe(1);
});

/** What made a series, and the methods that its maker would name. */
const TRUTHS: [string, (seed: number) => number[], OutlookPeriod, OutlookMethod[]][] = [
  ['a random walk', (seed) => walk(seed, 120), 'month', ['naive']],
  ['noise around a level', (seed) => seriesOf(seed, 120, (_, error) => 20 + error), 'month', ['mean', 'ets']],
  ['a trend', (seed) => seriesOf(seed, 60, (at, error) => at + error), 'year', ['ets', 'drift']],
  [
    'a season',
    (seed) => seriesOf(seed, 144, (at, error) => 20 + wave(at) + error),
    'month',
    ['ets', 'stl-ets'],
  ],
];

describe.each(TRUTHS)('of %s, made with known truth', (_, make, period, named) => {
  const seeds = Array.from({ length: 8 }, (_, at) => 100 + at);
  const horizon = OUTLOOK_RULES[period].horizon;
  const outcomes = seeds.map((seed) => {
    const values = make(seed);
    const known = values.slice(0, -horizon);
    return { found: forecast(given(known, period, seed))!, came: values.slice(-horizon) };
  });

  it('the method is that of what made it, or one as good within noise', () => {
    const right = outcomes.filter(({ found }) => named.includes(found.method));
    for (const { found } of outcomes) {
      const { methods } = found.skill!;
      const own = methods.find(({ method }) => method === found.method)!;
      const least = Math.min(...methods.map(({ crps }) => crps));
      // Naive stays where what does better does so by chance.
      if (found.beatsNaive) expect(own.crps).toBeLessThan(1.15 * least);
    }
    expect(right.length).toBeGreaterThanOrEqual(6);
  });

  it('intervals of what was not looked at hold what they say, within the error of so small a sample', () => {
    const held = outcomes.flatMap(({ found, came }) =>
      came.map((value, at) =>
        heldAgainst(
          plain,
          { mean: found.predicted.mean[at]!, sd: found.predicted.sd[at]!, df: found.df },
          { value, by: null },
        ),
      ),
    );
    for (const interval of [50, 80, 95] as const) {
      const share = held.filter(({ within }) => within[interval]).length / held.length;
      // Steps of one forecast go together: eight forecasts, not eighty, tell how often.
      const error = 2.5 * Math.sqrt(((interval / 100) * (1 - interval / 100)) / (seeds.length * 2));
      expect([interval, Math.abs(share - interval / 100) < error]).toEqual([interval, true]);
    }
  });
});

describe('steps that go together', () => {
  /** Each day goes on as the day before went, in part: after h days it is further off than √h days. */
  const persistent = (seed: number, n: number): number[] => {
    let [level, change] = [100, 0];
    return seriesOf(seed, n, (_, error) => {
      change = 0.8 * change + error;
      level += change;
      return level;
    });
  };

  it('have naive intervals that are too narrow by their formula; the back-test says so, and widens them as far as it must', () => {
    const outcomes = Array.from({ length: 30 }, (_, at) => {
      const values = persistent(300 + at, 330);
      const chosen = { method: 'naive', beatsNaive: false } as const;
      const known = values.slice(0, -30);
      const { skill } = forecast(given(known, 'day', at))!;
      const own = skill!.methods.find(({ method }) => method === 'naive')!;
      const raw = forecast({ ...given(known, 'day', at), chosen })!;
      const within = values
        .slice(-30)
        .map((value, step) => Math.abs(value - raw.predicted.mean[step]!) <= 1.96 * raw.predicted.sd[step]!);
      return { told: own.coverage[95], raw: within.filter(Boolean).length / within.length };
    });
    const mean = (of: 'told' | 'raw') => outcomes.reduce((sum, one) => sum + one[of], 0) / outcomes.length;
    expect(mean('raw')).toBeLessThan(0.75);
    expect(Math.abs(mean('told') - 0.95)).toBeLessThan(0.03);
  });
});

describe('where nothing beats naive', () => {
  it('a naive method is published and it is said so; one that is only luckier is not taken', () => {
    const found = forecast(given(walk(7, 120), 'month'))!;
    expect([found.method, found.beatsNaive]).toEqual(['naive', false]);
    expect(found.skill?.p === null || found.skill!.p! >= 0.1).toBe(true);
  });

  it('the choice of an earlier test is taken as it is, without another', () => {
    const chosen = { method: 'drift', beatsNaive: true } as const;
    const found = forecast({ ...given(walk(7, 120), 'month'), chosen })!;
    expect([found.method, found.beatsNaive, found.skill]).toEqual(['drift', true, null]);
  });
});

it('too short or too thin a history is not forecast', () => {
  expect(forecast(given(walk(1, 40), 'month'))).toBeNull();
  expect(
    forecast(
      given(
        walk(1, 120).map((value, at) => (at % 2 === 0 || at === 119 ? value : null)),
        'month',
      ),
    ),
  ).toBeNull();
});

describe('a driver', () => {
  it('that what follows hangs on has regression chosen', () => {
    const inflow = walk(3, 200).map((value) => value / 5);
    const normal = normalOf(uniformOf(12));
    const values = inflow.map((_, at) => 3 * (inflow[at - 12] ?? 10) + normal());
    const found = forecast({ ...given(values, 'month'), driver: { history: inflow, lag: 12 } })!;
    expect([found.method, found.beatsNaive]).toEqual(['regression', true]);
  });
});

const rowsOf = (path: string) =>
  readFileSync(new URL(`../../../../shared/${path}`, import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));

describe('real series', () => {
  it('the daily sheets of 36 dams, 88 days, fourteen ahead: intervals hold about what they say; most of them nothing beats naive', () => {
    const [head, ...rows] = rowsOf('data/water/Barrages_tn.csv');
    const at = (name: string) => head!.indexOf(name);
    const dams = new Map<string, [string, number][]>();
    for (const row of rows) {
      const dam = row[at('id_barrage')]!;
      dams.set(dam, [...(dams.get(dam) ?? []), [row[at('Date')]!, Number(row[at('stock_actuel')])]]);
    }
    const scale = scaleOf({ kind: 'none' }, { least: 0 });
    const found = [...dams.values()].map((days) => {
      const values = days.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
      return forecast({ ...given(values, 'day'), scale })!;
    });
    expect([found.length, new Set(found.map(({ horizon }) => horizon))]).toEqual([36, new Set([14])]);
    const scores = found.map((one) => one.skill!.methods.find(({ method }) => method === one.method)!);
    const share = (interval: 50 | 80 | 95) =>
      scores.reduce((sum, { coverage }) => sum + coverage[interval], 0) / 36;
    // What rains on one rains on all: the four origins differ by 0.05 from each other, so that their mean is known to 0.025.
    // By the methods' own formulas, which take the days of a wet week for independent, 0.89 are within 95 %.
    expect(Math.abs(share(80) - 0.8)).toBeLessThan(0.06);
    expect(Math.abs(share(95) - 0.95)).toBeLessThan(0.025);
    for (const { skill, df } of found) {
      expect(skill!.spread).toMatchObject({ df });
      expect(skill!.spread!.factors).toHaveLength(14);
    }
    const naive = found.filter(({ beatsNaive }) => !beatsNaive);
    expect(naive.length).toBeGreaterThan(18);
    // What is published beats the seasonal naive on the whole.
    expect(found.reduce((sum, one) => sum + one.skill!.crpss!, 0) / 36).toBeGreaterThan(0.1);
  });

  it.each([
    ['temperature', 3, scaleOf({ kind: 'none' }, {})],
    ['rain', 2, scaleOf({ kind: 'sqrt' }, { least: 0 })],
  ])(
    'fifty years of months of %s: a season is found, a fifth better than seasonal naive, 80 %% hold 80',
    (_, column, scale) => {
      const values = rowsOf('reference/spi_monthly_1895_2017.csv')
        .slice(1)
        .map((row) => Number(row[column]))
        .filter(Number.isFinite)
        .slice(-600);
      const found = forecast({ ...given(values, 'month'), scale })!;
      expect([found.method, found.beatsNaive, found.model.form]).toEqual(['ets', true, 'ETS(A,N,A)']);
      expect(found.skill!.crpss).toBeGreaterThan(0.2);
      const [own] = found.skill!.methods;
      expect(own!.mase).toBeLessThan(1);
      expect(Math.abs(own!.coverage[80] - 0.8)).toBeLessThan(0.08);
      expect(Math.abs(own!.coverage[95] - 0.95)).toBeLessThan(0.04);
    },
  );
});

describe('paths', () => {
  const paths = [
    [5, 4, 3, 2],
    [5, 6, 7, 8],
    [5, 3, 1, 0],
    [5, 5, 5, 5],
  ];
  const each = [0, 1, 2, 3].map((from) => ({ from, to: from + 1 }));

  it('tell how often a limit is gone beyond at each step, and at least once', () => {
    expect(exceedanceOf(paths, each, { value: 4, side: 'below' })).toEqual({
      steps: [0, 0.25, 0.5, 0.5],
      whole: 0.5,
    });
    expect(exceedanceOf(paths, each, { value: 5, side: 'above' })).toEqual({
      steps: [0, 0.25, 0.25, 0.25],
      whole: 0.25,
    });
  });

  it('are averaged, or added up, over what a limit is of', () => {
    const halves = [
      { from: 0, to: 2 },
      { from: 2, to: 4 },
    ];
    expect(exceedanceOf(paths, halves, { value: 4.9, side: 'above' }).steps).toEqual([0.5, 0.5]);
    expect(exceedanceOf(paths, halves, { value: 10.5, side: 'above', isSum: true }).steps).toEqual([
      0.25, 0.25,
    ]);
  });

  it('tell when a level is first reached', () => {
    expect(reachOf(paths, { value: 3, side: 'below' })).toEqual({ p: 0.5, low: 2, median: 3, high: null });
    expect(reachOf(paths, { value: 0, side: 'below' })).toEqual({
      p: 0.25,
      low: 4,
      median: null,
      high: null,
    });
  });
});
