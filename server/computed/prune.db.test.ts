import { beforeAll, expect, it } from 'vitest';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import { reload } from '../../tests/api/reload.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { flowIn, flowIndicators, jsonOf, putFlow, touchIn } from '../../tests/world/flows.ts';
import { compute, publishIndicators, putParameter } from '../../tests/world/indicators.ts';
import { pruneComputed } from './prune.ts';

const world = useApp();

/** Publishes another flow, and stations of another name. */
const publish = async (value: number, revision: number): Promise<void> => {
  await putFlow(world.db, '11', { 2020: value });
  await touchIn(world.db, flowIn('11', 2020));
  await compute(world.db);
  await reload(world.db, 'stations', (rows) =>
    rows.map((row) => ({ ...row, properties: { ...row.properties, name_en: `Name ${revision}` } })),
  );
};

const AGES = { 1: 200, 2: 100, 3: 80, 4: 0 };
const age = (revision: number, days: number) =>
  world.db.pool.query(
    `update layer_revision set published_at = now() - $2 * interval '1 day' where revision = $1`,
    [revision, days],
  );

const asked = async (query: string, layer = 'flows') => {
  const { status, body } = await jsonOf(world, `/api/collections/${layer}/items?${query}`);
  return status === 200
    ? body.features.map(({ properties }: { properties: { value: number; name_en: string } }) =>
        layer === 'flows' ? properties.value : properties.name_en,
      )
    : status;
};
const daysAgo = (days: number) => encodeURIComponent(new Date(Date.now() - days * 86_400_000).toISOString());

const count = async (text: string): Promise<number> =>
  (await world.db.pool.query<{ n: number }>(`select count(*)::int as n from ${text}`)).rows[0]!.n;
const FLOWS = "computed_value v join layer l on l.no = v.layer_no where l.id = 'flows'";
const STATIONS = "feature f join layer l on l.no = f.layer_no where l.id = 'stations'";

beforeAll(async () => {
  await putParameter(world.db, 'flow');
  await putFlow(world.db, '11', { 2020: 1 });
  await publishIndicators(world.db, flowIndicators().slice(0, 1));
  await compute(world.db);
  for (const [at, value] of [2, 3, 4].entries()) await publish(value, at + 2);
  for (const [revision, days] of Object.entries(AGES)) await age(Number(revision), days);
  await world.db.pool.query(
    `insert into observation_past (series_no, time, version, value, utc_offset, flag, checks, below, since, until, why)
     select no, last_time, 1, 0, 60, 0, 0, false, now() - interval '9 years', now() - interval '8 years', 'corrected' from series where parameter_id = 'flow'`,
  );
  await world.services.catalogue.refresh();
});

it('what was computed before goes when its time has come; what may still be asked for stays', async () => {
  expect([await asked('revision=1'), await count(FLOWS)]).toEqual([[1], 4]);
  const loaded = async () => [await count(STATIONS), await count('observation_past')];
  const before = await loaded();
  await enqueue(world.db.pool, 'retention', {});
  await doJobs(world.db, { ...process.env, KEEP_COMPUTED_DAYS: '90' });
  // The revision that was shown ninety days ago is the second.
  expect(await asked('revision=1')).toBe(404);
  expect(await asked(`as-of=${daysAgo(150)}`)).toBe(404);
  expect([await asked('revision=2'), await asked('revision=3'), await asked('')]).toEqual([[2], [3], [4]]);
  expect([await asked(`as-of=${daysAgo(89)}`), await asked(`as-of=${daysAgo(79)}`)]).toEqual([[2], [3]]);
  expect(await count(FLOWS)).toBe(3);
  // Neither a feature nor an observation loses a version.
  expect([before, await loaded()]).toEqual([[4 * 240, 1], before]);
  expect(await asked('revision=1&limit=1', 'stations')).toEqual([expect.stringMatching(/^Station \d+$/)]);
});

it('however many blocks they lie in, and again does nothing', async () => {
  const columns = `layer_no, feature_id, base_vid, valid_from, valid_to, value, properties, inputs, digest`;
  await world.db.pool.query(
    `insert into computed_value (${columns}, since_revision, until_revision)
     select ${columns}, 1, 2 from (select v.* from ${FLOWS} limit 1) v, generate_series(1, 500)`,
  );
  const prune = () => pruneComputed(world.db, new AbortController().signal, { days: 90, step: 1 });
  expect([await prune(), await prune(), await count(FLOWS)]).toEqual([500, 0, 3]);
  expect([await asked('revision=2'), await asked('')]).toEqual([[2], [4]]);
});
