import { describe, expect, it } from 'vitest';
import { mean } from '../series.ts';
import { dense, type EtsForm, modelOfEts, nameOfForm, runEts } from './ets.ts';
import {
  bestEts,
  continuedEts,
  fitEts,
  formOfName,
  PLAIN_FORMS,
  SEASONAL_FORMS,
  supportedEts,
} from './ets-fit.ts';
import { normalOf, uniformOf } from './random.ts';
import { WIDTHS } from './score.ts';

const normal = () => normalOf(uniformOf(1));
const NO_SEASON = new Float64Array(0);
const ANN: EtsForm = { error: 'A', trend: 'N', season: 'N' };

/** Oil of Saudi Arabia 1996 to 2013, million tonnes, and air passengers of Australia 1990 to 2016, millions: data of R's fpp2. */
const OIL = [
  445.3641, 453.195, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291, 521.2759, 508.9476,
  488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405,
];
const AIR = [
  17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569,
  33.477398, 39.021581, 41.386432, 41.596552, 44.657324, 46.951775, 48.728837, 51.488427, 50.026967,
  60.640912, 63.36031, 66.355274, 68.197955, 68.123238, 69.779454, 72.597,
];
/** Accidental deaths in the USA 1973 to 1978, of R's datasets (Brockwell & Davis 1991). */
const DEATHS = [
  9007, 8106, 8928, 9137, 10017, 10826, 11317, 10744, 9713, 9938, 9161, 8927, 7750, 6981, 8038, 8422, 8714,
  9512, 10120, 9823, 8743, 9129, 8710, 8680, 8162, 7306, 8124, 7870, 9387, 9556, 10093, 9620, 8285, 8466,
  8160, 8034, 7717, 7461, 7767, 7925, 8623, 8945, 10078, 9179, 8037, 8488, 7874, 8647, 7792, 6957, 7726, 8106,
  8890, 9299, 10625, 9302, 8314, 8850, 8265, 8796, 7836, 6892, 7791, 8192, 9115, 9434, 10484, 9827, 9110,
  9070, 8633, 9240,
];

describe('the recursion', () => {
  it('of oil in Saudi Arabia with α 0.8339 from 446.5868 expects what R forecast::ses expects (Forecasting: principles and practice 2, section 7.1)', () => {
    const parameters = { alpha: 0.8339, beta: 0, gamma: 0, phi: 1 };
    const first = { level: 446.5868, slope: 0, seasons: NO_SEASON };
    const levels = OIL.map((_, at) => runEts(ANN, parameters, first, dense(OIL.slice(0, at))).state.level);
    [
      446.5868, 445.5672, 451.928, 453.9974, 427.6311, 451.3186, 442.2025, 428.0196, 476.54, 496.4609,
      517.1539, 510.3108, 492.4472, 506.9764, 465.0705, 472.3638, 517.0495, 544.388,
    ].forEach((expected, at) => {
      expect(levels[at]).toBeCloseTo(expected, 1.5);
    });
  });

  const AAA: EtsForm = { error: 'A', trend: 'A', season: 'A' };
  // R has β and γ of the smoothing form: α β and γ (1 - α) of the error-correction form.
  const parameters = { alpha: 0.5, beta: 0.5 * 0.1, gamma: 0.3 * 0.5, phi: 1 };
  const first = {
    level: 9665.184975,
    slope: -83.327069,
    seasons: Float64Array.from([
      -1279.399306, -1960.149306, -824.357639, -366.232639, -21.732639, 805.350694, 1739.767361, 1266.017361,
      318.975694, 610.850694, -82.065972, -207.024306,
    ]),
  };
  const run = runEts(AAA, parameters, first, dense(DEATHS.slice(12)));

  it('of Holt and Winters leaves the states, and the sum of squares, of R 4.2 stats::HoltWinters(USAccDeaths, 0.5, 0.1, 0.3)', () => {
    expect(run.state.level).toBeCloseTo(8875.932585, 3);
    expect(run.state.slope).toBeCloseTo(21.341907, 3);
    expect([...run.state.seasons].map((season) => Math.round(season))).toEqual([
      -939, -1788, -927, -555, 144, 669, 1693, 1070, 184, 541, 27, 196,
    ]);
    expect(run.squares).toBeCloseTo(9796578.87755, 0);
  });

  it('forecasts as R 4.2 stats::predict.HoltWinters does, and spreads as it does', () => {
    const model = modelOfEts({ form: AAA, parameters, first, run, sigma: 405.9628, aicc: 0 }, normal());
    const { mean: means, sd } = model.predict(12);
    [7958.0427, 7130.7016, 8012.8502, 8406.1383, 9127.0809, 9672.5636].forEach((value, at) => {
      expect(means[at]).toBeCloseTo(value, 2);
    });
    [405.9628, 463.3137, 523.4402, 586.1912, 651.4406, 719.0815].forEach((value, at) => {
      expect(sd[at]).toBeCloseTo(value, 2);
    });
  });

  it('of a multiplicative season, by hand: ETS(M,N,M), Hyndman et al. 2008, table 2.3', () => {
    const form: EtsForm = { error: 'M', trend: 'N', season: 'M' };
    const { state, squares, logs } = runEts(
      form,
      { alpha: 0.5, beta: 0, gamma: 0.2, phi: 1 },
      { level: 10, slope: 0, seasons: Float64Array.of(2, 0.5) },
      Float64Array.of(24),
    );
    // Expected 20, relative error 0.2: level 10 (1 + 0.5 × 0.2), season 2 (1 + 0.2 × 0.2), which comes after the other.
    expect([state.level, ...state.seasons]).toEqual([11, 0.5, 2.08]);
    expect([squares, logs]).toEqual([expect.closeTo(0.04, 12), Math.log(20)]);
  });

  it('steps over what is missing: level and slope go on without an error', () => {
    const { state, n } = runEts(
      { error: 'A', trend: 'A', season: 'N' },
      { alpha: 0.5, beta: 0.1, gamma: 0, phi: 1 },
      { level: 1, slope: 2, seasons: NO_SEASON },
      Float64Array.of(Number.NaN, Number.NaN),
    );
    expect([state.level, state.slope, n]).toEqual([5, 2, 0]);
  });
});

describe('maximum likelihood', () => {
  it('of oil in Saudi Arabia is that of R forecast::ses: α 0.8339, first level 446.5868, σ 29.8282, AICc 179.8573, and its intervals', () => {
    const fit = fitEts(OIL, ANN, 1)!;
    expect(fit.parameters.alpha).toBeCloseTo(0.8339, 2);
    expect(Math.abs(fit.first.level - 446.5868)).toBeLessThan(0.05);
    expect(fit.sigma).toBeCloseTo(29.8282, 3);
    expect(fit.aicc).toBeCloseTo(179.8573, 3);
    const { mean: means, sd } = modelOfEts(fit, normal()).predict(2);
    expect(means[0]).toBeCloseTo(542.6806, 1);
    expect(means[0]! - WIDTHS[80] * sd[0]!).toBeCloseTo(504.4541, 1);
    expect(means[1]! + WIDTHS[80] * sd[1]!).toBeCloseTo(592.4539, 0);
    expect(means[1]! - WIDTHS[95] * sd[1]!).toBeCloseTo(466.5589, 0);
  });

  it('of air passengers in Australia by Holt is forecast 74.60, 76.70, 78.80, 80.91, 83.01 (the same, section 7.2, to 0.15 %)', () => {
    const { mean: means } = modelOfEts(
      fitEts(AIR, { error: 'A', trend: 'A', season: 'N' }, 1)!,
      normal(),
    ).predict(5);
    [74.6, 76.7, 78.8, 80.91, 83.01].forEach((value, at) => {
      expect(Math.abs(means[at]! / value - 1)).toBeLessThan(0.0015);
    });
  });

  it('is not less likely than the fit of another program: squares of R 4.2 stats::HoltWinters(USAccDeaths) with its best parameters', () => {
    const forms = SEASONAL_FORMS.filter(({ error, trend }) => error === 'A' && trend === 'A');
    // R's are of the five years behind those that it begins with, ours of all six.
    expect(fitEts(DEATHS, forms[0]!, 12)!.run.squares / 72).toBeLessThan(8639347 / 60);
  });

  it('gives back what a series was made with', () => {
    const draw = normalOf(uniformOf(3));
    let [level, slope] = [100, 0.5];
    const values = Array.from({ length: 600 }, () => {
      const error = draw();
      const value = level + slope + error;
      level += slope + 0.4 * error;
      slope += 0.05 * error;
      return value;
    });
    const { parameters, sigma } = fitEts(values, { error: 'A', trend: 'A', season: 'N' }, 1)!;
    expect(parameters.alpha).toBeCloseTo(0.4, 0.8);
    expect(Math.abs(parameters.beta - 0.05)).toBeLessThan(0.03);
    expect(Math.abs(sigma - 1)).toBeLessThan(0.1);
  });
});

describe('the form with the least AICc', () => {
  const made = (of: (at: number, error: number) => number) => {
    const draw = normalOf(uniformOf(11));
    return Array.from({ length: 144 }, (_, at) => of(at, draw()));
  };
  const wave = (at: number) => Math.sin((2 * Math.PI * at) / 12);
  it.each([
    ['a level', made((_, error) => 50 + error), { trend: 'N', season: 'N' }],
    ['a trend', made((at, error) => 50 + 0.5 * at + error), { trend: 'A', season: 'N' }],
    ['a season', made((at, error) => 50 + 6 * wave(at) + error), { trend: 'N', season: 'A' }],
    [
      'a season that grows with the level',
      made((at, error) => (50 + at) * (1 + 0.4 * wave(at)) * (1 + 0.03 * error)),
      { season: 'M', error: 'M' },
    ],
  ])('finds %s', (_, values, form) => {
    expect(bestEts(values, [...PLAIN_FORMS, ...SEASONAL_FORMS], 12)?.form).toMatchObject(form);
  });

  it('is none of too few values, and no multiplicative one of values that are not all positive', () => {
    expect(bestEts([1, 2, 3, 4], PLAIN_FORMS, 1)).toBeNull();
    const values = made((at, error) => 6 * wave(at) + error);
    expect(
      SEASONAL_FORMS.filter(({ error }) => error === 'M').map((form) => fitEts(values, form, 12)),
    ).toEqual([null, null, null]);
  });
});

describe('a fit that goes on', () => {
  it.each([...PLAIN_FORMS, ...SEASONAL_FORMS])(
    'from five of six years of deaths is as likely as one from nowhere: %o',
    (form) => {
      const cold = fitEts(DEATHS, form, 12)!;
      const warm = fitEts(DEATHS, form, 12, fitEts(DEATHS.slice(0, 60), form, 12))!;
      // Forms within two units of AICc are all as good (Burnham & Anderson 2002, section 2.6).
      expect(warm.aicc).toBeLessThan(cold.aicc + 1);
    },
  );

  it('leaves out forms without support, and keeps the best of them', () => {
    const forms = [...PLAIN_FORMS, ...SEASONAL_FORMS];
    const first = supportedEts(DEATHS.slice(0, 60), forms, 12);
    expect(first.every(({ form, aicc }) => form.season !== 'N' && aicc <= first[0]!.aicc + 10)).toBe(true);
    const [best] = continuedEts(DEATHS, first, 12);
    expect(best!.form).toEqual(bestEts(DEATHS, forms, 12)!.form);
  });

  it('is known by the name of its form, wherever that stands', () => {
    for (const form of [...PLAIN_FORMS, ...SEASONAL_FORMS])
      expect(formOfName(`STL(12) + ${nameOfForm(form)}`)).toEqual(form);
    expect([formOfName('naive'), formOfName('')]).toEqual([null, null]);
  });
});

describe('paths', () => {
  it.each(SEASONAL_FORMS.slice(0, 6))('of %o have the means and spread that are told', (form) => {
    const fit = fitEts(DEATHS, form, 12)!;
    const model = modelOfEts(fit, normal());
    const { mean: means, sd } = model.predict(8);
    const draw = normalOf(uniformOf(5));
    const ends = Array.from({ length: 2000 }, () => model.path(8, draw)[7]!);
    const centre = mean(ends);
    const spread = Math.sqrt(mean(ends.map((end) => (end - centre) ** 2)));
    expect(Math.abs(centre - means[7]!)).toBeLessThan(0.1 * sd[7]!);
    expect(Math.abs(spread / sd[7]! - 1)).toBeLessThan(0.12);
  });
});
