import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_CODES } from '../../../sql/model/budget/code.ts';
import {
  apportion,
  constantPrice,
  decimalOf,
  endless,
  kindFindings,
  minorOf,
  parentFindings,
  perHead,
  rollUp,
  sum,
  treeOf,
} from './rules.ts';

describe('amounts', () => {
  it.each([
    ['1234.5', 3, 1, 1_234_500n],
    ['-0.001', 3, 1, -1n],
    ['1 234 567', 0, 1, 1_234_567n],
    ['1.5', 3, 1000, 1_500_000n],
    ['0.0005', 3, 1000, 500n],
    ['12e3', 2, 1, 1_200_000n],
    ['+7', 2, 1, 700n],
    ['-1.5E-2', 3, 1, -15n],
    ['0e99', 3, 1, 0n],
    ['0.00000000000000001', 3, 100_000_000_000_000, 1n],
  ])('%s with %i decimals, counted in %i, is %s', (cell, decimals, factor, minor) =>
    expect(minorOf(cell, decimals, factor)).toEqual({ kind: 'minor', minor }),
  );

  it.each([
    ['', 'no-number'],
    ['1,5', 'no-number'],
    ['0x10', 'no-number'],
    ['NaN', 'no-number'],
    ['9'.repeat(401), 'no-number'],
    ['1e99', 'too-large'],
    [`1e${'9'.repeat(300)}`, 'too-large'],
    ['9'.repeat(40), 'too-large'],
    ['9999999999999999', 'too-large'],
    ['0.0001', 'too-fine'],
    ['1e-7', 'too-fine'],
    [`1e-${'9'.repeat(300)}`, 'too-fine'],
    [`0.${'1'.repeat(300)}`, 'too-fine'],
  ])('%s is none: %s', (cell, kind) => expect(minorOf(cell, 3)).toEqual({ kind }));

  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: 0, max: 4 }), (minor, decimals) => {
        expect(minorOf(decimalOf(minor, decimals), decimals)).toEqual({ kind: 'minor', minor });
      }),
    );
  });

  it('for each head and in constant prices, by hand', () => {
    expect(perHead(1_000_000, 250_000)).toBe(4);
    expect(perHead(1_000_000, 0)).toBeNull();
    expect(perHead(1_000_000, null)).toBeNull();
    // 109.3 dinars of 2023 buy what 100 bought in 2022.
    const index = {
      base: 2022,
      values: [
        { year: 2022, value: 100 },
        { year: 2023, value: 109.3 },
      ],
    };
    expect(constantPrice(109.3, 2023, index)).toBeCloseTo(100, 10);
    expect(constantPrice(50, 2022, index)).toBe(50);
    expect(constantPrice(50, 2021, index)).toBeNull();
  });
});

describe('drilling down', () => {
  const tree = treeOf(STANDARD_CODES, 'function');
  const codes = STANDARD_CODES.filter(({ scheme }) => scheme === 'function').map(({ code }) => code);

  it('parts add up to the whole to the millime, at the top and below any code', () => {
    const rows = fc.array(
      fc.record({ code: fc.option(fc.constantFrom(...codes)), minor: fc.bigInt(-(10n ** 15n), 10n ** 15n) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(rows, fc.option(fc.constantFrom(...codes)), (all, top) => {
        const within = top === null ? null : new Set(tree.within(top));
        const own = within ? all.filter(({ code }) => code !== null && within.has(code)) : all;
        const parts = [...rollUp(own, tree, top)].map(([, of]) => sum(of.map(({ minor }) => minor)));
        expect(sum(parts)).toBe(sum(own.map(({ minor }) => minor)));
        for (const code of rollUp(own, tree, top).keys())
          if (code !== null) expect(tree.byCode.get(code)?.parent ?? null).toBe(top);
      }),
    );
  });

  it('ends where codes are a circle', () => {
    const title = { ar: 'x', fr: 'x', en: 'x' };
    const one = (code: string, parent: string) => ({
      scheme: 'programme' as const,
      code,
      parent,
      title,
      source: 's',
      origin: 'sample' as const,
    });
    const circle = treeOf([one('A', 'B'), one('B', 'A')], 'programme');
    expect(circle.within('A').sort()).toEqual(['A', 'B']);
    expect(circle.path('A')).toEqual(['B', 'A']);
  });
});

describe('checks of sums', () => {
  const row = (
    line: string,
    minor: bigint,
    parent: string | null = null,
    kind: 'voted' | 'revised' | 'executed' = 'voted',
  ) => ({
    ...{ line, minor, parent, kind, year: 2024, row: 1 },
  });

  it('take a whole for right only where it is the sum of its parts, and a broken one for broken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(-1000n, 1000n), { minLength: 1, maxLength: 8 }),
        fc.bigInt(-5n, 5n),
        (parts, off) => {
          const rows = [
            row('all', sum(parts) + off),
            ...parts.map((minor, at) => row(`p${at}`, minor, 'all')),
          ];
          expect(parentFindings(rows)).toHaveLength(off === 0n ? 0 : 1);
        },
      ),
    );
  });

  it('tell of kinds that lines lack, of revisions, of spending beyond them', () => {
    const found = kindFindings([
      row('a', 10n),
      row('b', 20n),
      row('a', 15n, null, 'revised'),
      row('b', 20n, null, 'revised'),
      row('a', 16n, null, 'executed'),
    ]);
    expect(found.map(({ reason, field, value }) => [reason, field, value])).toEqual([
      ['kind-missing', 'executed', 1],
      ['revised-differs', 'revised', 5n],
      ['executed-above-revised', 'executed', 1],
    ]);
  });

  it('find lines that are parts of themselves, not those that are part of one', () => {
    expect(
      endless(
        new Map([
          ['a', 'b'],
          ['b', 'a'],
          ['c', 'a'],
          ['d', null],
        ]),
      ).sort(),
    ).toEqual(['a', 'b']);
  });
});

describe('what 100 dinars pay for', () => {
  it('adds up to all parts, each within one part of its share', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 15n), { minLength: 1, maxLength: 12 }), (amounts) => {
        fc.pre(sum(amounts) > 0n);
        const parts = apportion(amounts, 1000);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(1000);
        for (const [at, part] of parts.entries())
          expect(
            Math.abs(part - Number((amounts[at]! * 1_000_000n) / sum(amounts)) / 1000),
          ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of nothing is nothing', () => expect(apportion([0n, 0n], 100)).toEqual([0, 0]));
});
