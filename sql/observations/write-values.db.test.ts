import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSeries,
  declareParameters,
  observe,
  parameterOf,
  type TestValue,
} from '../../tests/harness/observe.ts';
import { ENGINE, useDb } from '../../tests/harness/use-db.ts';
import { FLAGS } from '../model/observation.ts';
import type { Check } from '../model/parameter.ts';
import { judge, ownChecks } from './checks/index.ts';
import { isOutlier } from './checks/neighbours.ts';
import { FLAG_GIVEN } from './value.ts';

const test = useDb({ template: 'world' });

const HOUR = 3_600_000;
const BEGIN = Date.parse('2024-12-30T00:00:00Z');
const RUNS = 15;

const CHECKS: Check[] = [
  { kind: 'range', min: 0, max: 8 },
  { kind: 'spike', step: 4, within: 'PT3H' },
  { kind: 'flat', count: 3, tolerance: 0, except: 0 },
  { kind: 'gap', longer: 'PT6H' },
  { kind: 'duplicate', count: 3 },
  { kind: 'neighbours', km: 1000, least: 2, deviations: 4 },
];

let made = 0;
/** Series at three sensors of a parameter of their own, so that they are compared with each other and with no others. */
const newSeries = async (checks: Check[] = []): Promise<number[]> => {
  const parameter = parameterOf({ id: `p${made++}`, checks });
  await declareParameters(test.db, [parameter]);
  const measure = { parameter: parameter.id, averaging: 'PT1H', every: 'PT1H', stamp: 'begin' as const };
  const nos: number[] = [];
  for (const feature of ['1', '2', '3'])
    nos.push((await addSeries(test.db, { layer: 'sensors', feature, ...measure })).no);
  return nos;
};

type Row = {
  series: number;
  time: number;
  value: number;
  below: boolean;
  flag: number;
  checks: number;
  version: number;
};

const stored = async (nos: readonly number[]): Promise<Row[]> =>
  (
    await test.db.pool.query<Row>(
      `select array_position($1::int[], series_no) - 1 as series, (extract(epoch from time) * 1000)::float8 as time, value, below, flag, checks, version
       from observation where series_no = any($1::int[]) order by 1, 2`,
      [nos],
    )
  ).rows;

/** Without flags: what was replaced in the same go was never looked at. */
const past = async (nos: readonly number[]) =>
  (
    await test.db.pool.query<Row & { why: string }>(
      `select array_position($1::int[], series_no) - 1 as series, (extract(epoch from time) * 1000)::float8 as time, value, below, version, why
       from observation_past where series_no = any($1::int[]) order by 1, 2, version`,
      [nos],
    )
  ).rows;

const figures = async (nos: readonly number[]) =>
  (
    await test.db.pool.query(
      `select n, first_time, last_time, last_value, last_below, last_flag from series where no = any($1::int[]) order by no`,
      [nos],
    )
  ).rows;

/** A value of one of three series, at one of some hours of the turn of a year, so that many come twice. */
const anyValue = fc.record({
  series: fc.nat(2),
  time: fc.nat(36).map((hour) => BEGIN + hour * HOUR),
  value: fc.oneof(fc.nat(9), fc.constantFrom(0, 3, 3, 20)),
  below: fc.boolean().map((is) => is),
  flag: fc.constantFrom(undefined, undefined, undefined, ...FLAGS),
});
type Drawn = {
  series: number;
  time: number;
  value: number;
  below: boolean;
  flag: (typeof FLAGS)[number] | undefined;
};

const written = (nos: readonly number[], values: readonly Drawn[]): TestValue[] =>
  values.map(({ flag, series, ...value }) => ({ ...value, series: nos[series]!, ...(flag ? { flag } : {}) }));

const keyOf = ({ series, time }: { series: number; time: number }): string => `${series} ${time}`;

/** What the checks say of whole series, looked at in one go. */
const judgedWhole = (rows: readonly Row[]): number[] => {
  const bits = new Map(rows.map((row) => [row, row.checks & FLAG_GIVEN]));
  for (const series of [0, 1, 2]) {
    const own = rows.filter((row) => row.series === series && row.flag !== 3);
    if (own.length === 0) continue;
    const words = Int16Array.from(own, (row) => bits.get(row)!);
    judge(own, words, ownChecks(CHECKS), { from: own[0]!.time, to: own.at(-1)!.time });
    for (const [at, row] of own.entries()) {
      const others = rows.filter(
        (other) => other.time === row.time && other.series !== series && other.flag !== 3,
      );
      const isOut = isOutlier(
        row.value,
        others.map(({ value }) => value),
        { least: 2, deviations: 4, grain: 0.1 },
      );
      bits.set(row, words[at]! | (isOut ? 32 : 0));
    }
  }
  return [...bits.values()];
};

describe('values written', () => {
  it('are the same in one go, in pieces, and again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.array(anyValue, { maxLength: 90, size: 'max' }), fc.boolean()),
        fc.infiniteStream(fc.nat(20)),
        async ([drawn, inOrder], cuts) => {
          const values = inOrder ? [...drawn].sort((a, b) => a.time - b.time) : drawn;
          const [whole, pieces] = [await newSeries(CHECKS), await newSeries(CHECKS)];
          await observe(test.db, written(whole, values));
          const one = { rows: await stored(whole), past: await past(whole), figures: await figures(whole) };
          expect(one.rows.map(({ checks }) => checks)).toEqual(judgedWhole(one.rows));
          for (let at = 0; at < values.length; ) {
            const size = 1 + cuts.next().value!;
            await observe(test.db, written(pieces, values.slice(at, at + size)));
            at += size;
          }
          const two = {
            rows: await stored(pieces),
            past: await past(pieces),
            figures: await figures(pieces),
          };
          expect(two).toEqual(one);
          const last = new Map(values.map((value) => [keyOf(value), value]));
          const again = await observe(test.db, written(pieces, [...last.values()]));
          expect(again).toEqual({ inserted: 0, corrected: 0, unchanged: last.size });
          expect(await stored(pieces)).toEqual(two.rows);
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('are the same in any order, where no moment comes twice', async () => {
    const distinct = fc.uniqueArray(anyValue, { selector: keyOf, maxLength: 40, size: 'max' });
    await fc.assert(
      fc.asyncProperty(
        distinct.chain((values) =>
          fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
        ),
        async ([values, shuffled]) => {
          const [one, two] = [await newSeries(), await newSeries()];
          await observe(test.db, written(one, values));
          for (const value of shuffled) await observe(test.db, written(two, [value]));
          expect(await stored(two)).toEqual(await stored(one));
          expect(await figures(two)).toEqual(await figures(one));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('are all kept: what is no longer there is past, with its versions in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyValue, { maxLength: 30, size: 'max' }), { maxLength: 4, size: 'max' }),
        async (batches) => {
          const nos = await newSeries();
          const counts = { inserted: 0, corrected: 0 };
          for (const batch of batches) {
            const { inserted, corrected } = await observe(test.db, written(nos, batch));
            counts.inserted += inserted;
            counts.corrected += corrected;
          }
          const [now, before] = [await stored(nos), await past(nos)];
          const all = [...before, ...now];
          const kept = new Set(all.map((row) => `${keyOf(row)} ${row.value} ${row.below}`));
          for (const value of batches.flat())
            expect(kept).toContain(`${keyOf(value)} ${value.value} ${value.below}`);
          expect(now).toHaveLength(counts.inserted);
          expect(before).toHaveLength(counts.corrected);
          for (const row of now) {
            const versions = all.filter((one) => keyOf(one) === keyOf(row)).map(({ version }) => version);
            expect(versions).toEqual(versions.map((_, at) => at + 1));
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('mark the days that changed, of the series’ own time zone, and nothing else', async () => {
    const [no] = (await newSeries()) as [number];
    const days = async () =>
      (
        await test.db.pool.query<{ day: string }>(
          'delete from series_dirty where series_no = $1 returning day',
          [no],
        )
      ).rows.map(({ day }) => day);
    const late = { series: no, time: '2024-12-31T23:30:00Z', value: 1 };
    await observe(test.db, [late]);
    expect(await days()).toEqual(['2025-01-01']);
    await observe(test.db, [late]);
    expect(await days()).toEqual([]);
    await observe(test.db, [
      { ...late, value: 2 },
      { series: no, time: '1961-07-01T00:00:00Z', value: 2 },
    ]);
    expect((await days()).sort()).toEqual(['1961-07-01', '2025-01-01']);
    // Each lies in the part of the table that is of its time: a year, before 1990 ten.
    const { rows } = await test.db.pool.query<{ of: string }>(
      `select pg_get_expr(c.relpartbound, c.oid) as of
       from observation o join pg_class c on c.oid = o.tableoid where series_no = $1 order by time`,
      [no],
    );
    expect(rows.map(({ of }) => [...of.matchAll(/'(\d{4})-01-01/g)].map(([, year]) => year))).toEqual([
      ['1960', '1970'],
      ['2024', '2025'],
    ]);
  });
});

describe('the checks', () => {
  const hourly = (no: number, values: readonly number[], from = 0): TestValue[] =>
    values.map((value, at) => ({ series: no, time: BEGIN + (from + at) * HOUR, value }));
  const flags = async (no: number): Promise<number[]> => (await stored([no])).map(({ flag }) => flag);

  it('look far enough to leave what they said of values beside a later one', async () => {
    const [no] = (await newSeries([{ kind: 'flat', count: 3, tolerance: 0 }])) as [number];
    await observe(test.db, hourly(no, [3, 3, 3, 9]));
    await observe(test.db, hourly(no, [1], 4));
    expect(await flags(no)).toEqual([2, 2, 2, 0, 0]);
  });

  it('take back what they said where a late value shows that it was none', async () => {
    const [no] = (await newSeries([{ kind: 'spike', step: 4, within: 'PT3H' }])) as [number];
    await observe(test.db, [...hourly(no, [1, 9], 0), ...hourly(no, [1], 3)]);
    expect(await flags(no)).toEqual([0, 2, 0]);
    await test.db.pool.query('delete from series_dirty where series_no = $1', [no]);
    expect(await observe(test.db, hourly(no, [8], 2))).toMatchObject({ inserted: 1, corrected: 0 });
    expect(await flags(no)).toEqual([0, 0, 0, 0]);
    expect(await past([no])).toEqual([]);
  });

  it('leave a flag that was given', async () => {
    const [no] = (await newSeries([{ kind: 'range', max: 5 }])) as [number];
    await observe(
      test.db,
      FLAGS.map((flag, at) => ({ ...hourly(no, [9], at)[0]!, flag })),
    );
    expect(await flags(no)).toEqual([2, 1, 2, 3, 4]);
  });
});

describe.runIf(ENGINE === 'server')('two who write at once', () => {
  it('wait for each other, and nothing is lost', async () => {
    const nos = await newSeries(CHECKS);
    const batch = (seed: number): TestValue[] =>
      Array.from({ length: 300 }, (_, at) => ({
        series: nos[(at * 7 + seed) % 3]!,
        time: BEGIN + ((at * 13 + seed) % 150) * HOUR,
        value: (at + seed) % 9,
      }));
    const seeds = [1, 2, 3, 4, 5, 6];
    const done = await Promise.all(seeds.map((seed) => observe(test.db, batch(seed))));
    const [now, before] = [await stored(nos), await past(nos)];
    const sum = (key: 'inserted' | 'corrected') => done.reduce((total, written) => total + written[key], 0);
    expect([now.length, before.length]).toEqual([sum('inserted'), sum('corrected')]);
    expect((await figures(nos)).map(({ n }) => n)).toEqual(
      [0, 1, 2].map((series) => now.filter((row) => row.series === series).length),
    );
    expect(now.map(({ checks }) => checks)).toEqual(judgedWhole(now));
  });
});
