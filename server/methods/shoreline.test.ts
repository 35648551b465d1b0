import fc from 'fast-check';
import { expect, it } from 'vitest';
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

it('weights count the surer shorelines more', () => {
  const sure = shorelineChange(line.map((one) => ({ ...one, uncertainty: one.year === 2020 ? 1000 : 1 })));
  const without = shorelineChange(line.slice(0, 3));
  expect(sure?.wlr?.rate).toBeCloseTo(without?.lrr?.rate ?? 0, 3);
});

it('equal weights are none, and what stands still moves nowhere', () => {
  const crossings = fc.array(
    fc.record({
      year: fc.integer({ min: 1900, max: 2025 }),
      distance: fc.double({ min: -500, max: 500, noNaN: true }),
      uncertainty: fc.constant(5),
    }),
    { minLength: 3, maxLength: 12 },
  );
  fc.assert(
    fc.property(crossings, (given) => {
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
