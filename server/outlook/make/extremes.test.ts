import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { Parameter } from '../../../sql/model/parameter.ts';
import { pm10 } from '../../../tests/world/series.ts';
import { type Gev, gevByLMoments, gevQuantile, gumbelByLMoments } from '../../methods/extremes.ts';
import { uniformOf } from '../../methods/forecast/random.ts';
import type { SeriesSubject } from '../subject.ts';
import { extremesOf } from './extremes.ts';

const limit = (id: string, value: number, side: 'above' | 'below' = 'above') => ({
  ...{ ...pm10.limits![2]!, id, value, side },
});

const subjectOf = (part: Partial<Parameter> = {}): SeriesSubject => ({
  ...{ kind: 'series', no: 7, id: 'stations.pm10.S001', layer: 'stations', feature: 'S001' },
  ...{ averaging: 'P1D', every: 'P1D', timeZone: 'Africa/Tunis', last: 0 },
  parameter: { ...Parameter.parse({ ...pm10, limits: [limit('daily', 120)] }), ...part },
});

/** A database that knows the extremes of years, and what it was asked. */
const clientOf = (values: readonly number[]) => {
  const asked: string[] = [];
  const client = {
    query: async (text: string) => {
      asked.push(text);
      return { rows: values.map((value) => ({ value })) };
    },
  } as unknown as pg.Pool;
  return { client, asked };
};

/** Maxima of years, drawn from a distribution: the same for the same seed. */
const drawn = (from: Gev, years: number, seed = 3): number[] => {
  const random = uniformOf(seed);
  return Array.from({ length: years }, () => gevQuantile(from, random()));
};
const GUMBEL: Gev = { location: 90, scale: 12, shape: 0 };
const levelOf = (fit: Gev, years: number) => gevQuantile(fit, 1 - 1 / years);

describe('the extremes of a series', () => {
  it('are told by Gumbel’s distribution from twenty years on, by the GEV from thirty, and not at all from fewer', async () => {
    const [none, few, many] = [19, 25, 40].map((years) => drawn(GUMBEL, years));
    expect(await extremesOf(clientOf(none!).client, subjectOf(), 1)).toBeNull();
    const gumbel = (await extremesOf(clientOf(few!).client, subjectOf(), 1))!;
    expect(gumbel).toMatchObject({ of: 'max', distribution: 'gumbel', years: 25 });
    const gev = (await extremesOf(clientOf(many!).client, subjectOf(), 1))!;
    expect(gev).toMatchObject({ of: 'max', distribution: 'gev', years: 40 });
    for (const [found, fit] of [
      [gumbel, gumbelByLMoments(few!)!],
      [gev, gevByLMoments(many!)!],
    ] as const) {
      expect(found.levels.map(({ years }) => years)).toEqual([2, 5, 10, 20, 50, 100]);
      for (const { years, level, low, high } of found.levels) {
        expect(level).toBeCloseTo(levelOf(fit, years), 9);
        expect(low < level && level < high).toBe(true);
      }
    }
  });

  it('have bands that hold what made them in nine of ten cases, and are the same for the same seed', async () => {
    const truth = levelOf(GUMBEL, 50);
    const found = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        extremesOf(clientOf(drawn(GUMBEL, 25, 50 + at)).client, subjectOf(), at),
      ),
    );
    const held = found.filter((one) => {
      const { low, high } = one!.levels.find(({ years }) => years === 50)!;
      return low <= truth && truth <= high;
    });
    // 27 of 30, with a standard error of 1.6.
    expect(held.length).toBeGreaterThanOrEqual(23);
    const values = drawn(GUMBEL, 25);
    const [one, again] = await Promise.all(
      [5, 5].map((seed) => extremesOf(clientOf(values).client, subjectOf(), seed)),
    );
    expect(again).toEqual(one);
  });

  it('say how often a limit is reached, on their side alone, and of none that is beyond all', async () => {
    const limits = [limit('usual', 100), limit('rare', 1e6), limit('low', 100, 'below')];
    const values = drawn(GUMBEL, 25);
    const found = (await extremesOf(clientOf(values).client, subjectOf({ limits }), 1))!;
    expect(found.limits.map(({ limit: id }) => id)).toEqual(['usual', 'rare']);
    const fit = gumbelByLMoments(values)!;
    const { years } = found.limits[0]!;
    expect(levelOf(fit, years!)).toBeCloseTo(100, 6);
    expect(found.limits[1]!.years).toBeNull();
  });

  it('are the least of each year where lower is worse, or where that is declared, with their sign', async () => {
    const values = drawn(GUMBEL, 25).map((value) => 300 - value);
    const limits = [limit('low', 190, 'below'), limit('high', 100)];
    const { client, asked } = clientOf(values);
    const found = (await extremesOf(client, subjectOf({ direction: 'higher-better', limits }), 1))!;
    expect([found.of, found.limits.map(({ limit: id }) => id)]).toEqual(['min', ['low']]);
    expect(asked[0]).toContain('select min as value');
    const mirrored = gumbelByLMoments(values.map((value) => -value))!;
    found.levels.forEach(({ years, level, low, high }, at) => {
      expect(level).toBeCloseTo(-levelOf(mirrored, years), 9);
      expect(low < level && level < high).toBe(true);
      if (at > 0) expect(level).toBeLessThan(found.levels[at - 1]!.level);
    });
    const declared = subjectOf({ outlook: { transform: { kind: 'none' }, extremes: 'max' } });
    const most = clientOf(values);
    expect(
      (await extremesOf(
        most.client,
        { ...declared, parameter: { ...declared.parameter, direction: 'neither' } },
        1,
      ))!.of,
    ).toBe('max');
    expect(most.asked[0]).toContain('select max as value');
  });

  it('are none where neither side is worse, nor of years that are all alike', async () => {
    const { client, asked } = clientOf(drawn(GUMBEL, 25));
    expect(await extremesOf(client, subjectOf({ direction: 'neither' }), 1)).toBeNull();
    expect(asked).toEqual([]);
    expect(await extremesOf(clientOf(Array(25).fill(3)).client, subjectOf(), 1)).toBeNull();
  });
});
