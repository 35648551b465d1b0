import fc from 'fast-check';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimJobs } from '../../../sql/jobs/claim.ts';
import { JOB_KINDS } from '../../../sql/jobs/kinds.ts';
import type { TakenJob } from '../../../sql/jobs/protocol.ts';
import { type AnyHandlers, runJob } from '../../../sql/jobs/run-job.ts';
import type { JobKind } from '../../../sql/model/job.ts';
import { FLAGS, type Flag, flagNo, ROLLUP_PERIODS } from '../../../sql/model/observation.ts';
import { Parameter } from '../../../sql/model/parameter.ts';
import { gatherAnew } from '../../../sql/observations/gather-anew.ts';
import { removeValues } from '../../../sql/observations/remove-values.ts';
import { reviewValues } from '../../../sql/observations/review-values.ts';
import { writeValues } from '../../../sql/observations/write-values.ts';
import { transaction } from '../../../sql/transaction.ts';
import { dyingAfter } from '../../../tests/harness/dying-db.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { observe, type TestValue, testValue } from '../../../tests/harness/observe.ts';
import { ENGINE, useDb } from '../../../tests/harness/use-db.ts';
import {
  gatherAll,
  type NewSeries,
  pm10,
  putParameter,
  putSeries,
  rain,
} from '../../../tests/world/series.ts';
import { HANDLERS } from '../../jobs/index.ts';
import { type OracleBucket, type OracleValue, oracle } from './oracle.fixture.ts';

const test = useDb({ template: 'world' });

/** Series of every kind: the clocks of two change for summer, one has values of half hours that are told by their end. */
const KINDS: Record<string, Omit<NewSeries, 'layer' | 'feature'>> = {
  hourly: { parameter: 'pm10', averaging: 'PT1H', timeZone: 'Europe/Paris' },
  'half-hourly': { parameter: 'pm10', averaging: 'PT30M', stamp: 'end', timeZone: 'Africa/Lagos' },
  daily: { parameter: 'pm10', averaging: 'P1D', stamp: 'end', timeZone: 'Europe/Paris' },
  monthly: { parameter: 'rain', averaging: 'P1M', stamp: 'end', timeZone: 'Africa/Lagos' },
  'now and then': { parameter: 'rain', averaging: 'PT0S', every: null, timeZone: 'Europe/Paris' },
};
const PARAMETERS: Record<string, Parameter> = {
  pm10: Parameter.parse({ ...pm10, belowAs: 0.25 }),
  rain: Parameter.parse({ ...rain, limits: pm10.limits!.filter(({ averaging }) => averaging !== 'PT8H') }),
};
const nos = new Map<string, number>();

beforeAll(async () => {
  for (const parameter of Object.values(PARAMETERS)) await putParameter(test.db, parameter);
  for (const [kind, given] of Object.entries(KINDS))
    nos.set(kind, await putSeries(test.db, { layer: 'stations', feature: kind, ...given }));
  await gatherAll(test.db);
});

const FIGURES = 'n, coverage, min, mean, max, p10, p50, p90, sum, last, below, exceeded';

type Kept = { key: string; mark: string; bucket: OracleBucket };

/** The rollups of a series, each with the transaction that wrote its row. */
const keptOf = async (no: number): Promise<Kept[]> => {
  const { rows } = await test.db.pool.query<OracleBucket & { period: number; start: Date; mark: string }>(
    `select period, start, xmin::text as mark, ${FIGURES} from rollup where series_no = $1`,
    [no],
  );
  return rows.map(({ period, start, mark, ...bucket }) => ({
    key: `${ROLLUP_PERIODS[period - 1]} ${start.toISOString()}`,
    mark,
    bucket,
  }));
};

const valuesOf = async (no: number): Promise<OracleValue[]> => {
  const { rows } = await test.db.pool.query<OracleValue>(
    `select (extract(epoch from time) * 1000)::float8 as time, value, below from observation
     where series_no = $1 and flag not in (2, 3) order by time`,
    [no],
  );
  return rows;
};

const DAY = 86_400_000;
/** Takes values away, and says of others what they are worth, by the product's own ways, as an officer does it. */
const remove = (kind: string, times: readonly number[]): Promise<void> =>
  transaction(test.db, async (client) => {
    for (const time of times) await removeValues(client, { series: nos.get(kind)!, from: time, to: time });
  });
const review = (kind: string, { time, flag }: { time: number; flag: Flag }): Promise<unknown> =>
  transaction(test.db, (client) =>
    reviewValues(client, {
      ...{ series: nos.get(kind)!, from: time, to: time + 3 * DAY },
      ...{ flag: flagNo(flag), reason: 'of the test' },
    }),
  );

/** Moments at the steps of a kind, around the change of clocks and of the year. */
const STEP: Record<string, number> = {
  hourly: 60,
  'half-hourly': 30,
  daily: 1440,
  monthly: 0,
  'now and then': 7,
};
const momentsOf = (kind: string): fc.Arbitrary<number> => {
  if (kind === 'monthly')
    return fc.integer({ min: 0, max: 40 }).map((month) => Date.UTC(2022, month, 1) - 3_600_000);
  const windows = ['2024-03-29T23:00:00Z', '2024-10-26T22:00:00Z', '2024-12-30T23:00:00Z'].map((text) =>
    Date.parse(text),
  );
  const minutes = STEP[kind]!;
  return fc
    .tuple(fc.constantFrom(...windows), fc.integer({ min: 0, max: Math.floor((4 * 1440) / minutes) }))
    .map(([from, step]) => from + step * minutes * 60_000);
};

const batchOf = (kind: string) =>
  fc.record({
    kind: fc.constant(kind),
    written: fc.array(
      fc.record({
        time: momentsOf(kind),
        value: fc.integer({ min: 0, max: 1200 }).map((tenth) => tenth / 10),
        below: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
        flag: fc.oneof({ weight: 5, arbitrary: fc.constant('raw' as const) }, fc.constantFrom(...FLAGS)),
      }),
      { minLength: 1, maxLength: 120 },
    ),
    removed: fc.array(momentsOf(kind), { maxLength: 20 }),
    reviewed: fc.option(fc.record({ time: momentsOf(kind), flag: fc.constantFrom(...FLAGS) })),
  });

/** A number of ours and the same of the database may differ in the last digits. */
const near = (bucket: OracleBucket): OracleBucket =>
  Object.fromEntries(
    Object.entries(bucket).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    ]),
  );

const shown = (kept: readonly Kept[]): Record<string, OracleBucket> =>
  Object.fromEntries(kept.map(({ key, bucket }) => [key, near(bucket)]));

describe.each(Object.keys(KINDS))('rollups of a series that is %s', (kind) => {
  const { averaging = '', every = averaging, stamp = 'begin', timeZone = '', parameter } = KINDS[kind]!;
  const series = { averaging, every, stamp, time_zone: timeZone };

  it('are what its values say, whatever comes late, is corrected, reviewed or deleted', async () => {
    const no = nos.get(kind)!;
    await fc.assert(
      fc.asyncProperty(batchOf(kind), async ({ written, removed, reviewed }) => {
        await observe(
          test.db,
          written.map((value): TestValue => ({ ...value, series: no })),
        );
        await remove(kind, removed);
        if (reviewed) await review(kind, reviewed);
        const before = new Map((await keptOf(no)).map(({ key, ...kept }) => [key, kept]));
        await gatherAll(test.db);
        const after = await keptOf(no);
        const all = oracle(series, PARAMETERS[parameter]!, await valuesOf(no));
        expect(shown(after)).toEqual(
          Object.fromEntries(Object.entries(all).map(([key, bucket]) => [key, near(bucket)])),
        );
        // What is as it was keeps its row.
        for (const { key, mark, bucket } of after) {
          const old = before.get(key);
          if (old && JSON.stringify(old.bucket) === JSON.stringify(bucket))
            expect([key, mark]).toEqual([key, old.mark]);
        }
      }),
      { numRuns: ENGINE === 'server' ? 6 : 3, endOnFailure: true },
    );
  });
});

it('what is gathered again without a change is not written again', async () => {
  const no = nos.get('hourly')!;
  const before = await keptOf(no);
  expect(before.length).toBeGreaterThan(5);
  await test.db.pool.query(
    `insert into series_dirty select distinct series_no, (time at time zone 'Europe/Paris')::date from observation where series_no = $1`,
    [no],
  );
  await gatherAll(test.db);
  expect(await keptOf(no)).toEqual(before);
});

it('what one value stands for by now has no rollup of its own any more', async () => {
  const no = nos.get('now and then')!;
  const periods = async () => new Set((await keptOf(no)).map(({ key }) => key.split(' ')[0]));
  expect([...(await periods())].sort()).toEqual(['day', 'hour', 'month', 'year']);
  await test.db.pool.query(`update series set every = 'P1D' where no = $1`, [no]);
  await transaction(test.db, (client) => gatherAnew(client, [no]));
  await gatherAll(test.db);
  expect([...(await periods())].sort()).toEqual(['month', 'year']);
});

describe('the job that gathers', () => {
  const given = () => ({ db: test.db, env: {}, signal: new AbortController().signal });
  // What comes of what was gathered is for others.
  const kinds: Record<string, JobKind> = { 'series.gather': JOB_KINDS['series.gather'] };
  const claim = async (): Promise<TakenJob | undefined> =>
    (await claimJobs(test.db, { worker: 'test', leaseMs: 60_000, kinds, free: { server: 1, etl: 0 } }))[0];
  const latest = async () => {
    const { rows } = await test.db.pool.query<{ revision: number }>(
      `select revision from layer where id = 'stations-rain'`,
    );
    return rows[0]?.revision ?? 0;
  };

  it('does its work once in effect, after whichever query it is killed', async () => {
    await doJobs(test.db);
    const no = await putSeries(test.db, {
      layer: 'stations',
      feature: 'S020',
      parameter: 'rain',
      averaging: 'PT0S',
      every: null,
      map: true,
    });
    const days = Array.from({ length: 450 }, (_, day) => Date.UTC(2020, 0, 1) + day * DAY);
    await observe(
      test.db,
      days.map((time) => ({ series: no, time, value: 1 })),
    );
    let kills = 0;
    for (let isDone = false; !isDone; kills++) {
      const job = await claim();
      const outcome = await runJob(
        job!,
        { kinds, handlers: HANDLERS as AnyHandlers },
        { ...given(), db: dyingAfter(test.db, 2 * kills + 1) },
      );
      isDone = outcome.kind === 'done';
      // As a worker finds one whose process is gone.
      await test.db.pool.query(
        `update job set state = 'waiting', worker = null, lease_until = null, run_at = now() where id = $1 and state = 'running'`,
        [job!.id],
      );
    }
    expect(kills).toBeGreaterThan(8);
    expect(await latest()).toBe(1);
    expect(shown(await keptOf(no))).toEqual(
      Object.fromEntries(
        Object.entries(
          oracle(
            { averaging: 'PT0S', every: null, stamp: 'begin', time_zone: 'Africa/Lagos' },
            PARAMETERS.rain!,
            await valuesOf(no),
          ),
        ).map(([key, bucket]) => [key, near(bucket)]),
      ),
    );
    expect((await test.db.pool.query('select from series_dirty')).rowCount).toBe(0);
  });

  it.runIf(ENGINE === 'server')('does not begin before what was written has been committed', async () => {
    const no = nos.get('hourly')!;
    const write = (client: pg.PoolClient, value: number) =>
      writeValues(client, [testValue({ series: no, time: '2024-03-30T12:00:00Z', value })]);
    await transaction(test.db, (client) => write(client, 1));
    const client = await test.db.pool.connect();
    await client.query('begin');
    await write(client, 2);
    expect(await claim()).toBeUndefined();
    await client.query('commit');
    client.release();
    const job = await claim();
    expect((await runJob(job!, { kinds, handlers: HANDLERS as AnyHandlers }, given())).kind).toBe('done');
    expect((await test.db.pool.query('select from series_dirty')).rowCount).toBe(0);
  });
});
