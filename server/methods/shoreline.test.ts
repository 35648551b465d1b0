import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorelineChange } from './shoreline.ts';

const line = [
  { year: 1990, distance: 100, uncertainty: 3 },
  { year: 2000, distance: 90, uncertainty: 4 },
  { year: 2010, distance: 84, uncertainty: 4 },
  { year: 2020, distance: 70, uncertainty: 4 },
];

it('distances and rates by the definitions of DSAS (Himmelstoss et al. 2018), calculated by hand', () => {
  const change = shorelineChange(line);
  expect(change).toMatchObject({ nsm: -30, nsmUncertainty: 5, sce: 30, epr: -1 });
  expect(change?.eprUncertainty).toBeCloseTo(5 / 30, 12);
  // Sxx 500, Sxy -480, Syy 472, residual 11.2, t of 2 degrees of freedom 4.302653.
  expect(change?.lrr?.rate).toBeCloseTo(-0.96, 12);
  expect(change?.lrr?.r2).toBeCloseTo(1 - 11.2 / 472, 12);
  expect(change?.lrr?.standardError).toBeCloseTo(Math.sqrt(11.2 / 2), 12);
  expect(change?.lrr?.halfWidth).toBeCloseTo((4.30265273 * Math.sqrt(5.6)) / Math.sqrt(500), 7);
});

it('the weighted rate is that of R’s lm(distance ~ year, weights = 1 / uncertainty²): -0.9540 ± 0.4019 (R 4.2)', () => {
  const change = shorelineChange(line);
  expect(change?.wlr?.rate).toBeCloseTo(-0.9539568345, 9);
  expect(change?.wlr?.r2).toBeCloseTo(0.981187374, 8);
  expect(change?.wlr?.standardError).toBeCloseTo(0.593732251, 8);
  expect((change?.wlr?.rate ?? 0) - (change?.wlr?.halfWidth ?? 0)).toBeCloseTo(-1.35583902092, 8);
  const ninety = shorelineChange(line, { confidence: 0.9 });
  expect((ninety?.lrr?.rate ?? 0) + (ninety?.lrr?.halfWidth ?? 0)).toBeCloseTo(-0.6509777729, 8);
});

/** Crossings at times, all as uncertain where nothing is said. */
const crossings = (
  years: readonly number[],
  distances: readonly number[],
  uncertainties?: readonly number[],
) => years.map((year, at) => ({ year, distance: distances[at]!, uncertainty: uncertainties?.[at] ?? 1 }));

describe('published examples', () => {
  it('NSM 76.03 m in 69.82 years is an EPR of 1.09 m a year (the sample of DSAS’s guide, Himmelstoss 2009; USGS OFR 2012-1008, figure 3)', () => {
    const change = shorelineChange(crossings([1936, 1936 + 69.82], [0, 76.03]));
    expect(change?.nsm).toBeCloseTo(76.03, 2);
    expect(change?.epr).toBeCloseTo(1.09, 2);
  });

  it('EPR’s uncertainty of 4 m in 1956 and 1 m in 2017 is 0.067467656834504 (CoastCR’s example coast, whose years have 365 days; Gómez-Pazo et al. 2022)', () => {
    const change = shorelineChange(crossings([0, 22306 / 365], [0, -27.43], [4, 1]));
    expect(change?.eprUncertainty).toBeCloseTo(0.067467656834504, 14);
  });

  it('LRR as NIST certifies a line: slope 1.00211681802045, its error 0.000429796848199937, residual deviation 0.884796396144373, R² 0.999993745883712 (StRD, Norris)', () => {
    // NIST's Statistical Reference Datasets are in the public domain.
    const x = [
      0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777, 558.2, 0.4, 0.6, 775.5, 666.9, 338,
      447.5, 11.6, 556, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999, 779, 11.1, 118.3,
      229.2, 669.1, 448.9, 0.5,
    ];
    const y = [
      0.1, 338.8, 118.1, 888, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3,
      448.9, 10.8, 557.7, 228.3, 998, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888, 998.5, 778.9, 10.2, 117.6,
      228.9, 668.4, 449.2, 0.2,
    ];
    const lrr = shorelineChange(crossings(x, y), { confidence: 0.95 })?.lrr;
    expect(lrr?.rate).toBeCloseTo(1.00211681802045, 11);
    expect(lrr?.r2).toBeCloseTo(0.999993745883712, 12);
    expect(lrr?.standardError).toBeCloseTo(0.884796396144373, 9);
    // Student's t of 34 degrees of freedom, 97.5 %: 2.032244509 (any table: 2.032).
    expect((lrr?.halfWidth ?? 0) / 2.032244509).toBeCloseTo(0.000429796848199937, 11);
  });

  it('WLR with weights 1 / uncertainty²: slope 530.835, its error 47.550, 1.657 on 8 degrees of freedom, R² 0.94 (physics data, Weisberg 1985; Faraway 2002)', () => {
    const x = [0.345, 0.287, 0.251, 0.225, 0.207, 0.186, 0.161, 0.132, 0.084, 0.06];
    const y = [367, 311, 295, 268, 253, 239, 220, 213, 193, 192];
    const change = shorelineChange(crossings(x, y, [17, 9, 9, 7, 7, 6, 6, 6, 5, 5]));
    expect(change?.wlr?.rate).toBeCloseTo(530.835, 3);
    // Student's t of 8 degrees of freedom, 97.5 %: 2.306.
    expect((change?.wlr?.halfWidth ?? 0) / 2.306004135).toBeCloseTo(47.55, 3);
    expect(change?.wlr?.standardError).toBeCloseTo(1.657, 3);
    expect(change?.wlr?.r2).toBeCloseTo(0.94, 2);
    expect(change?.lrr?.rate).toBeCloseTo(619.71, 2);
    expect((change?.lrr?.halfWidth ?? 0) / 2.306004135).toBeCloseTo(47.68, 2);
  });

  it('LRR -8.3855 ± 4.1859, WLR -5.6096 ± 3.1508, SCE 1070.26 of a transect of Georgia, as the program of the USGS has them (DSAS_stats.R of its coastal hazards portal, run in R 4.2)', () => {
    // Transect 63 of the portal's testOut.tsv (public domain). It counts days, of which 365.25 are a year, and takes 0.01 m for no uncertainty.
    const days = [
      '1871-07-01',
      '1899-07-01',
      '1936-06-01',
      '1950-07-01',
      '1971-07-01',
      '1977-07-01',
      '2000-09-22',
    ];
    const distances = [
      -40.69084393380027, -370.41312557762524, -1067.7959885794523, -793.5313506869279, -1020.0768647902701,
      -1052.9971477443355, -1110.949742863104,
    ];
    const change = shorelineChange(
      crossings(
        days.map((day) => Date.parse(day) / 86_400_000 / 365.25),
        distances,
        [10.8, 10.8, 10.8, 10.8, 3.2, 3.2, 0.01],
      ),
    );
    expect(change?.sce).toBeCloseTo(1070.2588989293, 9);
    expect(change?.lrr?.rate).toBeCloseTo(-8.385540854917377, 9);
    expect(change?.lrr?.halfWidth).toBeCloseTo(4.185878262468752, 7);
    expect(change?.lrr?.r2).toBeCloseTo(0.841363895671871, 9);
    expect(change?.wlr?.rate).toBeCloseTo(-5.609614917972984, 8);
    expect(change?.wlr?.halfWidth).toBeCloseTo(3.150804599161175, 7);
  });
});

it('weights count the surer shorelines more', () => {
  const sure = shorelineChange(line.map((one) => ({ ...one, uncertainty: one.year === 2020 ? 1000 : 1 })));
  const without = shorelineChange(line.slice(0, 3));
  expect(sure?.wlr?.rate).toBeCloseTo(without?.lrr?.rate ?? 0, 3);
});

it('equal weights are none, and what stands still moves nowhere', () => {
  const drawn = fc.array(
    fc.record({
      year: fc.integer({ min: 1900, max: 2025 }),
      distance: fc.double({ min: -500, max: 500, noNaN: true }),
      uncertainty: fc.constant(5),
    }),
    { minLength: 3, maxLength: 12 },
  );
  fc.assert(
    fc.property(drawn, (given) => {
      const change = shorelineChange(given);
      if (!change?.lrr || !change.wlr) return;
      expect(change.wlr.rate).toBeCloseTo(change.lrr.rate, 6);
      expect(change.sce).toBeGreaterThanOrEqual(Math.abs(change.nsm));
      const shifted = shorelineChange(given.map((one) => ({ ...one, distance: one.distance + 100 })));
      expect(shifted?.lrr?.rate).toBeCloseTo(change.lrr.rate, 6);
      const feet = shorelineChange(
        given.map(({ year, ...one }) => ({ year, distance: one.distance * 4, uncertainty: 20 })),
      );
      for (const name of ['nsm', 'sce', 'epr', 'eprUncertainty', 'nsmUncertainty'] as const)
        expect(feet?.[name]).toBeCloseTo(change[name] * 4, 6);
      expect(feet?.wlr?.halfWidth).toBeCloseTo(change.wlr.halfWidth * 4, 5);
    }),
  );
  const still = shorelineChange(line.map((one) => ({ ...one, distance: 0.1 })));
  expect(still?.lrr).toEqual({ rate: 0, halfWidth: 0, r2: 1, standardError: 0 });
  expect(shorelineChange([line[0]!, { ...line[0]! }])).toBeNull();
  expect(shorelineChange(line.slice(0, 2))?.lrr).toBeNull();
});
