import { describe, expect, it } from 'vitest';
import { randomOf } from '../etl/rows/random.ts';
import type { Moment } from '../etl/sample-moments.ts';
import { sampled, type TrueSeries, type Truth } from '../etl/sample-series.ts';
import { AIR_DAYS, CALMED } from '../etl/themes/air/days.ts';
import { AIR_HOURS } from '../etl/themes/air/hours.ts';
import { POPULATION } from '../etl/themes/base/population.ts';
import { RAINS, TEMPERATURES } from '../etl/themes/climate/months.ts';
import { POSITION_ERROR, SHORELINE } from '../etl/themes/coast/shoreline.ts';
import { RANGE } from '../etl/themes/pastoral/land.ts';
import { HOMES, OPENED } from '../etl/themes/sanitation/homes.ts';
import { WASTE } from '../etl/themes/waste/tonnes.ts';
import { BALANCE } from '../etl/themes/water/balance.ts';
import { SAMPLES, TREATED } from '../etl/themes/water/samples.ts';
import { STORAGE } from '../etl/themes/water/storage.ts';
import { spei, spi } from '../server/methods/drought.ts';
import { mannKendall, seasonalMannKendall } from '../server/methods/mann-kendall.ts';
import { pettitt } from '../server/methods/pettitt.ts';
import { seasonalSenSlope, senSlope } from '../server/methods/sen.ts';
import { autocorrelation, median, type Series } from '../server/methods/series.ts';
import { shorelineChange } from '../server/methods/shoreline.ts';
import { stl } from '../server/methods/stl.ts';
import { thornthwaite } from '../server/methods/thornthwaite.ts';

/**
 * The truth of the samples is known, so what methods find is held against it. A confidence of 95 % is kept by some 95 of a hundred
 * series: seeds are fixed, and what is asked for leaves room for chance, but none for a method that is wrong.
 */
type Drawn = TrueSeries & { values: (number | null)[] };

/** Below the limit of detection a value counts half of it, as the store has it. */
const numberOf = (value: number | string | null): number | null =>
  typeof value === 'string' ? Number(value.slice(1)) / 2 : value;
const drawn = (all: readonly TrueSeries[], seed: number): Drawn[] => {
  const random = randomOf(seed);
  return all.map((series) => ({
    ...series,
    values: [...sampled(series.truth, series.moments, random)].map(({ value }) => numberOf(value)),
  }));
};
const shareOf = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.filter(holds).length / all.length;
const perDecade = ({ trend }: Truth): number => trend?.perDecade ?? 0;
const within = (value: number, { low, high }: { low: number | null; high: number | null }): boolean =>
  low !== null && high !== null && value >= low && value <= high;

describe('trends of yearly samples', () => {
  const all = drawn(
    [...POPULATION, ...BALANCE, ...WASTE, ...HOMES.filter(({ truth }) => !truth.breaks), ...RANGE],
    9001,
  );

  it('lie in the confidence interval of Sen’s slope as often as it says', () => {
    const slopes = all.map(({ values, truth }) => ({ slope: senSlope(values), truth }));
    expect(slopes.length).toBeGreaterThan(200);
    const kept = shareOf(
      slopes,
      ({ slope, truth }) => slope !== null && within(perDecade(truth) / 10, slope),
    );
    expect(kept).toBeGreaterThan(0.92);
    // An interval that is always right is too wide.
    expect(kept).toBeLessThan(0.995);
  });

  it('are found by Mann and Kendall’s test, where they are strong, and with their sign', () => {
    const strong = all.filter(
      ({ truth }) => 'sd' in truth.noise && Math.abs(perDecade(truth)) > 2.5 * truth.noise.sd,
    );
    expect(strong.length).toBeGreaterThan(100);
    const found = shareOf(strong, ({ values, truth }) => {
      const trend = mannKendall(values);
      return trend !== null && trend.p < 0.05 && Math.sign(trend.s) === Math.sign(perDecade(truth));
    });
    expect(found).toBeGreaterThan(0.97);
  });
});

describe('warming of governorates', () => {
  const all = drawn(TEMPERATURES, 9002);

  it('is within a tenth of a degree of what is found, season by season', () => {
    for (const { values, truth } of all) {
      const slope = seasonalSenSlope(values, 12);
      // Steps of the seasonal slope are years.
      expect(Math.abs((slope?.slope ?? 0) * 10 - perDecade(truth))).toBeLessThan(0.1);
      expect(seasonalMannKendall(values, 12)?.p).toBeLessThan(0.001);
    }
  });

  it('is what the trend of STL rises by, and the season is as high as its truth', () => {
    for (const { values, truth } of all.slice(0, 6)) {
      const parts = stl(values, { period: 12, seasonal: 'periodic' });
      expect(parts).not.toBeNull();
      const rise = ((parts?.trend[527] ?? 0) - (parts?.trend[12] ?? 0)) / (515 / 120);
      expect(Math.abs(rise - perDecade(truth))).toBeLessThan(0.35);
      const season = parts?.seasonal.slice(0, 12) ?? [];
      const swing = (Math.max(...season) - Math.min(...season)) / 2;
      expect(swing / (truth.season?.amplitude ?? 0)).toBeGreaterThan(0.93);
      expect(swing / (truth.season?.amplitude ?? 0)).toBeLessThan(1.07);
      expect(season.indexOf(Math.max(...season))).toBe(6);
    }
  });
});

describe('rain of governorates', () => {
  const all = drawn(
    RAINS.map((series) => ({ ...series, truth: { ...series.truth, trend: undefined } })) as TrueSeries[],
    9003,
  );

  it.each([1, 3, 12])('is standard normal as SPI-%i', (scale) => {
    const found = all.flatMap(({ values }) => spi(values, { scale })).filter((value) => value !== null);
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    const sd = Math.sqrt(found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / found.length);
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(sd - 1)).toBeLessThan(0.03);
  });
});

describe('the balance of rain and heat', () => {
  const rains = drawn(
    RAINS.map((series) => ({ ...series, truth: { ...series.truth, trend: undefined } })) as TrueSeries[],
    9013,
  );
  const temperatures = drawn(TEMPERATURES, 9014);
  const balances = rains.map(({ values }, at) => {
    const place = { latitude: 36, firstYear: 1981 };
    return {
      rain: spi(values, { scale: 12 }),
      balance: spei(values, thornthwaite(temperatures[at]!.values, place), { scale: 12 }),
    };
  });

  it('is standard normal as SPEI-12', () => {
    const found = balances.flatMap(({ balance }) => balance).filter((value) => value !== null);
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    const sd = Math.sqrt(found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / found.length);
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(sd - 1)).toBeLessThan(0.03);
  });

  it('falls while it warms, though no less rain falls: what SPI cannot see', () => {
    const perDecade = (values: Series): number =>
      (senSlope(values.filter((_, at) => at % 12 === 11))?.slope ?? 0) * 10;
    const [wet, dry] = [
      median(balances.map(({ rain }) => perDecade(rain))),
      median(balances.map(({ balance }) => perDecade(balance))),
    ];
    expect(Math.abs(wet)).toBeLessThan(0.12);
    expect(dry).toBeLessThan(wet - 0.1);
    expect(shareOf(balances, ({ rain, balance }) => perDecade(balance) < perDecade(rain))).toBeGreaterThan(
      0.95,
    );
  });
});

describe('breaks', () => {
  const dayOf = (moments: readonly Moment[], at: number): number =>
    Date.parse(moments[at]!.time) / 86_400_000;

  it('of a traffic plan are found within two months', () => {
    const { values, moments } = drawn(AIR_DAYS, 9004).find(
      ({ feature, parameter }) => feature === CALMED.feature && parameter === 'no2',
    )!;
    const found = pettitt(values);
    expect(found?.p).toBeLessThan(0.001);
    expect(Math.abs(dayOf(moments, found!.at) - Date.parse(CALMED.from) / 86_400_000)).toBeLessThan(61);
    expect(found!.after - found!.before).toBeLessThan(-5);
  });

  it('of a treatment plant are found within five months', () => {
    const { values, moments } = drawn(SAMPLES, 9005).find(
      ({ feature, parameter }) => feature === TREATED.feature && parameter === 'bod5',
    )!;
    const found = pettitt(values);
    expect(found?.p).toBeLessThan(0.01);
    expect(Math.abs(dayOf(moments, found!.at) - Date.parse(TREATED.from) / 86_400_000)).toBeLessThan(155);
  });

  it('of a share of wastewater are found in their year', () => {
    const homes = drawn(HOMES, 9006).filter(({ feature }) => feature === OPENED.ins);
    const [collected, treated] = ['wastewater-collected', 'wastewater-treated'].map(
      (name) => homes.find(({ parameter }) => parameter === name)!.values,
    );
    const share: Series = treated!.map((value, at) => (value ?? 0) / (collected![at] ?? 1));
    const found = pettitt(share);
    expect(found?.p).toBeLessThan(0.01);
    expect(Math.abs((found?.at ?? 0) - 11)).toBeLessThanOrEqual(1);
  });

  it('are not found where there are none, more often than a test at 5 % may', () => {
    const still = drawn(SAMPLES, 9007).filter(({ truth }) => !truth.breaks && !truth.season);
    expect(shareOf(still, ({ values }) => (pettitt(values)?.p ?? 1) < 0.05)).toBeLessThan(0.12);
  });
});

describe('shorelines', () => {
  const all = drawn(SHORELINE, 9008);

  it('move as fast as is found, within the confidence that is said', () => {
    const found = all.map(({ values, moments, truth }) => ({
      truth,
      change: shorelineChange(
        moments.map(({ year }, at) => ({ year, distance: values[at] ?? 0, uncertainty: POSITION_ERROR })),
      ),
    }));
    const kept = shareOf(found, ({ change, truth }) => {
      const fit = change?.lrr;
      return fit !== undefined && fit !== null && Math.abs(fit.rate - perDecade(truth) / 10) <= fit.halfWidth;
    });
    expect(kept).toBeGreaterThan(0.85);
    for (const { change, truth } of found)
      expect(Math.abs((change?.lrr?.rate ?? 99) - perDecade(truth) / 10)).toBeLessThan(0.25);
  });
});

describe('hours of air', () => {
  const all = drawn(AIR_HOURS, 9009);
  const profile = (parameter: string) => (hour: number) => {
    const { values, moments } = all.find((one) => one.feature === 'AQ-01' && one.parameter === parameter)!;
    return median(
      values.filter((value, at): value is number => value !== null && moments[at]!.hour === hour),
    );
  };

  it('have peaks in the morning and the evening of what traffic gives off, and ozone in the afternoon', () => {
    const [no2, o3] = [profile('no2'), profile('o3')];
    for (const rush of [8, 18])
      for (const quiet of [3, 13]) expect(no2(rush)).toBeGreaterThan(1.5 * no2(quiet));
    for (const dark of [3, 22]) expect(o3(15)).toBeGreaterThan(1.5 * o3(dark));
  });

  it('are much like the hour before', () => {
    const { values } = all.find((one) => one.feature === 'AQ-10' && one.parameter === 'pm25')!;
    const logs = values.map((value) => Math.log(value ?? median(values.filter((one) => one !== null))));
    expect(autocorrelation(logs, 1)[1]).toBeGreaterThan(0.75);
  });
});

describe('dams', () => {
  it('are fullest in spring and emptiest in autumn', () => {
    const meanOf = (months: number[]) => (values: (number | null)[], moments: readonly Moment[]) =>
      median(
        values.filter(
          (value, at): value is number =>
            value !== null && months.includes(Number(moments[at]!.time.slice(5, 7))),
        ),
      );
    const all = drawn(STORAGE, 9010);
    const drop = shareOf(
      all,
      ({ values, moments }) => meanOf([3, 4, 5])(values, moments) > meanOf([9, 10, 11])(values, moments),
    );
    expect(drop).toBe(1);
  });
});
