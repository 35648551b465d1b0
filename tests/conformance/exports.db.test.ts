import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../harness/use-app.ts';
import { readBack } from './gdal.ts';

/** GDAL reads every feature of every layer out of every format, with its geometry and properties. */
const world = useApp();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-files-'));
  return () => rm(folder, { recursive: true });
});

type Items = {
  features: { id: string; geometry: { coordinates: unknown }; properties: Record<string, unknown> }[];
};

/** All numbers of a geometry, however deep; a single part and a multi-part of one part have the same. */
const numbers = (geometry: unknown): number[] =>
  ((geometry as { coordinates: unknown[] }).coordinates.flat(4) as number[]).map((value) =>
    Number(value.toFixed(6)),
  );

const FORMATS = { gpkg: [], fgb: [], geojson: [], geojsonseq: [], csv: ['-oo', 'AUTODETECT_TYPE=YES'] };
const EXTENSIONS = { gpkg: 'gpkg', fgb: 'fgb', geojson: 'geojson', geojsonseq: 'geojsonl', csv: 'csv' };

describe.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])('%s', (format) => {
  it('comes back whole', async () => {
    for (const layer of world.services.catalogue.now().layers.keys()) {
      const file = join(folder, `${layer}.${EXTENSIONS[format]}`);
      const answer = await world.get(`/api/collections/${layer}/items?f=${format}`);
      await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
      const { features } = await readBack(file, ...FORMATS[format]);
      const items = (await (await world.get(`/api/collections/${layer}/items?limit=10000`)).json()) as Items;
      const all = world.services.catalogue.now().layers.get(layer)!.featureCount;
      expect([layer, features.length]).toEqual([layer, all]);
      const sorted = (rows: readonly { geometry: unknown }[]) =>
        rows.map(({ geometry }) => numbers(geometry).join()).sort();
      if (all <= 10_000) expect(sorted(features)).toEqual(sorted(items.features));
      const names = Object.keys(items.features[0]!.properties);
      for (const name of names) expect(Object.keys(features[0]!.properties).join(), layer).toContain(name);
    }
  });
});
