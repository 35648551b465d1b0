import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useDb } from '../../tests/harness/use-db.ts';
import { worldContext } from '../../tests/world/fill.ts';
import { type LoadContext, type LoadResult, loadLayer } from '../load.ts';
import { loadObservations, type ObservationResult } from '../observations/load.ts';
import { openFolder } from '../open.ts';
import { publishTheme } from '../publish.ts';
import type { OpenInput } from '../rows.ts';
import type { Edition, LayerSource, ObservationSource, Theme } from '../theme.ts';
import { openaqHours } from './air/hours.ts';
import { airStations, openaqStations } from './air/stations.ts';
import { air } from './air/theme.ts';
import { stationMonths } from './climate/months.ts';
import { climate } from './climate/theme.ts';
import { weatherStations } from './climate/weather-stations.ts';
import { transport } from './transport/theme.ts';
import { gtfsShapes, gtfsStops, transitLines, transitStops } from './transport/transit.ts';

const PACK_DIR = process.env.PACK_DIR ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

const load = async (
  theme: Theme,
  source: LayerSource,
  edition: Edition,
  context: LoadContext,
): Promise<LoadResult> => {
  await publishTheme(context.db, theme, 0);
  return loadLayer({ theme, source, edition, position: 0 }, context);
};

const REFERENCE_DIR = fileURLToPath(new URL('../../../shared/reference', import.meta.url));

/** A station for the table of months, which names none. */
const stationEdition: Edition = {
  pack: 'full',
  status: 'real',
  sources: ['climate-indices'],
  inputs: [
    {
      kind: 'file',
      path: 'station',
      row: ({ properties }) => ({ properties }),
      expect: { rows: 1, features: 1, rejects: 0 },
    },
  ],
};
const openStation: OpenInput = async function* () {
  const properties = { code: '1895', name_en: 'Months of 1895 to 2017' };
  yield { kind: 'row', row: 1, properties, geometry: { type: 'Point', coordinates: [3, 3] } };
};

/** Files of other countries load into the second country of the tests, through the themes' own layers. */
describe.skipIf(!existsSync(join(PACK_DIR, 'transport')))('files of other countries', () => {
  const test = useDb();
  const all = (rows: number) => ({ rows, features: rows, rejects: 0 });

  it.each([
    [
      'stops of the San Francisco Bay',
      transport,
      transitStops,
      gtfsStops('transport/gtfs_bart.zip', all(186)),
      186,
    ],
    [
      'lines of the San Francisco Bay',
      transport,
      transitLines,
      gtfsShapes('transport/gtfs_bart.zip', all(44)),
      44,
    ],
    [
      'stops of Porto Alegre',
      transport,
      transitStops,
      gtfsStops('transport/gtfs_porto_alegre.zip', all(3986)),
      3986,
    ],
    [
      'an air station of Toronto',
      air,
      airStations,
      openaqStations('air/openaq_v3_location_1274949.csv', { rows: 4658, features: 1, rejects: 0 }),
      1,
    ],
    [
      'another of Toronto, by another network',
      air,
      airStations,
      openaqStations('air/openaq_v3_location_1612333.csv', { rows: 3870, features: 1, rejects: 0 }),
      1,
    ],
  ])(
    '%s',
    async (_, theme, source, edition, features) => {
      const context = await worldContext(test.db, { open: openFolder(PACK_DIR), force: true });
      const result = await load(theme, source, edition, context);
      const [input] = edition.inputs;
      expect({ rows: result.rows, features: result.features, rejects: result.rejected }).toEqual(
        input?.expect,
      );
      expect(result.features).toBe(features);
    },
    120_000,
  );

  const loadSet = async (
    theme: Theme,
    source: ObservationSource,
    folder: string,
  ): Promise<ObservationResult> => {
    // Parameters of both: cheap sensors measure the weather, too.
    for (const each of [climate, air]) await publishTheme(test.db, each, 0);
    const context = await worldContext(test.db, { open: openFolder(folder), force: true });
    return loadObservations({ theme, source, edition: source.editions[0]! }, context);
  };
  const told = ({ rows, rejected, written }: ObservationResult) => ({
    rows,
    observations: written.inserted + written.corrected + written.unchanged,
    rejects: rejected,
  });
  const valuesOf = async (series: string) =>
    (
      await test.db.pool.query<{ time: string; value: number; flag: number; utc_offset: number }>(
        `select to_char(o.time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as time, o.value, o.flag, o.utc_offset
         from observation o join series s on s.no = o.series_no where s.id = $1 order by o.time`,
        [series],
      )
    ).rows;

  // Counted in the files by `tail -n +2 FILE | wc -l`; every row is one value.
  const loadStation = async (station: string, rows: number) => {
    const path = `air/openaq_v3_location_${station}.csv`;
    const context = await worldContext(test.db, { open: openFolder(PACK_DIR), force: true });
    await load(air, airStations, openaqStations(path, { rows, features: 1, rejects: 0 }), context);
    const expected = { rows, observations: rows, rejects: 0 };
    const set = openaqHours(path, 'America/Toronto', expected);
    expect(told(await loadSet(air, set, PACK_DIR))).toEqual(expected);
    return set;
  };

  it('hours of Toronto: gases in ppm are converted, in the offset they came with; again nothing changes', async () => {
    const set = await loadStation('1274949', 4658);
    const again = await loadSet(air, set, PACK_DIR);
    expect(again).toMatchObject({ state: 'unchanged', removed: 0, written: { unchanged: 4658 } });
    const no2 = await valuesOf('air-stations.no2.1274949');
    expect(no2).toHaveLength(784);
    // The file's mean is 0.007728 ppm; a part per billion is 1.913 ug/m3 at 293 K and 101.3 kPa.
    const mean = no2.reduce((sum, { value }) => sum + value, 0) / no2.length;
    expect(mean).toBeCloseTo(7.728316 * 1.913, 2);
    expect(new Set(no2.map((row) => row.utc_offset))).toEqual(new Set([-240]));
    expect([no2[0]?.time, no2.at(-1)?.time]).toEqual(['2025-09-01T01:00', '2025-10-04T00:00']);
  });

  it('hours of Toronto by a cheap sensor, which measures the weather, too', async () => {
    await loadStation('1612333', 3870);
    const pm25 = await valuesOf('air-stations.pm25.1612333');
    expect(pm25).toHaveLength(774);
    expect(Math.max(...pm25.map(({ value }) => value))).toBe(77.25);
    expect(await valuesOf('air-stations.air-temperature.1612333')).toHaveLength(774);
    expect(await valuesOf('air-stations.particles-300nm.1612333')).toHaveLength(774);
  });

  it('123 years of months, but for the ten that the file has no values of', async () => {
    // Counted by `awk -F, 'NR>1 {for (i=3;i<=5;i++) if ($i!="nan") n++} END {print NR-1, n}'`: 1476 4398.
    const expected = { rows: 1476, observations: 4398, rejects: 0 };
    const context = await worldContext(test.db, { force: true, open: openStation });
    await load(climate, weatherStations, stationEdition, context);
    const set = stationMonths('spi_monthly_1895_2017.csv', '1895', expected);
    expect(told(await loadSet(climate, set, REFERENCE_DIR))).toEqual(expected);
    const rain = await valuesOf('weather-stations.precipitation.1895');
    expect(rain).toHaveLength(1466);
    expect(rain[0]?.value).toBeCloseTo(37.30957, 6);
    expect(rain.at(-1)?.time).toMatch(/^2017-0[12]-/);
  });
});
