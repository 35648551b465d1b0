import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishThemes } from '../etl/command/publish.ts';
import { openerOf } from '../etl/command/source.ts';
import { type LoadContext, type LoadResult, loadLayer } from '../etl/load.ts';
import { loadObservations, type ObservationResult } from '../etl/observations/load.ts';
import { type ObservationTarget, observationTargetsOf } from '../etl/observations/target.ts';
import { inOrder, type Pack, targetsOf } from '../etl/targets.ts';
import { REGISTRY } from '../etl/themes/index.ts';
import { isAsStated, verdictRows, verify } from '../etl/verify.ts';
import { tunisia } from '../sql/countries/tunisia.ts';
import { doJobs } from './harness/jobs/do-jobs.ts';
import { ENGINE, useDb } from './harness/use-db.ts';
import { worldContext } from './world/fill.ts';

const PACK_DIR = process.env.PACK_DIR ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

const noFetch = async (): Promise<string> => {
  throw new Error('tests fetch nothing');
};

const INDICATORS = REGISTRY.flatMap(({ indicators }) => (indicators ?? []).map(({ id }) => id));
/** What values of indicators can be. */
const POSSIBLE: readonly (readonly [names: RegExp, bounds: readonly [number, number]])[] = [
  [/-(share|rate|cover)$|^people-/, [-5, 100]],
  [/^dam-filling/, [0, 110]],
  [/^water-stress$/, [5, 500]],
  [/^waste-per-head$/, [100, 600]],
  [/-index$/, [0, 150]],
  [/^spe?i-/, [-3.09, 3.09]],
  [/^temperature-anomaly$/, [-3, 3]],
  [/^rangeland-change$/, [-30, 10]],
  [/^european-air-quality$/, [1, 6]],
  [/^us-air-quality$/, [0, 500]],
  [/^bathing-class$/, [1, 4]],
  [/-year-mean$/, [1, 100]],
  [/-days|-hours/, [0, 366]],
];

type Opener = (target: Parameters<typeof openerOf>[0]) => LoadContext['open'];
const openingFor =
  (pack: Pack, folder?: string): Opener =>
  (target) =>
    openerOf(target, pack, folder ? { kind: 'folder', path: folder } : { kind: 'origins' }, noFetch);

/** Loads every layer of the registry as `pack` does. */
const loadPack = async (context: LoadContext, pack: Pack, folder?: string): Promise<LoadResult[]> => {
  const results: LoadResult[] = [];
  await publishThemes(context.db, REGISTRY, REGISTRY);
  const opening = openingFor(pack, folder);
  for (const target of inOrder(targetsOf(REGISTRY, pack))) {
    results.push(await loadLayer(target, { ...context, open: opening(target) }));
  }
  return results;
};

const loadSets = async (
  context: LoadContext,
  targets: readonly ObservationTarget[],
  opening: Opener,
): Promise<ObservationResult[]> => {
  const results: ObservationResult[] = [];
  for (const target of targets)
    results.push(await loadObservations(target, { ...context, open: opening(target) }));
  return results;
};

const differences = async (context: LoadContext): Promise<string[][]> =>
  verdictRows((await verify(context.db, REGISTRY)).filter(({ state }) => state === 'different')).slice(1);

// Both engines hold what `npm start` loads to the same (tests/start.db.test.ts); on the quicker one it is looked at closely.
describe.runIf(ENGINE === 'server')('the starter pack', () => {
  const test = useDb({ template: 'starter' });
  let context: LoadContext;
  beforeAll(async () => {
    context = await worldContext(test.db, { country: tunisia });
  });

  it('is as its themes state, and loads again without a change', async () => {
    expect(await differences(context)).toEqual([]);
    expect(isAsStated(await verify(context.db, REGISTRY), REGISTRY)).toBe(true);
    const layers = await loadPack(context, 'starter');
    expect(layers.filter(({ state }) => state !== 'unchanged')).toEqual([]);
    const sets = await loadSets(context, observationTargetsOf(REGISTRY, 'starter'), openingFor('starter'));
    expect(sets.filter(({ state }) => state !== 'unchanged')).toEqual([]);
  }, 300_000);

  it('has the errors of the samples’ instruments flagged, and hardly another value', async () => {
    const { rows } = await context.db.pool.query<{ isError: boolean; suspect: number; n: number }>(
      `select parameter_id = 'pm10' and value > 600 as "isError",
         count(*) filter (where flag = 2)::int as suspect, count(*)::int as n
       from observation o join series s on s.no = o.series_no group by 1 order by 1`,
    );
    const [sound, errors] = rows;
    expect(errors?.n).toBeGreaterThan(10);
    // One beside a gap has no neighbour in time that it could be held against.
    expect((errors?.suspect ?? 0) / (errors?.n ?? 0)).toBeGreaterThan(0.9);
    expect((sound?.suspect ?? 0) / (sound?.n ?? 0)).toBeLessThan(0.0003);
  });

  it('has values of every indicator, none that cannot be, and those of the shore as fast as they were made', async () => {
    // Forecasts of a whole pack take minutes, and are no indicators.
    const jobs = ['budget.series', 'series.gather', 'indicator.compute'] as const;
    while ((await doJobs(context.db, process.env, {}, jobs)) > 0);
    const { rows } = await context.db.pool.query<{ id: string; low: number; high: number }>(
      `select l.id, min(v.value) as low, max(v.value) as high from computed_value v join layer l on l.no = v.layer_no
         where l.id = any($1) and v.value is not null group by l.id`,
      [INDICATORS],
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([...INDICATORS].sort());
    const strange = rows.filter(({ id, low, high }) => {
      const [least, most] = POSSIBLE.find(([names]) => names.test(id))?.[1] ?? [0, 20_000];
      return low < least || high > most;
    });
    expect(strange).toEqual([]);
    const shore = await context.db.pool.query<{ off: number }>(
      `select abs(v.value - (f.properties->>'rate_m_a')::float8) as off from computed_value v
         join layer l on l.no = v.layer_no and l.id = 'shoreline-change-rate'
         join layer b on b.id = 'coast-segments' join feature f on f.layer_no = b.no and f.id = v.feature_id`,
    );
    expect(shore.rows).toHaveLength(25);
    expect(Math.max(...shore.rows.map(({ off }) => off))).toBeLessThan(0.3);
  }, 300_000);

  it('gives each layer a source whose licence is known', async () => {
    const found = await context.db.pool.query(
      `select layer.id from layer, jsonb_array_elements_text(manifest->'sources') as name
       left join source on source.id = name left join licence on licence.id = source.licence_id where licence.id is null`,
    );
    expect(found.rows).toEqual([]);
  });
});

describe.skipIf(!existsSync(join(PACK_DIR, 'README.md')))('the full pack', () => {
  const test = useDb();

  it('loads from the folder of real files, as its themes state', async () => {
    const context = await worldContext(test.db, { country: tunisia });
    await loadPack(context, 'full', PACK_DIR);
    const files = observationTargetsOf(REGISTRY, 'full').filter(({ edition }) => edition.pack === 'full');
    const sets = await loadSets(context, files, openingFor('full', PACK_DIR));
    expect(sets).toMatchObject([{ set: 'dam-sheets', rows: 3168, rejected: 0, written: { inserted: 9504 } }]);
    expect(await differences(context)).toEqual([]);
  }, 600_000);
});
