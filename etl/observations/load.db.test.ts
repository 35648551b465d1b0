import { describe, expect, it } from 'vitest';
import type { Problem } from '../../sql/model/problem.ts';
import { parameterOf } from '../../tests/harness/observe.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { worldland } from '../../tests/world/country.ts';
import { sites, themeOf } from '../../tests/world/rows-target.ts';
import { publishTheme } from '../publish.ts';
import type { ObservationEdition, ObservationSource, Observed, Theme } from '../theme.ts';
import { isAsStated, verify } from '../verify.ts';
import { loadObservations } from './load.ts';
import { publishMeasures } from './measures.ts';
import { removeObservations } from './remove.ts';

const test = useDb({ template: 'world' });
const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await test.db.pool.query<T>(sql, values)).rows;

const level = parameterOf({ id: 'level', unit: 'm', conversions: [{ from: 'cm', factor: 0.01 }] });

const sampleOf = (
  pack: 'starter' | 'full',
  values: readonly Observed[],
  expect: { observations: number; rejects: number },
): ObservationEdition => ({
  pack,
  status: pack === 'starter' ? 'sample' : 'real',
  sources: ['world'],
  inputs: [{ kind: 'sample', seed: 1, make: () => values, expect: { rows: values.length, ...expect } }],
});

const at = (
  feature: string,
  time: string,
  value: number | string,
  more: Partial<Observed> = {},
): Observed => ({
  feature,
  parameter: 'level',
  time,
  value,
  ...more,
});

const days = (feature: string, count: number): Observed[] =>
  Array.from({ length: count }, (_, day) =>
    at(feature, new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10), day),
  );

const sampleValues = [...days('1', 20), ...days('2', 5)];
const realValues = [
  at('1', '2024-01-01', 250, { unit: 'cm' }),
  at('1', '2024-01-02T12:00', '<0.5', { flag: 'estimated' }),
  at('nobody', '2024-01-01', 1),
  at('1', '2024-01-03', 'n/a'),
  at('1', '2024-01-04', 1, { unit: 'feet' }),
];

const setOf = (editions: ObservationEdition[]): ObservationSource => ({
  id: 'levels',
  layer: 'sensors',
  measures: [{ parameter: 'level', averaging: 'P1D', every: 'P1D', stamp: 'begin' }],
  editions,
});

const themeWith = (editions: ObservationEdition[]): Theme => ({
  ...themeOf(sites),
  layers: [],
  parameters: [level],
  observations: [setOf(editions)],
});

const starter = sampleOf('starter', sampleValues, { observations: 25, rejects: 0 });
const full = sampleOf('full', realValues, { observations: 2, rejects: 3 });

const load = async (edition: ObservationEdition) => {
  const problems: Problem[] = [];
  const theme = themeWith([edition]);
  await publishTheme(test.db, theme, 7);
  const result = await loadObservations(
    { theme, source: setOf([edition]), edition },
    {
      db: test.db,
      country: worldland,
      open: async function* () {},
      signal: new AbortController().signal,
      problem: (problem) => problems.push(problem),
      progress: () => undefined,
    },
  );
  return { result, problems };
};

const series = () =>
  query<{ id: string; n: number; status: string }>(
    `select id, n, status, last_value from series where origin = 'set:levels' order by id`,
  );

describe('the observations of a theme', () => {
  it('are loaded, and again without a change', async () => {
    const { result } = await load(starter);
    expect(result).toMatchObject({ state: 'published', rows: 25, rejected: 0, written: { inserted: 25 } });
    expect(await series()).toEqual([
      { id: 'sensors.level.1', n: 20, status: 'sample', last_value: 19 },
      { id: 'sensors.level.2', n: 5, status: 'sample', last_value: 4 },
    ]);
    expect((await load(starter)).result).toMatchObject({ state: 'unchanged', written: { unchanged: 25 } });
    const verdicts = await verify(test.db, [themeWith([starter])]);
    expect(verdicts).toMatchObject([{ layer: 'levels', state: 'same', found: { features: 25 } }]);
  });

  it('lose what their edition does not bring any more, which becomes past; what came later stays', async () => {
    const [{ no }] = (await query<{ no: number }>(`select no from series where id = 'sensors.level.1'`)) as [
      { no: number },
    ];
    const fewer = sampleOf('starter', [...days('1', 8).filter((_, day) => day !== 3)], {
      observations: 7,
      rejects: 0,
    });
    expect((await load(fewer)).result).toMatchObject({ state: 'published', removed: 6 });
    expect(await series()).toMatchObject([{ id: 'sensors.level.1', n: 19 }]);
    expect(await query('select value, why from observation_past where series_no = $1', [no])).toEqual([
      { value: 3, why: 'deleted' },
    ]);
    const verdicts = await verify(test.db, [themeWith([fewer])]);
    expect(verdicts).toMatchObject([{ state: 'different' }]);
    expect(isAsStated(verdicts, [themeWith([fewer])])).toBe(false);
  });

  it('give way to another pack’s; what cannot be taken is told', async () => {
    const { result, problems } = await load(full);
    expect(result).toMatchObject({ state: 'published', rows: 5, rejected: 3, written: { inserted: 2 } });
    expect(problems.map(({ row, field, reason }) => ({ row, field, reason }))).toEqual([
      { row: 3, field: 'feature', reason: 'unknown-feature' },
      { row: 4, field: 'value', reason: 'not-a-measurement' },
      { row: 5, field: 'unit', reason: 'unknown-unit' },
    ]);
    expect(await series()).toMatchObject([{ id: 'sensors.level.1', n: 2, status: 'real' }]);
    expect(
      await query(
        `select time, value, below, flag, utc_offset from observation o join series s on s.no = o.series_no
         where s.origin = 'set:levels' order by 1`,
      ),
    ).toEqual([
      { time: new Date('2023-12-31T23:00:00Z'), value: 2.5, below: false, flag: 0, utc_offset: 60 },
      { time: new Date('2024-01-02T11:00:00Z'), value: 0.5, below: true, flag: 4, utc_offset: 60 },
    ]);
    expect(await verify(test.db, [themeWith([full])])).toMatchObject([{ pack: 'full', state: 'same' }]);
  });

  it('are said anew how they are measured, without reading any', async () => {
    const theme = themeWith([full]);
    const ended = { ...setOf([full]), measures: [{ ...setOf([full]).measures[0]!, stamp: 'end' as const }] };
    await publishMeasures(test.db, { ...theme, observations: [ended] }, worldland);
    expect(await query(`select stamp, n from series where origin = 'set:levels'`)).toEqual([
      { stamp: 'end', n: 2 },
    ]);
    await publishMeasures(test.db, theme, worldland);
    const nowhere = { ...ended, measures: [{ ...ended.measures[0]!, timeZone: 'Africa/Nowhere' }] };
    const lost = publishMeasures(test.db, { ...theme, observations: [nowhere] }, worldland);
    await expect(lost).rejects.toThrow('no time zone Africa/Nowhere');
  });

  it('go whole when they are removed', async () => {
    expect(await removeObservations(test.db, 'levels')).toBe(true);
    expect(await removeObservations(test.db, 'levels')).toBe(false);
    expect(await series()).toEqual([]);
    expect(
      await query('select from observation o where not exists (select from series where no = o.series_no)'),
    ).toEqual([]);
    expect(await verify(test.db, [themeWith([full])])).toMatchObject([{ state: 'not loaded' }]);
  });
});
