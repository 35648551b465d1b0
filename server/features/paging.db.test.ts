import { beforeAll, describe, expect, it } from 'vitest';
import { ensureLayer } from '../../etl/load/layer.ts';
import type { Layer } from '../../sql/model/layer.ts';
import { type Item, linkOf, pageOf } from '../../tests/api/pages.ts';
import { type Read, readsOf } from '../../tests/harness/reads-of.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { usedMemory } from '../../tests/harness/used-memory.ts';
import { partitionOf, type Sql } from '../layers/visible.ts';
import { findFeatures, searchable } from '../places/features.ts';
import { areaCondition } from './area.ts';
import { CRS84 } from './crs.ts';
import { layerFixture } from './layer.fixture.ts';
import { overlapsQuery } from './overlaps.ts';
import { type RowsRequest, rowsQuery } from './rows-query.ts';
import { containing, where } from './sql.ts';

const MANY = 100_000;
const world = useApp();
const get = (path: string) => world.get(path);
const ITEMS = '/api/collections/wells/items';

/** A hundred thousand wells, a quarter of them with an older version that no current revision shows. */
const fillWells = async (): Promise<void> => {
  const { db } = world;
  const manifest: Layer = { ...layerFixture, theme: 'monitoring', sources: ['world'] };
  const wells = { id: 'wells', theme: 'monitoring', position: 9, manifest, origin: 'theme' } as const;
  const { no } = await ensureLayer(db, wells);
  for (const [since, until, each] of [
    [1, 2, 4],
    [2, null, 1],
  ] as const) {
    await db.pool.query(
      `insert into ${partitionOf('feature', { no })} (layer_no, fid, id, properties, geom, geom_3857, search_text, digest, since_revision, until_revision)
       select ${no}, i, 'W' || i, jsonb_build_object('code', 'W' || i, 'kind', 'k' || i % 10, 'value', (i * 7919) % 10007, 'name_en', 'Well ' || i),
         g, ST_Transform(g, 3857), 'well ' || i, md5(i::text)::uuid, ${since}, coalesce(${until}, 9223372036854775807)
       from generate_series(1, ${MANY}, ${each}) i, lateral (select ST_Point(2 + (i % 400) * 0.01, 2 + (i / 400) * 0.016, 4326) as g) p`,
    );
  }
  await db.pool.query(
    `update layer set revision = 2, published_at = now(), feature_count = ${MANY}, bbox = array[2, 2, 6, 6] where no = ${no}`,
  );
  await db.pool.query(`analyze ${partitionOf('feature', { no })}`);
  await db.pool.query('update publication set version = version + 1');
  await world.services.catalogue.refresh();
};

beforeAll(fillWells);

const layer = () => world.services.catalogue.now().layers.get('wells')!;
const request = (given: Partial<RowsRequest> = {}): RowsRequest => ({
  selection: { layer: layer(), revision: 2, period: null, filter: null },
  conditions: [],
  sort: null,
  crs: CRS84,
  form: 'json',
  ...given,
});

const planOf = async ({ text, values }: Sql): Promise<string> => {
  const { rows } = await world.db.pool.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};

const blocksOf = (reads: readonly Read[]): number => reads.reduce((sum, { blocks }) => sum + blocks, 0);

describe('a hundred thousand features', () => {
  it('are paged through once each, the last page read as quickly as the first', async () => {
    const blocks: number[] = [];
    const items: Item[] = [];
    for (let at: string | undefined = `${ITEMS}?limit=10000&properties=code`; at; ) {
      const path: string = at;
      const reads = await readsOf(world.db, async () => {
        const page = await pageOf(get, path);
        items.push(...page.features);
        at = linkOf(page, 'next')?.slice(world.origin.length);
      });
      blocks.push(blocksOf(reads));
    }
    expect(new Set(items.map(({ id }) => id)).size).toBe(MANY);
    expect(items).toHaveLength(MANY);
    expect(blocks).toHaveLength(10);
    expect(Math.max(...blocks)).toBeLessThan(2 * blocks[0]!);
  });

  it('a page in the middle reads as much as the first', async () => {
    const middle = `${ITEMS}?limit=100&after=50000.999999999999`;
    const [first, later] = [
      await readsOf(world.db, () => pageOf(get, `${ITEMS}?limit=100`)),
      await readsOf(world.db, async () => expect((await pageOf(get, middle)).features[0]?.id).toBe('W50001')),
    ];
    expect(blocksOf(first)).toBeGreaterThan(0);
    expect(blocksOf(later)).toBeLessThan(2 * blocksOf(first));
  });

  it('in the order of a property are looked through once a page, however long the page', async () => {
    const seen: string[] = [];
    const watched = `${ITEMS}?limit=10000&sortby=-value&properties=value`;
    const first = await pageOf(get, watched);
    const second = await pageOf(get, linkOf(first, 'next')!.slice(world.origin.length));
    for (const { id } of [...first.features, ...second.features]) seen.push(String(id));
    expect(new Set(seen).size).toBe(20_000);
    const values = [...first.features, ...second.features].map(({ properties }) => Number(properties?.value));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    for (const limit of [100, 10_000]) {
      const path = `${ITEMS}?limit=${limit}&sortby=value&properties=value&skipGeometry=true`;
      const reads = await readsOf(world.db, () => pageOf(get, path));
      const all = reads.filter(({ rows }) => rows >= MANY);
      expect([limit, all.length]).toEqual([limit, 1]);
      // What is not looked through is fetched by its place.
      expect(reads.every(({ rows }) => rows >= MANY || rows <= limit + 1)).toBe(true);
    }
  });

  it('their number is known without counting', async () => {
    const page = await pageOf(get, `${ITEMS}?limit=1`);
    expect([page.numberMatched, linkOf(page, 'next')]).toEqual([MANY, expect.stringContaining('after=1.')]);
  });

  it.each(['csv', 'geojsonseq', 'fgb', 'gpkg'])('go out as %s in bounded memory', async (format) => {
    const before = usedMemory();
    const response = await get(`${ITEMS}?f=${format}`);
    let bytes = 0;
    let most = 0;
    for await (const chunk of response.body!) {
      if (Math.floor((bytes + chunk.length) / 2e6) > Math.floor(bytes / 2e6))
        most = Math.max(most, usedMemory());
      bytes += chunk.length;
    }
    expect(bytes).toBeGreaterThan(5_000_000);
    expect(most).toBeGreaterThan(0);
    expect(most - before).toBeLessThan(300e6);
  });
});

describe('queries use their index', () => {
  const BBOX = [2.5, 2.5, 2.6, 2.6] as const;

  it('for a page', async () => {
    const plan = await planOf(rowsQuery(request(), { fid: 50_000, vid: 0 }, 101));
    expect(plan).toMatch(/Index Scan using feature_\d+_fid_vid_idx/);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  });

  it('for a box', async () => {
    const area = await areaCondition(world.db, layer(), CRS84, [BBOX]);
    const plan = await planOf(rowsQuery(request({ conditions: [area] }), null, 101));
    expect(plan).toMatch(/feature_\d+_geom_3857_idx/);
    expect(plan).not.toMatch(/Seq Scan/);
  });

  it('for words', async () => {
    const conditions = [where('f.search_text like ?', containing('51234'))];
    const plan = await planOf(rowsQuery(request({ conditions }), null, 101));
    expect(plan).toMatch(/feature_\d+_search_text_idx/);
    for (const how of ['part', 'alike'] as const)
      expect(await planOf(findFeatures('well 51234', searchable([layer()]), { how, limit: 10 }))).toMatch(
        /feature_\d+_search_text_idx/,
      );
  });

  it('for one feature, by id, number or version', async () => {
    for (const [condition, index] of [
      [where('f.id = ?', 'W7'), /feature_\d+_id_since_revision_idx/],
      [where('f.fid = ?::int8', 7), /feature_\d+_fid_vid_idx/],
      [where('f.vid = ?::int8', 7), /feature_\d+_vid_idx/],
    ] as const)
      expect(await planOf(rowsQuery(request({ conditions: [condition] }), null, 2))).toMatch(index);
  });

  it('for what lies near', async () => {
    const { rows } = await world.db.pool.query("select vid from feature where id = 'P-1'");
    const permits = world.services.catalogue.now().layers.get('permits')!;
    const plan = await planOf(
      overlapsQuery({
        layer: permits,
        vid: rows[0].vid,
        id: 'P-1',
        other: layer(),
        metres: 1000,
        period: null,
        limit: 100,
      }),
    );
    expect(plan).toMatch(/feature_\d+_geom_3857_idx/);
  });
});
