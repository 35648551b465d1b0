import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { JobContext } from '../../sql/jobs/handler.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { worldland } from '../../tests/world/country.ts';
import { flowIn, flowIndicators, putFlow, revisionIn, touchIn } from '../../tests/world/flows.ts';
import { compute, publishIndicators, putParameter, valuesOf } from '../../tests/world/indicators.ts';
import { computeIn } from './job.ts';

const test = useDb({ template: 'world' });

const FLOWS = { 11: [10, 20], 12: [40, 50], 21: [70, 80] };
const YEARS = [2020, 2021];
type Meanwhile = (context: JobContext, part: number) => Promise<void>;

/** Does the jobs that wait, with a value a transaction; `meanwhile` happens after each piece. */
const computeSlowly = (meanwhile: Meanwhile) =>
  doJobs(test.db, process.env, {
    'indicator.compute': (payload: { indicator: string }, context: JobContext) =>
      computeIn(worldland, 1)(payload, { ...context, progress: (part) => meanwhile(context, part) }),
  });

const putAll = async (more: number): Promise<void> => {
  for (const [feature, values] of Object.entries(FLOWS)) {
    await putFlow(test.db, feature, Object.fromEntries(values.map((value, at) => [YEARS[at], value + more])));
    await touchIn(test.db, ...YEARS.map((year) => flowIn(feature, year)));
  }
};

const seen = async () => (await valuesOf(test.db, 'flows')).map(({ value }) => value);
const flows = (more: number) => Object.values(FLOWS).flatMap((own) => own.map((value) => value + more));

/** Rows of the revision that comes, and those that end in it. */
const unseen = async (): Promise<number[]> => {
  const { rows } = await test.db.pool.query<{ made: number; ended: number }>(
    `select count(*) filter (where since_revision > revision)::int as made,
       count(*) filter (where until_revision > revision and until_revision < 9223372036854775807)::int as ended
     from computed_value v join layer l on l.no = v.layer_no where l.id = 'flows'`,
  );
  return [rows[0]!.made, rows[0]!.ended];
};

const makeDue = () => test.db.pool.query(`update job set run_at = now() where state = 'waiting'`);

beforeAll(async () => {
  await putParameter(test.db, 'flow');
  await putAll(0);
  await publishIndicators(test.db, flowIndicators().slice(0, 1));
});
beforeEach(async () => {
  await makeDue();
});

it('a first computation that is killed half-way shows nothing, and is done again whole, in one revision', async () => {
  const staged: number[] = [];
  await computeSlowly(async (_, part) => {
    staged.push((await unseen())[0]!);
    expect(await revisionIn(test.db, 'flows')).toBe(0);
    if (part > 0.5) throw new Error('killed');
  });
  // A piece was written each time that one was full.
  expect(staged).toEqual([0, 2, 4]);
  expect([await seen(), await unseen()]).toEqual([[], [4, 0]]);
  await makeDue();
  await computeSlowly(async () => expect(await seen()).toEqual([]));
  expect([await seen(), await unseen(), await revisionIn(test.db, 'flows')]).toEqual([flows(0), [0, 0], 1]);
});

it('of values that take the place of others, all are seen or none; killed, those before stay', async () => {
  await putAll(1);
  await computeSlowly(async (_, part) => {
    expect(await seen()).toEqual(flows(0));
    if (part > 0.5) throw new Error('killed');
  });
  expect([await seen(), await unseen()]).toEqual([flows(0), [4, 4]]);
  await makeDue();
  await computeSlowly(async () => undefined);
  expect([await seen(), await unseen(), await revisionIn(test.db, 'flows')]).toEqual([flows(1), [0, 0], 2]);
  const { rows } = await test.db.pool.query(
    `select added, changed, removed, r.feature_count as n from layer_revision r join layer l on l.no = layer_no
     where l.id = 'flows' order by r.revision`,
  );
  expect(rows).toEqual([
    { added: 6, changed: 0, removed: 0, n: 6 },
    { added: 0, changed: 6, removed: 0, n: 6 },
  ]);
});

it('while a job writes an indicator another comes again later, and shows nothing of its half', async () => {
  await putAll(2);
  let isFirst = true;
  await computeSlowly(async () => {
    if (!isFirst) return;
    isFirst = false;
    await putAll(3);
    await compute(test.db);
    expect(await seen()).toEqual(flows(1));
  });
  const { rows } = await test.db.pool.query(
    `select run_at > now() as later from job where kind = 'indicator.compute' and state = 'waiting'`,
  );
  expect(rows).toEqual([{ later: true }]);
  await makeDue();
  await compute(test.db);
  expect([await seen(), await revisionIn(test.db, 'flows')]).toEqual([flows(3), 4]);
});

it('a job that was given up for dead and goes on all the same writes nothing any more', async () => {
  await putAll(4);
  await computeSlowly(async ({ id }, part) => {
    if (part > 0) return;
    await test.db.pool.query(`update job set lease_until = now() - interval '1 minute' where id = $1`, [id]);
    await putAll(5);
    await compute(test.db);
  });
  expect([await seen(), await unseen(), await revisionIn(test.db, 'flows')]).toEqual([flows(5), [0, 0], 5]);
});
