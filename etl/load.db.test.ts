import { beforeEach, describe, expect, it } from 'vitest';
import type { LayerDeclaration } from '../sql/model/layer.ts';
import { useDb } from '../tests/harness/use-db.ts';
import { worldContext } from '../tests/world/fill.ts';
import type { WorldRow } from '../tests/world/rows.ts';
import { openRows, site, sites, targetOf, themeOf } from '../tests/world/rows-target.ts';
import { removeLayer } from './load/remove.ts';
import { type LoadContext, type LoadResult, loadLayer, publishManifest } from './load.ts';
import { publishTheme } from './publish.ts';

const test = useDb();
let context: LoadContext;

beforeEach(async () => {
  context = await worldContext(test.db);
  await removeLayer(test.db, 'sites');
  await publishTheme(test.db, themeOf(sites), 0);
});

const load = (
  rows: WorldRow[],
  more: Partial<LoadContext> = {},
  layer: LayerDeclaration = sites,
): Promise<LoadResult> => loadLayer(targetOf(themeOf(layer)), { ...context, open: openRows(rows), ...more });

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await test.db.pool.query<T>(sql, values)).rows;

type Version = { id: string; size: number | null };
const atRevision = (revision: number): Promise<Version[]> =>
  query<Version>(
    `select f.id, (properties->>'size')::float8 as size from feature f join layer on layer.no = f.layer_no
     where layer.id = 'sites' and since_revision <= $1 and until_revision > $1 order by f.id`,
    [revision],
  );

const version = async (): Promise<number> =>
  (await query<{ version: number }>('select version from publication'))[0]!.version;

const three = [site('a', { size: 1 }), site('b', { size: 2 }), site('c', { size: 3 })];

describe('a load', () => {
  it('publishes rows as a revision, and what is told of the layer with it', async () => {
    const before = await version();
    const result = await load([
      site('a', { name_fr: 'Barrage Sidi', size: '1.5' }, [2, 3]),
      site(17, {}, [5, 4]),
    ]);
    expect(result).toMatchObject({
      state: 'published',
      features: 2,
      rows: 2,
      rejected: 0,
      changes: { added: 2, changed: 0, removed: 0 },
    });
    const [layer] = await query(`select feature_count, bbox, levels, theme_id from layer where id = 'sites'`);
    expect(layer).toEqual({ feature_count: 2, bbox: [2, 3, 5, 4], levels: [], theme_id: 'trial' });
    const rows = await query(
      `select f.id, fid = 17 as own, search_text, st_srid(geom) as srid, st_srid(geom_3857) as tiles,
         st_distance(st_transform(geom, 3857), geom_3857) < 1e-6 as alike
       from feature f join layer on no = layer_no where layer.id = 'sites' order by f.id`,
    );
    expect(rows).toEqual([
      { id: '17', own: true, search_text: null, srid: 4326, tiles: 3857, alike: true },
      { id: 'a', own: false, search_text: 'barrage sidi', srid: 4326, tiles: 3857, alike: true },
    ]);
    expect(await version()).toBeGreaterThan(before);
  });

  it('of the same rows changes nothing, not even the revision', async () => {
    const first = await load(three);
    const before = await version();
    const again = await load(three.toReversed());
    expect(again).toMatchObject({
      state: 'unchanged',
      revision: first.revision,
      changes: { added: 0, changed: 0, removed: 0 },
    });
    expect(await version()).toBe(before);
    expect(
      await query(
        `select count(*)::int as n from feature f join layer on no = layer_no where layer.id = 'sites'`,
      ),
    ).toEqual([{ n: 3 }]);
    expect(await query(`select state from load order by no desc limit 1`)).toEqual([{ state: 'unchanged' }]);
  });

  it('writes only what differs, and keeps what was for those who ask', async () => {
    const { revision } = await load(three);
    const result = await load([
      site('a', { size: 1 }),
      site('b', { size: 20 }),
      site('d', { size: 4 }),
      site('c', { size: 3 }),
    ]);
    expect(result).toMatchObject({ revision: revision + 1, changes: { added: 1, changed: 1, removed: 0 } });
    expect(await atRevision(revision)).toEqual([
      { id: 'a', size: 1 },
      { id: 'b', size: 2 },
      { id: 'c', size: 3 },
    ]);
    expect(await atRevision(revision + 1)).toEqual([
      { id: 'a', size: 1 },
      { id: 'b', size: 20 },
      { id: 'c', size: 3 },
      { id: 'd', size: 4 },
    ]);
    const history = await query(
      `select revision, feature_count, added, changed, removed from layer_revision order by revision`,
    );
    expect(history).toEqual([
      { revision, feature_count: 3, added: 3, changed: 0, removed: 0 },
      { revision: revision + 1, feature_count: 4, added: 1, changed: 1, removed: 0 },
    ]);
    expect(
      await query(
        `select count(*)::int as n from feature f join layer on no = layer_no where layer.id = 'sites'`,
      ),
    ).toEqual([{ n: 5 }]);
  });

  it('keeps the version of what stays, and gives back one that comes again as a new one', async () => {
    const { revision } = await load(three);
    const vid = async () =>
      (await query<{ vid: number }>(`select max(vid)::int as vid from feature where id = 'a'`))[0]!.vid;
    const first = await vid();
    await load([...three, site('d')]);
    expect(await vid()).toBe(first);
    await load([site('b', { size: 2 }), site('c', { size: 3 }), site('d')], { force: true });
    await load([...three, site('d')]);
    expect(await vid()).toBeGreaterThan(first);
    expect((await atRevision(revision + 2)).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  });

  it('lists what it refuses: with the load, and for the report', async () => {
    const told: string[] = [];
    const result = await load(
      [site('a', { size: -1 }), site('b'), site('b'), { properties: { code: 'c' }, geometry: null }],
      {
        problem: ({ row, reason }) => void told.push(`${row} ${reason}`),
      },
    );
    expect(result).toMatchObject({ rows: 4, features: 1, rejected: 3 });
    expect(told).toEqual(['2 too-small', '4 duplicate-key', '5 missing-coordinates']);
    const kept =
      await query(`select problem->>'reason' as reason, (problem->>'row')::int as row, problem->>'detail' as detail
      from load_problem where load_no = (select max(no) from load) order by position`);
    expect(kept).toEqual([
      { reason: 'too-small', row: 2, detail: '0' },
      { reason: 'duplicate-key', row: 4, detail: '3' },
      { reason: 'missing-coordinates', row: 5, detail: null },
    ]);
    expect(await query('select rows_read, rows_rejected, inputs from load order by no desc limit 1')).toEqual(
      [{ rows_read: 4, rows_rejected: 3, inputs: ['rows.csv'] }],
    );
  });

  it('stores text that could break a copy or JSON as it is', async () => {
    const name = 'tab\there \\N \\. "quoted" {a,b} \n line — عين';
    await load([site('a', { name_en: name }), site('b', { name_en: 'nul \u0000 and \ud800 half' })]);
    expect(
      await query(
        `select properties->>'name_en' as name from feature f join layer on no = layer_no where layer.id = 'sites' order by f.id`,
      ),
    ).toEqual([{ name }, { name: 'nul  and \ufffd half' }]);
  });
});

describe('a load that would drop much', () => {
  const ten = Array.from({ length: 10 }, (_, i) => site(`s${i}`));

  it('of more than a fifth is refused, and leaves all as it was', async () => {
    const { revision } = await load(ten);
    await expect(load(ten.slice(0, 7))).rejects.toThrow(
      'layer sites would lose 3 of its 10 features (30 %); --force loads it all the same',
    );
    expect(await atRevision(revision)).toHaveLength(10);
    expect(await query(`select revision from layer where id = 'sites'`)).toEqual([{ revision }]);
    expect(
      await query(`select count(*)::int as n from feature where until_revision < 9223372036854775807`),
    ).toEqual([{ n: 0 }]);
    expect(await query(`select state, error from load order by no desc limit 1`)).toMatchObject([
      { state: 'failed' },
    ]);
  });

  it('of a fifth is not', async () => {
    await load(ten);
    expect(await load(ten.slice(0, 8))).toMatchObject({ changes: { removed: 2 } });
  });

  it('is taken with force, and from another pack', async () => {
    await load(ten);
    expect(await load(ten.slice(0, 1), { force: true })).toMatchObject({
      features: 1,
      changes: { removed: 9 },
    });
    await load(ten);
    const full = targetOf(themeOf(sites), 'full');
    expect(await loadLayer(full, { ...context, open: openRows([site('other')]) })).toMatchObject({
      changes: { added: 1, removed: 10 },
    });
  });
});

describe('a manifest', () => {
  const renamed = { ...sites, title: { ar: 'مواقع', fr: 'Lieux', en: 'Places' } };

  it('that changes raises the revision, with the same rows', async () => {
    const { revision } = await load(three);
    const result = await publishManifest(targetOf(themeOf(renamed)), context);
    expect(result).toMatchObject({
      state: 'published',
      revision: revision + 1,
      features: 3,
      changes: { added: 0, changed: 0, removed: 0 },
    });
    expect(await atRevision(revision + 1)).toHaveLength(3);
    expect(
      await query(`select manifest->'title'->>'en' as title from layer_revision order by revision`),
    ).toEqual([{ title: 'Sites' }, { title: 'Places' }]);
    expect(await query(`select rows_read from load order by no desc limit 1`)).toEqual([{ rows_read: 3 }]);
  });

  it('that is the same does not', async () => {
    const { revision } = await load(three);
    expect(await publishManifest(targetOf(themeOf(sites)), context)).toMatchObject({
      state: 'unchanged',
      revision,
    });
  });
});

describe('a layer that was removed', () => {
  it('is gone with its rows, and goes on counting revisions when it comes again', async () => {
    const first = await load(three);
    await load([...three, site('d')]);
    expect(await removeLayer(test.db, 'sites')).toBe(true);
    expect(await removeLayer(test.db, 'sites')).toBe(false);
    expect(await query(`select count(*)::int as n from feature`)).toEqual([{ n: 0 }]);
    expect(
      await query(`select count(*)::int as n from pg_inherits where inhparent = 'feature'::regclass`),
    ).toEqual([{ n: 0 }]);
    expect((await load(three)).revision).toBe(first.revision + 2);
  });
});
